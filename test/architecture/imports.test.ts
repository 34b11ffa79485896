import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Who may import whom: a folder not named here may not be imported at all. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  asl: [],
  services: ['asl'],
  analysis: ['asl', 'services'],
  engine: ['asl'],
  local: ['asl', 'services', 'engine', 'analysis'],
  quality: ['schemas', 'sql'],
  schemas: [],
  sql: [],
  tasks: ['schemas', 'quality', 'sql'],
  workflows: ['asl', 'services', 'schemas', 'sql', 'quality', 'tasks/*/contract.ts'],
  deploy: ['asl', 'services', 'analysis', 'workflows', 'tasks/*/contract.ts'],
  cli: ['asl', 'services', 'analysis', 'engine', 'local', 'quality', 'schemas', 'sql', 'tasks/*/contract.ts', 'workflows', 'deploy'],
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g

interface Import {
  readonly file: string
  readonly target: string
}

function importsOf(folder: string): readonly Import[] {
  let entries: string[]
  try {
    entries = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
  } catch {
    return []
  }
  return entries
    .filter((entry) => entry.endsWith('.ts'))
    .flatMap((entry) => {
      const file = posix.join(folder, entry.split(sep).join('/'))
      const specifiers = [...readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
      return specifiers.map((specifier) => ({ file, target: specifier.startsWith('.') ? posix.join(dirname(file), specifier) : specifier }))
    })
}

function isAllowed(folder: string, target: string): boolean {
  if (target.startsWith(`${folder}/`)) return true
  return (MAY_IMPORT[folder] ?? []).some((allowed) =>
    allowed.includes('*')
      ? new RegExp(`^${allowed.replace('*', '[^/]+').replace('.', '\\.')}$`).test(target)
      : target.startsWith(`${allowed}/`),
  )
}

function isOurs(target: string): boolean {
  return Object.keys(MAY_IMPORT).includes(target.split('/')[0] ?? '') && !target.startsWith('@')
}

test.each(Object.keys(MAY_IMPORT))('%s/ imports only the folders that it may', (folder) => {
  const wrong = importsOf(folder).filter(({ target }) => isOurs(target) && target.endsWith('.ts') && !isAllowed(folder, target))
  expect(wrong).toEqual([])
})

test('the language is pure: it imports neither Node nor any package', () => {
  const foreign = importsOf('asl').filter(({ target }) => !target.startsWith('asl/'))
  expect(foreign).toEqual([])
})

test('the rules see what they judge', () => {
  expect(importsOf('services').some(({ target }) => target === 'asl/index.ts')).toBe(true)
  expect(isAllowed('asl', 'services/glue.ts')).toBe(false)
  expect(isAllowed('workflows', 'tasks/inspect-csv/handler.ts')).toBe(false)
  expect(isAllowed('workflows', 'tasks/inspect-csv/contract.ts')).toBe(true)
  expect(relative(ROOT, join(ROOT, 'asl'))).toBe('asl')
})
