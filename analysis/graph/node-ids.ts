/** Gives out ids made of letters, digits and underscores, each once, in the order of asking. */
export function nodeIds(): (name: string) => string {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return (name) => {
    // The prefix keeps clear of the words that Mermaid reserves, `end` among them.
    const wanted = `s_${name
      .replace(/[^A-Za-z0-9]+/g, ' ')
      .trim()
      .replaceAll(' ', '_')}`
    let count = counts.get(wanted) ?? 1
    while (taken.has(numbered(wanted, count))) count += 1
    counts.set(wanted, count)
    taken.add(numbered(wanted, count))
    return numbered(wanted, count)
  }
}

function numbered(id: string, count: number): string {
  return count === 1 ? id : `${id}_${count}`
}
