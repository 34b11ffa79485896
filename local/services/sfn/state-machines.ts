import type * as Sfn from '@aws-sdk/client-sfn'
import type { JsonObject } from '../../../asl/json.ts'
import type { RecordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { latestVersionArn, publish, resolveQualifier, versionOperations } from './state-machine-versions.ts'

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
  /** Published versions, the oldest first. */
  readonly versions?: readonly VersionRecord[]
  readonly aliases?: readonly AliasRecord[]
}

/** A version: a definition that changes no more. */
export interface VersionRecord {
  readonly version: number
  readonly definition: string
  readonly roleArn: string
  readonly description?: string
  readonly created: number
}

/** A name for one version, or for two that share the executions by weight. */
export interface AliasRecord {
  readonly name: string
  readonly description?: string
  readonly routing: readonly { readonly stateMachineVersionArn: string; readonly weight: number }[]
  readonly created: number
  readonly updated: number
}

/** A machine, or the version of it that an ARN stands for. */
export interface ResolvedMachine extends StateMachineRecord {
  /** As it was asked for: with its version or alias. */
  readonly qualifiedArn: string
  readonly document: JsonObject
}

/** The state machines of the account. */
export interface StateMachines {
  /** The machine of an ARN, which may name a version or an alias. Rejects with `StateMachineDoesNotExist`. */
  get(arn: string | undefined): Promise<ResolvedMachine>
  operations: ReturnType<typeof machineOperations> & ReturnType<typeof versionOperations>
}

/** Throws `InvalidName` for what AWS takes for no name; such a name never reaches the disk. */
export function requireName(name: string | undefined): string {
  if (name !== undefined && /^[\w-]{1,80}$/.test(name)) return name
  throw new AwsError('InvalidName', `Invalid Name: '${name ?? ''}'`, 400)
}

const MOST_DOCUMENTS = 200
const documents = new Map<string, JsonObject>()

/** The ASL document of a definition, the same object for the same text: the engine reads each object once. Throws `InvalidDefinition`. */
export function parseDefinition(definition: string | undefined): JsonObject {
  const known = documents.get(definition ?? '')
  if (known !== undefined) return known
  const document = readDocument(definition)
  if (documents.size >= MOST_DOCUMENTS) documents.clear()
  documents.set(definition ?? '', document)
  return document
}

function readDocument(definition: string | undefined): JsonObject {
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
  const get = async (arn: string | undefined): Promise<ResolvedMachine> => {
    const [, name, qualifier] = /^arn:aws[\w-]*:states:[\w-]+:\d{12}:stateMachine:([\w-]{1,80})(?::([\w.-]{1,80}))?$/.exec(arn ?? '') ?? []
    const found = name === undefined ? undefined : await files.read(name)
    const resolved = found && resolveQualifier(found, qualifier, environment.uuid)
    if (resolved !== undefined) return { ...resolved, qualifiedArn: arn ?? '', document: parseDefinition(resolved.definition) }
    throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn ?? ''}'`, 400)
  }
  return { get, operations: { ...machineOperations(files, get, environment), ...versionOperations(files, get, environment) } }
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
      const machine: StateMachineRecord = {
        name,
        arn,
        definition: input.definition ?? '',
        type,
        roleArn: input.roleArn ?? '',
        created: now,
        updated: now,
      }
      const created = input.publish === true ? publish(machine, now, input.versionDescription) : machine
      if (existing === undefined) await files.write(created, name)
      const versionArn = input.publish === true ? latestVersionArn(existing ?? created) : undefined
      return {
        stateMachineArn: arn,
        creationDate: new Date((existing ?? created).created),
        ...(versionArn !== undefined && { stateMachineVersionArn: versionArn }),
      }
    },
    async UpdateStateMachine(input: Sfn.UpdateStateMachineInput): Promise<Sfn.UpdateStateMachineOutput> {
      const { qualifiedArn: _, document: __, ...existing } = await get(input.stateMachineArn)
      if (input.definition !== undefined) parseDefinition(input.definition)
      const updated = clock.now()
      const { definition = existing.definition, roleArn = existing.roleArn } = input
      const changed = { ...existing, definition, roleArn, updated }
      const written = input.publish === true ? publish(changed, updated, input.versionDescription) : changed
      await files.write(written, existing.name)
      const versionArn = input.publish === true ? latestVersionArn(written) : undefined
      return { updateDate: new Date(updated), ...(versionArn !== undefined && { stateMachineVersionArn: versionArn }) }
    },
    async DescribeStateMachine({ stateMachineArn }: Sfn.DescribeStateMachineInput): Promise<Sfn.DescribeStateMachineOutput> {
      const { qualifiedArn, name, definition, roleArn, type, created } = await get(stateMachineArn)
      return { stateMachineArn: qualifiedArn, name, status: 'ACTIVE', definition, roleArn, type, creationDate: new Date(created) }
    },
    async DeleteStateMachine({ stateMachineArn }: Sfn.DeleteStateMachineInput): Promise<Sfn.DeleteStateMachineOutput> {
      const name = stateMachineArn?.split(':')[6] ?? ''
      if (/^[\w-]{1,80}$/.test(name)) await files.remove(name)
      return {}
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
