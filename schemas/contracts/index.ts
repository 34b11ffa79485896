import type { Contract } from '../contract/contract.ts'
import { orders } from './orders.ts'

export { orders }

/** The contracts that are there, each at every version that is still written. */
export const CONTRACTS: readonly Contract[] = Object.freeze([orders])

/** The contract of a dataset at a version. */
export function findContract(dataset: string, version: string, contracts: readonly Contract[] = CONTRACTS): Contract | undefined {
  return contracts.find((known) => known.dataset === dataset && known.version === version)
}
