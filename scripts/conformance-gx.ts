import { parseArgs } from 'node:util'
import { type GxReport, gxReport } from '../test/quality/gx/gx-report.ts'

const USAGE = 'Usage: npx tsx scripts/conformance-gx.ts --gx <folder> [--json] [--failures <count>]'

/** Measures the quality gate against Great Expectations' own test cases, run on the local Athena. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { gx: { type: 'string' }, json: { type: 'boolean' }, failures: { type: 'string' } } })
  if (values.gx === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const report = await gxReport(values.gx)
  process.stdout.write(values.json === true ? `${JSON.stringify(report, null, 2)}\n` : describe(report, Number(values.failures ?? 20)))
  return report.passed === report.total ? 0 : 1
}

function describe(report: GxReport, most: number): string {
  const lines = [`${report.passed}/${report.total} cases, ${report.skipped} skipped`]
  for (const [expectation, { passed, total }] of Object.entries(report.byExpectation))
    lines.push(`  ${expectation.padEnd(60)} ${passed}/${total}`)
  for (const [reason, count] of Object.entries(report.skippedBecause)) lines.push(`  skipped ${count}: ${reason}`)
  for (const { expectation, title, reason, expected, actual } of report.failures.slice(0, most)) {
    lines.push('', `${expectation}: ${title}: ${reason}`, `  expected ${short(expected)}`, `  actual   ${short(actual)}`)
  }
  return `${lines.join('\n')}\n`
}

function short(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 1500 ? `${text.slice(0, 1500)}…` : text
}

process.exitCode = await main()
