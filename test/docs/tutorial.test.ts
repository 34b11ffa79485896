import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { stepsOf } from '../../scripts/tutorial-steps.ts'

const ROOT = new URL('../../', import.meta.url)
const FOLDER = new URL('examples/tutorial/', ROOT)
const page = readFileSync(new URL('docs/tutorial/README.md', ROOT), 'utf8')
const steps = stepsOf(page)

const here = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'sluice-tutorial-'))
beforeAll(() => process.chdir(folder))
afterAll(() => {
  process.chdir(here)
  rmSync(folder, { recursive: true })
})

test('the tutorial shows every file of examples/tutorial, in their order', () => {
  expect(steps.map(({ file }) => file)).toEqual(readdirSync(FOLDER).toSorted())
})

test.each(steps)('the code of $file on the page is the file; refresh it with `npm run docs:tutorial`', ({ file, code }) => {
  expect(code).toBe(readFileSync(new URL(file, FOLDER), 'utf8').trimEnd())
})

test('what the steps import of the package is in its exports map, as the built form of the source that runs here', () => {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'))
  const names = steps.flatMap(({ code }) => [...code.matchAll(/from 'sluice(\/\w+)?'/g)].map(([, name = '']) => name))
  expect(new Set(names).size).toBeGreaterThan(4)
  for (const name of names) expect(exports[`.${name}`]?.default).toBe(`./dist${name}/index.js`)
})

// One after another, as a reader runs them: later steps find what earlier ones left.
test.each(steps)('$file runs on the local account, and prints what the page says', async ({ file, prints }) => {
  const lines: string[] = []
  const log = jest.spyOn(console, 'log').mockImplementation((...parts: unknown[]) => {
    lines.push(parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '))
  })
  try {
    await import(new URL(file, FOLDER).pathname)
  } finally {
    log.mockRestore()
  }
  expect(lines.join('\n').trimEnd()).toBe(prints)
})
