import { renderValue } from '../../expression/constant.ts'
import { isEnclosed } from '../../expression/jsonata-source.ts'
import type { JsonValue } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import { NotLiftable, type Read, type Value } from './program.ts'

const EXPRESSION = /^\{% (.*) %\}$/s
/** A string, or a variable with the members that are read of it. */
const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(\$states\.context\.Execution\.Input|\$states\.(?:result|input)|\$[A-Za-z]\w*)((?:\.(?:[A-Za-z_]\w*|`[^`]*`)|\[\d+\])*)(?!\w|\()/g
const STEP = /\.(?:([A-Za-z_]\w*)|`([^`]*)`)|\[(\d+)\]/g

/** A member's name, or an element's index. */
export type Step = string | number

/** What a name in JSONata, with steps into it, stands for; nothing where it is none of the machine's variables. */
export type VariableOf = (name: string, steps: readonly Step[]) => Found | undefined

/** A variable and a path into it, for which so many steps were taken: what follows them was written by hand. */
export interface Found extends Read {
  readonly taken: number
}

/** A template whose computed leaves are `{% ... %}`. */
export function readTemplate(json: JsonValue, variableOf: VariableOf): Value {
  if (typeof json === 'string') return readString(json, variableOf)
  if (Array.isArray(json)) {
    const items = json.map((item) => readTemplate(item, variableOf))
    return items.every((item) => item.kind === 'json') ? { kind: 'json', value: json } : { kind: 'array', items }
  }
  if (!isObject(json)) return { kind: 'json', value: json }
  const members = Object.entries(json).map(([name, member]) => [name, readTemplate(member, variableOf)] as const)
  if (members.every(([, member]) => member.kind === 'json')) {
    return { kind: 'json', value: Object.fromEntries(members.map(([name, member]) => [name, (member as { value: JsonValue }).value])) }
  }
  return { kind: 'object', members }
}

/** A value that is one expression, whose objects are templates again. */
export function readWhole(json: JsonValue, variableOf: VariableOf): Value {
  const source = typeof json === 'string' ? EXPRESSION.exec(json)?.[1] : undefined
  if (source === undefined) return readTemplate(json, variableOf)
  const nullable = NULLABLE.exec(source)?.[1]
  if (nullable !== undefined) return readSource(bare(nullable), variableOf)
  const value = readObject(source, variableOf) ?? readConstant(source) ?? readSource(source, variableOf)
  return value.kind === 'jsonata' ? { ...value, isPresent: true } : value
}

/** What the compiler writes around a value that may be absent. */
const NULLABLE = /^\(\$value := (.*); \$exists\(\$value\) \? \$value : null\)$/s

/** Without the brackets that stand around an operand; those that the source has itself come back with it. */
function bare(source: string): string {
  return source.startsWith('(') && isEnclosed(source) ? source.slice(1, -1) : source
}

function readString(text: string, variableOf: VariableOf): Value {
  const source = EXPRESSION.exec(text)?.[1]
  if (source !== undefined) return readConstant(source) ?? readSource(source, variableOf)
  if (text.startsWith('{%')) throw new NotLiftable(`the expression ${text}`)
  return { kind: 'json', value: text }
}

function readSource(source: string, variableOf: VariableOf): Value {
  if (/^"(?:[^"\\]|\\.)*"$/.test(source)) return { kind: 'json', value: JSON.parse(source) as string }
  const strings: string[] = []
  const reads: Read[] = []
  let from = 0
  for (const match of source.matchAll(TOKEN)) {
    const [, root, written = ''] = match
    if (root === undefined) continue
    const steps = [...written.matchAll(STEP)].map(([text, plain, quoted, index]) => ({
      text,
      step: index === undefined ? (plain ?? quoted ?? '') : Number(index),
    }))
    const found = variableOf(
      root,
      steps.map(({ step }) => step),
    )
    if (found === undefined) continue
    reads.push({ variable: found.variable, path: found.path })
    strings.push(source.slice(from, match.index))
    from = match.index + root.length + steps.slice(0, found.taken).reduce((length, { text }) => length + text.length, 0)
  }
  strings.push(source.slice(from))
  const [only] = reads
  return only !== undefined && reads.length === 1 && strings.every((string) => string === '')
    ? { kind: 'read', read: only }
    : { kind: 'jsonata', strings, reads }
}

/** `{ "a": $x, "b": { "c": 1 } }`, as the compiler writes an object. */
function readObject(source: string, variableOf: VariableOf): Value | undefined {
  const inner = /^\{ (.*) \}$/s.exec(source)?.[1]
  const parts = inner === undefined ? undefined : splitMembers(inner)
  if (parts === undefined) return undefined
  const members = parts.map((part) => {
    const [whole, name] = /^("(?:[^"\\]|\\.)*"): /.exec(part) ?? []
    if (whole === undefined || name === undefined) return undefined
    const value = part.slice(whole.length)
    return [JSON.parse(name) as string, readObject(value, variableOf) ?? readConstant(value) ?? readSource(value, variableOf)] as const
  })
  return members.every((member) => member !== undefined) ? { kind: 'object', members } : undefined
}

function readConstant(source: string): Value | undefined {
  try {
    // Negative numbers stand in brackets.
    const value = JSON.parse(source.replace(/"(?:[^"\\]|\\.)*"|\((-[\d.eE+-]+)\)/g, (text, number?: string) => number ?? text)) as JsonValue
    return renderValue(value) === source ? { kind: 'json', value } : undefined
  } catch {
    return undefined
  }
}

/** How deep a value that is assigned is made of objects, along a path: what is under them is read as a whole. */
export function depthIn(assigned: JsonValue, path: readonly Step[]): number {
  const source = typeof assigned === 'string' ? EXPRESSION.exec(assigned)?.[1] : undefined
  let value = source === undefined ? undefined : readObject(source, () => undefined)
  let depth = 0
  for (const name of path) {
    if (value?.kind !== 'object') break
    value = value.members.find(([member]) => member === name)?.[1]
    depth++
  }
  return depth
}

/** Under which names the assignment of a Parallel has its branches, by their places. */
export function branchNames(assigned: JsonValue): ReadonlyMap<number, string> {
  const members = /^\{% \{ (.*) \} %\}$/s.exec(String(assigned))?.[1] ?? ''
  // The whole record may be in an object of its own.
  const inner = /^"value": \{ (.*) \}$/s.exec(members)?.[1] ?? members
  const named = (splitMembers(inner) ?? []).flatMap((part) => {
    const [, name, index] = /^("(?:[^"\\]|\\.)*"): .*?\$states\.result\[(\d+)\]/s.exec(part) ?? []
    return name === undefined ? [] : [[Number(index), JSON.parse(name) as string] as const]
  })
  return new Map(named)
}

/** The parts between the commas that stand in no brackets; nothing where brackets do not match. */
function splitMembers(source: string): readonly string[] | undefined {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (const { 0: token, index } of source.matchAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|[()[\]{}]|, /g)) {
    if (/^[([{]$/.test(token)) depth++
    else if (/^[)\]}]$/.test(token)) depth--
    else if (token === ', ' && depth === 0) {
      parts.push(source.slice(from, index))
      from = index + token.length
    }
    if (depth < 0) return undefined
  }
  return depth === 0 ? [...parts, source.slice(from)] : undefined
}

/** The variables that a value reads. */
export function variablesOf(value: Value): readonly string[] {
  return readsOf(value).map(({ variable }) => variable)
}

/** All that a value reads. */
export function readsOf(value: Value): readonly Read[] {
  switch (value.kind) {
    case 'json':
      return []
    case 'read':
      return [value.read]
    case 'jsonata':
      return value.reads
    case 'array':
      return value.items.flatMap(readsOf)
    case 'object':
      return value.members.flatMap(([, member]) => readsOf(member))
  }
}
