import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { referencePage } from '../analysis/check/reference-page.ts'

/** Writes the reference of all diagnostics from the catalogue: `npx tsx scripts/diagnostics-page.ts`. */
writeFileSync(fileURLToPath(new URL('../docs/reference/diagnostics.md', import.meta.url)), referencePage())
