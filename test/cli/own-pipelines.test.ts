import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { main } from '../../cli/main.ts'

const SOURCE = new URL('../../', import.meta.url).pathname
const home = process.cwd()
let folder: string

/** A project of its own with a task, a workflow that calls it, and a module that throws. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-pipelines-'))
  const write = async (file: string, text: string) => {
    await mkdir(join(folder, file, '..'), { recursive: true })
    await writeFile(join(folder, file), text)
  }
  await write('tasks/double/handler.ts', 'export const handler = async ({ n }: { n: number }) => ({ n: n * 2 })\n')
  await write(
    'pipelines.ts',
    `import { Type } from '${SOURCE}node_modules/@sinclair/typebox/build/esm/index.mjs'
    import { workflow } from '${SOURCE}asl/index.ts'
    import { taskContract } from '${SOURCE}schemas/index.ts'
    import { bindTask, definePipeline, lambda } from '${SOURCE}services/index.ts'
    const N = Type.Object({ n: Type.Number() })
    const double = taskContract({ name: 'double', description: 'Doubles', input: N, output: N, errors: [], timeoutSeconds: 5, memoryMegabytes: 128, access: {} })
    const doubler = workflow({ name: 'doubler', input: N }, (flow, input) => ({ twice: flow.task('Double', lambda.invoke(double), { n: input.n }).n }))
    export default definePipeline({ workflow: doubler, resources: [], tasks: [bindTask(double, { access: {} })] })
    `,
  )
  await write('broken.ts', "throw new TypeError('no such thing')\n")
  await write('empty.ts', 'export const one = 1\n')
  await write('input.json', '{"n": 21}')
  process.chdir(folder)
})

afterAll(async () => {
  process.chdir(home)
  await rm(folder, { recursive: true, force: true })
})

async function sluice(...words: readonly string[]) {
  const out: string[] = []
  const notes: string[] = []
  const exit = await main(words, { out: (line) => out.push(line), note: (line) => notes.push(line) })
  return { exit, out: out.join('\n'), notes: notes.join('\n') }
}

test("pipelines of one's own run, are checked and have outputs; their handlers are those of the folder", async () => {
  const ran = await sluice('run', 'doubler', '--from', 'pipelines.ts', '--input', 'input.json', '--json')
  expect([ran.exit, JSON.parse(ran.out).output]).toEqual([0, { twice: 42 }])
  expect(await sluice('check', '--from=pipelines.ts')).toMatchObject({ exit: 0, out: 'doubler: nothing found' })
  expect((await sluice('status', '--from', 'pipelines.ts')).out).toMatch(/^doubler +SUCCEEDED/)
  expect((await sluice('outputs', '--from', 'pipelines.ts')).out).toMatch(/^StateMachineDoublerArn +arn:aws:states:/)
})

test.each([
  [['run', 'user-events', '--from', 'pipelines.ts'], 'there is no workflow "user-events": doubler'],
  [['check', '--from', 'absent.ts'], 'there is no file absent.ts'],
  [['check', '--from', 'empty.ts'], 'empty.ts exports no pipeline'],
  [['check', '--from', 'broken.ts'], 'broken.ts failed while it was read: TypeError: no such thing'],
  [['check', '--from'], '--from takes a module'],
])('a module that is of no use exits 2 and says why: sluice %j', async (words, message) => {
  const { exit, notes } = await sluice(...words)
  expect(exit).toBe(2)
  expect(notes).toContain(message)
  expect(notes).not.toMatch(/\n\s+at /)
})

test('a handler that is not there is named, with where it was looked for', async () => {
  await rm(join(folder, 'tasks'), { recursive: true })
  const { exit, notes } = await sluice('run', 'doubler', '--from', 'pipelines.ts', '--input', 'input.json')
  expect(exit).toBe(2)
  expect(notes).toContain('there is no tasks/double/handler.ts or .js in ')
})
