import type { BoundTask, Namer } from '../../services/index.ts'
import { resolveNames } from '../../services/index.ts'
import type { ContainerModule } from '../services/ecs/container-module.ts'
import type { FunctionDeclaration } from '../services/lambda/function-declaration.ts'

/** The folder that the handlers of this package's tasks lie under: the source tree, or `dist` of the package. */
const OWN_CODE = new URL('../../', import.meta.url)
/** What runs from the source tree finds TypeScript there, what runs from the package JavaScript. */
const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** A task as the local Lambda hosts it. `code`: the folder of its handler's path. Default: this package's own. */
export function functionOf({ contract, handler, environment }: BoundTask, namer: Namer, code: URL = OWN_CODE): FunctionDeclaration {
  const [file = '', handlerExport = 'handler'] = handler.split('.')
  return {
    name: contract.name,
    timeoutSeconds: contract.timeoutSeconds,
    memoryMegabytes: contract.memoryMegabytes,
    handlerFile: new URL(`${file}.${EXTENSION}`, code),
    handlerExport,
    environment: resolveNames(environment, namer),
  }
}

/** What a container runs here in the place of its image: `main` of the task folder of its name. */
export function containerOf(container: string, code: URL = OWN_CODE): ContainerModule {
  return { container, module: new URL(`tasks/${container}/main.${EXTENSION}`, code) }
}
