/** Writes the golden files: what the workflows compile to, reviewed as code. Run: `npm run golden` */
import { mkdirSync, writeFileSync } from 'node:fs'
import { compile } from '../asl/index.ts'
import { goldenFiles } from '../test/golden/golden-files.ts'

const GOLDEN = new URL('../test/golden/', import.meta.url)

for (const { path, content } of goldenFiles(compile)) {
  const file = new URL(path, GOLDEN)
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, content)
  process.stdout.write(`test/golden/${path}\n`)
}
