import { mkdir, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { DefinitionError } from '../../asl/index.ts'
import type { ServerlessFunction } from '../template/functions.ts'

const EXTENSIONS = ['.ts', '.js']
const OWN_PACKAGE = 'sluice'

/**
 * The functions with handlers that are there: a file of the service, or, for a task that comes with this package, a file that hands on
 * to it, since packagers pass over `node_modules`. Rejects with a `DefinitionError` (`handler-not-found`).
 */
export async function placeHandlers(
  serviceDir: string,
  functions: Readonly<Record<string, ServerlessFunction>>,
): Promise<Readonly<Record<string, ServerlessFunction>>> {
  const placed: (readonly [string, ServerlessFunction])[] = []
  // One after another: of several that are missing always the first is named.
  for (const [name, made] of Object.entries(functions)) {
    const [file, exported] = splitHandler(made.handler)
    if (await fileOf(join(serviceDir, file))) {
      placed.push([name, made])
      continue
    }
    const packaged = await packagedHandler(serviceDir, file)
    if (packaged === undefined) {
      throw new DefinitionError({
        code: 'handler-not-found',
        path: `tasks.${name}`,
        message: `there is no ${file}.ts or .js`,
        hint: 'say where the handler is: bindTask(contract, { handler: "path/to/file.export" })',
      })
    }
    placed.push([name, { ...made, handler: await handOn(serviceDir, name, packaged, exported) }])
  }
  return Object.fromEntries(placed)
}

function splitHandler(handler: string): readonly [file: string, exported: string] {
  const dot = handler.lastIndexOf('.')
  return [handler.slice(0, dot), handler.slice(dot + 1)]
}

async function fileOf(path: string): Promise<string | undefined> {
  for (const extension of EXTENSIONS) {
    const isFile = await stat(path + extension).then(
      (found) => found.isFile(),
      () => false,
    )
    if (isFile) return path + extension
  }
  return undefined
}

async function packagedHandler(serviceDir: string, file: string): Promise<string | undefined> {
  try {
    const manifest = createRequire(join(serviceDir, 'package.json')).resolve(`${OWN_PACKAGE}/package.json`)
    return await fileOf(join(dirname(manifest), 'dist', file))
  } catch {
    // The service does not have the package.
    return undefined
  }
}

async function handOn(serviceDir: string, name: string, target: string, exported: string): Promise<string> {
  const folder = join(serviceDir, '.sluice', 'handlers')
  await mkdir(folder, { recursive: true })
  const path = relative(folder, target).split(sep).join('/')
  await writeFile(join(folder, `${name}.js`), `export { ${exported} } from ${JSON.stringify(path)}\n`)
  return `.sluice/handlers/${name}.${exported}`
}
