import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { PICTURES } from '../../scripts/pipeline-graphs.ts'

const url = (path: string) => new URL(`../../${path}`, import.meta.url)
const read = (path: string) => readFileSync(url(path), 'utf8')
/** Folders of workflows; what starts them is none. */
const folders = readdirSync(url('workflows'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'input')
  .map(({ name }) => name)

test.each(folders)('%s has a page that says how it starts, what it leaves, its guarantees and errors, and shows its graph', (name) => {
  const page = read(`docs/pipelines/${name}.md`)
  for (const section of [/^## Start it$/m, /what it (leaves|does)/i, /^## Guarantees/m, /^## Errors$/m, /!\[[^\]]+\]\([a-z-]+\.svg\)/]) {
    expect(page).toMatch(section)
  }
  expect(read(`workflows/${name}/README.md`)).toContain(`docs/pipelines/${name}.md`)
})

test.each(folders)('the example of %s is an input that its workflow takes, and its page leads there', (name) => {
  const path = `workflows/${name}/example-input.json`
  expect(read(`docs/pipelines/${name}.md`)).toContain(`../../${path}`)
  const schema = PICTURES[name === 'elt' ? 'elt-redrive' : name]?.workflow?.input
  expect(schema).toBeDefined()
  const ajv = new Ajv({ strict: false })
  expect(ajv.validate(schema ?? false, JSON.parse(read(path))) ? '' : ajv.errorsText()).toBe('')
})

test.each(readdirSync(url('docs/pipelines')).filter((file) => file.endsWith('.md')))('every file that %s names is there', (file) => {
  const links = [...read(`docs/pipelines/${file}`).matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => link ?? '')
  const tests = [...read(`docs/pipelines/${file}`).matchAll(/`(test\/[\w/.-]+)`/g)].map(([, path]) => `../../${path}`)
  expect([...links, ...tests].filter((link) => !existsSync(new URL(link, url(`docs/pipelines/${file}`))))).toEqual([])
})
