import { readFileSync } from 'node:fs'
import Module from 'node:module'
import { dirname } from 'node:path'
import type { LambdaContext } from './context.ts'
import type { RuntimeStart } from './messages.ts'

/** A handler of either style: it returns a promise, or it calls back. */
export type Handler = (event: unknown, context: LambdaContext, callback: (error: unknown, result?: unknown) => void) => unknown

/** A failure to load a handler, named as Lambda names it. */
export class LoadError extends Error {
  override readonly name: 'Runtime.UserCodeSyntaxError' | 'Runtime.ImportModuleError' | 'Runtime.HandlerNotFound'

  constructor(name: LoadError['name'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = name
  }
}

/** The parts of Node's module class that its types leave out. */
interface CommonJsModule {
  paths: string[]
  filename: string
  exports: Record<string, unknown>
  _compile(code: string, filename: string): void
}
interface CommonJsModuleClass {
  new (id: string): CommonJsModule
  _nodeModulePaths(folder: string): string[]
}

/** Runs the bundle as the module that it pretends to be, and takes its export. Throws {@link LoadError}. */
export function loadHandler({ file, filename, handlerExport, functionName }: RuntimeStart): Handler {
  const CommonJs = Module as unknown as CommonJsModuleClass
  const module = new CommonJs(filename)
  module.filename = filename
  module.paths = CommonJs._nodeModulePaths(dirname(filename))
  try {
    module._compile(readFileSync(file, 'utf8'), filename)
  } catch (cause) {
    if (cause instanceof SyntaxError) throw new LoadError('Runtime.UserCodeSyntaxError', String(cause), { cause })
    if ((cause as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND')
      throw new LoadError('Runtime.ImportModuleError', `Error: ${(cause as Error).message}`, { cause })
    throw cause
  }
  const handler = module.exports[handlerExport]
  if (typeof handler === 'function') return handler as Handler
  throw new LoadError('Runtime.HandlerNotFound', `${functionName}.${handlerExport} is undefined or not exported`)
}
