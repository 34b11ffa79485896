import { fieldsOf, has } from '../../fields.ts'
import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A field of Distributed Maps on an inline Map. */
export const distributedFieldInlineRule = defineRule({
  code: 'distributed-field-inline',
  severity: 'error',
  title: 'A field of Distributed Maps on an inline Map',
  why: 'Readers, batchers, writers, labels and tolerated failures belong to map runs; AWS refuses them on an inline Map.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON' },
          Arguments: { Bucket: 'lake', Key: 'files.json' },
        },
        ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON' },
          Arguments: { Bucket: 'lake', Key: 'files.json' },
        },
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  find: function* ({ machine }) {
    for (const { type, place, fields, inner } of machine.states) {
      if (type !== 'Map' || !inner.some(({ fields: processor }) => fieldsOf(processor.ProcessorConfig)?.Mode === 'INLINE')) continue
      for (const field of ONLY_DISTRIBUTED) {
        if (!has(fields, field)) continue
        const hint = 'Set "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, or remove the field.'
        yield { place, message: `Field '${field}' is not supported`, hint }
      }
    }
  },
})

const ONLY_DISTRIBUTED = ['ItemReader', 'ItemBatcher', 'ResultWriter'] as const
