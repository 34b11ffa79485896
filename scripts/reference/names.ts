import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

const EXPORTED = /^export (?:async |declare )?(?:const|function|class) (\w+)/gm
const NAMED_AGAIN = /^export \{([^}]*)\} from/gm
const ALL_AGAIN = /^export \* from '\.\/([^']+)'/gm

/** The values that a folder offers to others, by its `index.ts`. */
export function publicNames(folder: string): readonly string[] {
  const source = readFileSync(join(ROOT, folder, 'index.ts'), 'utf8')
  const named = [...source.matchAll(NAMED_AGAIN)].flatMap(([, list = '']) => list.split(',').map((part) => part.trim()))
  const values = named.filter((part) => part !== '' && !part.startsWith('type ')).map((part) => part.replace(/^.* as /, ''))
  return [...values, ...[...source.matchAll(ALL_AGAIN)].flatMap(([, file = '']) => namesOfFile(join(folder, file)))]
}

function namesOfFile(file: string): readonly string[] {
  return file.endsWith('/index.ts') ? publicNames(dirname(file)) : fileExports(file)
}

/** The values that one file exports. */
export function fileExports(file: string): readonly string[] {
  return [...readFileSync(join(ROOT, file), 'utf8').matchAll(EXPORTED)].map(([, name = '']) => name)
}

/** The identifiers of a code that are no members and no keys of objects, without those that it declares. */
export function freeNames(code: string): readonly string[] {
  const bare = code.replace(/'(?:[^'\\\n]|\\.)*'/g, "''").replace(/\/\/.*$/gm, '')
  const words = [...bare.matchAll(/(?<![\w$.]|\.\s*)[A-Za-z_$][\w$]*/g)].map(([word]) => word)
  const declarations = [...bare.matchAll(/(?:const|let|function)\s+(?:[{[]([^}\]]*)[}\]]|(\w+))/g)]
  const parameters = [...bare.matchAll(/\(([\w\s,]*)\)\s*=>/g)]
  const declared = new Set([...declarations, ...parameters].flatMap((found) => namesIn(found)))
  return [...new Set(words)].filter((word) => !declared.has(word))
}

function namesIn([, pattern, name]: RegExpMatchArray): readonly string[] {
  return name === undefined ? [...(pattern ?? '').matchAll(/\w+/g)].map(([word]) => word) : [name]
}
