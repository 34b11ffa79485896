import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { DefinitionError } from '../../asl/index.ts'
import type { Pipeline } from '../../services/index.ts'

/**
 * The pipelines that a module of the service exports, TypeScript or JavaScript. What it imports from packages is found as usual.
 * Rejects with a `DefinitionError` (`unreadable-module`) that has esbuild's message, or (`failing-module`) with what the
 * module threw.
 */
export async function loadPipelines(serviceDir: string, from: string): Promise<readonly Pipeline[]> {
  const folder = join(serviceDir, '.sluice', 'build')
  const unique = createHash('sha256').update(`${from} ${process.pid} ${process.hrtime.bigint()}`).digest('hex').slice(0, 12)
  const outfile = join(folder, `${unique}.mjs`)
  await mkdir(folder, { recursive: true })
  try {
    await bundle(resolve(serviceDir, from), outfile).catch((error: Error) => {
      throw new DefinitionError({
        code: 'unreadable-module',
        path: 'sluice.from',
        message: `${from} cannot be bundled: ${error.message}`,
        hint: 'name the module whose exports are the pipelines, from the root of the service',
      })
    })
    const exported = await evaluate(outfile, from)
    const pipelines = Object.values(exported).filter(isPipeline)
    // A pipeline may be exported twice, under its name and as the default.
    return [...new Set(pipelines)].toSorted((left, right) => (left.name < right.name ? -1 : 1))
  } finally {
    await rm(outfile, { force: true })
  }
}

/** What the bundled module exports. What it throws is the fault of who wrote it, and is told with the place. */
async function evaluate(outfile: string, from: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await import(pathToFileURL(outfile).href)
  } catch (error) {
    if (error instanceof DefinitionError || !(error instanceof Error)) throw error
    throw new DefinitionError(
      {
        code: 'failing-module',
        path: 'sluice.from',
        message: `${from} failed while it was read: ${error.name}: ${error.message}`,
        hint: 'run the type checker over it: it sees most of what fails here',
      },
      { cause: error },
    )
  }
}

async function bundle(entryPoint: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'silent',
  })
}

function isPipeline(value: unknown): value is Pipeline {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'pipeline'
}
