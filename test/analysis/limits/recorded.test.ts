import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { limits } from '../../../analysis/limits/index.ts'

const CASES = fileURLToPath(new URL('../../../../shared/conformance/cases', import.meta.url))
const measured = existsSync(CASES) ? test : test.skip

interface Recorded {
  readonly name: string
  readonly kind: string
  readonly definition: unknown
  readonly expected: { readonly history?: readonly unknown[] }
}

measured(
  'no recorded execution of AWS took more events than are counted (skipped where the recordings are not beside the repository)',
  () => {
    const over: string[] = []
    let judged = 0
    for (const area of readdirSync(CASES)) {
      for (const file of readdirSync(join(CASES, area))) {
        // The cases are the recorder's.
        const { name, kind, definition, expected } = JSON.parse(readFileSync(join(CASES, area, file), 'utf8')) as Recorded
        if (kind !== 'execution' || expected.history === undefined) continue
        const { events, loops, maps } = limits(definition)
        // Items and turns that the definition does not tell have no count.
        if (maps.length > 0 || loops.some(({ turns }) => turns === undefined)) continue
        judged++
        if (expected.history.length > events.withRetries) over.push(`${name}: ${expected.history.length} of ${events.withRetries}`)
      }
    }
    expect(over).toEqual([])
    expect(judged).toBeGreaterThan(300)
  },
)
