import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { loadPipelines } from '../../deploy/plugin/load-pipelines.ts'
import { copyService, type ServiceCopy } from './packaged-service.ts'

/** The framework starts slowly where others are at work. */
const PATIENCE_MS = 120_000

let service: ServiceCopy
let wrongSettings: string
let unknownPipeline: string

beforeAll(async () => {
  service = await copyService()
  const runs = [
    printedFor('wrong-settings.yml', '  from: workflows/index.ts\n  alarm: true\n  removal: keep\n'),
    printedFor('unknown-pipeline.yml', '  from: workflows/index.ts\n  pipelines: [user-event]\n'),
  ] as const
  ;[wrongSettings, unknownPipeline] = await Promise.all(runs)
}, PATIENCE_MS)
afterAll(() => service.remove())

/** What the framework prints for a `sluice:` block. Each has a file of its own, so that several run at once. */
async function printedFor(name: string, block: string): Promise<string> {
  const text = await readFile(join(service.folder, 'serverless.yml'), 'utf8')
  await writeFile(join(service.folder, name), `${text.replace(/^sluice:\n(?: .*\n)*/m, '')}\nsluice:\n${block}`)
  return service.run('package', '--config', name, '--package', `.${name}`).then(
    () => 'packaged',
    (error: Error) => error.message,
  )
}

test('a setting that does not exist, or is of the wrong type, is named by the framework before anything is made', () => {
  expect(wrongSettings).toMatch(/at 'sluice': unrecognized property 'alarm'/)
  expect(wrongSettings).toMatch(/at 'sluice.removal': must be equal to one of the allowed values/)
  expect(wrongSettings).not.toMatch(/\n\s+at .*\(/)
})

test('a pipeline that is not there is named with those that are, without a stack trace', () => {
  expect(unknownPipeline).toContain('sluice.pipelines: workflows/index.ts exports no pipeline "user-event". it exports')
  expect(unknownPipeline).not.toMatch(/\n\s+at .*\(/)
})

test(
  'a module that cannot be read is named',
  async () => {
    await expect(loadPipelines(service.folder, 'workflows/indx.ts')).rejects.toThrow(
      /sluice.from: workflows\/indx.ts cannot be bundled: .*Could not resolve/s,
    )
    await expect(loadPipelines(service.folder, 'asl/index.ts')).resolves.toEqual([])
  },
  PATIENCE_MS,
)
