import type { ContractColumn } from './column.ts'
import type { Contract } from './contract.ts'
import type { ContractNode, Leaf } from './leaf.ts'

/** The leaf of a contract's schema that a column holds. */
export function leafOf({ root }: Contract, { path }: ContractColumn): Leaf {
  const node = path.reduce<ContractNode | undefined>(
    (inner, name) => (inner?.kind === 'object' ? inner.members.get(name)?.node : undefined),
    root,
  )
  if (node === undefined || node.kind === 'object') throw new RangeError(`${path.join('.')} is no column of this contract`)
  return node
}
