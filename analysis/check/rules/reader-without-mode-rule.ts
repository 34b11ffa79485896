import { fieldsOf, has } from '../../fields.ts'
import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

const ONLY_DISTRIBUTED = ['ItemReader', 'ItemBatcher', 'ResultWriter'] as const

/** A reader, batcher or writer on a Map that does not say that it is distributed. */
export const readerWithoutModeRule = defineRule({
  code: 'reader-without-mode',
  severity: 'warning',
  title: 'A reader, batcher or writer on a Map that does not say that it is distributed',
  why: 'A Map without a mode is inline, and takes its items from its input: objects in S3 are not read, nothing is batched or written.',
  bad: {
    machine: jsonata({ Files: { Type: 'Map', ItemBatcher: { MaxItemsPerBatch: 10 }, ItemProcessor: inside({ Load: pass }), End: true } }),
  },
  good: { machine: jsonata({ Files: { Type: 'Map', ItemProcessor: inside({ Load: pass }), End: true } }) },
  find: function* ({ machine }) {
    for (const { type, place, fields, inner } of machine.states) {
      if (type !== 'Map' || inner.length === 0 || inner.some((scope) => fieldsOf(scope.fields.ProcessorConfig)?.Mode !== undefined))
        continue
      for (const field of ONLY_DISTRIBUTED) {
        if (!has(fields, field)) continue
        const hint = 'Set "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }, or remove the field.'
        yield { place: [...place, field], message: `This Map is inline, where ${field} has no effect`, hint }
      }
    }
  },
})
