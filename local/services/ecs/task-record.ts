import type { CapacityProviderStrategyItem, ContainerDefinition, TaskOverride, TaskStopCode } from '@aws-sdk/client-ecs'

/** A revision of a task definition as its file holds it. */
export interface DefinitionRecord {
  readonly family: string
  readonly revision: number
  readonly arn: string
  readonly containers: readonly ContainerDefinition[]
  readonly cpu?: string
  readonly memory?: string
  /** What the container may do, and what ECS may do to start it. */
  readonly taskRoleArn?: string
  readonly executionRoleArn?: string
  readonly isActive: boolean
  /** Milliseconds since the Unix epoch. */
  readonly registered: number
}

/** A task as its file holds it. Times are milliseconds since the Unix epoch. */
export interface TaskRecord {
  readonly id: string
  readonly arn: string
  readonly clusterArn: string
  readonly definitionArn: string
  readonly status: 'PROVISIONING' | 'RUNNING' | 'STOPPED'
  readonly container: string
  readonly image: string
  readonly overrides: TaskOverride
  readonly launchType?: string
  readonly capacityProvider?: string
  /** As it was asked for: a Spot task stays one that was asked for as such. */
  readonly strategy?: readonly CapacityProviderStrategyItem[]
  readonly cpu?: string
  readonly memory?: string
  readonly group?: string
  readonly startedBy?: string
  readonly created: number
  readonly started?: number
  readonly stopped?: number
  readonly stopCode?: TaskStopCode
  readonly stoppedReason?: string
  readonly exitCode?: number
  readonly reason?: string
}
