import type { Contract } from './contract.ts'

/** The contract of a dataset at a version. */
export function findContract(contracts: readonly Contract[], dataset: string, version: string): Contract | undefined {
  return contracts.find((known) => known.dataset === dataset && known.version === version)
}
