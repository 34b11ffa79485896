import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import fc from 'fast-check'
import { contract } from '../../schemas/contract/index.ts'
import { readEnvironment } from '../../tasks/ingest-contract/environment.ts'
import { ingestFile } from '../../tasks/ingest-contract/ingest-file.ts'
import { outputName } from '../../tasks/ingest-contract/output-name.ts'

const points = contract('points', '1.2.3', Type.Object({ x: Type.Integer(), tag: Type.Optional(Type.String()) }))
const VARIABLES = { RAW_BUCKET: 'raw', CURATED_BUCKET: 'curated', CURATED_PREFIX: 'curated/points', SCHEMA_VERSION: '1.2.3' }
const environment = readEnvironment(VARIABLES, [points])

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

test('the environment says where everything is, and a version is a folder', () => {
  expect(environment).toMatchObject({
    rawBucket: 'raw',
    curatedBucket: 'curated',
    curatedPrefix: 'curated/points/',
    errorPrefix: 'errors/points/',
  })
})

test.each<[string, object, RegExp]>([
  ['every variable that is missing', { RAW_BUCKET: '', SCHEMA_VERSION: undefined }, /RAW_BUCKET, SCHEMA_VERSION must be set/],
  ['a version without a contract', { SCHEMA_VERSION: '9.9.9' }, /no contract of points .* at version 9\.9\.9/],
  ['a dataset without a contract', { CURATED_PREFIX: 'curated/lines' }, /no contract of lines/],
])('the environment names %s', (_, change, message) => {
  expect(() => readEnvironment({ ...VARIABLES, ...change }, [points])).toThrow(message)
})

test('every record of any file is either written or refused, and twice the same file gives the same bytes', async () => {
  const line = fc.oneof(
    fc.record({ x: fc.integer() }).map((record) => JSON.stringify(record)),
    fc.record({ x: fc.integer(), tag: fc.string() }).map((record) => JSON.stringify(record)),
    fc.jsonValue({ maxDepth: 1 }).map((value) => JSON.stringify(value)),
    fc.constantFrom('{"x":', 'x', '{"x": 1}}', '{"x": 9007199254740993}'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 20 }), async (lines) => {
      const ingest = () => ingestFile('raw/incoming/points/a.jsonl', bytesOf(lines.join('\n')), environment)
      const first = await ingest()
      expect(first.output.rows + first.output.rejected).toBe(lines.length)
      expect(await ingest()).toEqual(first)
      const errors = first.files.find(({ key }) => key.startsWith('errors/'))
      expect(String(errors?.body ?? '').split('\n').length - 1).toBe(Math.max(first.output.rejected, 0))
    }),
    { numRuns: 100, seed: 11 },
  )
})

test('two raw keys never share an output, and the name can be read', () => {
  expect(outputName('raw/incoming/points/2025-03-01.json')).toMatch(/^2025-03-01-[0-9a-f]{16}$/)
  expect(outputName('raw/a/x.json')).not.toBe(outputName('raw/b/x.json'))
  expect(outputName('raw/ä ö.json')).toMatch(/^-?[A-Za-z0-9_-]*-[0-9a-f]{16}$/)
})

test('no handler of ours names a place in S3 itself', () => {
  for (const file of [
    'ingest-contract/ingest-handler',
    'ingest-contract/handler',
    'compile-gate/handler',
    'judge-gate/handler',
    'close-release/handler',
  ]) {
    const source = readFileSync(new URL(`../../tasks/${file}.ts`, import.meta.url), 'utf8')
    expect([file, source.match(/s3:\/\/[a-z]/)]).toEqual([file, null])
  }
})
