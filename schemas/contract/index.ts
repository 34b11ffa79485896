export { type ContractFault, checkContract, type FlatRecord, type FlatValue } from './check-contract.ts'
export { CATALOG_TYPES, type ColumnKind, type ContractColumn } from './column.ts'
export { type Contract, catalogColumns, contract } from './contract.ts'
export { ContractError } from './contract-error.ts'
