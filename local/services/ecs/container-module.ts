import { fileURLToPath } from 'node:url'

/** What a container's image would run, on this machine: a module that does its work when it is loaded. */
export interface ContainerModule {
  /** The name of the container in its task definition. */
  readonly container: string
  /** URL or absolute path: `.ts` in a source tree, `.js` in a built package. */
  readonly module: URL | string
}

/** The module's absolute path. */
export function modulePath({ module }: ContainerModule): string {
  return module instanceof URL || module.startsWith('file:') ? fileURLToPath(module) : module
}
