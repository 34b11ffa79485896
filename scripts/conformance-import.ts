import { parseArgs } from 'node:util'
import { importReport } from '../test/asl/import/import-report.ts'
import { recordedMachines } from '../test/asl/import/recorded-machines.ts'

const USAGE = 'Usage: tsx scripts/conformance-import.ts --cases <folder>'

/** Imports every definition in a folder of recordings, and says which give themselves back. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { cases: { type: 'string' }, json: { type: 'boolean' } } })
  if (values.cases === undefined) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  const report = await importReport(recordedMachines(values.cases))
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  return report.passed === report.total ? 0 : 1
}

process.exitCode = await main()
