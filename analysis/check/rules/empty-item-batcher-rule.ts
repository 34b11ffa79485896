import { fieldsOf, has } from '../../fields.ts'
import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A batcher that does not say how large a batch is. */
export const emptyItemBatcherRule = defineRule({
  code: 'empty-item-batcher',
  severity: 'error',
  title: 'A batcher that does not say how large a batch is',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ItemBatcher: { BatchInput: { run: 1 } },
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ItemBatcher: { MaxItemsPerBatch: 100, BatchInput: { run: 1 } },
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  find: function* ({ machine }) {
    for (const { type, place, fields } of machine.states) {
      const batcher = fieldsOf(fields.ItemBatcher)
      if (type !== 'Map' || batcher === undefined || SIZES.some((name) => has(batcher, name))) continue
      const message = `At least one of the following fields is required: [${SIZES.join(', ')}]`
      yield { place: [...place, 'ItemBatcher'], message, hint: 'Set MaxItemsPerBatch, MaxInputBytesPerBatch or both.' }
    }
  },
})

const SIZES = ['MaxItemsPerBatch', 'MaxItemsPerBatchPath', 'MaxInputBytesPerBatch', 'MaxInputBytesPerBatchPath'] as const
