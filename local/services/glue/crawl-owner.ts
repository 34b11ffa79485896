import type { CrawlOwner } from './crawler-record.ts'

const open = new Set<number>()
let instances = 0

/** A service of this process that may own crawls, until it is closed. */
export interface OpenOwner {
  readonly owner: CrawlOwner
  close(): void
}

/** Registers a service as an owner of crawls. */
export function openOwner(): OpenOwner {
  const instance = ++instances
  open.add(instance)
  return { owner: { pid: process.pid, instance }, close: () => open.delete(instance) }
}

/** Whether the owner of a crawl still works: an open service of this process, or any other process that lives. */
export function isOwnerAlive({ pid, instance }: CrawlOwner): boolean {
  if (pid === process.pid) return open.has(instance)
  try {
    process.kill(pid, 0) // signal 0 only asks
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
