import { parseArgs } from 'node:util'
import { type ConformanceReport, conformanceReport } from '../test/conformance/conformance-report.ts'

const USAGE = 'Usage: npm run conformance -- --cases <folder> [--json] [--failures <count>]'

/** Measures the engine against a folder of executions recorded from the real service. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { cases: { type: 'string' }, json: { type: 'boolean' }, failures: { type: 'string' } } })
  if (values.cases === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const report = await conformanceReport(values.cases)
  process.stdout.write(values.json === true ? `${JSON.stringify(report, null, 2)}\n` : describe(report, Number(values.failures ?? 20)))
  return report.passed === report.total ? 0 : 1
}

function describe(report: ConformanceReport, most: number): string {
  const lines = [`${report.passed}/${report.total} cases`]
  for (const [tier, { passed, total }] of Object.entries(report.byTier)) lines.push(`  ${tier.padEnd(8)} ${passed}/${total}`)
  for (const [area, { passed, total }] of Object.entries(report.byArea)) lines.push(`  ${area.padEnd(22)} ${passed}/${total}`)
  for (const failure of report.failures.slice(0, most)) {
    lines.push('', `${failure.name} (${failure.tier})`, `  expected ${short(failure.expected)}`, `  actual   ${short(failure.actual)}`)
  }
  return `${lines.join('\n')}\n`
}

function short(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 1500 ? `${text.slice(0, 1500)}…` : text
}

process.exitCode = await main()
