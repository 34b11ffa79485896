import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { classifyJson } from '../../../../local/services/glue/classify/json-classifier.ts'
import { schemaText } from './schema-text.ts'

const columns = (text: string, path?: string) => schemaText(classifyJson({ text, isTruncated: false }, path)?.columns)

test('JSON lines make the union of their fields, names in lower case', () => {
  const found = classifyJson({ text: '{"Id":1,"userName":"a"}\n{"Id":3000000000,"at":null,"ok":true}\n', isTruncated: false })
  expect(schemaText(found?.columns)).toBe('id bigint, username string, at string, ok boolean')
  expect(found?.paths).toEqual(['Id', 'at', 'ok', 'userName'])
  expect(found?.records).toBe(2)
})

test('objects and arrays become structs and arrays that hold all that was seen', () => {
  expect(columns('{"a":{"x":1,"Y":["s"]},"b":[]}\n{"a":{"z":[{"k":1.5},{"m":null}]},"b":[1]}')).toBe(
    'a struct<x:int,Y:array<string>,z:array<struct<k:double,m:string>>>, b array<int>',
  )
})

test('values of different types become a string, whole and broken numbers a double', () => {
  expect(columns('{"a":1,"b":1,"c":1.0}\n{"a":"x","b":0.5,"c":2.0}')).toBe('a string, b double, c double')
})

test('objects written over several lines are read too', () => {
  expect(columns('{\n  "id": 1\n}\n{\n  "id": 2,\n  "t": "}{"\n}\n')).toBe('id int, t string')
})

test('objects that stand on one line without anything between, as Firehose writes them, are read', () => {
  expect(columns('{"id":1}{"id":2.5}{"n":null}')).toBe('id double, n string')
})

test('an array is one column, unless a JSON path takes its elements', () => {
  const text = '[{"id":1,"n":"a"},{"id":2,"price":1.5}]'
  expect(columns(text)).toBe('array array<struct<id:int,n:string,price:double>>')
  expect(columns(text, '$[*]')).toBe('id int, n string, price double')
  expect(columns('{"data":{"rows":[{"id":1}]}}', "$['data'].rows[*]")).toBe('id int')
  expect(columns('{"id":"x"}\n{"id":"y"}', '$.id')).toBe('record string')
})

test('an array that the sample cuts off gives its whole elements', () => {
  const cut = { text: '[{"id":1},{"id":2},{"id":"thr', isTruncated: true }
  expect(schemaText(classifyJson(cut, '$[*]')?.columns)).toBe('id int')
})

test('a broken line is skipped, but text that begins with none is no JSON', () => {
  const broken = classifyJson({ text: '{"id":1}\n{"id":2,\n{"id":3}\nnot "json\n{"id":4,"n":"x"}\n', isTruncated: false })
  expect([schemaText(broken?.columns), broken?.records]).toEqual(['id int, n string', 3])
  expect(columns('[2025-01-01] started\n[2025-01-01] ended\n')).toBeUndefined()
  expect(columns('1\n2\n')).toBeUndefined()
  expect(columns('id,name\n1,{"a":1}\n')).toBeUndefined()
})

test('any JSON object is recognised, and no text throws', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (record) => {
      expect(classifyJson({ text: JSON.stringify(record), isTruncated: false })?.records).toBe(1)
    }),
  )
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void classifyJson({ text: `{${text}`, isTruncated: true })))
})
