import { closeSync, fstatSync, openSync, readSync, truncateSync } from 'node:fs'

const CHUNK = 1 << 20
const NEWLINE = 10

/** One JSON line of a file, and where the next one begins. */
export interface JsonLine {
  readonly value: unknown
  readonly end: number
}

/**
 * The JSON lines of a file, one after the other. A last line that a crash has torn, by its missing end or by what it holds, is
 * not there. Throws `ENOENT` for a missing file.
 */
export function* readLines(path: string): Generator<JsonLine> {
  const file = openSync(path, 'r')
  try {
    const chunk = Buffer.allocUnsafe(CHUNK)
    let rest: Buffer[] = []
    let end = 0
    for (;;) {
      const length = readSync(file, chunk, 0, CHUNK, null)
      if (length === 0) return
      let start = 0
      for (let newline = chunk.indexOf(NEWLINE, start); newline >= 0 && newline < length; newline = chunk.indexOf(NEWLINE, start)) {
        const line = Buffer.concat([...rest, chunk.subarray(start, newline)])
        rest = []
        start = newline + 1
        end += line.length + 1
        const value = parse(line)
        if (value === undefined) return
        yield { value, end }
      }
      if (start < length) rest.push(Buffer.from(chunk.subarray(start, length)))
    }
  } finally {
    closeSync(file)
  }
}

/** The first and the last whole line of a file: a look at a long journal costs two reads. */
export function readEnds(path: string): { readonly first: unknown; readonly last: unknown } | undefined {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const first = parse(firstLine(file, size))
    return first === undefined ? undefined : { first, last: parse(lastLine(file, size)) }
  } finally {
    closeSync(file)
  }
}

function firstLine(file: number, size: number): Buffer | undefined {
  for (let length = 4096; ; length *= 8) {
    const bytes = readAt(file, 0, Math.min(length, size))
    const newline = bytes.indexOf(NEWLINE)
    if (newline >= 0) return bytes.subarray(0, newline)
    if (length >= size) return undefined
  }
}

function lastLine(file: number, size: number): Buffer | undefined {
  for (let length = 4096; ; length *= 8) {
    const bytes = readAt(file, Math.max(0, size - length), Math.min(length, size))
    const end = bytes.lastIndexOf(NEWLINE)
    const before = end <= 0 ? -1 : bytes.lastIndexOf(NEWLINE, end - 1)
    if (end >= 0 && (before >= 0 || length >= size)) return bytes.subarray(before + 1, end)
    if (length >= size) return undefined
  }
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length)
  const read = readSync(file, bytes, 0, length, position)
  return bytes.subarray(0, read)
}

function parse(line: Buffer | undefined): unknown {
  if (line === undefined) return undefined
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Cuts a torn line off, so that the next one begins on a line of its own. */
export function cutAt(path: string, end: number): void {
  truncateSync(path, end)
}
