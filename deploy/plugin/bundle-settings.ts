/**
 * How functions are bundled, where `custom.esbuild` of `serverless.yml` says nothing else.
 * Modules before CommonJS halve the SDK's clients; DuckDB has binaries that no bundle can hold.
 */
export const BUNDLE_SETTINGS = Object.freeze({
  bundle: true,
  minify: true,
  keepNames: true,
  sourcemap: false,
  mainFields: ['module', 'main'],
  target: 'node20',
  exclude: ['@duckdb/node-api', '@duckdb/node-bindings'],
})
