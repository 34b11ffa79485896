import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { excludePattern } from '../../../../local/services/glue/crawl/exclude-pattern.ts'

const matches = (pattern: string, ...keys: string[]) => keys.map((key) => excludePattern(pattern).test(key))

test('the documented patterns', () => {
  expect(matches('*.csv', 'a.csv', 'x/a.csv', '.csv')).toEqual([true, false, true])
  expect(matches('**.csv', 'a.csv', 'x/y/a.csv', 'a.txt')).toEqual([true, true, false])
  expect(matches('*.{csv,avro}', 'a.csv', 'a.avro', 'a.json')).toEqual([true, true, false])
  expect(matches('foo.?', 'foo.a', 'foo.ab', 'foo./')).toEqual([true, false, false])
  expect(matches('myfolder/*', 'myfolder/a', 'myfolder/a/b')).toEqual([true, false])
  expect(matches('myfolder/**', 'myfolder/a', 'myfolder/a/b', 'myfolder')).toEqual([true, true, false])
  expect(matches('departments/market*', 'departments/market-us.json', 'departments/finance.json')).toEqual([true, false])
  expect(matches('\\{a\\}[]x]', '{a}]', '{a}x')).toEqual([true, true])
})

test('the documented week of January', () => {
  const pattern = '2015/01/{[!0],0[8-9]}**'
  expect(matches(pattern, '2015/01/07/a', '2015/01/08/a', '2015/01/15/a', '2015/01/31/x/y')).toEqual([false, true, true, true])
})

test('any text can be a pattern or is refused with an error, and plain names match themselves', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plain = text.replace(/[*?[\]{}\\,!^-]/g, '')
      expect(matches(plain, plain)).toEqual([true])
    }),
  )
})
