/** Where a verb writes: results to `out`, progress and errors to `note`. */
export interface Console {
  out(line: string): void
  note(line: string): void
  /** Shows a line that the next one replaces, below all others; nothing takes it away. Absent where nobody looks: a pipe, a file, a test. */
  readonly live?: (line: string | undefined) => void
}

const CLEAR_LINE = '\r\u001b[2K'

/** The process's own streams. */
export const processConsole: Console = consoleOf(process.stdout, process.stderr)

interface Output {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** A console over two streams; it has a live line where the second one is a terminal. */
export function consoleOf(out: Output, note: Output): Console {
  if (note.isTTY !== true) return { out: (line) => void out.write(`${line}\n`), note: (line) => void note.write(`${line}\n`) }
  let shown: string | undefined
  const live = (line: string | undefined) => {
    if (line !== shown) note.write(`${CLEAR_LINE}${line ?? ''}`)
    shown = line
  }
  /** Writes above the live line. */
  const above = (write: () => void) => {
    const line = shown
    live(undefined)
    write()
    live(line)
  }
  return {
    live,
    out: (line) => above(() => out.write(`${line}\n`)),
    note: (line) => above(() => note.write(`${line}\n`)),
  }
}
