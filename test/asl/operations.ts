import { Type } from '@sinclair/typebox'
import { type Operation, seconds } from '../../asl/index.ts'

/** What the tests' task gives: a member of every form, some of which may be absent. */
export interface Found {
  readonly id: string
  readonly count: number
  readonly ready: boolean
  readonly maybe?: string
  readonly list: readonly number[]
  readonly rows: readonly { readonly name: string; readonly tags: readonly string[] }[]
  readonly inner: { readonly deep: { readonly size: number }; readonly other: string }
  readonly 'odd name': string
}

/** A result with everything in it but `maybe`. */
export const FOUND = {
  id: 'f-1',
  count: 3,
  ready: true,
  list: [7],
  rows: [{ name: 'first', tags: ['a'] }],
  inner: { deep: { size: 12 }, other: 'x'.repeat(20) },
  'odd name': 'odd',
} as const

/** A task without retries, with two errors of its own. */
export const find: Operation<unknown, Found, 'Find.Missing' | 'Find.Broken'> = Object.freeze({
  kind: 'operation',
  resource: 'arn:aws:states:::aws-sdk:glue:getTable',
  retry: [],
})

/** Like {@link find}, with a retry of `Find.Broken`. */
export const findAgain: typeof find = Object.freeze({ ...find, retry: [{ errors: ['Find.Broken'], interval: seconds(2), attempts: 2 }] })

/** An input of every form. */
export const Input = Type.Object({
  name: Type.String(),
  rows: Type.Integer(),
  flag: Type.Boolean(),
  top: Type.Optional(Type.Integer()),
  list: Type.Array(Type.String()),
  nested: Type.Optional(Type.Object({ a: Type.Object({ b: Type.String() }) })),
})

/** An input without the optional members. */
export const INPUT = { name: "O'Neil", rows: 4, flag: true, list: ['a', 'b'] }
