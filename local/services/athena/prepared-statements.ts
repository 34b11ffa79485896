import { invalidRequest, resourceNotFound } from './athena-errors.ts'
import type { RecordFolder } from './record-folder.ts'

/** A statement with `?` kept under a name in a workgroup. */
export interface PreparedStatementRecord {
  readonly name: string
  readonly workGroup: string
  readonly text: string
  readonly description?: string
  /** Milliseconds since the Unix epoch. */
  readonly modified: number
}

export interface PreparedStatements {
  /** Throws ResourceNotFoundException. */
  get(workGroup: string, name: string): Promise<PreparedStatementRecord>
  list(workGroup: string): Promise<readonly PreparedStatementRecord[]>
  /** Throws InvalidRequestException where the name is taken. */
  create(statement: Omit<PreparedStatementRecord, 'modified'>): Promise<void>
  put(statement: Omit<PreparedStatementRecord, 'modified'>): Promise<void>
  remove(workGroup: string, name: string): Promise<void>
}

export function preparedStatements(records: RecordFolder<PreparedStatementRecord>, now: () => number): PreparedStatements {
  const id = (workGroup: string, name: string) => `${workGroup}/${name}`
  const put = (statement: Omit<PreparedStatementRecord, 'modified'>) =>
    records.put(id(statement.workGroup, statement.name), { ...statement, modified: now() })
  const get = async (workGroup: string, name: string) => {
    const found = await records.get(id(workGroup, name))
    if (found === undefined) throw resourceNotFound(`PreparedStatement ${name} was not found in workGroup ${workGroup}`, name)
    return found
  }
  return {
    get,
    put,
    list: async (workGroup) => (await records.all()).filter((statement) => statement.workGroup === workGroup),
    async create(statement) {
      if ((await records.get(id(statement.workGroup, statement.name))) !== undefined)
        throw invalidRequest(`PreparedStatement ${statement.name} already exists in workGroup ${statement.workGroup}`)
      await put(statement)
    },
    async remove(workGroup, name) {
      await get(workGroup, name)
      await records.remove(id(workGroup, name))
    },
  }
}
