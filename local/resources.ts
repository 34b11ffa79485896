import type { CreateClassifierRequest, CreateCrawlerRequest, CreateCsvClassifierRequest, TableInput } from '@aws-sdk/client-glue'
import type { ResourceOf, Trigger } from '../services/index.ts'
import type { AccountRole } from './access/access.ts'
import type { ContainerModule } from './services/ecs/container-module.ts'
import type { FunctionDeclaration } from './services/lambda/function-declaration.ts'

/** What a local account is to hold, as plain declarations: those of `plainDeclarations`, and what only a local account needs. Every kind is optional. */
export interface LocalResources {
  /** What principals may do: those whose roles the account was not given may do everything. `localRoles` derives them. */
  readonly roles?: readonly AccountRole[]
  /** Names. */
  readonly buckets?: readonly string[]
  /** Names of databases of the Data Catalog. */
  readonly databases?: readonly string[]
  /** A CSV classifier by itself, or any kind in its envelope. */
  readonly classifiers?: readonly (CreateCsvClassifierRequest | CreateClassifierRequest)[]
  readonly crawlers?: readonly CreateCrawlerRequest[]
  readonly tables?: readonly { readonly database: string; readonly input: TableInput }[]
  readonly workgroups?: readonly { readonly name: string; readonly outputLocation: string }[]
  readonly namedQueries?: readonly NamedQuery[]
  readonly functions?: readonly FunctionDeclaration[]
  readonly stateMachines?: readonly StateMachineDeclaration[]
  readonly dynamoTables?: readonly ResourceOf<'dynamo-table'>[]
  /** Queues of dead letters before the queues that use them. */
  readonly queues?: readonly ResourceOf<'queue'>[]
  readonly topics?: readonly ResourceOf<'topic'>[]
  readonly streams?: readonly ResourceOf<'stream'>[]
  /** Names. */
  readonly eventBuses?: readonly string[]
  /** Names. */
  readonly clusters?: readonly string[]
  readonly fargateTasks?: readonly ResourceOf<'fargate-task'>[]
  readonly glueJobs?: readonly ResourceOf<'glue-job'>[]
  /** What the containers of Fargate tasks run here, in the place of their images. */
  readonly containers?: readonly ContainerModule[]
  /** What starts functions and state machines, its names filled in: `resolveNames(deployment.triggers, localNamer())`. It works once the account is live. */
  readonly triggers?: readonly Trigger[]
}

/** A state machine of the local account. */
export interface StateMachineDeclaration {
  readonly name: string
  /** The document in Amazon States Language. */
  readonly definition: object
  /** Default: `STANDARD`. It cannot be changed later. */
  readonly type?: 'STANDARD' | 'EXPRESS'
  /** Default: the role `<name>-workflow`, which binds where the account was given one of that name. */
  readonly roleArn?: string
}

/** A query that is kept under a name. */
export interface NamedQuery {
  readonly name: string
  readonly database: string
  readonly workgroup: string
  readonly description?: string
  readonly sql: string
}
