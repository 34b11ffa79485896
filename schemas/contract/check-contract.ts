import { readTimestamp } from '../timestamp.ts'
import type { ColumnKind } from './column.ts'
import type { Contract } from './contract.ts'
import type { ContractNode, Leaf } from './leaf.ts'

/** A value as its column holds it; timestamps are milliseconds since the Unix epoch. */
export type FlatValue = string | number | bigint | boolean | null

/** Why a record breaks its contract. `code` is stable, `path` is a JSON Pointer into the record. */
export interface ContractFault {
  readonly code:
    | 'not-an-object'
    | 'missing-field'
    | 'unknown-field'
    | 'wrong-type'
    | 'out-of-range'
    | 'wrong-length'
    | 'not-like-pattern'
    | 'not-in-list'
    | 'bad-timestamp'
    | 'unsafe-integer'
  readonly path: string
  readonly message: string
}

/** A record that keeps its contract: its values in the order of the columns; NULL where an optional field is missing. */
export interface FlatRecord {
  readonly values: readonly FlatValue[]
}

/** Checks and flattens a record in one walk: all its faults, or its row. Nothing is converted on a guess. */
export function checkContract({ root, columns }: Contract, record: unknown): FlatRecord | { readonly faults: readonly ContractFault[] } {
  const faults: ContractFault[] = []
  const found = new Map<string, FlatValue>()
  walk(root, record, [], faults, found)
  return faults.length > 0 ? { faults } : { values: columns.map(({ name }) => found.get(name) ?? null) }
}

function walk(node: ContractNode, value: unknown, path: readonly string[], faults: ContractFault[], found: Map<string, FlatValue>): void {
  const pointer = path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  const fault = (code: ContractFault['code'], message: string) => void faults.push({ code, path: pointer, message })
  if (node.kind !== 'object') {
    const checked = checkLeaf(node, value)
    if (typeof checked === 'object' && checked !== null) fault(...checked.fault)
    else found.set(path.join('_'), checked)
    // Elements are checked, but make no columns of their own.
    if (node.items !== undefined && Array.isArray(value)) {
      for (const [index, element] of value.entries()) walk(node.items, element, [...path, String(index)], faults, new Map())
    }
    return
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    fault(path.length === 0 ? 'not-an-object' : 'wrong-type', `an object is wanted; found ${shown(value)}`)
    return
  }
  const members = new Map<string, unknown>(Object.entries(value))
  for (const [name, { node: member, required }] of node.members) {
    const inner = [...path, name]
    if (members.has(name)) walk(member, members.get(name), inner, faults, found)
    else if (required) faults.push({ code: 'missing-field', path: `${pointer}/${name}`, message: `${inner.join('.')} is missing` })
  }
  for (const name of members.keys()) {
    if (!node.members.has(name)) fault('unknown-field', `${[...path, name].join('.')} is no field of the contract`)
  }
}

type LeafFault = { readonly fault: readonly [code: ContractFault['code'], message: string] }

function checkLeaf(leaf: Leaf, value: unknown): FlatValue | LeafFault {
  if (value === null && leaf.nullable) return null
  const read = READERS[leaf.kind](value)
  if (read === undefined) return { fault: [codeOfType(leaf.kind, value), `a ${leaf.kind} is wanted; found ${shown(value)}`] }
  const { least, most, shortest, longest, pattern, oneOf } = leaf
  if (typeof value === 'number' && ((least !== undefined && value < least) || (most !== undefined && value > most))) {
    return { fault: ['out-of-range', `${least ?? '-∞'} to ${most ?? '∞'} is wanted; found ${shown(value)}`] }
  }
  if (typeof value !== 'string') return read
  // As JSON Schema counts: characters, not the halves of those beyond 16 bits.
  const length = [...value].length
  if ((shortest !== undefined && length < shortest) || (longest !== undefined && length > longest)) {
    return { fault: ['wrong-length', `${shortest ?? 0} to ${longest ?? '∞'} characters are wanted; found ${length}`] }
  }
  if (oneOf !== undefined && !oneOf.includes(value))
    return { fault: ['not-in-list', `one of ${oneOf.join(', ')} is wanted; found ${shown(value)}`] }
  if (pattern !== undefined && !pattern.test(value))
    return { fault: ['not-like-pattern', `${pattern.source} is wanted; found ${shown(value)}`] }
  return read
}

const READERS: { readonly [Kind in ColumnKind]: (value: unknown) => FlatValue | undefined } = {
  string: (value) => (typeof value === 'string' ? value : undefined),
  // Beyond 2^53 JSON.parse has lost digits already: such a number must come as a text.
  long: (value) => (Number.isSafeInteger(value) ? BigInt(value as number) : undefined),
  double: (value) => (typeof value === 'number' ? value : undefined),
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  timestamp: readTimestamp,
  json: (value) => (Array.isArray(value) ? JSON.stringify(value) : undefined),
}

function codeOfType(kind: ColumnKind, value: unknown): ContractFault['code'] {
  if (kind === 'timestamp' && typeof value === 'string') return 'bad-timestamp'
  if (kind === 'long' && Number.isInteger(value)) return 'unsafe-integer'
  return 'wrong-type'
}

const MOST_SHOWN = 80

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text
}
