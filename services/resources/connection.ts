import { type Declaration, declare } from './declaration.ts'
import { frozen } from './frozen.ts'

/**
 * A connection of EventBridge, which authorises the HTTPS requests of a machine. It holds a secret, so it is never made here:
 * which it is is said at deployment, `sluice.existing` of `serverless.yml`.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection.html
 */
export type Connection = Declaration<'connection'>

/** Declares a connection. */
export function connection(id: string): Connection {
  return frozen(declare('connection', id))
}
