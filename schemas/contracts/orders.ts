import { Type } from '@sinclair/typebox'
import { contract } from '../contract/contract.ts'

/** Orders of a shop, with their customer and what was ordered. */
export const orders = contract(
  'orders',
  '0.0.3',
  Type.Object({
    order_id: Type.String({ minLength: 1, maxLength: 64 }),
    ordered_at: Type.String({ format: 'date-time' }),
    status: Type.Union([Type.Literal('placed'), Type.Literal('paid'), Type.Literal('shipped'), Type.Literal('returned')]),
    total: Type.Number({ minimum: 0 }),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    gift: Type.Optional(Type.Boolean()),
    customer: Type.Object({
      id: Type.String(),
      tier: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 5 }), Type.Null()])),
      address: Type.Optional(Type.Object({ city: Type.String(), country: Type.String({ minLength: 2, maxLength: 2 }) })),
    }),
    lines: Type.Array(Type.Object({ sku: Type.String(), units: Type.Integer() })),
  }),
)
