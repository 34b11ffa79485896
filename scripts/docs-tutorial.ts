/** Puts the code of `examples/tutorial/` into the tutorial's page: `npm run docs:tutorial` */
import { readFileSync, writeFileSync } from 'node:fs'
import { withCode } from './tutorial-steps.ts'

const PAGE = new URL('../docs/tutorial/README.md', import.meta.url)
const FOLDER = new URL('../examples/tutorial/', import.meta.url)

const page = readFileSync(PAGE, 'utf8')
writeFileSync(
  PAGE,
  withCode(page, (file) => readFileSync(new URL(file, FOLDER), 'utf8').trimEnd()),
)
