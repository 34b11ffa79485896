import type * as Sfn from '@aws-sdk/client-sfn'
import type { RecordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import type { AliasRecord, ResolvedMachine, StateMachineRecord } from './state-machines.ts'

/** The machine with one more version, unless the last one is just the same. */
export function publish(machine: StateMachineRecord, created: number, description: string | undefined): StateMachineRecord {
  const { versions = [], definition, roleArn } = machine
  const last = versions.at(-1)
  if (last?.definition === definition && last.roleArn === roleArn) return machine
  const version = (last?.version ?? 0) + 1
  return {
    ...machine,
    versions: [...versions, { version, definition, roleArn, created, ...(description !== undefined && { description }) }],
  }
}

export function latestVersionArn({ arn, versions = [] }: StateMachineRecord): string | undefined {
  const last = versions.at(-1)
  return last === undefined ? undefined : `${arn}:${last.version}`
}

/** What the end of an ARN stands for: a version, or the version that an alias leads to; undefined where there is no such thing. */
export function resolveQualifier(
  machine: StateMachineRecord,
  qualifier: string | undefined,
  uuid: () => string,
): StateMachineRecord | undefined {
  if (qualifier === undefined) return machine
  const version = machine.versions?.find((candidate) => String(candidate.version) === qualifier)
  if (version !== undefined) return { ...machine, definition: version.definition, roleArn: version.roleArn }
  const alias = machine.aliases?.find(({ name }) => name === qualifier)
  const target = alias && choose(alias, uuid)
  return target === undefined ? undefined : resolveQualifier(machine, target.slice(target.lastIndexOf(':') + 1), uuid)
}

function choose({ routing }: AliasRecord, uuid: () => string): string | undefined {
  let point = (Number.parseInt(uuid().slice(0, 8), 16) / 2 ** 32) * 100
  for (const { stateMachineVersionArn, weight } of routing) {
    point -= weight
    if (point < 0) return stateMachineVersionArn
  }
  return routing.at(-1)?.stateMachineVersionArn
}

/**
 * The operations on versions and aliases.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/auth-version-alias.html
 */
export function versionOperations(
  files: RecordFiles<StateMachineRecord>,
  get: (arn: string | undefined) => Promise<ResolvedMachine>,
  { clock }: LocalEnvironment,
) {
  /** The machine's own record, whatever its ARN ends in. */
  const record = async (arn: string | undefined): Promise<StateMachineRecord> => {
    const { name } = await get(arn?.split(':').slice(0, 7).join(':'))
    return (await files.read(name)) as StateMachineRecord
  }
  const alias = async (arn: string | undefined) => {
    const machine = await record(arn).catch(() => undefined)
    const found = machine?.aliases?.find(({ name }) => arn === `${machine.arn}:${name}`)
    if (machine === undefined || found === undefined) throw new AwsError('ResourceNotFound', `Resource not found: '${arn ?? ''}'`, 400)
    return { machine, found, others: (machine.aliases ?? []).filter((other) => other !== found) }
  }
  return {
    async PublishStateMachineVersion(input: Sfn.PublishStateMachineVersionInput): Promise<Sfn.PublishStateMachineVersionOutput> {
      const now = clock.now()
      const published = publish(await record(input.stateMachineArn), now, input.description)
      await files.write(published, published.name)
      return { stateMachineVersionArn: latestVersionArn(published), creationDate: new Date(published.versions?.at(-1)?.created ?? now) }
    },
    async ListStateMachineVersions(input: Sfn.ListStateMachineVersionsInput): Promise<Sfn.ListStateMachineVersionsOutput> {
      const { arn, versions = [] } = await record(input.stateMachineArn)
      const newestFirst = [...versions].reverse()
      return {
        stateMachineVersions: newestFirst.map(({ version, created }) => ({
          stateMachineVersionArn: `${arn}:${version}`,
          creationDate: new Date(created),
        })),
      }
    },
    async DeleteStateMachineVersion(input: Sfn.DeleteStateMachineVersionInput): Promise<Sfn.DeleteStateMachineVersionOutput> {
      const machine = await record(input.stateMachineVersionArn)
      const isUsed = machine.aliases?.some(({ routing }) =>
        routing.some(({ stateMachineVersionArn }) => stateMachineVersionArn === input.stateMachineVersionArn),
      )
      if (isUsed === true) throw new AwsError('ConflictException', 'The version is used by an alias.', 400)
      const versions = machine.versions?.filter(({ version }) => `${machine.arn}:${version}` !== input.stateMachineVersionArn) ?? []
      await files.write({ ...machine, versions }, machine.name)
      return {}
    },
    async CreateStateMachineAlias(input: Sfn.CreateStateMachineAliasInput): Promise<Sfn.CreateStateMachineAliasOutput> {
      const routing = readRouting(input.routingConfiguration)
      const machine = await record(routing[0]?.stateMachineVersionArn)
      const now = clock.now()
      const { name = '', description } = input
      const arn = `${machine.arn}:${name}`
      if (machine.aliases?.some((other) => other.name === name) === true) {
        throw new AwsError('ConflictException', `Alias already exists: '${arn}'`, 400)
      }
      const made: AliasRecord = { name, routing, created: now, updated: now, ...(description !== undefined && { description }) }
      await files.write({ ...machine, aliases: [...(machine.aliases ?? []), made] }, machine.name)
      return { stateMachineAliasArn: arn, creationDate: new Date(now) }
    },
    async UpdateStateMachineAlias(input: Sfn.UpdateStateMachineAliasInput): Promise<Sfn.UpdateStateMachineAliasOutput> {
      const { machine, found, others } = await alias(input.stateMachineAliasArn)
      const { description = found.description, routingConfiguration } = input
      const routing = routingConfiguration === undefined ? found.routing : readRouting(routingConfiguration)
      const updated = clock.now()
      const changed = { ...found, routing, updated, ...(description !== undefined && { description }) }
      await files.write({ ...machine, aliases: [...others, changed] }, machine.name)
      return { updateDate: new Date(updated) }
    },
    async DescribeStateMachineAlias(input: Sfn.DescribeStateMachineAliasInput): Promise<Sfn.DescribeStateMachineAliasOutput> {
      const { name, description, routing, created, updated } = (await alias(input.stateMachineAliasArn)).found
      return {
        stateMachineAliasArn: input.stateMachineAliasArn,
        name,
        ...(description !== undefined && { description }),
        routingConfiguration: routing.map((route) => ({ ...route })),
        creationDate: new Date(created),
        updateDate: new Date(updated),
      }
    },
    async ListStateMachineAliases(input: Sfn.ListStateMachineAliasesInput): Promise<Sfn.ListStateMachineAliasesOutput> {
      const { arn, aliases = [] } = await record(input.stateMachineArn)
      return {
        stateMachineAliases: aliases.map(({ name, created }) => ({
          stateMachineAliasArn: `${arn}:${name}`,
          creationDate: new Date(created),
        })),
      }
    },
    async DeleteStateMachineAlias(input: Sfn.DeleteStateMachineAliasInput): Promise<Sfn.DeleteStateMachineAliasOutput> {
      const { machine, others } = await alias(input.stateMachineAliasArn)
      await files.write({ ...machine, aliases: others }, machine.name)
      return {}
    },
  }
}

function readRouting(items: Sfn.RoutingConfigurationListItem[] | undefined): AliasRecord['routing'] {
  const routing = (items ?? []).map(({ stateMachineVersionArn = '', weight = 0 }) => ({ stateMachineVersionArn, weight }))
  const total = routing.reduce((sum, { weight }) => sum + weight, 0)
  if (routing.length >= 1 && routing.length <= 2 && total === 100) return routing
  throw new AwsError('ValidationException', 'An alias leads to one or two versions whose weights add up to 100.', 400)
}
