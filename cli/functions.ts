import type { ContainerModule, FunctionDeclaration } from '../local/index.ts'
import { type BoundTask, localNamer, type Namer, resolveNames } from '../services/index.ts'

/** A task as the local Lambda hosts it: its handler in TypeScript in the source tree, in JavaScript in the package. */
export function functionOf({ contract, handler, environment }: BoundTask, namer: Namer = localNamer()): FunctionDeclaration {
  const [file = '', handlerExport = 'handler'] = handler.split('.')
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return {
    name: contract.name,
    timeoutSeconds: contract.timeoutSeconds,
    memoryMegabytes: contract.memoryMegabytes,
    handlerFile: new URL(`../${file}.${extension}`, import.meta.url),
    handlerExport,
    environment: resolveNames(environment, namer),
  }
}

/** What a container runs here in the place of its image: the program in the task folder of its name. */
export function containerOf(container: string): ContainerModule {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return { container, module: new URL(`../tasks/${container}/main.${extension}`, import.meta.url) }
}
