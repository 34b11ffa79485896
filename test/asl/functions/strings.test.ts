import { expect, test } from '@jest/globals'
import {
  base64decode,
  base64encode,
  contains,
  decodeUrl,
  decodeUrlComponent,
  encodeUrl,
  encodeUrlComponent,
  hash,
  join,
  length,
  lowercase,
  match,
  pad,
  parse,
  replace,
  split,
  substring,
  substringAfter,
  substringBefore,
  text,
  trim,
  typeOf,
  uppercase,
} from '../../../asl/index.ts'
import { resultOf } from './result-of.ts'

test('parts of a text', async () => {
  expect(await resultOf(({ name }) => length(name))).toBe(6)
  expect(await resultOf(({ name }) => substring(name, 2, 3))).toBe('Nei')
  expect(await resultOf(({ name }) => substring(name, -2))).toBe('il')
  expect(await resultOf(({ name }) => substringBefore(name, "'"))).toBe('O')
  expect(await resultOf(({ name }) => substringAfter(name, "'"))).toBe('Neil')
})

test('a text in another form', async () => {
  expect(await resultOf(({ name }) => uppercase(name))).toBe("O'NEIL")
  expect(await resultOf(({ name }) => lowercase(name))).toBe("o'neil")
  expect(await resultOf(({ name }) => trim(text`  ${name}  x `))).toBe("O'Neil x")
  expect(await resultOf(({ name }) => pad(name, -9, '#'))).toBe("##O'Neil".padStart(9, '#'))
  expect(await resultOf(({ name }) => base64decode(base64encode(name)))).toBe("O'Neil")
  expect(await resultOf(({ name }) => encodeUrlComponent(text`a/b?${name}`))).toBe("a%2Fb%3FO'Neil")
  expect(await resultOf(() => decodeUrlComponent('a%2Fb'))).toBe('a/b')
  expect(await resultOf(() => encodeUrl('https://x/a b'))).toBe('https://x/a%20b')
  expect(await resultOf(() => decodeUrl('https://x/a%20b'))).toBe('https://x/a b')
})

test('what a text holds', async () => {
  expect(await resultOf(({ name }) => contains(name, 'Ne'))).toBe(true)
  expect(await resultOf(({ name }) => contains(name, /^o'n/i))).toBe(true)
  expect(await resultOf(({ name }) => contains(name, /%}|\//))).toBe(false)
  expect(await resultOf(() => contains('100%} /', /%} \//))).toBe(true)
})

test('texts cut apart and put together', async () => {
  expect(await resultOf(() => split('a/b/c', '/'))).toEqual(['a', 'b', 'c'])
  expect(await resultOf(() => split('a', '/'))).toEqual(['a'])
  expect(await resultOf(() => split('a1b22c', /\d+/, 2))).toEqual(['a', 'b'])
  expect(await resultOf(() => split('a/b/c', '/')[1])).toBe('b')
  expect(await resultOf(() => split('a/b/c', '/')[3])).toBeUndefined()
  expect(await resultOf(({ list }) => join(list, ', '))).toBe('a, b')
  expect(await resultOf(() => join(split('a/b', '/')))).toBe('ab')
})

test('matches of a regular expression', async () => {
  expect(await resultOf(() => match('a1b2', /([a-z])(\d)/))).toEqual([
    { match: 'a1', index: 0, groups: ['a', '1'] },
    { match: 'b2', index: 2, groups: ['b', '2'] },
  ])
  expect(await resultOf(() => match('a1', /([a-z])(\d)/)[0].groups[1])).toBe('1')
  expect(await resultOf(() => match('a', /\d/))).toEqual([])
  expect(await resultOf(() => replace('a1b2', /(\d)/, '<$1>'))).toBe('a<1>b<2>')
  expect(await resultOf(() => replace('a.a.a', '.', '-', 1))).toBe('a-a.a')
  expect(() => contains('x', /x/s)).toThrow(/JSONata has i and m/)
})

test('hashes, and JSON in a text', async () => {
  expect(await resultOf(() => hash('abc', 'MD5'))).toBe('900150983cd24fb0d6963f7d28e17f72')
  expect(await resultOf(() => parse<{ a: { b: number }[] }>('{"a":[{"b":5}]}').a[0].b)).toBe(5)
  expect(await resultOf(() => parse<number[]>('[1,2]'))).toEqual([1, 2])
})

test('the kind of a value', async () => {
  expect(await resultOf(({ name }) => typeOf(name))).toBe('string')
  expect(await resultOf((_, found) => typeOf(found.list))).toBe('array')
  expect(await resultOf(({ top }) => typeOf(top))).toBeUndefined()
})
