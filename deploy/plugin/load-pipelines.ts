import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { DefinitionError } from '../../asl/index.ts'
import type { Pipeline } from '../../services/index.ts'

/**
 * The pipelines that a module of the service exports, TypeScript or JavaScript. What it imports from packages is found as usual.
 * Rejects with a `DefinitionError` (`unreadable-module`) that has esbuild's message.
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
    const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(outfile).href)
    const pipelines = Object.values(exported).filter(isPipeline)
    // A pipeline may be exported twice, under its name and as the default.
    return [...new Set(pipelines)].toSorted((left, right) => (left.name < right.name ? -1 : 1))
  } finally {
    await rm(outfile, { force: true })
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
