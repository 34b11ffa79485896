import { createHash } from 'node:crypto'

/** The name of what is made of a raw key: readable, and another one for every key. */
export function outputName(key: string): string {
  const readable = (key.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '').replace(/[^A-Za-z0-9_-]+/g, '-')
  return `${readable.slice(0, 60)}-${createHash('sha256').update(key).digest('hex').slice(0, 16)}`
}
