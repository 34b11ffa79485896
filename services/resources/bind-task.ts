import type { AccessTarget } from './access.ts'
import { frozen } from './frozen.ts'
import { nameToken } from './token.ts'

/** The part of a task's contract that its deployment needs. */
export interface DeployedContract<Slot extends string = string> {
  /** The function's name, and the name of the folder in `tasks/`. */
  readonly name: string
  readonly description: string
  readonly timeoutSeconds: number
  readonly memoryMegabytes: number
  /** The IAM actions that the handler needs, by the name of what it needs them on. */
  readonly access?: Readonly<Record<Slot, readonly string[]>>
}

/** A task of a pipeline: a contract, with what its slots are in this pipeline. */
export interface BoundTask {
  readonly kind: 'task'
  readonly contract: DeployedContract
  readonly access: Readonly<Record<string, readonly AccessTarget[]>>
  readonly environment: Readonly<Record<string, string>>
  readonly handler: string
  /** The most that run at once. Nothing: the account's bound. */
  readonly concurrency?: number
}

type SlotOf<Contract> = Contract extends { readonly access?: infer Access } ? Extract<keyof NonNullable<Access>, string> : never

/** Options of {@link bindTask}. */
export interface BindTaskOptions<Slot extends string> {
  /** What each slot of the contract is here. `none` grants nothing: for what is switched off. */
  readonly access: Readonly<Record<Slot, AccessTarget | readonly AccessTarget[] | 'none'>>
  /** Default: none. Tokens may stand in the values. */
  readonly environment?: Readonly<Record<string, string>>
  /** File and export of the handler, from the root of the service. Default: `tasks/<name>/handler.handler`. */
  readonly handler?: string
  /** Default: the account's bound. */
  readonly concurrency?: number
}

/**
 * Says what the slots of a contract's access are in a pipeline.
 *
 * @example
 * ```ts
 * bindTask(inspectCsv, { access: { source: lake.zones.source } })
 * ```
 */
export function bindTask<const Contract extends DeployedContract>(
  contract: Contract,
  options: BindTaskOptions<SlotOf<Contract>>,
): BoundTask {
  const access = Object.entries<AccessTarget | readonly AccessTarget[] | 'none'>(options.access)
  return frozen({
    kind: 'task',
    contract,
    access: Object.fromEntries(access.map(([slot, targets]) => [slot, targets === 'none' ? [] : [targets].flat()])),
    environment: options.environment ?? {},
    handler: options.handler ?? `tasks/${contract.name}/handler.handler`,
    ...(options.concurrency !== undefined && { concurrency: options.concurrency }),
  })
}

/** The token of the ARN of a contract's function. */
export function functionArn(contract: { readonly name: string }): string {
  return nameToken('function', contract.name, 'arn')
}

/** The token of the ARN of a workflow's state machine. */
export function stateMachineArn(workflow: { readonly name: string }): string {
  return nameToken('state-machine', workflow.name, 'arn')
}
