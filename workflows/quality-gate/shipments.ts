import {
  expectColumnValueLengthsToBeBetween,
  expectColumnValuesToBeBetween,
  expectColumnValuesToBeUnique,
  expectColumnValuesToNotBeNull,
  type Suite,
  suite,
} from '../../quality/index.ts'

/** What shipments in silver must be beyond their contract: each row once, from somewhere to somewhere, of a weight that a parcel can have. */
export const SHIPMENTS: Suite = suite('shipments', [
  expectColumnValuesToNotBeNull({ column: 'shipment_id' }),
  expectColumnValuesToBeUnique({ column: 'row_id' }),
  expectColumnValueLengthsToBeBetween({ column: 'origin', minValue: 1 }),
  expectColumnValueLengthsToBeBetween({ column: 'destination', minValue: 1 }),
  expectColumnValuesToBeBetween({ column: 'weight_kg', minValue: 0, maxValue: 1000, severity: 'warning' }),
])
