import { checkedKwargs } from '../checked-kwargs.ts'
import { expectationOf } from '../compile/planned.ts'
import type { Kwargs } from '../expectation.ts'
import { isMap } from '../parameters/parameter.ts'
import { isQualityError, QualityError } from '../quality-error.ts'
import { SEVERITIES, type Severity } from '../severity.ts'
import type { ExpectationConfig, Suite } from '../suite.ts'
import { REFUSED_ARGUMENTS, RUN_ARGUMENTS } from './run-arguments.ts'

/** Names that upstream gave up, and what they are called now. */
const RENAMED: Readonly<Record<string, string>> = {
  expect_multicolumn_values_to_be_unique: 'expect_select_column_values_to_be_unique_within_record',
}

/**
 * Reads an expectation suite in the JSON of Great Expectations, parsed: of 1.x (`name`, `expectations[].type`) or of 0.18
 * (`expectation_suite_name`, `expectations[].expectation_type`). Throws a QualityError that names the expectation or argument it cannot read.
 * https://docs.greatexpectations.io/docs/reference/api/ExpectationSuite_class
 */
export function fromGreatExpectations(json: unknown): Suite {
  if (!isMap(json) || !Array.isArray(json.expectations))
    throw invalid('', 'this is no expectation suite', 'pass the parsed JSON of a suite, with its list of expectations')
  const name = json.name ?? json.expectation_suite_name
  if (typeof name !== 'string') throw invalid('/name', 'the suite has no name', 'name it: "name" (1.x) or "expectation_suite_name" (0.18)')
  const expectations = json.expectations.map((entry, index) => {
    try {
      return readExpectation(entry)
    } catch (error) {
      throw isQualityError(error) ? new QualityError(error, { cause: error }).under(`/expectations/${index}`) : error
    }
  })
  return Object.freeze({
    name,
    expectations: Object.freeze(expectations),
    ...(typeof json.id === 'string' && { id: json.id }),
    ...(isMap(json.meta) && { meta: json.meta }),
    ...(json.notes != null && { notes: json.notes }),
  })
}

function readExpectation(entry: unknown): ExpectationConfig {
  if (!isMap(entry)) throw invalid('', 'an expectation is no object', 'write {"type": ..., "kwargs": {...}}')
  const written = entry.type ?? entry.expectation_type
  if (typeof written !== 'string')
    throw invalid('/type', 'an expectation has no type', 'name it: "type" (1.x) or "expectation_type" (0.18)')
  const expectation = expectationOf(RENAMED[written] ?? written)
  const kwargs = isMap(entry.kwargs) ? ownArguments(entry.kwargs, Object.keys(expectation.schema.properties)) : {}
  return Object.freeze({
    type: expectation.type,
    kwargs: checkedKwargs(expectation, kwargs),
    severity: severityOf(entry.severity),
    ...(typeof entry.id === 'string' && { id: entry.id }),
    ...(isMap(entry.meta) && Object.keys(entry.meta).length > 0 && { meta: entry.meta }),
    ...(entry.notes != null && { notes: entry.notes }),
    ...(typeof entry.description === 'string' && { description: entry.description }),
  })
}

/** The arguments that are the expectation's; `null` is how Great Expectations writes one that is not given. */
function ownArguments(kwargs: Kwargs, known: readonly string[]): Kwargs {
  const own = Object.entries(kwargs).filter(([name, value]) => value !== null && (known.includes(name) || !RUN_ARGUMENTS.has(name)))
  const refused = own.find(([name, value]) => name in REFUSED_ARGUMENTS && value !== false)
  if (refused !== undefined) {
    throw new QualityError({
      code: 'unsupported-argument',
      path: `/kwargs/${refused[0]}`,
      message: `the argument ${refused[0]} is not supported: ${REFUSED_ARGUMENTS[refused[0]]}`,
      hint: 'remove it',
    })
  }
  return Object.fromEntries(own.filter(([name]) => !(name in REFUSED_ARGUMENTS)))
}

function severityOf(value: unknown): Severity {
  if (value === undefined || value === null) return 'critical'
  const severity = SEVERITIES.find((known) => known === value)
  if (severity !== undefined) return severity
  throw invalid('/severity', `severity is ${JSON.stringify(value)}`, `use ${SEVERITIES.join(', ')}`)
}

function invalid(path: string, message: string, hint: string): QualityError {
  return new QualityError({ code: 'invalid-suite', path, message, hint })
}
