import { Type } from '@sinclair/typebox'
import { workflow } from '../../../asl/index.ts'

/** The input of the workflow around every example. */
export const Input = Type.Object({
  key: Type.String(),
  bucket: Type.String(),
  crawler: Type.String(),
  /** ISO 8601. */
  time: Type.String(),
  rows: Type.Integer(),
  price: Type.Number(),
  paid: Type.Boolean(),
  tags: Type.Array(Type.String()),
  prices: Type.Array(Type.Number()),
  order: Type.Object({ id: Type.String(), price: Type.Number() }),
  orders: Type.Array(Type.Object({ id: Type.String(), price: Type.Number() })),
  top: Type.Optional(Type.Integer()),
})

/** An item of a file. */
export const Order = Type.Object({ id: Type.String(), price: Type.Number() })

/** Contracts of Lambda tasks. */
export const judge = {
  name: 'judge',
  input: Type.Object({ keys: Type.Array(Type.String()) }),
  output: Type.Object({ bad: Type.Integer() }),
  errors: ['Judge.Empty'],
} as const
export const loadDay = { name: 'load-day', input: Type.Object({ day: Type.String() }), output: Type.Object({}), errors: [] } as const

/** Another workflow of the account. */
export const other = workflow({ name: 'other', input: Type.Object({ key: Type.String() }) }, (_, input) => ({ loaded: input.key }))
