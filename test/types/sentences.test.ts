import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from '@jest/globals'
import { tsc } from './tsc.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Wrong wirings, and a part of what the compiler says of each. */
const WRONG: Readonly<Record<string, string>> = {
  "flow.task('A', glue.startCrawler, { Name: 'c' }, { catch: { 'Glue.CrawlerRuning': 'continue' } })":
    'Glue.CrawlerRuning is not an error of this operation',
  "flow.distributedMap('A', input.tags, { maxConcurrency: 5 }, (tag) => tag)": "'maxConcurrency' does not exist",
  "flow.when('A', input.flag, (then) => { flow.pass('B', then.pass('C', input.name)) })":
    'This value belongs to an inner block or to another workflow: return it from there.',
  "flow.pass('A', { deep: { inner: stolen } })": 'This value belongs to an inner block or to another workflow: return it from there.',
  "flow.map('A', input.tags, { concurency: 5 }, (tag) => tag)": "Did you mean to write 'concurrency'?",
  "flow.task('A', glue.startCrawler, { Nam: input.name })": "'Nam' does not exist",
  "flow.task('A', glue.startCrawler, { Name: input.flag })": "Type 'boolean' is not assignable to type 'string'",
  "flow.when('A', input.name, (then) => then.pass('B', 1))": "Type 'string' is not assignable to type 'boolean'",
  "flow.poll('A', { every: seconds(5) }, (turn) => turn.pass('B', 1), () => input.flag)": "Property 'attempts' is missing",
  "flow.wait('A', 30)": "not assignable to parameter of type 'Duration",
  "flow.parallel('A', { left: (b) => b.pass('B', 1) }).right": "Property 'right' does not exist on type 'Ref<{ readonly left: 1; }",
  "flow.raw('A', { Type: 'Task', Resorce: 'arn' })": "'Resorce' does not exist",
  'input.nam': "Did you mean 'name'?",
  'input.tags.map': "Property 'map' does not exist",
}

test('what the compiler says of a wrong wiring is a sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-sentences-'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const head = `import { Type } from '${ROOT}node_modules/@sinclair/typebox/build/esm/index.mjs'
import { type Inside, type Ref, seconds, workflow } from '${ROOT}asl/index.ts'
import { glue } from '${ROOT}services/glue.ts'
declare const stolen: Ref<string, Inside<'other'>>
const Input = Type.Object({ name: Type.String(), flag: Type.Boolean(), tags: Type.Array(Type.String()) })
`
  const wrong = Object.keys(WRONG).map((line) => `workflow({ name: 'w', input: Input }, (flow, input) => {\n${line}\n})`)
  writeFileSync(join(folder, 'wrong.ts'), `${head}${wrong.join('\n')}`)
  const compilerOptions = { types: [], noUnusedLocals: false }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ extends: `${ROOT}tsconfig.json`, compilerOptions, include: ['*.ts'] }))
  const { output } = await tsc(pathToFileURL(join(folder, 'tsconfig.json')))
  rmSync(folder, { recursive: true })
  const lines = head.split('\n').length
  const said = Object.keys(WRONG).map((_, index) => complaintAt(output, lines + index * 3 + 1))
  expect(said).toEqual(Object.values(WRONG).map((sentence) => expect.stringContaining(sentence)))
}, 120_000)

/** All that the compiler says of one line. */
function complaintAt(output: string, line: number): string {
  const complaints = output.split(/\n(?=\S)/)
  return complaints.filter((complaint) => complaint.includes(`wrong.ts(${line},`)).join('\n')
}
