import type { PathText } from './path-text.ts'
import type { Scanner } from './scanner.ts'

type ReadPath = (scanner: Scanner) => PathText | undefined

/** Reads `(...)` of a filter, and notes the variables that it reads. */
export function readFilter(scanner: Scanner, readPath: ReadPath, variables: string[]): boolean {
  scanner.blanks()
  if (!scanner.take('(')) return false
  if (!readTerms(scanner, readPath, variables)) return false
  scanner.blanks()
  return scanner.take(')')
}

function readTerms(scanner: Scanner, readPath: ReadPath, variables: string[]): boolean {
  do {
    if (!readTerm(scanner, readPath, variables)) return false
    scanner.blanks()
  } while (scanner.take('&&') || scanner.take('||'))
  return true
}

function readTerm(scanner: Scanner, readPath: ReadPath, variables: string[]): boolean {
  scanner.blanks()
  if (scanner.peek('!') && !scanner.peek('!=')) {
    scanner.take('!')
    return readTerm(scanner, readPath, variables)
  }
  if (scanner.peek('(')) return readFilter(scanner, readPath, variables)
  if (!readOperand(scanner, readPath, variables)) return false
  scanner.blanks()
  if (scanner.match(/==|!=|<=|>=|=~|<|>|(?:in|nin|contains|size|empty|subsetof|anyof|noneof)\b/y) === undefined) return true
  scanner.blanks()
  return readOperand(scanner, readPath, variables)
}

const LITERAL =
  /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\/(?:\\.|[^/\\])+\/i?|\[[^\]]*\]|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true\b|false\b|null\b/y

function readOperand(scanner: Scanner, readPath: ReadPath, variables: string[]): boolean {
  if (!scanner.peek('@') && !scanner.peek('$')) return scanner.match(LITERAL) !== undefined
  const path = readPath(scanner)
  variables.push(...(path?.variables ?? []))
  return path !== undefined
}
