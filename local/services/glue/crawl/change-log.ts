/** What a crawl writes down while it runs. */
export interface ChangeLog {
  readonly tables: { readonly added: string[]; readonly updated: string[]; readonly deleted: string[] }
  readonly partitions: { readonly added: string[]; readonly updated: string[]; readonly deleted: string[] }
  readonly messages: string[]
  say(message: string): void
}

/** An empty log. */
export function changeLog(): ChangeLog {
  const messages: string[] = []
  return {
    tables: { added: [], updated: [], deleted: [] },
    partitions: { added: [], updated: [], deleted: [] },
    messages,
    say(message) {
      messages.push(message)
    },
  }
}
