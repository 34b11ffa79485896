import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { HistoryEvent } from '../../engine/index.ts'
import { type Matcher, matchesCause } from './matches-recorded.ts'

interface ComparableEvent {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  readonly details: JsonObject
}

/** Compares a recorded history with ours: index by index, as a causal tree, or as a multiset, as its recording allows. */
export function matchesHistory(
  matches: Matcher,
  ordering: 'total' | 'interleaved' | 'normalised',
  expected: readonly JsonObject[],
  actual: readonly HistoryEvent[],
): boolean {
  const recorded = expected.map(comparable)
  const ours = actual.map((event) => comparable(event as unknown as JsonObject))
  if (ordering === 'total') return recorded.length === ours.length && recorded.every((event, index) => sameAt(matches, event, ours[index]))
  if (ordering === 'interleaved') return sameForest(matches, forest(recorded), forest(ours))
  const known = new Set(recorded.map((event) => event.type))
  // The recorder lost the closing event of a Parallel among those that it sorted.
  const kept = ours.filter((event) => known.has(event.type) || !/^ParallelState(Succeeded|Failed)$/.test(event.type))
  return sameForest(matches, recorded.map(leaf), kept.map(leaf))
}

/** The first event that differs, for people. */
export function firstDifference(
  matches: Matcher,
  expected: readonly JsonObject[],
  actual: readonly HistoryEvent[],
): [JsonValue, JsonValue] {
  const ours = actual.map((event) => comparable(event as unknown as JsonObject))
  const recorded = expected.map(comparable)
  const index = recorded.findIndex((event, place) => !sameAt(matches, event, ours[place]))
  const at = index < 0 ? recorded.length : index
  return [(recorded[at] ?? null) as JsonValue, (ours[at] ?? null) as JsonValue]
}

function comparable(event: JsonObject): ComparableEvent {
  const name = Object.keys(event).find((key) => key.endsWith('Details'))
  const details = name === undefined ? {} : (event[name] as JsonObject)
  const { roleArn: _, ...rest } = details
  return { id: event.id as number, previousEventId: event.previousEventId as number, type: event.type as string, details: rest }
}

function sameEvent(matches: Matcher, expected: ComparableEvent, actual: ComparableEvent): boolean {
  if (expected.type !== actual.type) return false
  const { cause, ...details } = expected.details
  const { cause: ours, ...others } = actual.details
  return matches(details, others) && (cause === undefined ? ours === undefined : matchesCause(matches, cause, ours as string))
}

function sameAt(matches: Matcher, expected: ComparableEvent, actual: ComparableEvent | undefined): boolean {
  if (actual === undefined || expected.id !== actual.id || expected.previousEventId !== actual.previousEventId) return false
  return sameEvent(matches, expected, actual)
}

interface Tree {
  readonly event: ComparableEvent
  readonly children: Tree[]
}

function leaf(event: ComparableEvent): Tree {
  return { event, children: [] }
}

/** Events under the event that led to them. The closing events of a Map or a Parallel stand alone: which line came last is chance. */
function forest(events: readonly ComparableEvent[]): Tree[] {
  const trees = new Map<number, Tree>(events.map((event) => [event.id, leaf(event)]))
  const roots: Tree[] = []
  for (const tree of trees.values()) {
    const isClosing = /^(Map|Parallel)State(Succeeded|Exited)$/.test(tree.event.type)
    const cause = isClosing ? undefined : trees.get(tree.event.previousEventId)
    if (cause === undefined) roots.push(tree)
    else cause.children.push(tree)
  }
  return roots
}

function sameForest(matches: Matcher, expected: readonly Tree[], actual: readonly Tree[]): boolean {
  if (expected.length !== actual.length) return false
  const left = [...actual]
  return expected.every((tree) => {
    const index = left.findIndex(
      (other) => sameEvent(matches, tree.event, other.event) && sameForest(matches, tree.children, other.children),
    )
    if (index >= 0) left.splice(index, 1)
    return index >= 0
  })
}
