import { createHash } from 'node:crypto'

const LONGEST = 128

/**
 * The name of a crawled table: prefix and folder in lower case, only letters, digits and underscores, at most 128 characters.
 * https://docs.aws.amazon.com/glue/latest/dg/crawler-running.html
 */
export function tableName(folder: string, prefix = ''): string {
  return `${prefix}${folder}`
    .toLowerCase()
    .replace(/[^a-z0-9_]/g, '_')
    .slice(0, LONGEST)
}

/** The name with a hash of its location behind, for a table whose name another one has already. */
export function uniqueTableName(name: string, location: string): string {
  const hash = createHash('md5').update(location).digest('hex')
  return `${name.slice(0, LONGEST - hash.length - 1)}_${hash}`
}
