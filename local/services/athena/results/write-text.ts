import type { QueryContext } from '../statements/query-context.ts'
import { s3Location } from '../tables/s3-location.ts'

/** Writes the lines of a DDL or SHOW statement to `<id>.txt`. */
export async function writeText(lines: readonly string[], { results, id, outputLocation }: QueryContext): Promise<void> {
  const { bucket, prefix } = s3Location(outputLocation)
  await results.write(bucket, `${prefix}${id}.txt`, lines.map((line) => `${line}\n`).join(''))
}

/** Writes the list of data files that a statement made to `<id>-manifest.csv`. */
export async function writeManifest(uris: readonly string[], { results, id, outputLocation }: QueryContext): Promise<string> {
  const { bucket, prefix } = s3Location(outputLocation)
  const key = `${prefix}${id}-manifest.csv`
  await results.write(bucket, key, uris.map((uri) => `${uri}\n`).join(''))
  return `s3://${bucket}/${key}`
}
