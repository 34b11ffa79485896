import type { Framework } from './framework.ts'
import { smallerSdk } from './smaller-sdk.ts'

/**
 * Ways to credentials that a function never takes: its role's stand in its environment. The SDK asks for each of these only when the
 * one before it has failed, so that leaving them out of the bundle changes nothing but its size.
 */
const LAPTOP_CREDENTIALS = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@aws-sdk/nested-clients/*',
  '@smithy/credential-provider-imds',
]

/** Binaries that no bundle can hold. */
const NATIVE = ['@duckdb/node-api', '@duckdb/node-bindings']

/**
 * How functions are bundled, where `custom.esbuild` of `serverless.yml` says nothing else.
 * Modules before CommonJS halve the SDK's clients.
 */
export const BUNDLE_SETTINGS = Object.freeze({
  bundle: true,
  minify: true,
  sourcemap: false,
  mainFields: ['module', 'main'],
  target: 'node20',
  exclude: [...NATIVE, ...LAPTOP_CREDENTIALS],
  plugins: [smallerSdk],
})

/** Gives serverless-esbuild our defaults, before it reads its settings. */
export function giveBundleSettings({ service, configurationInput }: Framework): void {
  const asked = service.custom ?? configurationInput?.custom ?? {}
  const custom = { ...asked, esbuild: { ...BUNDLE_SETTINGS, ...(asked.esbuild as object | undefined) } }
  service.custom = custom
  // The framework may read the service anew from here after its plugins are made.
  if (configurationInput !== undefined) configurationInput.custom = custom
}
