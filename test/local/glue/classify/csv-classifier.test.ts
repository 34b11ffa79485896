import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type CsvOptions, classifyCsv } from '../../../../local/services/glue/classify/csv-classifier.ts'
import { csvRows } from '../../../../local/services/glue/classify/csv-rows.ts'
import { schemaText } from './schema-text.ts'

const whole = (text: string) => ({ text, isTruncated: false })
const columns = (text: string, options?: CsvOptions) => schemaText(classifyCsv(whole(text), options)?.columns)

describe('the built-in CSV classifier', () => {
  test('takes the first row as the header when the data have a column that is not text', () => {
    expect(columns('Order ID,Price,paid,At\n1,9.5,true,2025-01-01 10:00:00\n2,10,false,\n')).toBe(
      'order id bigint, price double, paid boolean, at string',
    )
  })

  test('finds no header where all columns are text, and names them by number', () => {
    const found = classifyCsv(whole('name,city\nAda,London\nGrace,New York\n'))
    expect([schemaText(found?.columns), found?.hasHeader, found?.records]).toEqual(['col0 string, col1 string', false, 3])
  })

  test('finds the header although a dirty value makes the only number column text', () => {
    expect(columns('id,name\n1,a\nx2,b\n')).toBe('id string, name string')
  })

  test('finds no header where a heading is a number, is empty, or is too long', () => {
    expect(columns('a,1\n2,3\n')).toBe('col0 string, col1 bigint')
    expect(columns('a,,c\n2,3,4\n')).toBe('col0 string, col1 bigint, col2 string')
    expect(columns(`${'x'.repeat(150)},b\n2,3\n`)).toBe('col0 string, col1 string')
  })

  test('lets the last heading be empty, for a trailing delimiter', () => {
    expect(columns('id,name,\n1,Ada,\n2,Grace,\n')).toBe('id bigint, name string, col2 string')
  })

  test.each([',', '|', '\t', ';', '\u0001'])('finds the delimiter %j', (delimiter) => {
    const found = classifyCsv(whole(`${['id', 'text', 'x'].join(delimiter)}\n${['1', 'b', '2.5'].join(delimiter)}\n`))
    expect([found?.delimiter, schemaText(found?.columns)]).toEqual([delimiter, 'id bigint, text string, x double'])
  })

  test('reads quoted delimiters and line ends as values', () => {
    const found = classifyCsv(whole('id;"a;b"\n1;"x\ny; ""z"""\n2;"w"\n'))
    expect([schemaText(found?.columns), found?.records, found?.serde]).toEqual(['id bigint, a;b string', 2, 'LazySimpleSerDe'])
  })

  test('knows when every value stands in quotes', () => {
    expect(classifyCsv(whole('"a","b"\n"1","x"\n'))?.areColumnsQuoted).toBe(true)
    expect(classifyCsv(whole('a,b\n1,"x"\n'))?.areColumnsQuoted).toBe(false)
  })

  test('needs two columns and two rows, and refuses prose', () => {
    expect(columns('a\n1\n2\n')).toBeUndefined()
    expect(columns('a,b\n')).toBeUndefined()
    expect(columns('Dear all,\nthis is a letter.\nIt has no table in it, nor numbers, at all.\nYours\n')).toBeUndefined()
  })

  test('widens numbers, turns mixed columns into text, and leaves empty values out', () => {
    expect(columns('a,b,c,d,e\n1,1,,x,99999999999999999999\n2.5,C2,,y,1\n')).toBe('a double, b string, c string, d string, e double')
  })

  test('forgives a few rows with too many values', () => {
    expect(columns('id,name\n1,a\n2,b\n3,c,extra\n4,d\n')).toBe('id bigint, name string')
  })

  test('leaves the cut-off last row of a sample out', () => {
    const found = classifyCsv({ text: 'id,n\n1,2\n3,4\n5,tex', isTruncated: true })
    expect([schemaText(found?.columns), found?.records]).toEqual(['id bigint, n bigint', 2])
  })

  test('takes a quote that is never closed for a character, but one that a sample cuts off for a quote', () => {
    const rows = '1,"x\n2,y\n3,z\n4,w\n'
    expect(classifyCsv(whole(`id,n\n${rows}`))?.records).toBe(4)
    expect(classifyCsv({ text: `id,n\n1,a\n2,b\n${rows}`, isTruncated: true })?.records).toBe(2)
  })

  test('never throws on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void classifyCsv(whole(text))))
  })

  test('reads back what was written in quotes', () => {
    const row = fc.array(fc.string(), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((values) => values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n')
        const read = csvRows(text, { delimiter: ',', quoteSymbol: '"' }, 1000).rows
        expect(read.map((values) => values.map((value) => value.text))).toEqual(rows)
      }),
    )
  })
})

describe('a custom CSV classifier', () => {
  test('with OpenCSVSerDe makes every column a string', () => {
    const found = classifyCsv(whole('id,n\n1,2\n'), { Delimiter: ',', QuoteSymbol: '"', ContainsHeader: 'PRESENT', Serde: 'OpenCSVSerDe' })
    expect([schemaText(found?.columns), found?.serde]).toEqual(['id string, n string', 'OpenCSVSerDe'])
  })

  test('says whether there is a header, and what it is', () => {
    expect(columns('a,b\nc,d\n', { ContainsHeader: 'PRESENT' })).toBe('a string, b string')
    expect(columns('id,n\n1,2\n', { ContainsHeader: 'ABSENT' })).toBe('col0 string, col1 string')
    expect(columns('1,2\n', { ContainsHeader: 'ABSENT', Header: ['Id', 'N'] })).toBe('id bigint, n bigint')
    expect(columns('1,2,3\n', { ContainsHeader: 'ABSENT', Header: ['Id', 'N'] })).toBeUndefined()
  })

  test('may have another delimiter and a single column', () => {
    expect(columns('id~n\n1~2\n', { Delimiter: '~' })).toBe('id bigint, n bigint')
    expect(columns('id\n1\n', { AllowSingleColumn: true })).toBe('id bigint')
    expect(columns('id\n1\n', {})).toBeUndefined()
  })

  test('trims values only where it is told to', () => {
    expect(columns('id,n\n1, 2\n', { ContainsHeader: 'PRESENT' })).toBe('id bigint, n string')
    expect(columns('id,n\n1, 2\n', { ContainsHeader: 'PRESENT', DisableValueTrimming: false })).toBe('id bigint, n bigint')
  })

  test('names the data types in the order of the columns', () => {
    const options: CsvOptions = { ContainsHeader: 'PRESENT', CustomDatatypeConfigured: true, CustomDatatypes: ['INT', 'DATE'] }
    expect(columns('id,d,x\n1,2025-01-01,2\n', options)).toBe('id int, d date, x bigint')
  })
})
