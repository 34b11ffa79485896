import type { KeyFile } from './bucket-folder.ts'
import { compareKeys } from './key-order.ts'

/** What a listing asks for. */
export interface ListRequest {
  readonly prefix: string
  /** Keys with this text after the prefix are rolled up into one common prefix; empty: none. */
  readonly delimiter: string
  /** Only what comes after this key or common prefix. */
  readonly after: string
  readonly maxKeys: number
}

/** One page of a listing: keys and common prefixes count alike towards its size. */
export interface ListPage {
  readonly keys: readonly KeyFile[]
  readonly commonPrefixes: readonly string[]
  readonly isTruncated: boolean
  /** The last key or common prefix of the page. */
  readonly last: string
}

/** Cuts a page out of all keys under the prefix, which are in order. */
export function listPage(all: readonly KeyFile[], { prefix, delimiter, after, maxKeys }: ListRequest): ListPage {
  const keys: KeyFile[] = []
  const commonPrefixes: string[] = []
  let last = ''
  for (const entry of all) {
    const group = commonPrefixOf(entry.key, prefix, delimiter)
    const name = group ?? entry.key
    if (name === last && group !== undefined) continue
    if (after !== '' && (compareKeys(entry.key, after) <= 0 || group === after)) continue
    if (keys.length + commonPrefixes.length >= maxKeys) return { keys, commonPrefixes, isTruncated: maxKeys > 0, last }
    if (group === undefined) keys.push(entry)
    else commonPrefixes.push(group)
    last = name
  }
  return { keys, commonPrefixes, isTruncated: false, last }
}

function commonPrefixOf(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined
  const end = key.indexOf(delimiter, prefix.length)
  return end < 0 ? undefined : key.slice(0, end + delimiter.length)
}
