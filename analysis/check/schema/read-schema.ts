import type { MachineView, QueryLanguage, StateView } from '../document/views.ts'
import { stateTypeNames } from '../document/walk-machine.ts'
import type { ExpressionUse, PathUse, PlainText, Problem, SchemaReading } from './schema-reading.ts'
import type { RecordShape } from './shape.ts'
import { machineShape, stateShapes } from './state-shapes.ts'
import { report, type Visit } from './visit.ts'
import { visitRecord } from './visit-record.ts'

/** Visits every field of a definition once. */
export function readSchema(machine: MachineView): SchemaReading {
  const problems: Problem[] = []
  const expressions: ExpressionUse[] = []
  const paths: PathUse[] = []
  const unevaluated: PlainText[] = []
  const visitOf = (state: StateView | undefined, language: QueryLanguage, judgesLanguage: boolean): Visit => {
    return { state, language, judgesLanguage, problems, expressions, paths, unevaluated }
  }
  visitRecord(visitOf(undefined, machine.language, true), machineShape, machine.fields, [])
  for (const state of machine.states) {
    visitState(visitOf(state, state.language, !isDowngraded(state, machine)), state)
  }
  return { problems, expressions, paths, unevaluated }
}

/** Whether a state asks for JSONPath where the whole machine is JSONata, which AWS refuses before it looks at the fields. */
export function isDowngraded(state: StateView, machine: MachineView): boolean {
  return machine.language === 'JSONata' && state.fields.QueryLanguage === 'JSONPath'
}

const untyped: RecordShape = { fields: {}, required: ['Type'] }

function visitState(visit: Visit, state: StateView): void {
  if (state.type !== undefined) {
    visitRecord(visit, stateShapes[state.type], state.fields, state.place)
    return
  }
  if (!Object.hasOwn(state.fields, 'Type')) {
    visitRecord(visit, untyped, {}, state.place)
    return
  }
  const message = `Value should be one of the following: [${stateTypeNames.join(', ')}]`
  report(visit, 'value-not-allowed', [...state.place, 'Type'], message, `Found ${JSON.stringify(state.fields.Type)}; case counts.`)
}
