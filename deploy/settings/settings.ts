/** The `sluice:` block of `serverless.yml`, as it is written. */
export interface SluiceBlock {
  /** The module whose exports are the pipelines, from the root of the service. */
  readonly from: string
  /** Which of them. Default: all. */
  readonly pipelines?: readonly string[]
  /** Triggers by id, switched on or off. Default: as each trigger says. */
  readonly triggers?: Readonly<Record<string, boolean>>
  /** What every name begins with. Default: `<service>-<stage>-`. */
  readonly namePrefix?: string
  readonly roles?: RoleSettings
  /** What is there already, by `<kind>.<id>`: a name or an ARN, or the subnets and security groups of a network. */
  readonly existing?: Readonly<Record<string, string | NetworkSettings>>
  /** What becomes of buckets and tables when the stack goes. Default: `retain`. */
  readonly removal?: 'retain' | 'delete'
  /** Alarms on failed executions, failing functions and dead letters; `topic` is the id or ARN of the topic that is told. Default: none. */
  readonly alarms?: boolean | { readonly topic: string }
  /** Default: no. */
  readonly dashboard?: boolean
  /** Whether the framework may tag the stack, and so every role and queue in it. Default: no. */
  readonly tags?: boolean
}

/** How roles are named and held in. */
export interface RoleSettings {
  /** Default: the block's `namePrefix`. */
  readonly namePrefix?: string
  /** Default: `/`. */
  readonly path?: string
  /** The ARN of a policy that bounds every role. Default: none. */
  readonly permissionsBoundary?: string
}

/** Where Fargate tasks run. */
export interface NetworkSettings {
  readonly subnets: readonly string[]
  readonly securityGroups: readonly string[]
}

/** The settings with their defaults, and where the deployment goes. */
export interface DeploySettings extends Required<Omit<SluiceBlock, 'from' | 'pipelines' | 'roles' | 'alarms'>> {
  readonly stage: string
  readonly region: string
  readonly roles: { readonly namePrefix: string; readonly path: string; readonly permissionsBoundary?: string }
  readonly alarms: false | { readonly topic?: string }
}

/** What the framework knows. */
export interface DeployPlace {
  readonly service: string
  readonly stage: string
  readonly region: string
}

/** Fills in the defaults. */
export function settingsOf(block: SluiceBlock, { service, stage, region }: DeployPlace): DeploySettings {
  const namePrefix = block.namePrefix ?? `${service}-${stage}-`
  const { alarms = false } = block
  return {
    stage,
    region,
    triggers: block.triggers ?? {},
    namePrefix,
    roles: { path: '/', ...block.roles, namePrefix: block.roles?.namePrefix ?? namePrefix },
    existing: block.existing ?? {},
    removal: block.removal ?? 'retain',
    alarms: alarms === true ? {} : alarms,
    dashboard: block.dashboard ?? false,
    tags: block.tags ?? false,
  }
}
