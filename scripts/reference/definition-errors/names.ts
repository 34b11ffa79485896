import type { DefinitionFault } from './definition-fault.ts'

/** Names of machines, states and branches. */
export const nameFaults: readonly DefinitionFault[] = [
  {
    code: 'bad-workflow-name',
    title: 'A name that no state machine may have',
    why: 'AWS takes 1 to 80 letters of a to z, digits, hyphens and underscores; others it takes break logs and metrics.',
    bad: "const nightly = workflow({ name: 'nightly report', input: Input }, (flow, input) => input.key)",
    good: "const nightly = workflow({ name: 'nightly-report', input: Input }, (flow, input) => input.key)",
  },
  {
    code: 'bad-state-name',
    title: 'A name that no state may have',
    why: 'A state has a name of 1 to 80 characters on one line. Names that the compiler adds to (`Name: otherwise`) must leave room for that.',
    bad: "flow.wait('', seconds(5))",
    good: "flow.wait('A moment', seconds(5))",
  },
  {
    code: 'duplicate-state-name',
    title: 'A name that is taken',
    why: 'Every state of a workflow needs a name of its own, in branches and maps too: histories and graphs tell states apart by it.',
    bad: "flow.wait('Wait', seconds(5))\nflow.wait('Wait', minutes(1))",
    good: "flow.wait('Wait', seconds(5))\nflow.wait('Wait longer', minutes(1))",
  },
  {
    code: 'bad-branch-name',
    title: 'A branch that looks like an index',
    why: 'The results of branches are read by their names, and `both[0]` would be an element of an array.',
    bad: "flow.parallel('Both', { 0: () => input.key, 1: () => input.rows })",
    good: "flow.parallel('Both', { key: () => input.key, rows: () => input.rows })",
  },
  {
    code: 'bad-label',
    title: 'A label that no map run may have',
    why: 'It is a part of an ARN: 1 to 40 letters of a to z, digits, hyphens and underscores.',
    bad: "flow.distributedMap('Each', input.tags, { label: 'all tags' }, (tag) => tag)",
    good: "flow.distributedMap('Each', input.tags, { label: 'all-tags' }, (tag) => tag)",
  },
]
