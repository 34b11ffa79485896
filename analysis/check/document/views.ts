import type { Fields } from '../../fields.ts'
import type { Place } from './place.ts'

/** The state types of ASL. https://states-language.net/spec.html#statetypes */
export type StateType = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map'

/** How a state reads and shapes its data. */
export type QueryLanguage = 'JSONPath' | 'JSONata'

/** The two kinds of workflow. https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html */
export type WorkflowType = 'STANDARD' | 'EXPRESS'

/** States that go on to one another: the machine itself, a branch of a Parallel, the processor of a Map. */
export interface ScopeView {
  readonly kind: 'machine' | 'branch' | 'processor'
  readonly place: Place
  readonly fields: Fields
  /** The state around; absent for the machine itself. */
  readonly owner?: StateView
  /** Whether its executions are of their own: the processor of a Distributed Map. */
  readonly isDistributed: boolean
  /** The kind of the executions that run it. */
  readonly type: WorkflowType
  readonly startAt: string | undefined
  readonly states: readonly StateView[]
  readonly byName: ReadonlyMap<string, StateView>
}

/** A state, with what every rule needs to know of it. */
export interface StateView {
  readonly name: string
  readonly place: Place
  readonly fields: Fields
  /** Absent where the document names none of ASL's. */
  readonly type: StateType | undefined
  readonly language: QueryLanguage
  readonly scope: ScopeView
  /** The machines inside. */
  readonly inner: readonly ScopeView[]
}

/** A whole definition, walked once: every scope and every state, the outer before the inner. */
export interface MachineView {
  readonly fields: Fields
  readonly type: WorkflowType
  readonly language: QueryLanguage
  readonly root: ScopeView
  readonly scopes: readonly ScopeView[]
  readonly states: readonly StateView[]
}
