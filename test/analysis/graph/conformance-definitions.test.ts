import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { type Graph, graphOf, toMermaid, toSvg } from '../../../analysis/graph/index.ts'

const CASES = join(import.meta.dirname, '../../../../shared/conformance/cases')
const LAYOUT_BUDGET_MS = 5000

const definitions = existsSync(CASES) ? definitionsOf(CASES) : []
const testWhereRecorded = definitions.length > 0 ? test : test.skip
const where = definitions.length > 0 ? `${definitions.length} definitions` : 'skipped: no ../shared/conformance/cases beside the repository'

testWhereRecorded(`Every recorded state machine can be read and written as Mermaid (${where}).`, () => {
  for (const definition of definitions) expect(toMermaid(graphOf(definition))).toMatch(/^flowchart TD\n/)
})

testWhereRecorded(`As many as ${LAYOUT_BUDGET_MS / 1000} s allow are laid out and drawn (${where}).`, async () => {
  const end = performance.now() + LAYOUT_BUDGET_MS
  let drawn = 0
  for (const graph of distinct(definitions)) {
    const picture = await toSvg(graph)
    expect(picture).toMatch(/^<svg .*<\/svg>\n$/s)
    expect(picture).not.toMatch(/NaN|undefined/)
    drawn += 1
    if (performance.now() > end) break
  }
  expect(drawn).toBeGreaterThan(10)
})

/** Most recordings differ in expressions only: one picture for each shape. */
function distinct(machines: readonly object[]): readonly Graph[] {
  return [...new Map(machines.map(graphOf).map((graph) => [toMermaid(graph), graph])).values()]
}

function definitionsOf(folder: string): readonly object[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
  const cases = files.sort().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { definition?: { States?: unknown } })
  return cases.flatMap(({ definition }) => (definition?.States === undefined ? [] : [definition]))
}
