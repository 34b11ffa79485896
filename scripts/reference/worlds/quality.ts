import { type compileSuite, expectTableRowCountToBeBetween, suite } from '../../../quality/index.ts'

/** What the examples of quality take for granted. */
export const orders = suite('orders', [expectTableRowCountToBeBetween({ minValue: 1 })])
export declare const columns: Parameters<typeof compileSuite>[1]['columns']
