import { expect, test } from '@jest/globals'
import { type TObject, Type } from '@sinclair/typebox'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { catalogColumns, checkContract, contract } from '../../schemas/contract/index.ts'
import { orders } from '../../schemas/contracts/index.ts'

const ORDER = {
  order_id: 'o1',
  ordered_at: '2025-03-01T10:00:00Z',
  status: 'paid',
  total: 12.5,
  currency: 'EUR',
  customer: { id: 'c1', tier: null, address: { city: 'Bern', country: 'CH' } },
  lines: [{ sku: 'a', units: 2 }],
}

test('one contract names folder, table and columns', () => {
  expect([orders.folder, orders.table, orders.id]).toEqual(['schema=0.0.3/', 'orders_schema_0_0_3', 'orders-0-0-3'])
  expect(catalogColumns(orders)).toEqual([
    ['order_id', 'string'],
    ['ordered_at', 'timestamp'],
    ['status', 'string'],
    ['total', 'double'],
    ['currency', 'string'],
    ['gift', 'boolean'],
    ['customer_id', 'string'],
    ['customer_tier', 'bigint'],
    ['customer_address_city', 'string'],
    ['customer_address_country', 'string'],
    ['lines', 'string'],
  ])
})

test('a record becomes one row by the known schema, and what is optional and missing is NULL', () => {
  expect(checkContract(orders, ORDER)).toEqual({
    values: ['o1', Date.UTC(2025, 2, 1, 10), 'paid', 12.5, 'EUR', null, 'c1', null, 'Bern', 'CH', '[{"sku":"a","units":2}]'],
  })
  const { address: _, ...customer } = ORDER.customer
  expect(checkContract(orders, { ...ORDER, customer })).toMatchObject({ values: expect.arrayContaining([null]) })
})

test.each<[string, unknown, readonly string[]]>([
  ['a list', [], ['not-an-object ']],
  ['null', null, ['not-an-object ']],
  ['a value that is undefined', { ...ORDER, total: undefined }, ['wrong-type /total']],
  ['a field that is not there', (({ total: _, ...rest }) => rest)(ORDER), ['missing-field /total']],
  ['an unknown field', { ...ORDER, 'a/b': 1 }, ['unknown-field ']],
  ['an unknown inner field', { ...ORDER, customer: { id: 'c', age: 4 } }, ['unknown-field /customer']],
  ['a number as text', { ...ORDER, total: '12.5' }, ['wrong-type /total']],
  ['too small a number', { ...ORDER, total: -1 }, ['out-of-range /total']],
  ['a number that lost digits', { ...ORDER, customer: { id: 'c', tier: 2 ** 53 } }, ['unsafe-integer /customer/tier']],
  ['no day', { ...ORDER, ordered_at: '2025-02-30T10:00:00Z' }, ['bad-timestamp /ordered_at']],
  ['a time without a zone', { ...ORDER, ordered_at: '2025-02-03T10:00:00' }, ['bad-timestamp /ordered_at']],
  ['none of the states', { ...ORDER, status: 'lost' }, ['not-in-list /status']],
  ['no currency', { ...ORDER, currency: 'Euro' }, ['not-like-pattern /currency']],
  ['an empty id', { ...ORDER, order_id: '' }, ['wrong-length /order_id']],
  ['a text for an object', { ...ORDER, customer: 'c1' }, ['wrong-type /customer']],
  ['a broken element', { ...ORDER, lines: [{ sku: 'a', units: 1.5 }] }, ['wrong-type /lines/0/units']],
  ['several at once', { ...ORDER, total: null, gift: 'no' }, ['wrong-type /total', 'wrong-type /gift']],
])('%s is refused with its code and place', (_, record, wanted) => {
  const checked = checkContract(orders, record)
  expect('faults' in checked && checked.faults.map(({ code, path }) => `${code} ${path}`)).toEqual(wanted)
})

test('the check says yes exactly where ajv does, over random records', () => {
  const ajv = new Ajv({ strict: false })
  ajv.addFormat('date-time', (text) => !('faults' in checkContract(TIME, { at: text })))
  const closed = (schema: object): object =>
    JSON.parse(JSON.stringify(schema), (_, value) => (value?.type === 'object' ? { ...value, additionalProperties: false } : value))
  const validate = ajv.compile(closed(orders.schema))
  const mutation = fc.record({
    path: fc.constantFrom(
      ['total'],
      ['status'],
      ['gift'],
      ['customer'],
      ['customer', 'tier'],
      ['customer', 'address'],
      ['lines'],
      ['extra'],
      ['currency'],
    ),
    value: fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(1, 5, 6, 'placed', 'CHF', '', null, [], {}, { id: 'x' }, [{ sku: 's', units: 1 }]),
    ),
    remove: fc.boolean(),
  })
  let accepted = 0
  fc.assert(
    fc.property(fc.array(mutation, { maxLength: 2 }), (mutations) => {
      const record = structuredClone(ORDER) as Record<string, unknown>
      for (const { path, value, remove } of mutations) {
        const parent = path.length === 1 ? record : record[path[0] as string]
        const name = path.at(-1) as string
        if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) continue
        if (remove) delete (parent as Record<string, unknown>)[name]
        else Object.assign(parent, { [name]: value })
      }
      const isGood = !('faults' in checkContract(orders, record))
      if (isGood) accepted++
      expect([record, isGood]).toEqual([record, validate(record)])
    }),
    { numRuns: 500, seed: 7 },
  )
  expect(accepted).toBeGreaterThan(20)
})

const TIME = contract('time', '1.0.0', Type.Object({ at: Type.String({ format: 'date-time' }) }))

test.each<[string, string, string, TObject, RegExp]>([
  ['a version that is none', 'orders', '1.0', Type.Object({ a: Type.String() }), /major\.minor\.patch; found 1\.0/],
  ['a dataset that is no folder', '../raw', '1.0.0', Type.Object({ a: Type.String() }), /found \.\.\/raw/],
  ['two columns of one name', 'orders', '1.0.0', Type.Object({ a_b: Type.String(), a: Type.Object({ b: Type.String() }) }), /column a_b/],
  ['a column in capitals', 'orders', '1.0.0', Type.Object({ Total: Type.String() }), /found Total/],
  ['fields that nobody knows', 'orders', '1.0.0', Type.Object({}, { additionalProperties: true }), /additionalProperties must be false/],
  ['what is not checked', 'orders', '1.0.0', Type.Object({ a: Type.Number({ multipleOf: 2 }) }), /multipleOf is not checked/],
  ['two kinds in one column', 'orders', '1.0.0', Type.Object({ a: Type.Union([Type.String(), Type.Number()]) }), /one value and null/],
  ['no field at all', 'orders', '1.0.0', Type.Object({}), /an object with fields/],
])('%s is refused when the contract is declared', (_, dataset, version, schema, message) => {
  expect(() => contract(dataset, version, schema)).toThrow(message)
})

test('another version is another folder, table and id', () => {
  const next = contract('orders', '0.0.4', orders.schema)
  expect([next.folder, next.table, next.id]).toEqual(['schema=0.0.4/', 'orders_schema_0_0_4', 'orders-0-0-4'])
})
