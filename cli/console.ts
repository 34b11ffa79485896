/** Where a verb writes: results to `out`, progress and errors to `note`. */
export interface Console {
  out(line: string): void
  note(line: string): void
}

/** The process's own streams. */
export const processConsole: Console = {
  out: (line) => void process.stdout.write(`${line}\n`),
  note: (line) => void process.stderr.write(`${line}\n`),
}
