/**
 * SQL Server's LIKE, which knows sets of characters (`[a-c]`, `[^0-9]`), as a regular expression.
 * https://learn.microsoft.com/sql/t-sql/language-elements/like-transact-sql
 */
export function sqlServerLike(pattern: string): string {
  const parts = pattern.match(/\[\^?[^\]]+\]|[\s\S]/g) ?? []
  return `(?s)^${parts.map(regexOf).join('')}$`
}

function regexOf(part: string): string {
  if (part === '%') return '.*'
  if (part === '_') return '.'
  if (part.length > 1)
    return part
      .replaceAll('\\', '\\\\')
      .replace(/^\[(\^?)(.*)\]$/s, (_, not: string, set: string) => `[${not}${set.replaceAll('[', '\\[')}]`)
  return part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
