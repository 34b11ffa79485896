import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { conformanceReport } from '../test/conformance/conformance-report.ts'
import { fidelityPage } from '../test/conformance/fidelity-page.ts'

/** Writes docs/fidelity.md. Usage: npm run docs:fidelity -- --cases <folder> */
const { values } = parseArgs({
  options: { cases: { type: 'string', default: join(import.meta.dirname, '../../shared/conformance/cases') } },
})
writeFileSync(join(import.meta.dirname, '../docs/fidelity.md'), fidelityPage(await conformanceReport(values.cases)))
