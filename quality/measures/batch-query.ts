import { QualityError } from '../quality-error.ts'

/** The name under which a suite's own query finds the rows under test, and how it writes it. */
export const BATCH = 'batch'
const PLACEHOLDER = /\{batch\}/g

/**
 * A query of the suite's own, ready to stand in parentheses: `{batch}` is the rows under test. It is the author's SQL and is not looked
 * into, but it must be one closed query. Throws `invalid-query`.
 */
export function batchQuery(query: string, argument: string): string {
  const sql = query.trim().replace(/;+\s*$/, '')
  const problem = problemOf(sql)
  if (problem !== undefined) {
    throw new QualityError({
      code: 'invalid-query',
      path: `/kwargs/${argument}`,
      message: `${argument} ${problem}: ${sql}`,
      hint: 'give one SELECT; write {batch} for the rows under test',
    })
  }
  // A query may end in a comment, which must not swallow what follows.
  return `${sql.replaceAll(PLACEHOLDER, BATCH)}\n`
}

/** Texts, quoted names and comments: what may hold any character. */
const OPAQUE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g

function problemOf(sql: string): string | undefined {
  const bare = sql.replaceAll(OPAQUE, ' ')
  if (!/^\s*(?:select|with|values|table|\()/i.test(bare)) return 'is no query'
  if (/['"]|\/\*/.test(bare)) return 'has an unclosed quote or comment'
  if (bare.includes(';')) return 'is more than one statement'
  let depth = 0
  for (const character of bare) {
    if (character === '(') depth++
    else if (character === ')' && --depth < 0) return 'closes a parenthesis that it did not open'
  }
  return depth === 0 ? undefined : 'has an unclosed parenthesis'
}
