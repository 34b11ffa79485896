/** Bundles the Serverless plugin to CommonJS, which every version of the framework can load. Run: `npm run build:plugin` */
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = new URL('../', import.meta.url)

/** Writes the plugin. Packages stay outside; what is ours is inside. */
export async function buildPlugin(outfile: string): Promise<void> {
  await build({
    entryPoints: [fileURLToPath(new URL('deploy/plugin/index.ts', ROOT))],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
    // The framework wants the class itself.
    footer: { js: 'module.exports = module.exports.default' },
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPlugin(fileURLToPath(new URL('dist/deploy/plugin.cjs', ROOT)))
