import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { loadPipelines } from '../../deploy/plugin/load-pipelines.ts'
import { copyService, type ServiceCopy } from './packaged-service.ts'

/** The framework starts slowly where others are at work. */
const PATIENCE_MS = 120_000

let service: ServiceCopy

beforeAll(async () => {
  service = await copyService()
}, PATIENCE_MS)
afterAll(() => service.remove())

/** What the framework prints for a `sluice:` block. */
async function printedFor(block: string): Promise<string> {
  await service.edit('serverless.yml', (text) => `${text.replace(/^sluice:\n(?: .*\n)*/m, '')}\nsluice:\n${block}`)
  return service.run('package').then(
    () => 'packaged',
    (error: Error) => error.message,
  )
}

test(
  'a setting that does not exist, or is of the wrong type, is named by the framework before anything is made',
  async () => {
    const printed = await printedFor('  from: workflows/index.ts\n  alarm: true\n  removal: keep\n')
    expect(printed).toMatch(/at 'sluice': unrecognized property 'alarm'/)
    expect(printed).toMatch(/at 'sluice.removal': must be equal to one of the allowed values/)
    expect(printed).not.toMatch(/\n\s+at .*\(/)
  },
  PATIENCE_MS,
)

test(
  'a pipeline that is not there is named with those that are, without a stack trace',
  async () => {
    const printed = await printedFor('  from: workflows/index.ts\n  pipelines: [user-event]\n')
    expect(printed).toContain('sluice.pipelines: workflows/index.ts exports no pipeline "user-event". it exports')
    expect(printed).not.toMatch(/\n\s+at .*\(/)
  },
  PATIENCE_MS,
)

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
