import type { Batch } from '../batch.ts'
import { checkedKwargs } from '../checked-kwargs.ts'
import { conditionSql, parseCondition } from '../condition/index.ts'
import type { Expectation, Kwargs, MeasureExpectation, RowExpectation, RowPlan } from '../expectation.ts'
import { EXPECTATIONS } from '../expectations/catalogue.ts'
import { isQualityError, QualityError } from '../quality-error.ts'
import type { ExpectationConfig, Suite } from '../suite.ts'

interface Common {
  readonly config: ExpectationConfig
  /** Its place in the suite: what its columns in the scan are called by. */
  readonly index: number
}

/** An expectation of the suite with what it asks of the scan, or with the reason why it can ask nothing. */
export type Planned =
  | (Common & { readonly kind: 'row'; readonly expectation: RowExpectation; readonly plan: RowPlan; readonly condition?: string })
  | (Common & {
      readonly kind: 'measure'
      readonly expectation: MeasureExpectation
      readonly measures: Readonly<Record<string, string>>
      readonly batch: Batch
    })
  | (Common & { readonly kind: 'error'; readonly error: QualityError })

/** Plans every expectation of a suite without parameters; what is wrong with one is its own outcome and spoils no other. */
export function planSuite(suite: Suite, batch: Batch): readonly Planned[] {
  return suite.expectations.map((config, index) => {
    try {
      return { index, config, ...planned(config, batch) }
    } catch (error) {
      if (!isQualityError(error)) throw error
      return { kind: 'error', index, config, error: new QualityError(error, { cause: error }).under(`/expectations/${index}`) }
    }
  })
}

function planned(config: ExpectationConfig, batch: Batch) {
  const expectation = expectationOf(config.type)
  const kwargs = checkedKwargs(expectation, config.kwargs)
  const scope = withCondition(kwargs, batch)
  if (expectation.kind === 'measure')
    return { kind: 'measure', expectation, measures: expectation.measures(kwargs, scope), batch: scope } as const
  const { condition } = scope
  return { kind: 'row', expectation, plan: expectation.plan(kwargs, scope), ...(condition !== undefined && { condition }) } as const
}

/** The expectation of a type. Throws `unknown-expectation`. */
export function expectationOf(type: string): Expectation {
  const expectation = EXPECTATIONS.get(type)
  if (expectation !== undefined) return expectation
  throw new QualityError({
    code: 'unknown-expectation',
    path: '/type',
    message: `there is no expectation ${type}`,
    hint: `known are ${[...EXPECTATIONS.keys()].sort().join(', ')}`,
  })
}

function withCondition({ row_condition }: Kwargs, batch: Batch): Batch {
  if (typeof row_condition !== 'string') return batch
  return { ...batch, condition: conditionSql(parseCondition(row_condition), batch) }
}
