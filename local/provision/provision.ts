import type { CreateClassifierRequest, CreateCsvClassifierRequest } from '@aws-sdk/client-glue'
import { ROLE_ID } from '../../analysis/iam/index.ts'
import { roleArnOf } from '../access/caller.ts'
import type { AccountServices } from '../account-services.ts'
import type { LocalResources, NamedQuery, StateMachineDeclaration } from '../resources.ts'
import { AwsError, type LocalEnvironment, type LocalService } from '../service.ts'
import { allowing, call } from './call.ts'
import { provisionContainers } from './provision-containers.ts'
import { provisionJob } from './provision-jobs.ts'
import { provisionMessaging } from './provision-messaging.ts'
import { provisionTable } from './provision-table.ts'
import { provisionTrigger } from './provision-triggers.ts'

/**
 * Makes what is declared, and changes what is there already to what is declared; nothing is removed.
 * What lies in another comes after it: tables after their database, crawlers after their classifiers,
 * triggers after all.
 */
export async function provision(
  services: AccountServices,
  environment: Pick<LocalEnvironment, 'region' | 'accountId'>,
  resources: LocalResources,
): Promise<void> {
  const { s3, glue, athena, lambda, sfn } = services
  for (const bucket of resources.buckets ?? []) await allowing('BucketAlreadyOwnedByYou', call(s3, 'CreateBucket', { Bucket: bucket }))
  for (const name of resources.databases ?? [])
    await allowing('AlreadyExistsException', call(glue, 'CreateDatabase', { DatabaseInput: { Name: name } }))
  for (const classifier of resources.classifiers ?? []) await createOrUpdate(glue, 'Classifier', envelope(classifier))
  for (const { database, input } of resources.tables ?? [])
    await createOrUpdate(glue, 'Table', { DatabaseName: database, TableInput: input })
  for (const { Tags, ...crawler } of resources.crawlers ?? []) {
    await createOrUpdate(glue, 'Crawler', crawler, Tags === undefined ? {} : { Tags })
  }
  for (const workgroup of resources.workgroups ?? []) await provisionWorkgroup(athena, workgroup)
  for (const query of resources.namedQueries ?? []) await provisionQuery(athena, query)
  for (const table of resources.dynamoTables ?? []) await provisionTable(services.dynamodb, table)
  await provisionMessaging(services, resources)
  await provisionContainers(services.ecs, environment, resources)
  for (const job of resources.glueJobs ?? []) await provisionJob(glue, job)
  for (const declaration of resources.functions ?? []) await lambda.declare(declaration)
  for (const machine of resources.stateMachines ?? []) await provisionStateMachine(sfn, environment, machine)
  for (const trigger of resources.triggers ?? []) await provisionTrigger({ services, environment }, trigger)
}

/** Creates, and updates what is there already. `createOnly` is what an update does not take. */
async function createOrUpdate(service: LocalService, kind: string, input: object, createOnly: object = {}): Promise<void> {
  try {
    await call(service, `Create${kind}`, { ...input, ...createOnly })
  } catch (error) {
    if (!(error instanceof AwsError && error.code === 'AlreadyExistsException')) throw error
    await call(service, `Update${kind}`, input)
  }
}

async function provisionStateMachine(
  sfn: LocalService,
  { accountId }: Pick<LocalEnvironment, 'accountId'>,
  { name, definition, type = 'STANDARD', roleArn = roleArnOf(ROLE_ID.stateMachine(name), accountId) }: StateMachineDeclaration,
): Promise<void> {
  const text = JSON.stringify(definition)
  try {
    await call(sfn, 'CreateStateMachine', { name, definition: text, type, roleArn })
  } catch (error) {
    if (!(error instanceof AwsError && error.code === 'StateMachineAlreadyExists')) throw error
    const { stateMachines = [] } = (await call(sfn, 'ListStateMachines', {})) as {
      stateMachines?: { name?: string; stateMachineArn?: string }[]
    }
    const stateMachineArn = stateMachines.find((machine) => machine.name === name)?.stateMachineArn
    await call(sfn, 'UpdateStateMachine', { stateMachineArn, definition: text, roleArn })
  }
}

function envelope(classifier: CreateCsvClassifierRequest | CreateClassifierRequest): CreateClassifierRequest {
  return 'Name' in classifier ? { CsvClassifier: classifier } : (classifier as CreateClassifierRequest)
}

async function provisionWorkgroup(
  athena: LocalService,
  { name, outputLocation }: NonNullable<LocalResources['workgroups']>[number],
): Promise<void> {
  const { WorkGroups = [] } = (await call(athena, 'ListWorkGroups', {})) as { WorkGroups?: { Name?: string }[] }
  if (WorkGroups.some(({ Name }) => Name === name)) {
    const ConfigurationUpdates = { ResultConfigurationUpdates: { OutputLocation: outputLocation } }
    await call(athena, 'UpdateWorkGroup', { WorkGroup: name, ConfigurationUpdates })
  } else {
    await call(athena, 'CreateWorkGroup', { Name: name, Configuration: { ResultConfiguration: { OutputLocation: outputLocation } } })
  }
}

async function provisionQuery(athena: LocalService, { name, database, workgroup, description, sql }: NamedQuery): Promise<void> {
  const { NamedQueryIds = [] } = (await call(athena, 'ListNamedQueries', { WorkGroup: workgroup })) as { NamedQueryIds?: string[] }
  for (const NamedQueryId of NamedQueryIds) {
    const { NamedQuery: known } = (await call(athena, 'GetNamedQuery', { NamedQueryId })) as { NamedQuery?: { Name?: string } }
    if (known?.Name !== name) continue
    await call(athena, 'UpdateNamedQuery', { NamedQueryId, Name: name, Description: description, QueryString: sql })
    return
  }
  await call(athena, 'CreateNamedQuery', {
    Name: name,
    Database: database,
    WorkGroup: workgroup,
    Description: description,
    QueryString: sql,
  })
}
