// biome-ignore-all lint/suspicious/noTemplateCurlyInString: tokens and what looks like them are what is tested
import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { compile, workflow } from '../../../asl/index.ts'
import {
  athena,
  bucket,
  folder,
  localNamer,
  parseToken,
  piecesOf,
  queue,
  referencesIn,
  resolveNames,
  s3,
  sqlText,
  workgroup,
} from '../../../services/index.ts'

const lake = bucket('lake', { zones: { source: 'source/', output: 'output/' } })

test('a name is a string that stands in other strings', () => {
  expect(`s3://${lake.name}/source/`).toBe(lake.zones.source.uri)
  expect(piecesOf(lake.zones.source.uri)).toEqual(['s3://', { kind: 'bucket', id: 'lake', attribute: 'name' }, '/source/'])
  expect(parseToken(lake.arn)).toEqual({ kind: 'bucket', id: 'lake', attribute: 'arn' })
  expect(parseToken(lake.zones.source.uri)).toBeUndefined()
})

test('a compiled workflow carries the names through, in SQL and JSONata too, and one pass fills them in', () => {
  const work = workgroup('queries', { results: folder(lake, 'athena-results/') })
  const machine = workflow({ name: 'names', input: Type.Object({ key: Type.String() }) }, (flow, input) => {
    flow.task('Copy', s3.copyObject, { Bucket: lake.name, CopySource: `${lake.name}/a`, Key: input.key })
    flow.task('Query', athena.startQueryExecution.sync, {
      WorkGroup: work.name,
      QueryString: sqlText(
        { pieces: ['UNLOAD (SELECT 1) TO ', ' -- ', ''], slots: ['to', 'key'] },
        { to: lake.zones.output.uri, key: input.key },
      ),
    })
    return {}
  })
  const document = compile(machine)
  expect(referencesIn(document).map(({ kind, id }) => `${kind}.${id}`)).toEqual(['bucket.lake', 'workgroup.queries'])
  const local = resolveNames(document, localNamer())
  expect(referencesIn(local)).toEqual([])
  expect(JSON.stringify(local)).toContain("TO 's3://lake/output/'")
  expect(local.States.Copy).toMatchObject({ Arguments: { Bucket: 'lake', CopySource: 'lake/a' } })
  expect(document.States.Copy).toMatchObject({ Arguments: { Bucket: lake.name } })
})

test('what only looks like a token stays as it is', () => {
  expect(resolveNames({ 'storage.location.template': 'run=${run}/', sub: '${AWS::Region}', odd: '${a.b}' }, localNamer())).toEqual({
    'storage.location.template': 'run=${run}/',
    sub: '${AWS::Region}',
    odd: '${a.b}',
  })
})

test('members can be named by tokens, and the text around tokens can be changed', () => {
  const text = (plain: string) => plain.toUpperCase()
  expect(resolveNames({ [`x-${lake.name}`]: ['a', 1, null] }, localNamer(), { text })).toEqual({ 'X-lake': ['A', 1, null] })
})

test('local names are the ids, local ARNs and queue URLs are made of them', () => {
  const events = queue('events')
  const namer = localNamer({ endpoint: 'http://127.0.0.1:4566/' })
  expect(resolveNames([lake.arn, events.name, events.arn, events.url], namer)).toEqual([
    'arn:aws:s3:::lake',
    'events',
    'arn:aws:sqs:us-east-1:000000000000:events',
    'http://127.0.0.1:4566/000000000000/events',
  ])
})

test('a token of no attribute or without an ARN says so', () => {
  expect(() => resolveNames('${bucket.lake.size}', localNamer())).toThrow(/a bucket has no attribute size/)
  expect(() => resolveNames('${named-query.top.arn}', localNamer())).toThrow(/a named-query has no ARN/)
})
