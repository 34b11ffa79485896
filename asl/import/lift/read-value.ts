import type { JsonValue } from '../../json.ts'
import { isObject } from '../field-kinds.ts'
import { INPUT, NotLiftable, type Read, type Value } from './program.ts'

const EXPRESSION = /^\{% (.*) %\}$/s
/** A string, or a variable with the members that are read of it. */
const TOKEN =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(\$states\.context\.Execution\.Input|\$states\.result|\$[A-Za-z]\w*)((?:\.(?:[A-Za-z_]\w*|`[^`]*`))*)(?!\w|\()/g
const STEP = /\.(?:([A-Za-z_]\w*)|`([^`]*)`)/g

/** What a name in JSONata stands for; nothing where it is none of the machine's variables. */
export type VariableOf = (name: string) => Found | undefined

/** A variable, and how many steps of a path into it the builder saw: what follows was written by hand. */
export interface Found {
  readonly variable: string
  readonly depthOf: (path: readonly string[]) => number
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
  return source === undefined ? readTemplate(json, variableOf) : (readObject(source, variableOf) ?? readSource(source, variableOf))
}

function readString(text: string, variableOf: VariableOf): Value {
  const source = EXPRESSION.exec(text)?.[1]
  if (source !== undefined) return readSource(source, variableOf)
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
    const found = root === undefined ? undefined : variableOf(root)
    if (root === undefined || found === undefined) continue
    const steps = [...written.matchAll(STEP)].map(([text, plain, quoted]) => ({ text, name: plain ?? quoted ?? '' }))
    const path = steps.map(({ name }) => name)
    const seen = steps.slice(0, found.depthOf(path))
    reads.push({ variable: found.variable, path: path.slice(0, seen.length) })
    strings.push(source.slice(from, match.index))
    from = match.index + root.length + seen.reduce((length, { text }) => length + text.length, 0)
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
    return { kind: 'json', value: JSON.parse(source) as JsonValue }
  } catch {
    return undefined
  }
}

/** How deep a value that is assigned is made of objects, along a path: what is under them is read as a whole. */
export function depthIn(assigned: JsonValue, path: readonly string[]): number {
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
  const inner = /^\{% \{ (.*) \} %\}$/s.exec(String(assigned))?.[1] ?? ''
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

/** The name of the input in JSONata. */
export const INPUT_SOURCE = '$states.context.Execution.Input'
export { INPUT }
