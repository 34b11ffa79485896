import { EXPECTATIONS } from '../expectations/catalogue.ts'
import type { ExpectationResult, ValidationResult } from '../judge/validation-result.ts'
import { SEVERITIES } from '../severity.ts'

/** How many values of a sample a line shows. */
const SHOWN = 5

/**
 * A validation result for people, such as the reader of a notification: what was checked, what failed, worst first, with a few values of each.
 * Plain text; samples are of the data, so it must go only where the data may.
 */
export function summaryText({ suite_name, verdict, results, statistics, meta }: ValidationResult): string {
  const partition = Object.entries(meta.partition).map(([name, value]) => `${name}=${value}`)
  const failed = results
    .filter(({ success }) => !success)
    .toSorted((a, b) => SEVERITIES.indexOf(severityOf(b)) - SEVERITIES.indexOf(severityOf(a)))
  const head = `${suite_name}: ${verdict} (${statistics.successful_expectations} of ${statistics.evaluated_expectations} expectations, ${meta.row_count} rows of ${[meta.table, ...partition].join(' ')})`
  return [head, ...failed.map((result) => `- ${severityOf(result)}: ${subjectOf(result)}: ${findingOf(result)}`)].join('\n')
}

function severityOf({ expectation_config, exception_info }: ExpectationResult) {
  return exception_info.raised_exception ? 'critical' : expectation_config.severity
}

function subjectOf({ expectation_config: { type, kwargs } }: ExpectationResult): string {
  const expectation = EXPECTATIONS.get(type)
  const subject = expectation?.kind === 'row' ? expectation.subject(kwargs) : kwargs.column
  return subject === undefined ? type : `${subject}: ${type}`
}

function findingOf({ result, exception_info }: ExpectationResult): string {
  if (exception_info.raised_exception) return `not checked: ${exception_info.exception_message}`
  if (!('unexpected_count' in result)) return `observed ${JSON.stringify(result.observed_value ?? null)}`
  const sample = ((result.partial_unexpected_list ?? []) as readonly unknown[]).slice(0, SHOWN).map((value) => JSON.stringify(value))
  const percent = typeof result.unexpected_percent === 'number' ? `, ${result.unexpected_percent.toFixed(2)} %` : ''
  return `${result.unexpected_count} of ${result.element_count} rows unexpected${percent}${sample.length === 0 ? '' : `, such as ${sample.join(', ')}`}`
}
