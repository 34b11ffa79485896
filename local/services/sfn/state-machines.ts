import type * as Sfn from '@aws-sdk/client-sfn'
import type { JsonObject } from '../../../asl/json.ts'
import type { RecordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'

/** A state machine that is kept. */
export interface StateMachineRecord {
  readonly name: string
  readonly arn: string
  /** Amazon States Language, as it was given. */
  readonly definition: string
  readonly type: Sfn.StateMachineType
  readonly roleArn: string
  /** Milliseconds since the Unix epoch. */
  readonly created: number
  readonly updated: number
}

/** The state machines of the account. */
export interface StateMachines {
  /** Rejects with `StateMachineDoesNotExist`. */
  get(arn: string | undefined): Promise<StateMachineRecord>
  operations: ReturnType<typeof machineOperations>
}

/** Throws `InvalidName` for what AWS takes for no name; such a name never reaches the disk. */
export function requireName(name: string | undefined): string {
  if (name !== undefined && /^[\w-]{1,80}$/.test(name)) return name
  throw new AwsError('InvalidName', `Invalid Name: '${name ?? ''}'`, 400)
}

/** The ASL document of a definition. Throws `InvalidDefinition`. */
export function parseDefinition(definition: string | undefined): JsonObject {
  try {
    const document: unknown = JSON.parse(definition ?? '')
    if (typeof document === 'object' && document !== null && 'States' in document && 'StartAt' in document) return document as JsonObject
  } catch (cause) {
    throw new AwsError(
      'InvalidDefinition',
      `Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: ${(cause as Error).message}'`,
      400,
      {},
      { cause },
    )
  }
  throw new AwsError(
    'InvalidDefinition',
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: StartAt and States are required at /'",
    400,
  )
}

/** Opens the state machines that are kept in `files`. */
export function stateMachines(files: RecordFiles<StateMachineRecord>, environment: LocalEnvironment): StateMachines {
  const get = async (arn: string | undefined): Promise<StateMachineRecord> => {
    const name = /^arn:aws[\w-]*:states:[\w-]+:\d{12}:stateMachine:([\w-]{1,80})$/.exec(arn ?? '')?.[1]
    const found = name === undefined ? undefined : await files.read(name)
    if (found !== undefined) return found
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn ?? ''}'`, 400)
  }
  return { get, operations: machineOperations(files, get, environment) }
}

function machineOperations(
  files: RecordFiles<StateMachineRecord>,
  get: StateMachines['get'],
  { clock, region, accountId }: LocalEnvironment,
) {
  return {
    async CreateStateMachine(input: Sfn.CreateStateMachineInput): Promise<Sfn.CreateStateMachineOutput> {
      const name = requireName(input.name)
      parseDefinition(input.definition)
      const arn = `arn:aws:states:${region}:${accountId}:stateMachine:${name}`
      const type = input.type ?? 'STANDARD'
      const existing = await files.read(name)
      const isSame = existing?.definition === input.definition && existing?.type === type && existing?.roleArn === input.roleArn
      if (existing !== undefined && !isSame) throw new AwsError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`, 400)
      const now = clock.now()
      const created = { name, arn, definition: input.definition ?? '', type, roleArn: input.roleArn ?? '', created: now, updated: now }
      if (existing === undefined) await files.write(created, name)
      return { stateMachineArn: arn, creationDate: new Date((existing ?? created).created) }
    },
    async UpdateStateMachine(input: Sfn.UpdateStateMachineInput): Promise<Sfn.UpdateStateMachineOutput> {
      const existing = await get(input.stateMachineArn)
      if (input.definition !== undefined) parseDefinition(input.definition)
      const updated = clock.now()
      const { definition = existing.definition, roleArn = existing.roleArn } = input
      await files.write({ ...existing, definition, roleArn, updated }, existing.name)
      return { updateDate: new Date(updated) }
    },
    async DescribeStateMachine({ stateMachineArn }: Sfn.DescribeStateMachineInput): Promise<Sfn.DescribeStateMachineOutput> {
      const { arn, name, definition, roleArn, type, created } = await get(stateMachineArn)
      return { stateMachineArn: arn, name, status: 'ACTIVE', definition, roleArn, type, creationDate: new Date(created) }
    },
    async ListStateMachines(): Promise<Sfn.ListStateMachinesOutput> {
      const machines = await Promise.all((await files.names()).map((name) => files.read(name)))
      const found = machines.filter((machine) => machine !== undefined)
      return {
        stateMachines: found.map(({ arn, name, type, created }) => ({ stateMachineArn: arn, name, type, creationDate: new Date(created) })),
      }
    },
  }
}
