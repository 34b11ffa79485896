import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { main } from '../../cli/main.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-import-'))
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

const file = (name: string) => join(folder, name)

async function sluice(...words: string[]) {
  const out: string[] = []
  const notes: string[] = []
  const exit = await main(words, { out: (line) => out.push(line), note: (line) => notes.push(line) })
  return { exit, out: out.join('\n'), notes: notes.join('\n') }
}

const GOOD = '{ "StartAt": "Load", "States": { "Load": { "Type": "Pass", "Result": 1, "Next": "End" }, "End": { "Type": "Succeed" } } }'

test('a definition is printed as TypeScript under the name of its file', async () => {
  await writeFile(file('load users.asl.json'), GOOD)
  const { exit, out } = await sluice('import', file('load users.asl.json'))
  expect(exit).toBe(0)
  expect(out).toContain("export const loadUsers = workflow({ name: 'load-users'")
  expect(out).toContain("  flow.raw('Load', { Type: 'Pass', Result: 1 })\n  flow.raw('End', { Type: 'Succeed' })\n")
})

test('it is written to a file, which is not overwritten unless that is asked for', async () => {
  await writeFile(file('load.json'), GOOD)
  const words = ['import', file('load.json'), '--name', 'loads', '--out', file('load.ts')]
  expect((await sluice(...words)).out).toBe(`${file('load.ts')}: loads, by the flow builder, with raw states`)
  const again = await sluice(...words)
  expect([again.exit, again.notes]).toEqual([2, expect.stringContaining('is there already; --force overwrites it')])
  expect((await sluice(...words, '--force')).exit).toBe(0)
  expect(await readFile(file('load.ts'), 'utf8')).toContain('export const loads = workflow(')
})

test.each([
  ['no-json', '{ "StartAt": ', 'text that is no JSON'],
  ['no-asl', '[1]', '#: an array instead of a state machine'],
  ['no-states', '{ "StartAt": "A" }', '#/States: nothing. States is an object of states by their names'],
  ['no-type', '{ "StartAt": "A", "States": { "A": { "Type": "Lop" } } }', '#/States/A/Type: "Lop". use one of Task'],
  ['no-next', '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }', "/States/A/Next: Missing 'Next' target: B"],
])('a file that is no good definition (%s) exits 2, says where, and writes nothing', async (name, text, message) => {
  await writeFile(file(`${name}.json`), text)
  const { exit, out, notes } = await sluice('import', file(`${name}.json`), '--out', file(`${name}.ts`))
  expect([exit, out]).toEqual([2, ''])
  expect(notes).toContain(`${name}.json`)
  expect(notes).toContain(message)
  await expect(readFile(file(`${name}.ts`))).rejects.toThrow('ENOENT')
})

test('a definition that AWS would refuse is imported where that is asked for, to be mended as code', async () => {
  await writeFile(file('broken.json'), '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }')
  const { exit, out } = await sluice('import', file('broken.json'), '--unchecked')
  expect(exit).toBe(0)
  expect(out).toContain('rawWorkflow({')
})

test.each([[['import']], [['import', 'a.json', 'b.json']]])('sluice %j asks for one file', async (words) => {
  expect(await sluice(...words)).toMatchObject({ exit: 2, notes: expect.stringContaining('name one file') })
})

test('a file that is not there exits 2', async () => {
  expect(await sluice('import', file('nowhere.json'))).toMatchObject({ exit: 2, notes: expect.stringContaining('cannot read') })
})
