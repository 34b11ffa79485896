import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import type { BuildOptions } from 'esbuild'
import { bundleCache } from './bundle-cache.ts'

/** A handler as one CommonJS file, as it will be deployed. */
export interface Bundle {
  /** Absolute path of the file; its source map lies beside it, by the same name and `.map`. */
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

/** Read only where a trace is looked at, see `nameSourcePositions`. */
const SOURCE_MAP = { sourcemap: 'external', sourcesContent: false } as const satisfies BuildOptions

/** What was built otherwise is built anew. */
const BUILD = JSON.stringify({ ...bundleOptions, ...SOURCE_MAP })

interface Manifest {
  readonly bundle: string
  /** Size and modification time of every file that went in. */
  readonly inputs: Readonly<Record<string, readonly [size: number, modified: number]>>
}

/**
 * Bundles a module, named by its content; does nothing where no file that went in has changed.
 *
 * @param fallback where the bundle is kept if there is no place beside the packages that go in: see {@link bundleCache}
 * @param temporary part of a name that nobody else uses
 */
export async function bundleModule(source: string, fallback: string, temporary: string): Promise<Bundle> {
  const filename = join(dirname(source), `${basename(source, extname(source))}.cjs`)
  const folder = bundleCache(source, fallback)
  const manifestFile = join(folder, `${hash(source + BUILD).slice(0, 16)}.json`)
  const known = await readManifest(manifestFile)
  if (known && isCurrent(known)) return { file: join(folder, known.bundle), filename }

  const { code, map, inputs } = await buildOnce(source, filename)
  const bundle = `${basename(source, extname(source))}-${hash(code).slice(0, 16)}.cjs`
  await mkdir(folder, { recursive: true })
  // The map first: whoever finds the bundle finds both.
  await writeWhole(`${join(folder, bundle)}.map`, map, temporary)
  await writeWhole(join(folder, bundle), Buffer.concat([code, Buffer.from(`//# sourceMappingURL=${bundle}.map\n`)]), temporary)
  await writeWhole(manifestFile, JSON.stringify({ bundle, inputs } satisfies Manifest), temporary)
  return { file: join(folder, bundle), filename }
}

interface Built {
  readonly code: Uint8Array
  readonly map: Uint8Array
  readonly inputs: Manifest['inputs']
}

/** What this process has built: a test suite opens a state folder for every test, but the handlers are the same. */
const built = new Map<string, Built>()

async function buildOnce(source: string, outfile: string): Promise<Built> {
  const known = built.get(source)
  if (known !== undefined && isCurrent(known)) return known
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
    ...SOURCE_MAP,
    logLevel: 'silent',
  })
  const [map, code] = ['.map', ''].map((end) => result.outputFiles.find(({ path }) => path === `${outfile}${end}`)?.contents)
  if (map === undefined || code === undefined) throw new Error(`esbuild wrote nothing for ${source}`)
  const inputs = Object.keys(result.metafile.inputs).map((input) => resolve(workingFolder, input))
  return { code, map, inputs: Object.fromEntries(inputs.map((file) => [file, stampOf(file)])) }
}

function stampOf(file: string): readonly [number, number] {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? GONE : [found.size, found.mtimeMs]
}

const GONE = [-1, -1] as const

/** Synchronous: a thousand files are looked at in 3 ms, where the thread pool needs 50. */
function isCurrent({ inputs }: Pick<Manifest, 'inputs'>): boolean {
  return Object.entries(inputs).every(([file, [size, modified]]) => {
    const now = stampOf(file)
    return now[0] === size && now[1] === modified
  })
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
