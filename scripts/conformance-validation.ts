import { parseArgs } from 'node:util'
import { type ValidationFailure, type ValidationReport, validationReport } from '../test/analysis/check/validation-report.ts'

const USAGE = 'Usage: npx tsx scripts/conformance-validation.ts --cases <folder> [--validation] [--json] [--failures <count>]'

/** Measures the checker against verdicts of AWS and of other validators. */
function main(): number {
  const { values } = parseArgs({
    options: { cases: { type: 'string' }, validation: { type: 'boolean' }, json: { type: 'boolean' }, failures: { type: 'string' } },
  })
  if (values.cases === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const report = validationReport(values.cases)
  process.stdout.write(values.json === true ? `${JSON.stringify(report, null, 2)}\n` : describe(report, Number(values.failures ?? 20)))
  return report.passed === report.total && report.executions.passed === report.executions.total ? 0 : 1
}

function describe(report: ValidationReport, most: number): string {
  const { executions } = report
  const lines = [`${report.passed}/${report.total} verdicts`]
  for (const [area, { passed, total }] of Object.entries(report.byArea)) lines.push(`  ${area.padEnd(32)} ${passed}/${total}`)
  lines.push(`${executions.passed}/${executions.total} recorded executions without a false alarm`)
  return `${[...lines, ...[...report.failures, ...executions.failures].slice(0, most).flatMap(describeFailure)].join('\n')}\n`
}

function describeFailure({ name, expected, actual }: ValidationFailure): readonly string[] {
  return ['', name, `  expected ${short(expected)}`, `  actual   ${short(actual)}`]
}

function short(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 1500 ? `${text.slice(0, 1500)}…` : text
}

process.exitCode = main()
