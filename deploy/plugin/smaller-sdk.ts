import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

const SCHEMAS = /@aws-sdk[\\/]client-[a-z0-9-]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/
const PACKAGE = /@aws-sdk[\\/]client-[a-z0-9-]+[\\/]package\.json$/
const SCHEMA = /^((?:export )?(?:var|const) \w+\$? = )(\[[\s\S]*?\n?\]);$/gm

/**
 * Lets esbuild leave out what a function does not call of the SDK: the schemas of other operations, which it keeps because it cannot know
 * that their computed keys do nothing, and the clients' package files, of which only the version is read. A fifth of a bundle with S3.
 */
export const smallerSdk: Plugin = {
  name: 'smaller-sdk',
  setup({ onLoad }) {
    onLoad({ filter: SCHEMAS }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      return { contents: source.replace(SCHEMA, '$1/* @__PURE__ */ (() => ($2))();'), loader: 'js' }
    })
    onLoad({ filter: PACKAGE }, async ({ path }) => {
      const { name, version } = JSON.parse(await readFile(path, 'utf8'))
      return { contents: JSON.stringify({ name, version }), loader: 'json' }
    })
  },
}
