import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Lets stack traces name the lines of the sources in the place of the bundle's. The map is read when somebody looks at the first trace:
 * Node's own source maps read it at the start, which costs as much as the bundle itself.
 *
 * @param mapFile the bundle's source map
 * @param filename what the bundle goes by
 */
export function nameSourcePositions(mapFile: string, filename: string): void {
  let map: SourceMap | undefined
  const sourceOf = (line: number, column: number): string | undefined => {
    map ??= new SourceMap(JSON.parse(readFileSync(mapFile, 'utf8')))
    const entry = map.findEntry(line - 1, column - 1)
    if (!('originalSource' in entry)) return undefined
    return `${join(dirname(filename), entry.originalSource)}:${entry.originalLine + 1}:${entry.originalColumn + 1}`
  }
  const mapped = (frame: string) => {
    const start = frame.indexOf(`${filename}:`)
    if (start < 0) return frame
    const [whole, line, column] = /^:(\d+):(\d+)/.exec(frame.slice(start + filename.length)) ?? []
    const source = whole === undefined ? undefined : sourceOf(Number(line), Number(column))
    return source === undefined ? frame : frame.slice(0, start) + source + frame.slice(start + filename.length + (whole ?? '').length)
  }
  Error.prepareStackTrace = (error, frames) => [headOf(error), ...frames.map((frame) => `    at ${mapped(String(frame))}`)].join('\n')
}

/** What stands above the frames; an error may have a message that cannot be read. */
function headOf(error: unknown): string {
  try {
    return Error.prototype.toString.call(error)
  } catch {
    return 'Error'
  }
}
