import type { Expectation } from '../expectation.ts'
import * as expectations from './index.ts'

/** Every expectation by its type, the name that suites in JSON use. */
export const EXPECTATIONS: ReadonlyMap<string, Expectation> = new Map(
  Object.values(expectations).map((expectation): [string, Expectation] => [expectation.type, expectation]),
)
