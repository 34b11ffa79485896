import type { FunctionDeclaration } from '../local/index.ts'
import { type BoundTask, localNamer, resolveNames } from '../services/index.ts'

/** A task as the local Lambda hosts it: its handler in TypeScript in the source tree, in JavaScript in the package. */
export function functionOf({ contract, handler, environment }: BoundTask): FunctionDeclaration {
  const [file = '', handlerExport = 'handler'] = handler.split('.')
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return {
    name: contract.name,
    timeoutSeconds: contract.timeoutSeconds,
    memoryMegabytes: contract.memoryMegabytes,
    handlerFile: new URL(`../${file}.${extension}`, import.meta.url),
    handlerExport,
    environment: resolveNames(environment, localNamer()),
  }
}
