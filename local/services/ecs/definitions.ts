import type * as Ecs from '@aws-sdk/client-ecs'
import type { RecordFiles } from '../../record-files.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import type { DefinitionRecord } from './task-record.ts'

/** Task definitions, and the operations on them. */
export interface Definitions {
  /** By family, `family:revision` or ARN; a family is its newest active revision. Rejects with `ClientException`. */
  get(reference: string | undefined): Promise<DefinitionRecord>
  readonly operations: ReturnType<typeof definitionOperations>
}

/** Definitions that are kept in `files`, by family and revision. */
export function definitions(files: RecordFiles<DefinitionRecord>, environment: LocalEnvironment): Definitions {
  const revisions = async (family: string): Promise<readonly DefinitionRecord[]> => {
    const found = await Promise.all((await files.names(family)).map((name) => files.read(family, name)))
    return found.filter((record) => record !== undefined).sort((left, right) => left.revision - right.revision)
  }
  const get = async (reference = '') => {
    const [, family = '', revision] = /(?:^|\/)([\w-]+)(?::(\d+|\*))?$/.exec(reference) ?? []
    const all = await revisions(family)
    const found =
      revision === undefined || revision === '*'
        ? all.findLast(({ isActive }) => isActive)
        : all.find((record) => record.revision === Number(revision))
    if (found === undefined) throw new AwsError('ClientException', 'Unable to describe task definition.', 400)
    return found
  }
  return { get, operations: definitionOperations(files, environment, get, revisions) }
}

function definitionOperations(
  files: RecordFiles<DefinitionRecord>,
  { clock, region, accountId }: LocalEnvironment,
  get: Definitions['get'],
  revisions: (family: string) => Promise<readonly DefinitionRecord[]>,
) {
  return {
    async RegisterTaskDefinition(input: Ecs.RegisterTaskDefinitionRequest): Promise<Ecs.RegisterTaskDefinitionResponse> {
      const { family = '', containerDefinitions = [], cpu, memory, taskRoleArn, executionRoleArn } = input
      if (!/^[\w-]{1,255}$/.test(family)) throw new AwsError('ClientException', 'Invalid family.', 400)
      if (containerDefinitions.length === 0) throw new AwsError('ClientException', 'Container definitions must not be empty.', 400)
      const revision = ((await revisions(family)).at(-1)?.revision ?? 0) + 1
      const record: DefinitionRecord = {
        family,
        revision,
        arn: `arn:aws:ecs:${region}:${accountId}:task-definition/${family}:${revision}`,
        containers: containerDefinitions,
        ...(cpu !== undefined && { cpu }),
        ...(memory !== undefined && { memory }),
        ...(taskRoleArn !== undefined && { taskRoleArn }),
        ...(executionRoleArn !== undefined && { executionRoleArn }),
        isActive: true,
        registered: clock.now(),
      }
      await files.write(record, family, String(revision))
      return { taskDefinition: describe(record) }
    },
    async DescribeTaskDefinition({ taskDefinition }: Ecs.DescribeTaskDefinitionRequest): Promise<Ecs.DescribeTaskDefinitionResponse> {
      return { taskDefinition: describe(await get(taskDefinition)) }
    },
    async DeregisterTaskDefinition({ taskDefinition }: Ecs.DeregisterTaskDefinitionRequest): Promise<Ecs.DeregisterTaskDefinitionResponse> {
      const record = { ...(await get(taskDefinition)), isActive: false }
      await files.write(record, record.family, String(record.revision))
      return { taskDefinition: describe(record) }
    },
    async ListTaskDefinitions({ familyPrefix }: Ecs.ListTaskDefinitionsRequest): Promise<Ecs.ListTaskDefinitionsResponse> {
      const families = (await files.folders()).filter((family) => familyPrefix === undefined || family === familyPrefix)
      const found = (await Promise.all(families.map(revisions))).flat()
      return { taskDefinitionArns: found.filter(({ isActive }) => isActive).map(({ arn }) => arn) }
    },
  }
}

function describe(definition: DefinitionRecord): Ecs.TaskDefinition {
  const { family, revision, arn, containers, cpu, memory, taskRoleArn, executionRoleArn, isActive, registered } = definition
  return {
    taskDefinitionArn: arn,
    family,
    revision,
    status: isActive ? 'ACTIVE' : 'INACTIVE',
    containerDefinitions: [...containers],
    networkMode: 'awsvpc',
    requiresCompatibilities: ['FARGATE'],
    compatibilities: ['EC2', 'FARGATE'],
    ...(cpu !== undefined && { cpu }),
    ...(memory !== undefined && { memory }),
    ...(taskRoleArn !== undefined && { taskRoleArn }),
    ...(executionRoleArn !== undefined && { executionRoleArn }),
    registeredAt: new Date(registered),
  }
}
