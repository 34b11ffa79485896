import { expect, test } from '@jest/globals'
import { copyRanges, LARGEST_COPY } from '../../tasks/publish-files/copy-parts.ts'

test('the ranges cover an object once, end to end', () => {
  expect(copyRanges(10, 4)).toEqual(['bytes=0-3', 'bytes=4-7', 'bytes=8-9'])
  expect(copyRanges(8, 4)).toEqual(['bytes=0-3', 'bytes=4-7'])
})

test('an object just over what one copy takes becomes six parts of a gibibyte', () => {
  expect(copyRanges(LARGEST_COPY + 1)).toHaveLength(6)
})
