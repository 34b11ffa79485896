import type { Console } from './console.ts'
import type { PipelineSet } from './pipelines.ts'

/** The exit codes: the work is done, the execution failed, the input was bad, a person interrupted. */
export const EXIT = Object.freeze({ done: 0, failed: 1, usage: 2, interrupted: 130 })

/** One verb of the command line. */
export interface Verb {
  /** One line for the list of verbs. */
  readonly summary: string
  /** The whole help text. */
  readonly usage: string
  /** Runs with the words after the verb. Resolves with the exit code; throws {@link UsageError} for bad input. */
  run(words: readonly string[], console: Console, pipelines: PipelineSet): Promise<number>
}
