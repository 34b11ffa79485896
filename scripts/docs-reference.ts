/** Writes the reference of the language from its docstrings: `npm run docs:reference` */
import { writeFileSync } from 'node:fs'
import { referenceFiles } from './reference/reference-files.ts'

const FOLDER = new URL('../docs/reference/', import.meta.url)

for (const [name, content] of referenceFiles()) {
  writeFileSync(new URL(name, FOLDER), content)
  process.stdout.write(`docs/reference/${name}\n`)
}
