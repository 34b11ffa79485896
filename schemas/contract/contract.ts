import type { TObject } from '@sinclair/typebox'
import { CATALOG_TYPES, type ContractColumn } from './column.ts'
import { ContractError } from './contract-error.ts'
import { type ContractNode, readNode } from './leaf.ts'

/** A dataset's contract at one version: what drives the check of its records, their flattening, the Parquet file, the table and its folder. */
export interface Contract<Schema extends TObject = TObject> {
  readonly kind: 'contract'
  readonly dataset: string
  /** `major.minor.patch`. */
  readonly version: string
  readonly schema: Schema
  readonly root: Extract<ContractNode, { readonly kind: 'object' }>
  readonly columns: readonly ContractColumn[]
  /** The folder of the version below the dataset's: `schema=0.0.3/`. */
  readonly folder: string
  /** What a crawler calls the table of that folder: `orders_schema_0_0_3`. */
  readonly table: string
  /** Dataset and version as part of names: `orders-0-0-3`. */
  readonly id: string
}

const DATASET = /^[a-z][a-z0-9_]{0,40}$/
const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/

/**
 * Declares the contract of a dataset. The schema is an object of strings, numbers, booleans, objects inside it, unions of texts, and arrays,
 * which become JSON texts; `Type.Union([x, Type.Null()])` lets a value be null. No field that it does not name is let in.
 * Throws a {@link ContractError} for names that cannot be folders, for columns that would have one name, and for what it cannot check.
 *
 * @example
 * ```ts
 * contract('orders', '0.0.3', Type.Object({ id: Type.String(), customer: Type.Object({ city: Type.Optional(Type.String()) }) })).columns
 * // id, customer_city
 * ```
 */
export function contract<Schema extends TObject>(dataset: string, version: string, schema: Schema): Contract<Schema> {
  if (!DATASET.test(dataset)) throw new ContractError('', `a dataset is named by lower case letters, digits and _; found ${dataset}`)
  if (!VERSION.test(version)) throw new ContractError('', `a version is major.minor.patch; found ${version}`)
  const root = readNode(schema, '')
  if (root.kind !== 'object' || root.members.size === 0) throw new ContractError('', 'a record is an object with fields')
  const columns = columnsOf(root, [], true)
  const double = columns.find(({ name }, index) => columns.findIndex((other) => other.name === name) !== index)
  if (double !== undefined) throw new ContractError(`/${double.path.join('/')}`, `two fields become the column ${double.name}: rename one`)
  const underscored = version.replaceAll('.', '_')
  return Object.freeze({
    kind: 'contract',
    dataset,
    version,
    schema,
    root,
    columns: Object.freeze(columns),
    folder: `schema=${version}/`,
    table: `${dataset}_schema_${underscored}`,
    id: `${dataset.replaceAll('_', '-')}-${version.replaceAll('.', '-')}`,
  })
}

/** The columns of a table as the catalog has them. */
export function catalogColumns({ columns }: Contract): readonly (readonly [name: string, type: string])[] {
  return columns.map(({ name, kind }) => [name, CATALOG_TYPES[kind]])
}

function columnsOf(node: ContractNode, path: readonly string[], isRequired: boolean): readonly ContractColumn[] {
  if (node.kind !== 'object') {
    const name = path.join('_')
    // Glue writes names in lower case and Athena knows no others; a name in another spelling would not find its own column.
    if (!/^[a-z][a-z0-9_]*$/.test(name)) {
      throw new ContractError(`/${path.join('/')}`, `a column is named by lower case letters, digits and _; found ${name}`)
    }
    return [{ name, path, kind: node.kind, required: isRequired && !node.nullable }]
  }
  return [...node.members].flatMap(([name, member]) => columnsOf(member.node, [...path, name], isRequired && member.required))
}
