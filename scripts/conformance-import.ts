import { parseArgs } from 'node:util'
import { type ImportReport, importReport } from '../test/asl/import/import-report.ts'
import { recordedMachines } from '../test/asl/import/recorded-machines.ts'

const USAGE = 'Usage: npm run conformance -- --import --cases <folder> [--json] [--failures <count>]'

/** Imports every definition in a folder of recordings, type-checks the code, and says which definitions it gives back. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { cases: { type: 'string' }, import: { type: 'boolean' }, json: { type: 'boolean' }, failures: { type: 'string' } },
  })
  if (values.cases === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const report = await importReport(recordedMachines(values.cases))
  process.stdout.write(values.json === true ? `${JSON.stringify(report, null, 2)}\n` : describe(report, Number(values.failures ?? 20)))
  return report.passed === report.total ? 0 : 1
}

function describe({ total, passed, inJsonata, built, mixed, raw, rawBecause, refused, failures }: ImportReport, most: number): string {
  const lines = [
    `${passed}/${total} definitions come back from the code that is written for them`,
    `  by the flow builder               ${built} (${inJsonata.built} of ${inJsonata.total} in JSONata)`,
    `  by the flow builder and raw       ${mixed} (${inJsonata.mixed} of ${inJsonata.total} in JSONata)`,
    `  as raw documents                  ${raw} (${inJsonata.raw} of ${inJsonata.total} in JSONata)`,
    ...Object.entries(rawBecause).map(([reason, count]) => `    ${String(count).padStart(4)} ${reason}`),
    `${refused.length} more are refused, as the verdict on them is recorded`,
  ]
  for (const { name, reason } of failures.slice(0, most)) lines.push('', name, `  ${reason}`)
  return `${lines.join('\n')}\n`
}

process.exitCode = await main()
