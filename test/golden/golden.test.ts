import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { compile } from '../../asl/index.ts'
import { goldenFiles, REFRESH } from './golden-files.ts'

const files = goldenFiles(compile)

test.each(files)('$path is what the pipeline comes to', ({ path, content }) => {
  const file = new URL(path, import.meta.url)
  const golden = existsSync(file) ? readFileSync(file, 'utf8') : ''
  // The advice stands in the diff of a failure.
  expect({ golden, advice: advice(golden === content) }).toEqual({ golden: content, advice: advice(true) })
})

function advice(isFresh: boolean): string {
  return isFresh ? 'none' : `if the change is meant, run: ${REFRESH}`
}

test('no golden file is left of a workflow that is gone', () => {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  expect(folders.map((folder) => folder.name).sort()).toEqual([...new Set(files.map(({ path }) => path.split('/')[0]))].sort())
})

test('every state type has a golden file', () => {
  const types = new Set(files.flatMap(({ content }) => content.match(/"Type": "[A-Za-z]+"/g) ?? []))
  expect([...types].toSorted()).toEqual(
    ['Choice', 'Fail', 'Map', 'Parallel', 'Pass', 'Succeed', 'Task', 'Wait'].map((type) => `"Type": "${type}"`),
  )
})

test.each([
  ...['CSV', 'JSON', 'JSONL', 'PARQUET', 'MANIFEST'].map((type) => `"InputType": "${type}"`),
  ...['ATHENA_DATA', 'S3_INVENTORY'].map((type) => `"ManifestType": "${type}"`),
  ...['LOAD_AND_FLATTEN', 'NONE', 'COMPACT', 'FLATTEN'].map((type) => `"Transformation": "${type}"`),
  ...['FIRST_ROW', 'GIVEN'].map((place) => `"CSVHeaderLocation": "${place}"`),
  ...['ItemsPointer', 'MaxItems', 'VersionId', 'MaxItemsPerBatch', 'MaxInputBytesPerBatch', 'BatchInput', 'OutputType'].map((name) => `"${name}"`),
  ...['ToleratedFailurePercentage', 'ToleratedFailureCount', 'Label', 'MaxConcurrency', 'HeartbeatSeconds', 'Retry', 'Catch'].map((name) => `"${name}"`),
  ...['EXPRESS', 'STANDARD'].map((type) => `"ExecutionType": "${type}"`),
  ...['.waitForTaskToken"', '.sync"', '.sync:2"', ':activity:', ':http:invoke"', ':aws-sdk:', ':lambda:invoke'],
])('there is a golden file with %s', (part) => {
  expect(files.some(({ content }) => content.includes(part))).toBe(true)
})
