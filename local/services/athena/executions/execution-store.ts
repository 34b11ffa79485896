import { invalidRequest } from '../athena-errors.ts'
import type { RecordFolder } from '../record-folder.ts'
import { type Execution, isFinished } from './execution.ts'

/** The queries of this process and those that earlier ones finished. */
export interface ExecutionStore {
  /** Throws InvalidRequestException for an id nobody knows. */
  get(id: string): Promise<Execution>
  add(execution: Execution): void
  /** Keeps a finished query for later processes. */
  save(execution: Execution): Promise<void>
  byToken(token: string): Execution | undefined
  /** Newest first. */
  list(workGroup: string): Promise<readonly Execution[]>
}

export function executionStore(records: RecordFolder<Execution>): ExecutionStore {
  const known = new Map<string, Execution>()
  const tokens = new Map<string, Execution>()
  const revive = (execution: Execution): Execution => {
    const { SubmissionDateTime: submitted, CompletionDateTime: completed, ...status } = execution.query.Status ?? {}
    const Status = {
      ...status,
      ...(submitted && { SubmissionDateTime: new Date(submitted) }),
      ...(completed && { CompletionDateTime: new Date(completed) }),
    }
    return { ...execution, query: { ...execution.query, Status } }
  }
  return {
    async get(id) {
      const found = known.get(id) ?? (await records.get(id))
      if (found === undefined) throw invalidRequest(`QueryExecution ${id} was not found`)
      return known.get(id) ?? revive(found)
    },
    add(execution) {
      known.set(execution.id, execution)
      if (execution.token !== undefined) tokens.set(execution.token, execution)
    },
    async save(execution) {
      if (isFinished(execution)) await records.put(execution.id, execution)
    },
    byToken: (token) => tokens.get(token),
    async list(workGroup) {
      const stored = (await records.all()).filter(({ id }) => !known.has(id)).map(revive)
      return [...stored, ...known.values()].filter(({ query }) => query.WorkGroup === workGroup).toSorted((a, b) => time(b) - time(a))
    },
  }
}

function time({ query }: Execution): number {
  return query.Status?.SubmissionDateTime?.getTime() ?? 0
}
