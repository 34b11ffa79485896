import type { MapDocument, PassDocument, StateDocument } from '../document/state-machine.ts'
import type { Root } from '../expression/expression.ts'
import { renderWhole } from '../expression/render.ts'
import type { MapStep } from '../flow/map-step.ts'
import { MAP_BEGIN, MAP_END } from '../flow/names.ts'
import type { JsonObject } from '../json.ts'
import { compileCatchers, compileRetry } from './catch.ts'
import type { Compiled, Leaving, MachineScope, Place } from './compiled.ts'
import { readsAtEntryOnly } from './entry-reads.ts'
import { keepOwn } from './leave.ts'
import { namingOf } from './naming.ts'
import { elementsOf, project, UNREAD } from './project.ts'

const ITEM = '$states.context.Map.Item'

/** An inline Map: each iteration begins with what is read of its item. */
export function map(step: MapStep, leaving: Leaving, scope: MachineScope): Compiled {
  const catchers = compileCatchers(step, leaving, scope)
  const given = givenTo(step, scope)
  const state: MapDocument = {
    Type: 'Map',
    Items: renderWhole(step.items, namingOf(scope)),
    ItemSelector: given,
    ...(step.concurrency !== undefined && { MaxConcurrency: step.concurrency }),
    ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...body(step, given, scope) },
    ...compileRetry(step.retry),
    ...catchers.field,
    ...keepOwn(step, leaving, scope),
    Output: {},
    ...leaving,
  }
  return { entry: step.name, states: [[step.name, state], ...catchers.states] }
}

/** The input of an iteration: `item` and `index`, where they are read, as far as they are. */
function givenTo({ item, index }: MapStep, scope: MachineScope): JsonObject {
  const wanted = scope.wantedOf(item)
  return {
    ...(wanted && { item: selected(item, `${ITEM}.Value`, scope) }),
    ...(scope.wantedOf(index) && { index: selected(index, `${ITEM}.Index`, scope) }),
  }
}

/** What is read of an item, taken from where AWS has it while it selects. */
export function selected(root: MapStep['item'], source: string, scope: MachineScope): JsonObject[string] {
  const value = project({ kind: 'path', root, steps: [] }, scope.wantedOf(root) ?? 'all')
  return renderWhole(value, ({ steps }) => ({ source, steps }))
}

/**
 * The states of an iteration. Its input is seen by the first state only, so a state before that keeps it in variables, unless nobody else
 * reads it.
 */
function body(step: MapStep, given: JsonObject, scope: MachineScope) {
  const wanted = elementsOf(scope.wantedOf(step.result)) ?? UNREAD
  const exit = { kind: 'end', name: MAP_END(step.name), wanted, absent: 'null' } as const
  const roots = new Map<Root, string>([
    [step.item, 'item'],
    [step.index, 'index'],
  ])
  const places = new Map([...roots].map(([root, name]): [Root, Place] => [root, { source: `$states.input.${name}`, boxed: false }]))
  if (readsAtEntryOnly(step.body, [step.item, step.index], wanted)) {
    const { entry, states } = scope.within(places).block(step.body, exit)
    return { StartAt: entry, States: Object.fromEntries(states) }
  }
  const { entry, states } = scope.block(step.body, exit)
  const assign = Object.keys(given).map((name) => {
    const root = name === 'item' ? step.item : step.index
    return [scope.variableOf(root), `{% $states.input.${name} %}`] as const
  })
  const begin: PassDocument = { Type: 'Pass', Assign: Object.fromEntries(assign), Output: {}, Next: entry }
  const all: readonly (readonly [string, StateDocument])[] = [[MAP_BEGIN(step.name), begin], ...states]
  return { StartAt: MAP_BEGIN(step.name), States: Object.fromEntries(all) }
}
