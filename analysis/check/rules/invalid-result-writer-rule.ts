import { fieldsOf, has, textOf } from '../../fields.ts'
import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A writer that does not say where or how. */
export const invalidResultWriterRule = defineRule({
  code: 'invalid-result-writer',
  severity: 'error',
  title: 'A writer that does not say where or how',
  why: 'Results go to a bucket, or are only reshaped: the writer has a Resource with its arguments, a WriterConfig, or both; AWS refuses anything else.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ResultWriter: { Resource: 'arn:aws:states:::s3:getObject', Arguments: { Bucket: 'lake' } },
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
        ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'lake' } },
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  find: function* ({ machine }) {
    for (const { type, place, fields, language } of machine.states) {
      const writer = fieldsOf(fields.ResultWriter)
      if (type !== 'Map' || writer === undefined) continue
      const at = [...place, 'ResultWriter']
      const resource = textOf(writer.Resource)
      const argumentField = language === 'JSONata' ? 'Arguments' : 'Parameters'
      if (resource === undefined && !has(writer, 'WriterConfig')) {
        yield { place: at, message: 'These fields are required: [Resource]', hint: 'Add a Resource with its arguments, or a WriterConfig.' }
      } else if (resource !== undefined && !RESOURCE.test(resource)) {
        const message = "The field 'Resource' does not match any of the allowed values"
        yield { place: [...at, 'Resource'], message, hint: 'Write with arn:aws:states:::s3:putObject.' }
      } else if (resource !== undefined && !has(writer, argumentField)) {
        yield { place: at, message: `These fields are required: [${argumentField}]`, hint: 'Name the Bucket and the Prefix.' }
      }
    }
  },
})

const RESOURCE = /^arn:[a-z-]+:states:[^:]*:[^:]*:s3:putObject$|\$\{/
