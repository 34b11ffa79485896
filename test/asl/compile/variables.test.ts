import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from '@jest/globals'
import { add, compile, count, eq, json, not, text, toMillis, toNumber, uuid, workflow } from '../../../asl/index.ts'
import { FOUND, find, INPUT, Input } from '../operations.ts'
import { outputOf } from '../run.ts'

function variablesOf(...names: readonly string[]): string[] {
  const machine = compile(
    workflow({ name: 'w', input: Input }, (flow) => {
      const results = names.map((name) => flow.task(name, find, {}))
      flow.wait('Hold', { until: '2026-01-01T00:00:00Z' })
      return { all: results.map((result) => result.id) }
    }),
  )
  return names.flatMap((name) => Object.keys((machine.States[name] as { Assign?: object }).Assign ?? {}))
}

test('a variable is named after its step', () => {
  expect(variablesOf('Get crawler', 'find-it now', 'ALLCAPS')).toEqual(['getCrawler', 'findItNow', 'aLLCAPS'])
})

test('names that would be the same get a number', () => {
  expect(variablesOf('Get it', 'Get: it', 'get it!')).toEqual(['getIt', 'getIt2', 'getIt3'])
})

test('names without a letter in front, without any, and very long ones are names of variables still', () => {
  const names = variablesOf('7 days', '日本', '???', 'x'.repeat(80))
  expect(names).toEqual(['step7Days', 'step', 'step2', 'x'.repeat(76)])
  for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9]{0,79}$/)
})

test('`states` is left to Step Functions', () => {
  expect(variablesOf('states')).toEqual(['states2'])
})

test('every function that jsonata knows is left to it', () => {
  const source = readFileSync(createRequire(import.meta.url).resolve('jsonata'), 'utf8')
  const functions = [...source.matchAll(/staticFrame\.bind\('([A-Za-z0-9]+)'/g)].map((match) => match[1] as string)
  expect(functions.length).toBeGreaterThan(50)
  expect(variablesOf(...functions)).toEqual(functions.map((name) => `${name}2`))
})

test('a step named like a function of JSONata or of Step Functions does not hide it', async () => {
  const named = workflow({ name: 'w', input: Input }, (flow, input) => {
    const counted = flow.pass('Count', { n: count(input.list) })
    const not_ = flow.pass('Not', { n: not(eq(counted.n, 3)) })
    const exists = flow.pass('Exists', { n: counted.n })
    const string = flow.pass('String', { n: json(input.list) })
    const number = flow.pass('Number', { n: toNumber(text`${counted.n}`) })
    const millis = flow.pass('To millis', { n: toMillis(text`1970-01-01T00:00:01Z`) })
    const id = flow.pass('UUID', { n: uuid() })
    const other = flow.pass('Uuid', { n: uuid() })
    const lookup = flow.pass('Lookup', { 'a`b': 1 })
    const last = flow.task('Merge', find, {})
    return {
      n: add(counted.n, number.n),
      not: not(not_.n),
      string: json([string.n, exists.n, json(millis.n), lookup['a`b'], count(input.list), id.n === other.n]),
      last: last.id,
    }
  })
  expect(await outputOf(named, INPUT, { Merge: FOUND })).toEqual({
    n: 4,
    not: false,
    string: '["[\\"a\\",\\"b\\"]",2,"1000",1,2,false]',
    last: 'f-1',
  })
})
