import { context, type Duration, type Expr, eq, type Flow, jsonata, ne, or, type Ref, text } from '../../asl/index.ts'
import { type DynamoTable, dynamodb } from '../../services/index.ts'
import type { TriggerShape } from '../input/normalise-input.ts'
import type { QualityGateInput } from './input.ts'

/** How several events of one partition become one gate. */
export interface SettleOptions {
  /** Holds the last run that was started for a partition: key `partition`, time to live `expires`. */
  readonly table: DynamoTable
  /** How long after an event the next one still takes its place. */
  readonly wait: Duration
}

/** The started run. */
export interface StartedGate<S> {
  readonly fields: Ref<QualityGateInput, S>
  readonly trigger: Expr<TriggerShape, S>
}

/**
 * Whether a later event of the same partition has come while this one waited. The last one runs the gate, so that every row is judged that was
 * written before its event; a start by hand or by schedule waits for nobody.
 */
export function isSuperseded<S>(flow: Flow<S>, { fields, trigger }: StartedGate<S>, { table, wait }: SettleOptions): Expr<boolean, S> {
  const run = context.Execution.Name
  const partition = { S: text`${fields.record_type}/dt=${fields.dt}` }
  const last = flow.when(
    'By an event?',
    or(eq(trigger, 'event'), eq(trigger, 'object')),
    (event) => {
      const expires = { N: jsonata<string>`$string($floor($millis() / 1000) + 86400)` }
      event.task('Note run', dynamodb.putItem, { TableName: table.name, Item: { partition, run: { S: run }, expires } })
      event.wait('Let writes settle', wait)
      const noted = event.task('Read last run', dynamodb.getItem, { TableName: table.name, Key: { partition }, ConsistentRead: true })
      return { run: jsonata<string>`${noted}.Item.run.S` }
    },
    () => ({ run }),
  )
  return ne(last.run, run)
}
