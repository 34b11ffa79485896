import type { TSchema } from '@sinclair/typebox'
import type { ColumnKind } from './column.ts'
import { ContractError } from './contract-error.ts'

/** A node of a contract's schema as the flattening and the check read it. */
export type ContractNode =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, { readonly node: ContractNode; readonly required: boolean }> }
  | Leaf

/** A value that becomes one column. */
export interface Leaf {
  readonly kind: ColumnKind
  readonly nullable: boolean
  readonly least?: number
  readonly most?: number
  readonly shortest?: number
  readonly longest?: number
  readonly pattern?: RegExp
  /** The only values that there may be. */
  readonly oneOf?: readonly string[]
  /** What the elements of an array are. */
  readonly items?: ContractNode
}

/** The members of JSON Schema that contracts know, beside TypeBox's own symbols. */
interface Known extends TSchema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, TSchema>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly TSchema[]
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly const?: unknown
  readonly items?: TSchema
}

const KNOWN: Readonly<Record<string, readonly string[]>> = {
  object: ['properties', 'required', 'additionalProperties'],
  string: ['format', 'pattern', 'minLength', 'maxLength', 'const'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
  boolean: [],
  array: ['items'],
  anyOf: ['anyOf'],
}
const ALWAYS = ['type', 'description', 'title', '$id', 'examples']

/** Reads a schema. Throws a {@link ContractError} for what would be passed over without a word. */
export function readNode(schema: TSchema, path: string): ContractNode {
  return readKnown(schema as Known, path)
}

/** TypeBox types a schema by its symbols; its members are those of JSON Schema. */
function readKnown(schema: Known, path: string): ContractNode {
  const type = schema.anyOf === undefined ? String(schema.type) : 'anyOf'
  const known = KNOWN[type]
  if (known === undefined)
    throw new ContractError(path, `a ${type} is no part of a contract: use Object, String, Integer, Number, Boolean, Array or Union`)
  const unknown = Object.keys(schema).find((name) => !known.includes(name) && !ALWAYS.includes(name))
  if (unknown !== undefined) throw new ContractError(path, `${unknown} is not checked here: leave it out, or check it in the quality gate`)
  return READERS[type]?.(schema, path) as ContractNode
}

const READERS: Readonly<Record<string, (schema: Known, path: string) => ContractNode>> = {
  object(schema, path) {
    if (schema.additionalProperties !== undefined && schema.additionalProperties !== false) {
      throw new ContractError(path, 'a contract knows all its fields: additionalProperties must be false')
    }
    const required = new Set(schema.required)
    const members = Object.entries(schema.properties ?? {}).map(
      ([name, member]) => [name, { node: readNode(member, `${path}/${name}`), required: required.has(name) }] as const,
    )
    return { kind: 'object', members: new Map(members) }
  },
  string({ format, pattern, minLength, maxLength, const: only }, path) {
    if (format !== undefined && format !== 'date-time')
      throw new ContractError(path, `the format ${format} is not known: date-time, or a pattern`)
    return {
      kind: format === 'date-time' ? 'timestamp' : 'string',
      nullable: false,
      ...(minLength !== undefined && { shortest: minLength }),
      ...(maxLength !== undefined && { longest: maxLength }),
      ...(pattern !== undefined && { pattern: new RegExp(pattern, 'u') }),
      ...(only !== undefined && { oneOf: [String(only)] }),
    }
  },
  integer: (schema) => numberNode('long', schema),
  number: (schema) => numberNode('double', schema),
  boolean: () => ({ kind: 'boolean', nullable: false }),
  array: ({ items }, path) => ({ kind: 'json', nullable: false, ...(items && { items: readNode(items, `${path}/items`) }) }),
  anyOf({ anyOf = [] }, path) {
    const rest = anyOf.filter(({ type }) => type !== 'null')
    const nullable = rest.length < anyOf.length
    const constants = rest.map((option) => (option as Known).const)
    if (constants.length > 0 && constants.every((value) => typeof value === 'string')) {
      return { kind: 'string', nullable, oneOf: constants.map(String) }
    }
    const [only, ...others] = rest
    const node = only && others.length === 0 ? readNode(only, path) : undefined
    if (node === undefined || node.kind === 'object') throw new ContractError(path, 'a union is of some texts, or of one value and null')
    return { ...node, nullable }
  },
}

function numberNode(kind: 'long' | 'double', { minimum, maximum }: Known): Leaf {
  return { kind, nullable: false, ...(minimum !== undefined && { least: minimum }), ...(maximum !== undefined && { most: maximum }) }
}
