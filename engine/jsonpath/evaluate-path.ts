import type { JsonValue } from '../../asl/json.ts'
import { isJsonObject } from '../machine/state-document.ts'
import { type FindOperand, passesFilter } from './filter.ts'
import type { Path, Segment } from './path.ts'

/** What a path may begin at. */
export interface PathRoots {
  readonly document: JsonValue
  readonly context: () => JsonValue
  readonly variable: (name: string) => JsonValue | undefined
}

/** What a path yields: one value for a definite path, a list for any other, undefined where a definite path finds nothing. */
export function evaluatePath(path: Path, roots: PathRoots): JsonValue | undefined {
  if (!path.definite) return findAll(path, roots)
  let value = rootValue(path, roots)
  for (const segment of path.segments) {
    if (value === undefined) return undefined
    value = definiteStep(segment, value)
  }
  return value
}

/** Everything that a path finds, in the order of the document. */
export function findAll(path: Path, roots: PathRoots): JsonValue[] {
  const root = rootValue(path, roots)
  let found: JsonValue[] = root === undefined ? [] : [root]
  for (const segment of path.segments) {
    const from = segment.deep ? found.flatMap(withDescendants) : found
    found = from.flatMap((value) => step(segment, value, roots))
  }
  return found
}

function rootValue(path: Path, roots: PathRoots): JsonValue | undefined {
  if (path.root.kind === 'document') return roots.document
  return path.root.kind === 'context' ? roots.context() : roots.variable(path.root.name)
}

function definiteStep(segment: Segment, value: JsonValue): JsonValue | undefined {
  if (segment.kind === 'name') return member(value, segment.names[0] as string)
  return segment.kind === 'index' ? item(value, segment.indexes[0] as number) : undefined
}

function step(segment: Segment, value: JsonValue, roots: PathRoots): JsonValue[] {
  switch (segment.kind) {
    case 'name':
      return segment.names.map((name) => member(value, name)).filter(isFound)
    case 'index':
      return segment.indexes.map((index) => item(value, index)).filter(isFound)
    case 'slice':
      return slice(value, segment.from, segment.to, segment.step)
    case 'wildcard':
      return children(value)
    case 'filter':
      return (Array.isArray(value) ? value : isJsonObject(value) ? [value] : []).filter((child) =>
        passesFilter(segment.test, child, finder(roots)),
      )
  }
}

function finder(roots: PathRoots): FindOperand {
  return ({ kind, path }, item) => {
    const found = findAll(path, kind === 'item' ? { ...roots, document: item } : roots)
    return path.definite ? found[0] : found
  }
}

function member(value: JsonValue, name: string): JsonValue | undefined {
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

function item(value: JsonValue, index: number): JsonValue | undefined {
  return Array.isArray(value) ? value.at(index) : undefined
}

function slice(value: JsonValue, from: number | undefined, to: number | undefined, every: number): JsonValue[] {
  if (!Array.isArray(value)) return []
  return value.slice(from ?? 0, to ?? value.length).filter((_, index) => every <= 1 || index % every === 0)
}

function children(value: JsonValue): JsonValue[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}

function withDescendants(value: JsonValue): JsonValue[] {
  return [value, ...children(value).flatMap(withDescendants)]
}

function isFound(value: JsonValue | undefined): value is JsonValue {
  return value !== undefined
}

/** Jayway's words for why a definite path finds nothing, as AWS passes them on. */
export function explainMissing(path: Path, roots: PathRoots): string {
  let place = '$'
  let value = rootValue(path, roots)
  for (const [index, segment] of path.segments.entries()) {
    place += segmentText(segment)
    const next: JsonValue | undefined = value === undefined ? undefined : definiteStep(segment, value)
    if (next === undefined && segment.kind === 'name' && index < path.segments.length - 1) return `Missing property in path ${place}`
    value = next
  }
  return `No results for path: ${place}`
}

function segmentText(segment: Segment): string {
  if (segment.kind === 'name') return `[${segment.names.map((name) => `'${name}'`).join(',')}]`
  return segment.kind === 'index' ? `[${segment.indexes.join(',')}]` : '[*]'
}
