import { textOf } from '../../fields.ts'
import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** Two Maps with the same label. */
export const duplicateLabelRule = defineRule({
  code: 'duplicate-label',
  severity: 'error',
  title: 'Two Maps with the same label',
  why: 'Map runs are told apart by it; AWS refuses the definition.',
  aws: 'DUPLICATE_LABEL_NAME',
  bad: {
    machine: jsonata({
      Left: {
        Type: 'Map',
        Label: 'files',
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ 'Load left': pass }) },
        Next: 'Right',
      },
      Right: {
        Type: 'Map',
        Label: 'files',
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ 'Load right': pass }) },
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Left: {
        Type: 'Map',
        Label: 'left',
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ 'Load left': pass }) },
        Next: 'Right',
      },
      Right: {
        Type: 'Map',
        Label: 'right',
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ 'Load right': pass }) },
        End: true,
      },
    }),
  },
  find: function* ({ machine }) {
    const seen = new Set<string>()
    for (const { place, fields } of machine.states) {
      const label = textOf(fields.Label)
      if (label === undefined) continue
      if (seen.has(label))
        yield { place: [...place, 'Label'], message: `Duplicate Label name: ${label}`, hint: 'Give each Map a label of its own, or none.' }
      seen.add(label)
    }
  },
})
