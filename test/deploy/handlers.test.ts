import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { placeHandlers } from '../../deploy/plugin/place-handlers.ts'
import { purchasesByCountryPipeline } from '../../workflows/index.ts'
import { partsOf } from './parts-of.ts'

const { functions } = partsOf([purchasesByCountryPipeline])

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sluice-handlers-'))
  await put('package.json', '{}')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}

test("a handler of the service is taken as it is; one that comes with the package is handed on to from the service's own folder", async () => {
  await put('tasks/inspect-csv/handler.ts', 'export const handler = () => 1')
  await put('node_modules/sluice/package.json', '{"name":"sluice","exports":{"./package.json":"./package.json"}}')
  await put('node_modules/sluice/dist/tasks/publish-files/handler.js', 'export const handler = () => 2')
  const placed = await placeHandlers(folder, functions)
  expect(placed['inspect-csv']?.handler).toBe('tasks/inspect-csv/handler.handler')
  expect(placed['publish-files']?.handler).toBe('.sluice/handlers/publish-files.handler')
  expect(await readFile(join(folder, '.sluice/handlers/publish-files.js'), 'utf8')).toBe(
    'export { handler } from "../../node_modules/sluice/dist/tasks/publish-files/handler.js"\n',
  )
})

test('a handler that is nowhere is named, with what to do', async () => {
  await expect(placeHandlers(folder, functions)).rejects.toThrow(
    /tasks.inspect-csv: there is no tasks\/inspect-csv\/handler.ts or .js. say where the handler is/,
  )
})
