import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { DelimitedText } from './delimited-text.ts'

let drafts = 0

/** The body of a text file, unpacked when its name says gzip. */
export async function textBytes(path: string): Promise<Buffer> {
  const bytes = await readFile(path)
  return path.endsWith('.gz') ? promisify(gunzip)(bytes) : bytes
}

/** Lines as Hadoop cuts them: at LF, CR or CR LF; a byte order mark is not part of the first. */
export function linesOf(bytes: Buffer): readonly string[] {
  // Decoding replaces every invalid byte sequence by U+FFFD, as Trino does.
  const text = bytes.toString('utf8').replace(/^\ufeff/, '')
  const lines = text.split(/\r\n|\n|\r/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** Writes a file anew as its SerDe reads it: every value in quotes, NULL as a bare `\N`, the header left out. */
export async function writeCleanCopy(bytes: Buffer, text: DelimitedText, columns: number, copy: string): Promise<void> {
  const rows = linesOf(bytes)
    .slice(text.header)
    .map((line) => {
      const fields = text.parse(line)
      return Array.from({ length: columns }, (_, index) => quoted(fields[index])).join(',')
    })
  await mkdir(dirname(copy), { recursive: true })
  // Queries that run at the same time share copies: none may meet one that is half written.
  const draft = `${copy}.${process.pid}.${drafts++}`
  await writeFile(draft, rows.map((row) => `${row}\n`).join(''))
  await rename(draft, copy)
}

function quoted(value: string | null | undefined): string {
  return value === null || value === undefined ? '\\N' : `"${value.replaceAll('"', '""')}"`
}
