import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'

const SCRIPT = `
import { createRequire } from 'node:module'
import { graphOf, toMermaid, toSvg } from './analysis/graph/index.ts'
const isLoaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes('elkjs'))
const graph = graphOf({ StartAt: 'A', States: { A: { Type: 'Succeed' } } })
toMermaid(graph)
const before = isLoaded()
await toSvg(graph)
console.log(JSON.stringify([before, isLoaded()]))
`

test('The layout library is loaded by the first picture, not before.', () => {
  const cwd = join(import.meta.dirname, '../../..')
  const output = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', SCRIPT], { cwd, encoding: 'utf8' })
  expect(JSON.parse(output)).toEqual([false, true])
})
