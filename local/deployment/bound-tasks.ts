import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { DefinitionError } from '../../asl/index.ts'
import { type BoundTask, type Namer, resolveNames } from '../../services/index.ts'
import type { ContainerModule } from '../services/ecs/container-module.ts'
import type { FunctionDeclaration } from '../services/lambda/function-declaration.ts'

/** The folder that the handlers of this package's tasks lie under: the source tree, or `dist` of the package. */
const OWN_CODE = new URL('../../', import.meta.url)
const EXTENSIONS = ['ts', 'js', 'mjs']

/**
 * A task as the local Lambda hosts it. Its handler is looked for under `code`, then under this package's own code, as a deployment does.
 * Throws a `DefinitionError` (`handler-not-found`).
 */
export function functionOf({ contract, handler, environment }: BoundTask, namer: Namer, code: URL = OWN_CODE): FunctionDeclaration {
  const dot = handler.lastIndexOf('.')
  const file = handler.slice(0, dot)
  const handlerFile = codeFile(file, code)
  if (handlerFile === undefined) {
    throw new DefinitionError({
      code: 'handler-not-found',
      path: `tasks.${contract.name}`,
      message: `there is no ${file}.ts or .js in ${fileURLToPath(code)}`,
      hint: 'say where the handler is: bindTask(contract, { handler: "path/to/file.export" })',
    })
  }
  return {
    name: contract.name,
    timeoutSeconds: contract.timeoutSeconds,
    memoryMegabytes: contract.memoryMegabytes,
    handlerFile,
    handlerExport: handler.slice(dot + 1),
    environment: resolveNames(environment, namer),
  }
}

/** What a container runs here in the place of its image: `main` of the task folder of its name. */
export function containerOf(container: string, code: URL = OWN_CODE): ContainerModule {
  const file = `tasks/${container}/main`
  // One that is not there is named when somebody runs the task: it may never be run here.
  return { container, module: codeFile(file, code) ?? new URL(`${file}.ts`, code) }
}

function codeFile(file: string, code: URL): URL | undefined {
  const places = [code, OWN_CODE].flatMap((root) => EXTENSIONS.map((extension) => new URL(`${file}.${extension}`, root)))
  return places.find((place) => existsSync(place))
}
