import type { StateDocument } from './state.ts'
import type { StatesDocument } from './state-fields.ts'

/** What a Map does with each item or batch. */
export interface ProcessorDocument<State = StateDocument> extends StatesDocument<State> {
  readonly ProcessorConfig?: ProcessorConfigDocument
}

/** Whether iterations are part of the execution, or executions of their own. Default: `INLINE`. */
export type ProcessorConfigDocument =
  | { readonly Mode?: 'INLINE' }
  | { readonly Mode: 'DISTRIBUTED'; readonly ExecutionType: 'EXPRESS' | 'STANDARD' }
