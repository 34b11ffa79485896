import type { Contract } from '../contract/contract.ts'
import { orders } from './orders.ts'

export { orders }

/** The contracts that are there, each at every version that is still written. */
export const CONTRACTS: readonly Contract[] = Object.freeze([orders])
