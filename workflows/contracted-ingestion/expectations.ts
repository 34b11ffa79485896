import {
  type ExpectationConfig,
  expectColumnValueLengthsToBeBetween,
  expectColumnValuesToBeBetween,
  expectColumnValuesToBeInSet,
  expectColumnValuesToMatchRegex,
  expectColumnValuesToNotBeNull,
  expectTableColumnsToMatchSet,
  type Suite,
  suite,
} from '../../quality/index.ts'
import { type Contract, type ContractColumn, leafOf } from '../../schemas/contract/index.ts'

/** What a contract says, as a suite for a quality gate: nobody writes the same rules a second time. Its partition keys are `alsoColumns`. */
export function contractSuite(contract: Contract, alsoColumns: readonly string[] = []): Suite {
  const columnSet = [...contract.columns.map(({ name }) => name), ...alsoColumns]
  return suite(`${contract.dataset} ${contract.version}`, [
    expectTableColumnsToMatchSet({ columnSet, exactMatch: true }),
    ...contract.columns.flatMap((column) => expectationsOf(contract, column)),
  ])
}

function expectationsOf(contract: Contract, column: ContractColumn): readonly ExpectationConfig[] {
  const { least, most, shortest, longest, pattern, oneOf } = leafOf(contract, column)
  const { name, required } = column
  return [
    ...(required ? [expectColumnValuesToNotBeNull({ column: name })] : []),
    ...(least === undefined && most === undefined
      ? []
      : [
          expectColumnValuesToBeBetween({
            column: name,
            ...(least !== undefined && { minValue: least }),
            ...(most !== undefined && { maxValue: most }),
          }),
        ]),
    ...(shortest === undefined && longest === undefined
      ? []
      : [
          expectColumnValueLengthsToBeBetween({
            column: name,
            ...(shortest !== undefined && { minValue: shortest }),
            ...(longest !== undefined && { maxValue: longest }),
          }),
        ]),
    ...(oneOf === undefined ? [] : [expectColumnValuesToBeInSet({ column: name, valueSet: [...oneOf] })]),
    ...(pattern === undefined ? [] : [expectColumnValuesToMatchRegex({ column: name, regex: pattern.source })]),
  ]
}
