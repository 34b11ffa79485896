import { signatureEnd } from './signature-end.ts'

/** A comment of a declaration, with the declaration's signatures. */
export interface Docstring {
  /** The file, from the root. */
  readonly file: string
  readonly line: number
  readonly name: string
  /** The interface or type around it; nothing for a declaration of the module. */
  readonly owner?: string
  readonly isExported: boolean
  readonly text: string
  /** The code of its `@example`s. */
  readonly examples: readonly string[]
  /** The declarations as they stand, without bodies: several where it is overloaded. */
  readonly signatures: readonly string[]
}

/** Notes may stand between a docstring and what it is about. */
const COMMENT = /^([ \t]*)\/\*\*([\s\S]*?)\*\/[ \t]*\n(?:[ \t]*\/\/.*\n)*/gm
const NAMED = /^(?:export )?(?:declare )?(?:readonly )?(?:const |function |interface |type |class )?([A-Za-z_$][\w$]*|'[^']+')/

/** All docstrings of a source file that stand before a declaration. */
export function readDocstrings(file: string, source: string): readonly Docstring[] {
  return [...source.matchAll(COMMENT)].flatMap((comment) => {
    const start = comment.index + comment[0].length
    const indent = comment[1] ?? ''
    const name = nameAt(source, start)
    if (name === undefined) return []
    const owner = indent === '' ? undefined : ownerOf(source, comment.index)
    const { text, examples } = partsOf(comment[2] ?? '')
    const docstring: Docstring = {
      file,
      line: source.slice(0, comment.index).split('\n').length,
      name,
      ...(owner !== undefined && { owner }),
      isExported: source.startsWith('export ', start),
      text,
      examples,
      signatures: signaturesAt(source, start, name, indent.length),
    }
    return [docstring]
  })
}

function nameAt(source: string, start: number): string | undefined {
  return NAMED.exec(source.slice(start).trimStart())?.[1]?.replaceAll("'", '')
}

/** Overloads follow each other under one comment. */
function signaturesAt(source: string, start: number, name: string, indent: number): readonly string[] {
  const signatures: string[] = []
  let at = start
  while (nameAt(source, at) === name) {
    const end = signatureEnd(source, at + indent)
    signatures.push(withoutIndent(source.slice(at, end).trimEnd(), indent))
    if (source.charAt(end) !== '\n') {
      // What has overloads hides the signature of its body.
      if (source.charAt(end) === '{' && signatures.length > 1) signatures.pop()
      break
    }
    at = end + 1
  }
  return signatures
}

function withoutIndent(text: string, indent: number): string {
  return text
    .split('\n')
    .map((line) => (line.slice(0, indent).trim() === '' ? line.slice(indent) : line))
    .join('\n')
}

/** The last declaration before that begins in the first column. */
function ownerOf(source: string, at: number): string | undefined {
  const above = [...source.slice(0, at).matchAll(/^(?:export )?(?:interface|class|type|const|function) (\w+)/gm)]
  return above.at(-1)?.[1]
}

/** The text before the first tag, and the examples; a fence around an example is no part of it. */
function partsOf(comment: string): Pick<Docstring, 'text' | 'examples'> {
  const lines = comment
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
  const [text = '', ...tags] = lines.split(/^@/m)
  const examples = tags
    .filter((tag) => tag.startsWith('example'))
    .map((tag) => tag.replace(/^example\s*/, '').replace(/^```\w*\n?|```\s*$/gm, ''))
  return { text: text.trim(), examples: examples.map((example) => example.trim()) }
}
