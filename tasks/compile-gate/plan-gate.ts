import { type CompiledSuite, compileSuite, fromGreatExpectations, isQualityError, type Scalar } from '../../quality/index.ts'
import { TaskError } from '../../schemas/task-error.ts'
import type { GateRequest } from './contract.ts'

/** How a request is read otherwise than from its own table. */
export interface PlanOptions {
  /** Columns that the rows have beside those of the table. Default: none. */
  readonly added?: readonly { readonly name: string; readonly type: string }[]
  /** The table that is read. Default: the request's. */
  readonly table?: string
  /** The partition. Default: the day, and the record type where it is a partition key. */
  readonly partition?: Readonly<Record<string, Scalar>>
}

/** Compiles the suite of a request. `document` is the suite's JSON: our own or that of Great Expectations, which have one form. */
export function planGate(request: GateRequest, document: unknown, options: PlanOptions = {}): CompiledSuite {
  const { table, now } = request
  try {
    return compileSuite(fromGreatExpectations(document), {
      table: { database: table.database, table: options.table ?? table.name },
      columns: [...columnsOf(request), ...(options.added ?? [])],
      partition: options.partition ?? partitionOf(request),
      now,
    })
  } catch (error) {
    if (!isQualityError(error)) throw error
    const code = error.code === 'statement-too-long' ? 'Quality.SuiteTooLarge' : 'Quality.SuiteInvalid'
    throw new TaskError(code, `${error.path === '' ? '' : `${error.path}: `}${error.message}: ${error.hint}`, { cause: error })
  }
}

/** The columns of the table, its partition keys among them. */
export function columnsOf({ table }: GateRequest) {
  return [...table.columns, ...table.partition_keys].map(({ Name, Type }) => ({ name: Name, type: Type }))
}

function partitionOf({ record_type, dt, table }: GateRequest): Readonly<Record<string, Scalar>> {
  const keys = [...table.partition_keys, ...table.columns].map(({ Name }) => Name.toLowerCase())
  if (!keys.includes('dt')) {
    throw new TaskError(
      'Quality.PartitionColumnNotFound',
      `${table.database}.${table.name} has no column dt, by which a gate takes one day: it has ${keys.join(', ')}`,
    )
  }
  return { ...(keys.includes('record_type') && { record_type }), dt }
}
