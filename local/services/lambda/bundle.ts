import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { BuildOptions } from 'esbuild'

/** A handler as one CommonJS file, as it will be deployed. */
export interface Bundle {
  /** Absolute path of the file. */
  readonly file: string
  /** Where the bundle pretends to lie, beside its source: what it requires at run time is found from there. */
  readonly filename: string
}

/**
 * The options of the bundle, the same as the deployed one's: modules that were written as ES modules are taken as such,
 * names are kept readable, and DuckDB's native binding comes as a package of its own.
 */
export const bundleOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: false,
  mainFields: ['module', 'main'],
  external: ['@duckdb/*'],
} as const satisfies BuildOptions

interface Manifest {
  readonly bundle: string
  /** Size and modification time of every file that went in. */
  readonly inputs: Readonly<Record<string, readonly [size: number, modified: number]>>
}

/** Bundles a module into `folder`, named by its content; does nothing where no file that went in has changed. */
export async function bundleModule(source: string, folder: string, temporary: string): Promise<Bundle> {
  const filename = join(dirname(source), `${basename(source, extname(source))}.cjs`)
  const manifestFile = join(folder, `${hash(source).slice(0, 16)}.json`)
  const known = await readManifest(manifestFile)
  if (known && (await isCurrent(known))) return { file: join(folder, known.bundle), filename }

  const { code, inputs } = await buildOnce(source, filename)
  const bundle = `${basename(source, extname(source))}-${hash(code).slice(0, 16)}.cjs`
  await mkdir(folder, { recursive: true })
  await writeWhole(join(folder, bundle), code, temporary)
  await writeWhole(manifestFile, JSON.stringify({ bundle, inputs } satisfies Manifest), temporary)
  return { file: join(folder, bundle), filename }
}

interface Built {
  readonly code: Uint8Array
  readonly inputs: Manifest['inputs']
}

/** What this process has built: a test suite opens a state folder for every test, but the handlers are the same. */
const built = new Map<string, Built>()

async function buildOnce(source: string, outfile: string): Promise<Built> {
  const known = built.get(source)
  if (known !== undefined && (await isCurrent(known))) return known
  const fresh = await build(source, outfile)
  built.set(source, fresh)
  return fresh
}

async function build(source: string, outfile: string): Promise<Built> {
  // Loaded late: most runs find their bundles in the cache.
  const { build } = await import('esbuild')
  const workingFolder = dirname(source)
  const result = await build({
    ...bundleOptions,
    entryPoints: [source],
    outfile,
    absWorkingDir: workingFolder,
    write: false,
    metafile: true,
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'silent',
  })
  const output = result.outputFiles[0]
  if (output === undefined) throw new Error(`esbuild wrote nothing for ${source}`)
  const inputs = Object.keys(result.metafile.inputs).map((input) => resolve(workingFolder, input))
  return { code: output.contents, inputs: await stampsOf(inputs) }
}

async function stampsOf(files: readonly string[]): Promise<Manifest['inputs']> {
  const stamps = await Promise.all(files.map(async (file) => [file, await stampOf(file)] as const))
  return Object.fromEntries(stamps)
}

async function stampOf(file: string): Promise<readonly [number, number]> {
  const { size, mtimeMs } = await stat(file)
  return [size, mtimeMs]
}

async function isCurrent({ inputs }: Pick<Manifest, 'inputs'>): Promise<boolean> {
  const checks = Object.entries(inputs).map(async ([file, [size, modified]]) => {
    const now = await stampOf(file).catch(() => undefined)
    return now?.[0] === size && now[1] === modified
  })
  return (await Promise.all(checks)).every(Boolean)
}

async function readManifest(file: string): Promise<Manifest | undefined> {
  try {
    const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest
    await stat(join(dirname(file), manifest.bundle))
    return manifest
  } catch {
    return undefined
  }
}

async function writeWhole(file: string, content: string | Uint8Array, temporary: string): Promise<void> {
  const draft = `${file}.${temporary}`
  await writeFile(draft, content)
  await rename(draft, file)
}

function hash(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
