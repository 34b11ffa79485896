import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { keyEncoding } from '../../../local/services/s3/key-encoding.ts'
import { compareKeys } from '../../../local/services/s3/key-order.ts'

const segment = fc.oneof(
  fc.constantFrom(
    '',
    '.',
    '..',
    '~~',
    '~~+',
    '~~=',
    '=',
    '~',
    '%',
    'a%2Fb',
    '+',
    'CON',
    'nul.txt',
    'a ',
    'a.',
    '.DS_Store',
    'dt=2026-01-01',
    'x'.repeat(300),
  ),
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll('/', '')),
  fc.string({ unit: 'grapheme', minLength: 200, maxLength: 400 }).map((text) => text.replaceAll('/', '')),
)
const key = fc.array(segment, { minLength: 1, maxLength: 5 }).map((segments) => segments.join('/'))

for (const system of ['posix', 'windows'] as const) {
  const encoding = keyEncoding(system)
  test(`every key comes back from its ${system} path`, () => {
    fc.assert(
      fc.property(key, (key) => {
        expect(encoding.keyOf(encoding.pathOf(key))).toBe(key)
        expect(encoding.keyOf(encoding.besideFolder(key))).toBe(key)
      }),
    )
  })
  test(`a long key that is cut before a plus or an equals sign comes back from its ${system} path`, () => {
    for (const sign of '+=') {
      const key = `${'x'.repeat(200)}${sign}${'y'.repeat(100)}`
      expect([encoding.keyOf(encoding.pathOf(key)), encoding.keyOf(encoding.besideFolder(key))]).toEqual([key, key])
    }
  })
  test(`no ${system} path leaves the bucket or names a file the system refuses`, () => {
    fc.assert(
      fc.property(key, (key) => {
        for (const name of [...encoding.pathOf(key), ...encoding.besideFolder(key)]) {
          expect(['', '.', '..']).not.toContain(name)
          expect(name).not.toMatch(system === 'windows' ? /[/\\\0:*?"<>|]|[. ]$/ : /[/\0]/)
          expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
        }
      }),
    )
  })
  test(`two keys never share a ${system} path`, () => {
    fc.assert(
      fc.property(key, key, (one, other) => {
        expect(encoding.besideFolder(one)).not.toEqual(encoding.pathOf(one))
        fc.pre(one !== other)
        expect(encoding.pathOf(one)).not.toEqual(encoding.pathOf(other))
        expect(encoding.besideFolder(one)).not.toEqual(encoding.pathOf(other))
        expect(encoding.besideFolder(one)).not.toEqual(encoding.besideFolder(other))
      }),
    )
  })
}

test('an ordinary key is its own path, partitions and percent signs included', () => {
  expect(keyEncoding('posix').pathOf('raw/dt=2026-01-01/at=10%3A00/part-0.json')).toEqual([
    'raw',
    'dt=2026-01-01',
    'at=10%3A00',
    'part-0.json',
  ])
})

test('a folder marker and an empty segment are kept under a marked name', () => {
  expect(keyEncoding('posix').pathOf('raw/')).toEqual(['raw', '~~'])
  expect(keyEncoding('posix').pathOf('a//b')).toEqual(['a', '~~', 'b'])
  expect(keyEncoding('posix').pathOf('../x')).toEqual(['~~..', 'x'])
})

test('keys are ordered by their UTF-8 bytes', () => {
  const unit = fc.oneof(fc.constantFrom('\u{1F600}', '\uFFFD', 'é', 'a', '/'), fc.string({ unit: 'binary' }))
  const text = fc.array(unit, { maxLength: 4 }).map((units) => units.join(''))
  fc.assert(
    fc.property(text, text, (left, right) => {
      expect(Math.sign(compareKeys(left, right))).toBe(Buffer.compare(Buffer.from(left), Buffer.from(right)))
    }),
  )
})
