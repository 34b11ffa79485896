import { type Fields, fieldsOf, listOf, textOf } from '../../fields.ts'
import type { Place } from './place.ts'
import type { MachineView, QueryLanguage, ScopeView, StateType, StateView, WorkflowType } from './views.ts'

const STATE_TYPES: Readonly<Record<StateType, true>> = {
  Task: true,
  Pass: true,
  Choice: true,
  Wait: true,
  Succeed: true,
  Fail: true,
  Parallel: true,
  Map: true,
}

/** The names of all state types, in AWS's order. */
export const stateTypeNames: readonly string[] = Object.keys(STATE_TYPES)

interface Walk {
  readonly language: QueryLanguage
  readonly scopes: ScopeView[]
  readonly states: StateView[]
}

/** Walks a definition once, as far as it is one: what cannot be read is left out, and the rules of the schema say so. */
export function walkMachine(fields: Fields, type: WorkflowType): MachineView {
  const language = languageOf(fields.QueryLanguage, 'JSONPath')
  const walk: Walk = { language, scopes: [], states: [] }
  const root = walkScope(walk, fields, { kind: 'machine', place: [], isDistributed: false, type })
  return { fields, type, language, root, scopes: walk.scopes, states: walk.states }
}

type Around = Pick<ScopeView, 'kind' | 'place' | 'isDistributed' | 'type' | 'owner'>

function walkScope(walk: Walk, fields: Fields, around: Around): ScopeView {
  const states: StateView[] = []
  const byName = new Map<string, StateView>()
  const scope: ScopeView = { ...around, fields, startAt: textOf(fields.StartAt), states, byName }
  walk.scopes.push(scope)
  for (const [name, value] of Object.entries(fieldsOf(fields.States) ?? {})) {
    const state = fieldsOf(value)
    if (state === undefined) continue
    const view = walkState(walk, name, state, scope)
    states.push(view)
    byName.set(name, view)
  }
  return scope
}

function walkState(walk: Walk, name: string, fields: Fields, scope: ScopeView): StateView {
  const inner: ScopeView[] = []
  const view: StateView = {
    name,
    place: [...scope.place, 'States', name],
    fields,
    type: stateTypeOf(fields.Type),
    language: languageOf(fields.QueryLanguage, walk.language),
    scope,
    inner,
  }
  walk.states.push(view)
  for (const machine of machinesInside(view)) inner.push(walkScope(walk, machine.fields, machine.around))
  return view
}

function machinesInside(owner: StateView): readonly { fields: Fields; around: Around }[] {
  if (owner.type === 'Parallel') {
    return listOf(owner.fields.Branches).flatMap((branch, index) => {
      const fields = fieldsOf(branch)
      const around: Around = {
        kind: 'branch',
        place: [...owner.place, 'Branches', index],
        owner,
        isDistributed: false,
        type: owner.scope.type,
      }
      return fields === undefined ? [] : [{ fields, around }]
    })
  }
  if (owner.type !== 'Map') return []
  const name = fieldsOf(owner.fields.ItemProcessor) === undefined ? 'Iterator' : 'ItemProcessor'
  const fields = fieldsOf(owner.fields[name])
  if (fields === undefined) return []
  const config = fieldsOf(fields.ProcessorConfig)
  const isDistributed = config?.Mode === 'DISTRIBUTED'
  const type = isDistributed && config?.ExecutionType === 'EXPRESS' ? 'EXPRESS' : isDistributed ? 'STANDARD' : owner.scope.type
  const place: Place = [...owner.place, name]
  return [{ fields, around: { kind: 'processor', place, owner, isDistributed, type } }]
}

/** AWS reads every value but `JSONPath` as JSONata, and a state without one as the machine's: not as the Map's around it. */
function languageOf(value: unknown, otherwise: QueryLanguage): QueryLanguage {
  if (value === undefined) return otherwise
  return value === 'JSONPath' ? 'JSONPath' : 'JSONata'
}

function stateTypeOf(value: unknown): StateType | undefined {
  const text = textOf(value)
  return text !== undefined && Object.hasOwn(STATE_TYPES, text) ? (text as StateType) : undefined // the table has no other keys
}
