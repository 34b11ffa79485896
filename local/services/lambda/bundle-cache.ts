import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Where the bundle of a module is kept: beside the packages that went into it, for all state folders together, so that a test which opens
 * an account of its own bundles nothing again. In `fallback` where no package folder is near, or none can be written to.
 */
export function bundleCache(source: string, fallback: string): string {
  const packages = packageFolder(dirname(source))
  if (packages === undefined) return fallback
  const folder = join(packages, '.cache', 'sluice', 'bundles')
  try {
    mkdirSync(folder, { recursive: true })
    return folder
  } catch {
    // A folder that only the installer may write to.
    return fallback
  }
}

/** The nearest `node_modules` above a folder. */
export function packageFolder(folder: string): string | undefined {
  const found = join(folder, 'node_modules')
  if (existsSync(found)) return found
  const parent = dirname(folder)
  return parent === folder ? undefined : packageFolder(parent)
}
