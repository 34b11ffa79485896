import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { DefinitionError } from '../../asl/index.ts'
import { docstringsOf } from '../../scripts/reference/declaration.ts'
import { FAULT_GROUPS } from '../../scripts/reference/definition-errors/catalogue.ts'
import { machineOf, valueOfCode } from '../../scripts/reference/example.ts'
import { functionsOf } from '../../scripts/reference/functions-page.ts'
import { publicNames } from '../../scripts/reference/names.ts'
import { FUNCTION_FILES, VERB_OWNERS, VERB_PAGES } from '../../scripts/reference/pages.ts'
import { referenceFiles } from '../../scripts/reference/reference-files.ts'
import { SERVICE_SECTIONS } from '../../scripts/reference/service-list.ts'

const ROOT = new URL('../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')
/** How sources write codes: in the problem itself, for a function of the file that throws it, or as what is told of two that disagree. */
const CODE = "'([a-z]+(?:-[a-z]+)+)'"
const THROWN = [
  `(?:code:|(?:refuse|fail|problem)\\((?:\\s*scope,)?|refuseDoubles\\(\\s*[^,]+,)\\s*${CODE}`,
  `code: \\w+ \\? ${CODE}`,
  `code: \\w+ \\? '[a-z-]+' : ${CODE}`,
  `\\n {6}${CODE},\\n {4}\\),`,
].map((pattern) => new RegExp(pattern, 'g'))

const files = referenceFiles()

test.each([...files])('docs/reference/%s is what the docstrings say; refresh it with `npm run docs:reference`', (name, content) => {
  expect(read(`docs/reference/${name}`)).toBe(content)
})

test('no page of the reference is left of something that is gone', () => {
  expect(readdirSync(new URL('docs/reference/', ROOT)).toSorted()).toEqual([...files.keys(), 'diagnostics.md'].toSorted())
})

test('every verb of the flow builder has a page with an example', () => {
  const verbs = ['flow', 'block-verbs', 'map-verbs', 'raw-verb'].flatMap((name) =>
    docstringsOf(`asl/flow/${name}.ts`).filter(({ owner = '' }) => VERB_OWNERS.includes(owner)),
  )
  expect(verbs.length).toBeGreaterThan(13)
  for (const { file, owner, name, examples } of verbs) {
    expect([VERB_PAGES.some(({ about }) => about.includes(`${file}#${owner}.${name}`)), name]).toEqual([true, name])
    expect([examples.length > 0, name]).toEqual([true, name])
  }
})

test('every public function over references stands on the page of functions, with an example', () => {
  const functions = Object.values(FUNCTION_FILES).flatMap(functionsOf)
  const offered = publicNames('asl')
  for (const { name, examples } of functions) expect([name, offered.includes(name), examples.length > 0]).toEqual([name, true, true])
  expect(functions.length).toBeGreaterThan(90)
})

test('every service has a section, and every row of it is an operation', () => {
  const NOT_SERVICES = ['activity', 'sqlName', 'sqlText', 'sdk', 'transient']
  const index = read('services/index.ts')
  const offered = [...index.matchAll(/^export \{([^}]*)\} from '\.\/([\w-]+)\.ts'/gm)].flatMap(([, list = '', file]) =>
    list
      .split(',')
      .map((part) => part.trim())
      .filter((part) => /^[a-z0-9]\w*$/i.test(part) && /^[a-z]/.test(part) && !NOT_SERVICES.includes(part))
      .map((name) => `services/${file}.ts#${name}`),
  )
  expect(SERVICE_SECTIONS.map(({ about }) => about).toSorted()).toEqual(offered.toSorted())
  for (const { operations, sdk } of SERVICE_SECTIONS) {
    for (const code of [...operations, ...(sdk === undefined ? [] : [sdk])]) {
      expect(valueOfCode(code)).toMatchObject({ kind: 'operation', resource: expect.stringMatching(/^arn:aws:states:::/) })
    }
  }
})

test('every link of the reference leads to a page and a heading that are there', () => {
  for (const [name, content] of files) {
    for (const [link, page = '', heading] of content.matchAll(/\]\(([\w-]+\.md)(?:#([\w-]+))?\)/g)) {
      const target = files.get(page) ?? read(`docs/reference/${page}`)
      if (heading !== undefined) expect([name, link, target.toLowerCase().includes(`\n## ${heading}\n`)]).toEqual([name, link, true])
    }
  }
})

test.each(FAULT_GROUPS)('every code of a DefinitionError that $folders throw is in the catalogue, once', ({ folders, faults }) => {
  const sources = folders.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/^(?:check|graph|limits)\//.test(name))
      .map((name) => read(`${folder}/${name}`)),
  )
  const thrown = sources.flatMap((source) => THROWN.flatMap((pattern) => [...source.matchAll(pattern)].map(([, code]) => code)))
  expect(faults.map(({ code }) => code).toSorted()).toEqual([...new Set(thrown)].toSorted())
})

const FAULTS = FAULT_GROUPS.flatMap(({ about, faults }) => faults.map((fault) => [fault.code, { ...fault, about }] as const))

test.each(FAULTS)('the bad example of %s throws it', (code, { about, bad }) => {
  expect(codeThrownBy(about, bad)).toBe(code)
})

test.each(FAULTS)('the good example of %s is taken', (_, { about, good }) => {
  expect(codeThrownBy(about, good)).toBeUndefined()
})

function codeThrownBy(file: string, code: string): string | undefined {
  try {
    machineOf({ file, code })
    return undefined
  } catch (error) {
    if (error instanceof DefinitionError) return error.code
    throw error
  }
}
