import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { graphOf, toMermaid, toSvg } from '../../../analysis/graph/index.ts'
import { everyState } from './sample.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const places = placesOf(everyState as Json, [])

test('A document with any of its parts replaced by anything is drawn, or refused with a code.', async () => {
  const damage = fc.array(fc.tuple(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(damage, async (replacements) => {
      const document = replacements.reduce<Json>((machine, [place, value]) => replaced(machine, place, value as Json), everyState as Json)
      try {
        const graph = graphOf(document)
        expect(toMermaid(graph)).toMatch(/^flowchart TD\n/)
        expect(await toSvg(graph)).toMatch(/^<svg .*<\/svg>\n$/s)
      } catch (error) {
        expect(error).toMatchObject({ code: 'not-a-state-machine' })
      }
    }),
    { numRuns: 60 },
  )
})

function placesOf(value: Json, at: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...at, key]))]
}

function replaced(value: Json, [key, ...rest]: readonly string[], by: Json): Json {
  if (key === undefined) return by
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? replaced(item, rest, by) : item))
  return { ...value, [key]: replaced(value[key] ?? null, rest, by) }
}
