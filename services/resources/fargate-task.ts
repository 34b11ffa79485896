import type { Grant } from './access.ts'
import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import { frozen } from './frozen.ts'

/** An ECS task definition of one container for Fargate, on Linux. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html */
export interface FargateTask extends Declaration<'fargate-task'> {
  /** `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>`, or a public image. */
  readonly image: string
  /** The container's name, which `ContainerOverrides` gives. The id. */
  readonly container: string
  /** 1,024 are one vCPU. */
  readonly cpu: number
  readonly memoryMegabytes: number
  readonly architecture: 'ARM64' | 'X86_64'
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** What the container may do. */
  readonly access: readonly Grant[]
  /** ARNs of the two roles of a definition that is there already. */
  readonly roles: readonly string[]
}

/** Options of {@link fargateTask}. */
export interface FargateTaskOptions extends DeclarationOptions {
  readonly image: string
  /** Default: 256, a quarter of a vCPU. */
  readonly cpu?: number
  /** Default: 512. */
  readonly memoryMegabytes?: number
  /** Default: `ARM64`. */
  readonly architecture?: FargateTask['architecture']
  /** Default: the image's own. */
  readonly command?: readonly string[]
  /** Default: none. */
  readonly environment?: Readonly<Record<string, string>>
  /** Default: nothing. */
  readonly access?: readonly Grant[]
  /** With `existing`: the ARNs of its task role and its execution role, which who starts it must be allowed to pass. */
  readonly roles?: readonly string[]
}

/** Declares a task definition. */
export function fargateTask(id: string, options: FargateTaskOptions): FargateTask {
  return frozen({
    ...declare('fargate-task', id, options),
    image: options.image,
    container: id,
    cpu: options.cpu ?? 256,
    memoryMegabytes: options.memoryMegabytes ?? 512,
    architecture: options.architecture ?? 'ARM64',
    command: options.command ?? [],
    environment: options.environment ?? {},
    access: options.access ?? [],
    roles: options.roles ?? [],
  })
}
