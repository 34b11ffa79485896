/** Names of what a crawl has changed. */
export interface ChangedNames {
  readonly added: readonly string[]
  readonly updated: readonly string[]
  readonly deleted: readonly string[]
}

/** What a crawl has done. */
export interface CrawlResult {
  readonly tables: ChangedNames
  /** As `table: value/value`. */
  readonly partitions: ChangedNames
  /** What the crawl has to say: unknown files, changes found, changes left alone. One line each. */
  readonly messages: readonly string[]
  /** Locations of the folders that hold crawled objects, for later crawls of new folders only. */
  readonly folders: readonly string[]
}

/** The `Summary` of a crawl as ListCrawls answers it: JSON whose values are JSON texts. Empty when nothing changed. */
export function crawlSummary({ tables, partitions }: CrawlResult): string {
  const parts = Object.entries({ TABLE: tables, PARTITION: partitions }).flatMap(([kind, { added, updated, deleted }]) => {
    const changes = Object.entries({ ADD: added, UPDATE: updated, DELETE: deleted })
      .filter(([, names]) => names.length > 0)
      .map(([change, names]) => [change, { Count: names.length, Details: { names: names.slice(0, 100) } }] as const)
    return changes.length === 0 ? [] : [[kind, JSON.stringify(Object.fromEntries(changes))] as const]
  })
  return JSON.stringify(Object.fromEntries(parts))
}
