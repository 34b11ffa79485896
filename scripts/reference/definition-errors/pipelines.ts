import type { DefinitionFault } from './definition-fault.ts'

/** Pipelines, resources and triggers. */
export const pipelineFaults: readonly DefinitionFault[] = [
  {
    code: 'pipeline-without-name',
    title: 'A pipeline of no workflow and no name',
    why: "Its name is the workflow's unless it says one.",
    bad: 'definePipeline({ resources: [lake] })',
    good: "definePipeline({ name: 'landing', resources: [lake] })",
  },
  {
    code: 'bad-resource-id',
    title: 'An id that cannot be a name',
    why: 'Names in the account are made of it: a letter, then letters, digits, `-` and `_`, at most 63; a database takes small letters, digits and `_`.',
    bad: "bucket('my lake', { zones: {} })",
    good: "bucket('my-lake', { zones: {} })",
  },
  {
    code: 'duplicate-resource',
    title: 'Two resources of one kind and id',
    why: 'They would be one resource, declared twice.',
    bad: "definePipeline({ name: 'landing', resources: [queue('in'), queue('in')] })",
    good: "definePipeline({ name: 'landing', resources: [queue('in'), queue('out')] })",
  },
  {
    code: 'duplicate-trigger',
    title: 'Two triggers of one id',
    why: 'A trigger is switched by its id.',
    bad: "const daily = onSchedule('daily', 'rate(1 day)', { target: nightly })\ndefinePipeline({ workflow: nightly, resources: [], triggers: [daily, daily] })",
    good: "const daily = onSchedule('daily', 'rate(1 day)', { target: nightly })\ndefinePipeline({ workflow: nightly, resources: [], triggers: [daily] })",
  },
  {
    code: 'unknown-trigger-target',
    title: 'A trigger that starts what the pipeline has not',
    why: 'It starts the workflow of its pipeline, or one of its tasks.',
    bad: "definePipeline({ name: 'landing', resources: [], triggers: [onSchedule('daily', 'rate(1 day)', { target: nightly })] })",
    good: "definePipeline({ workflow: nightly, resources: [], triggers: [onSchedule('daily', 'rate(1 day)', { target: nightly })] })",
  },
  {
    code: 'batch-without-window',
    title: 'Large batches without time to fill',
    why: 'Lambda takes more than 10 messages at once only where it may wait for them.',
    bad: "const triggers = [onMessages('in', work, { target: load, batchSize: 100 })]\ndefinePipeline({ name: 'landing', resources: [work], tasks: [bindTask(load, { access: {} })], triggers })",
    good: "const triggers = [onMessages('in', work, { target: load, batchSize: 100, windowSeconds: 5 })]\ndefinePipeline({ name: 'landing', resources: [work], tasks: [bindTask(load, { access: {} })], triggers })",
  },
  {
    code: 'visibility-below-timeout',
    title: 'A queue that gives a message again while a function works on it',
    why: 'AWS refuses a visibility timeout below the timeout of the function; six times as much is advised.',
    bad: "const short = queue('short', { visibilityTimeoutSeconds: 30 })\nconst triggers = [onMessages('in', short, { target: load })]\ndefinePipeline({ name: 'landing', resources: [short], tasks: [bindTask(load, { access: {} })], triggers })",
    good: "const triggers = [onMessages('in', work, { target: load })]\ndefinePipeline({ name: 'landing', resources: [work], tasks: [bindTask(load, { access: {} })], triggers })",
  },
  {
    code: 'unbound-access',
    title: 'A slot of a contract that nobody fills',
    why: "The function's rights are made of its slots. Types see it where the slots are written out.",
    bad: "definePipeline({ name: 'landing', resources: [lake], tasks: [bindTask(inspectCsv, JSON.parse('{ \"access\": {} }'))] })",
    good: "definePipeline({ name: 'landing', resources: [lake], tasks: [bindTask(inspectCsv, { access: { source: lake.zones.source } })] })",
  },
  {
    code: 'duplicate-pipeline',
    title: 'Two pipelines of one name',
    why: 'A name stands for one pipeline in a service.',
    bad: "deploymentOf([definePipeline({ name: 'landing', resources: [] }), definePipeline({ name: 'landing', resources: [lake] })])",
    good: "deploymentOf([definePipeline({ name: 'landing', resources: [] }), definePipeline({ name: 'lake', resources: [lake] })])",
  },
  {
    code: 'conflicting-resource',
    title: 'Two pipelines that declare one resource differently',
    why: 'It can be made in one way only.',
    bad: "deploymentOf([definePipeline({ name: 'a', resources: [work] }), definePipeline({ name: 'b', resources: [queue('work')] })])",
    good: "deploymentOf([definePipeline({ name: 'a', resources: [work] }), definePipeline({ name: 'b', resources: [work] })])",
  },
  {
    code: 'conflicting-task',
    title: 'Two pipelines that bind one function differently',
    why: 'It is one function; only what it may touch adds up.',
    bad: "const tasks = [bindTask(load, { access: {} })]\nconst others = [bindTask(load, { access: {}, environment: { MODE: 'fast' } })]\ndeploymentOf([definePipeline({ name: 'a', resources: [], tasks }), definePipeline({ name: 'b', resources: [], tasks: others })])",
    good: "const tasks = [bindTask(load, { access: {} })]\ndeploymentOf([definePipeline({ name: 'a', resources: [], tasks }), definePipeline({ name: 'b', resources: [], tasks })])",
  },
  {
    code: 'unknown-attribute',
    title: 'An attribute that a kind of resource has not',
    why: 'A token names an attribute that the account can tell: a name, an ARN, a URL.',
    bad: "localNamer()({ kind: 'bucket', id: 'lake', attribute: 'uri' })",
    good: "localNamer()({ kind: 'bucket', id: 'lake', attribute: 'name' })",
  },
]
