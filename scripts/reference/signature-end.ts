/** What opens, and what closes it again. */
const CLOSES: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' }
const QUOTES = new Set(["'", '"', '`'])

/**
 * Where a declaration that begins at `start` ends, without its body: at the `{` of a function, the ` =` of a constant, or the end of the line of
 * an interface's member. The sources are formatted, so that brackets and line ends tell it; no parser is needed.
 */
export function signatureEnd(source: string, start: number): number {
  const open: string[] = []
  for (let at = start; at < source.length; at++) {
    const sign = source.charAt(at)
    if (source.startsWith('/*', at)) {
      at = source.indexOf('*/', at) + 1
    } else if (QUOTES.has(sign)) {
      const end = source.indexOf(sign, at + 1)
      // What is no declaration may hold anything.
      if (end === -1) return source.length
      at = end
    } else if (sign === open.at(-1) && !(sign === '>' && source.charAt(at - 1) === '=')) open.pop()
    else if (opens(source, at)) {
      if (open.length === 0 && sign === '{' && isBody(source, start, at)) return at
      open.push(CLOSES[sign] as string)
    } else if (open.length === 0 && (sign === '\n' ? !continues(source, at) : source.startsWith(' = ', at))) return at
  }
  return source.length
}

/** `<` opens type parameters only where a name stands before it. */
function opens(source: string, at: number): boolean {
  const sign = source.charAt(at)
  return sign in CLOSES && (sign !== '<' || /\w/.test(source.charAt(at - 1)))
}

/** A brace after a colon or an operator of types is a type; any other begins a body. */
function isBody(source: string, start: number, at: number): boolean {
  return !/(?:[:|&,<=?]|=>)$/.test(source.slice(start, at).trimEnd())
}

/** A union or a conditional type goes on in the next line. */
function continues(source: string, at: number): boolean {
  return /^\s*[|&?:]\s/.test(source.slice(at + 1)) || /[|&:?=]$/.test(source.slice(0, at))
}
