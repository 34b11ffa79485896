import { quotas } from '../../limits/quotas.ts'
import { staticPayloads } from '../../limits/static-payloads.ts'
import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A payload over 256 KiB that is written in the definition. */
export const staticPayloadTooLargeRule = defineRule({
  code: 'static-payload-too-large',
  severity: 'warning',
  title: 'A payload over 256 KiB that is written in the definition',
  why: 'The state fails with States.DataLimitExceeded every time.',
  bad: { machine: jsonata({ Large: { ...pass, Output: 'x'.repeat(quotas.payloadBytes) } }) },
  good: { machine: jsonata({ Small: { ...pass, Output: 'x' } }) },
  find: function* ({ machine }) {
    for (const { place, bytes } of staticPayloads(machine)) {
      if (bytes <= quotas.payloadBytes) continue
      const message = `The fixed part of this payload has ${bytes} bytes; a payload may have ${quotas.payloadBytes}`
      yield { place, message, hint: 'Keep the data in S3, and pass where it is.' }
    }
  },
})
