import type { Expression, InputRoot, ResultRoot, Root } from '../expression/expression.ts'
import { renderWhole } from '../expression/render.ts'
import type { DistributedMapStep } from '../flow/map-step.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import type { MachineScope, Place } from './compiled.ts'
import { demandsOf } from './demand.ts'
import { boxed } from './keep.ts'
import { selected } from './map.ts'
import { namingOf } from './naming.ts'
import { type Demand, elementsOf, isWhole, project } from './project.ts'

/** What a Distributed Map hands to its children, and where they find it: they see neither variables nor the input of their parent. */
export interface Handover {
  readonly selector: { readonly ItemSelector?: JsonValue }
  readonly batchInput: { readonly BatchInput?: JsonObject }
  readonly places: ReadonlyMap<Root, Place>
}

/** A child's own input. */
const INPUT = '$states.context.Execution.Input'

/** `wanted`: what is read of a child's output. */
export function handoverOf(step: DistributedMapStep, wanted: Demand, scope: MachineScope): Handover {
  const carried = carriedBy(step, wanted, scope)
  const outer = Object.fromEntries(carried.map(({ name, value }) => [name, value]))
  const isBatched = step.batch !== undefined
  const at = isBatched ? `${INPUT}.BatchInput` : `${INPUT}.outer`
  const places = new Map<Root, Place>(carried.map(({ root, name, isBoxed }) => [root, { source: `${at}.${name}`, boxed: isBoxed }]))
  places.set(step.item, { source: isBatched ? `${INPUT}.Items` : `${INPUT}.item`, boxed: false })
  const hasOuter = carried.length > 0
  if (isBatched) return { selector: batchedItem(step, scope), batchInput: hasOuter ? { BatchInput: outer } : {}, places }
  const item = scope.wantedOf(step.item) && { item: selected(step.item, '$states.context.Map.Item.Value', scope) }
  return { selector: { ItemSelector: { ...item, ...(hasOuter && { outer }) } }, batchInput: {}, places }
}

interface Carried {
  readonly root: InputRoot | ResultRoot
  readonly name: string
  readonly value: JsonValue
  readonly isBoxed: boolean
}

/** What the body reads of the blocks around, as far as it reads it. */
function carriedBy(step: DistributedMapStep, wanted: Demand, scope: MachineScope): readonly Carried[] {
  const demands = demandsOf(step.body, wanted)
  return step.outer.flatMap((root): Carried[] => {
    const read = demands.get(root)
    if (read === undefined) return []
    const isBoxed = root.kind === 'result' && isWhole(read) && scope.optional.has(root)
    const value: Expression = project({ kind: 'path', root, steps: [] }, read)
    const name = root.kind === 'input' ? 'input' : scope.variableOf(root)
    return [{ root, name, value: renderWhole(isBoxed ? boxed(value) : value, namingOf(scope)), isBoxed }]
  })
}

/** The items of a batch, each as far as it is read; whole ones need no selector. */
function batchedItem(step: DistributedMapStep, scope: MachineScope): Handover['selector'] {
  const wanted = elementsOf(scope.wantedOf(step.item))
  if (wanted === undefined) return { ItemSelector: {} }
  if (wanted === 'all') return {}
  const value = project({ kind: 'path', root: step.item, steps: [] }, wanted)
  return { ItemSelector: renderWhole(value, ({ steps }) => ({ source: '$states.context.Map.Item.Value', steps })) }
}
