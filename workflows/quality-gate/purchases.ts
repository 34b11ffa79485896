import {
  expectColumnValuesToBeBetween,
  expectColumnValuesToNotBeNull,
  expectColumnValuesToNotMatchRegex,
  expectTableRowCountToBeBetween,
  type Suite,
  suite,
} from '../../quality/index.ts'
import type { Column } from '../../services/index.ts'

/** The columns of purchases in silver, `dt` aside. */
export const PURCHASE_COLUMNS: readonly Column[] = [
  ['invoice_no', 'string'],
  ['stock_code', 'string'],
  ['description', 'string'],
  ['quantity', 'int'],
  ['unit_price', 'double'],
  ['customer_id', 'string'],
]

/** What a purchase must be: bought by somebody, of something with a name, some of it, at a price. */
export const PURCHASES: Suite = suite('purchases', [
  expectTableRowCountToBeBetween({ minValue: 1 }),
  expectColumnValuesToNotBeNull({ column: 'customer_id', mostly: 0.95 }),
  expectColumnValuesToBeBetween({ column: 'quantity', minValue: 1, severity: 'warning' }),
  expectColumnValuesToBeBetween({ column: 'unit_price', minValue: 0, strictMin: true, mostly: 0.99 }),
  expectColumnValuesToNotBeNull({ column: 'description' }),
  expectColumnValuesToNotMatchRegex({ column: 'description', regex: '^[a-z ?]+$' }),
])
