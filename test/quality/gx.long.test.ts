import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { gxReport } from './gx/gx-report.ts'

const folder = join(import.meta.dirname, '../../../shared/gx')
const isPresent = existsSync(folder)
if (!isPresent) console.warn("skipped: Great Expectations' own test cases of ../shared/gx are not here")
const whenPresent = isPresent ? test : test.skip

whenPresent(
  "as many of Great Expectations' own SQL cases pass as are written down in gx/ratchet.json",
  async () => {
    const ratchet = JSON.parse(readFileSync(join(import.meta.dirname, 'gx/ratchet.json'), 'utf8'))
    const { total, passed } = await gxReport(folder)
    expect({ total, passed }).toEqual(ratchet)
  },
  120_000,
)
