import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** Two states with the same name. */
export const duplicateStateNameRule = defineRule({
  code: 'duplicate-state-name',
  severity: 'error',
  title: 'Two states with the same name',
  why: 'Names are unique in the whole machine, in branches and Maps too; AWS refuses the definition.',
  aws: 'DUPLICATE_STATE_NAME',
  bad: { machine: jsonata({ Load: { Type: 'Parallel', Branches: [inside({ Read: pass }), inside({ Read: pass })], End: true } }) },
  good: {
    machine: jsonata({ Load: { Type: 'Parallel', Branches: [inside({ 'Read left': pass }), inside({ 'Read right': pass })], End: true } }),
  },
  find: function* ({ machine }) {
    const seen = new Set<string>()
    for (const { name, place } of machine.states) {
      if (seen.has(name))
        yield {
          place,
          message: `Duplicate State name: ${name}`,
          hint: 'Give each state a name of its own, for example with its branch in it.',
        }
      seen.add(name)
    }
  },
})
