import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { buildPlugin } from '../../scripts/build-plugin.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SOURCES = ['asl', 'quality', 'schemas', 'services', 'sql', 'tasks', 'workflows', 'package.json', 'tsconfig.json', 'serverless.yml']
const OSLS = join(ROOT, 'node_modules/osls/bin/serverless.js')

/** A resource of a finished template. */
export interface TemplateResource {
  readonly Type: string
  readonly DeletionPolicy?: string
  readonly Properties: Readonly<Record<string, never>>
}

/** A finished template. */
export interface Template {
  readonly Resources: Readonly<Record<string, TemplateResource>>
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>
}

/** A copy of the root service, whose files a test may change. */
export interface ServiceCopy {
  readonly folder: string
  /** Replaces text in a file of the copy. */
  edit(file: string, change: (text: string) => string): Promise<void>
  /** Runs the framework; rejects with what it printed. */
  run(...words: readonly string[]): Promise<string>
  /** Packages, and gives the template. */
  package(...words: readonly string[]): Promise<Template>
  /** The files of the package with their bytes. */
  artifacts(): Promise<ReadonlyMap<string, Buffer>>
  remove(): Promise<void>
}

/** Copies what the root service needs, with the plugin built from source: nothing of `dist/` counts. */
export async function copyService(): Promise<ServiceCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-deploy-'))
  for (const source of SOURCES) await cp(join(ROOT, source), join(folder, source), { recursive: true })
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  await buildPlugin(join(folder, 'dist/deploy/plugin.cjs'))
  const packaged = join(folder, '.serverless')
  const copy: ServiceCopy = {
    folder,
    async edit(file, change) {
      const path = join(folder, file)
      await writeFile(path, change(await readFile(path, 'utf8')))
    },
    async run(...words) {
      // No account and no profile of this machine.
      const env = { PATH: process.env.PATH, HOME: folder, SLS_TELEMETRY_DISABLED: '1', NO_COLOR: '1' }
      try {
        const { stdout, stderr } = await promisify(execFile)(process.execPath, [OSLS, ...words], { cwd: folder, env })
        return stdout + stderr
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string }
        throw new Error(stdout + stderr, { cause: error })
      }
    },
    async package(...words) {
      await copy.run('package', ...words)
      return JSON.parse(await readFile(join(packaged, 'cloudformation-template-update-stack.json'), 'utf8'))
    },
    async artifacts() {
      const names = (await readdir(packaged)).toSorted()
      return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(packaged, name))] as const)))
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
  return copy
}
