import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const url = (path: string) => new URL(`../../${path}`, import.meta.url)
const ROW = /^\| ([0-4]\.\d+) \| ([^|]+) \| (?:`([^`]+)`: (.+)|not yet) \|$/
const lines = readFileSync(url('docs/capabilities.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d/.test(line))
const rows = lines.map((line) => ROW.exec(line))
const promised = url('../shared/capabilities.md')

test('every row says which test holds it, or that none does yet', () => {
  expect(lines.filter((_, index) => rows[index] === null)).toEqual([])
  expect(rows).toHaveLength(84)
  expect(new Set(rows.map((row) => row?.[1])).size).toBe(84)
})

test('the test that a row names is there, under its title', () => {
  for (const row of rows) {
    const [, id, , file, title] = row ?? []
    if (file === undefined || title === undefined) continue
    const source = existsSync(url(file)) ? readFileSync(url(file), 'utf8') : `no file ${file}`
    expect({ id, held: source.includes(title) }).toEqual({ id, held: true })
  }
})

const whole = existsSync(promised) ? test : test.skip
whole('the rows are those that were promised (skipped where ../shared/capabilities.md is absent)', () => {
  const ids = [...readFileSync(promised, 'utf8').matchAll(/^\| ([0-4]\.\d+) \|/gm)].map(([, id]) => id)
  expect(rows.map((row) => row?.[1])).toEqual(ids)
})
