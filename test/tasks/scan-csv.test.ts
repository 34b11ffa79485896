import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { csvScanner, headerColumns } from '../../tasks/inspect-csv/scan-csv.ts'

function scan(text: string | Uint8Array, chunk = 7) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const scanner = csvScanner()
  for (let from = 0; from < bytes.length; from += chunk) if (scanner.feed(bytes.subarray(from, from + chunk)) !== undefined) break
  return scanner.end()
}

test('a well-formed file has its header and no finding', () => {
  expect(scan('a,b\n1,2\n"x, y","say ""hi"""\n')).toEqual({ header: 'a,b' })
})

test('an empty file has no header and no finding', () => {
  expect(scan('')).toEqual({ header: '' })
})

test('a header alone, with and without a line end, is well formed', () => {
  expect(scan('a,b')).toEqual({ header: 'a,b' })
  expect(scan('a,b\r\n')).toEqual({ header: 'a,b' })
})

test('a byte-order mark is no part of the first column', () => {
  expect(scan('\uFEFFa,b\n1,2\n').header).toBe('a,b')
})

test('a line break inside quotes is found at the line where the field begins', () => {
  expect(scan('a,b\n1,2\n3,"x\ny"\n').finding).toEqual({ kind: 'line-break-in-field', line: 3 })
})

test('a quote that never closes is found at the line where the field begins', () => {
  expect(scan('a,b\n1,"2').finding).toEqual({ kind: 'line-break-in-field', line: 2 })
})

test('a row with more fields than the header is found with both counts', () => {
  expect(scan('a,b\n1,2\n1,2,3\n').finding).toEqual({ kind: 'extra-fields', line: 3, fields: 3, columns: 2 })
  expect(scan('a,b\n1,2,3').finding).toEqual({ kind: 'extra-fields', line: 2, fields: 3, columns: 2 })
})

test('a row with fewer fields is none of its business: the statements quarantine it', () => {
  expect(scan('a,b,c\n1\n')).toEqual({ header: 'a,b,c' })
})

test('a comma or a quote inside a quoted field counts for nothing', () => {
  expect(scan('a,b\n"1,""2"",3",4\n').finding).toBeUndefined()
})

test('a quote behind a backslash does not end a quoted field, and a backslash behind a backslash escapes nothing', () => {
  expect(scan('a,b\n"1\\",2",3\n').finding).toBeUndefined()
  expect(scan('a,b\n"1\\\\",3\n').finding).toBeUndefined()
  expect(scan('a,b\n"C:\\",3\n').finding).toEqual({ kind: 'line-break-in-field', line: 2 })
})

test('a quote in the middle of an unquoted field is text', () => {
  expect(scan('a,b\n5" nail,4\n').finding).toBeUndefined()
})

test('a NUL byte says that this is no UTF-8 text', () => {
  expect(scan(new Uint8Array(Buffer.from('a,b\n1,2\n', 'utf16le'))).finding).toEqual({ kind: 'not-text', line: 1 })
})

test('bytes that are no UTF-8 are left to the statements', () => {
  expect(scan(Uint8Array.of(0x61, 0x0a, 0xff, 0xfe, 0x0a))).toEqual({ header: 'a' })
})

test('the size of the chunks changes nothing', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'ü') })
  fc.assert(
    fc.property(cell, fc.integer({ min: 1, max: 9 }), (text, chunk) => {
      expect(scan(text, chunk)).toEqual(scan(text, 1000))
    }),
  )
})

test('header columns are compared in lower case, without quotes and spaces', () => {
  expect(headerColumns(' InvoiceNo,"Stock Code" ,x')).toEqual(['invoiceno', 'stock code', 'x'])
  expect(headerColumns('')).toEqual([])
})
