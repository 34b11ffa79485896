import type { DefinitionFault } from './definition-fault.ts'

const call = (task: string) => `const call = workflow({ name: 'call', input: Input }, (flow, input) => {\n  ${task}\n})\n`

/** Rights that cannot be derived from a definition and what is declared beside it. */
export const rightFaults: readonly DefinitionFault[] = [
  {
    code: 'unbounded-target',
    title: 'A target of run time that nothing bounds',
    why: 'Its right would have to be on everything. The pipeline says in `bounds` what the input may name.',
    bad: `${call("flow.task('Head', s3.headObject, { Bucket: input.bucket, Key: input.key })")}policiesOf(definePipeline({ workflow: call, resources: [lake] }))`,
    good: `${call("flow.task('Head', s3.headObject, { Bucket: input.bucket, Key: input.key })")}policiesOf(definePipeline({ workflow: call, resources: [lake], bounds: [lake.zones.source] }))`,
  },
  {
    code: 'undeclared-target',
    title: 'A target that no pipeline declares',
    why: 'Where it is there already, declare it with `existing`.',
    bad: `${call("flow.task('Start', glue.startCrawler, { Name: 'somewhere' })")}policiesOf(definePipeline({ workflow: call, resources: [] }))`,
    good: `${call("flow.task('Start', glue.startCrawler, { Name: eventCrawler.name })")}policiesOf(definePipeline({ workflow: call, resources: [lake, catalog, eventCrawler] }))`,
  },
  {
    code: 'undeclared-queries',
    title: 'A query of which nothing says what it reads',
    why: 'Athena acts with the rights of who starts the query, and SQL is not read for them.',
    bad: `${call("flow.task('Query', athena.startQueryExecution.sync, { QueryString: 'SELECT 1', WorkGroup: queries.name })")}policiesOf(definePipeline({ workflow: call, resources: [lake, queries] }))`,
    good: `${call("flow.task('Query', athena.startQueryExecution.sync, { QueryString: 'SELECT 1', WorkGroup: queries.name })")}policiesOf(definePipeline({ workflow: call, resources: [lake, queries], queries: { reads: [crawledTable(eventCrawler, 'source')] } }))`,
  },
  {
    code: 'undeclared-query-target',
    title: 'A statement that names a place which is not declared',
    why: 'What is written there would fail on AWS.',
    bad: `const QueryString = \`UNLOAD (SELECT 1) TO '\${lake.zones.output.uri}' WITH (format = 'JSON')\`\n${call("flow.task('Unload', athena.startQueryExecution.sync, { QueryString, WorkGroup: queries.name })")}const reads = [crawledTable(eventCrawler, 'source')]\npoliciesOf(definePipeline({ workflow: call, resources: [lake, queries], queries: { reads } }))`,
    good: `const QueryString = \`UNLOAD (SELECT 1) TO '\${lake.zones.output.uri}' WITH (format = 'JSON')\`\n${call("flow.task('Unload', athena.startQueryExecution.sync, { QueryString, WorkGroup: queries.name })")}const reads = [crawledTable(eventCrawler, 'source')]\npoliciesOf(definePipeline({ workflow: call, resources: [lake, queries], queries: { reads, writes: [lake.zones.output] } }))`,
  },
  {
    code: 'unknown-integration',
    title: 'A call of which it is not known what it touches',
    why: 'Call it from a Lambda task, whose contract declares its access.',
    bad: `${call("flow.task('Make', glue.createMLTransform, { Name: 'x', Role: 'r', InputRecordTables: [], Parameters: { TransformType: 'FIND_MATCHES' } })")}policiesOf(definePipeline({ workflow: call, resources: [] }))`,
    good: `${call("flow.task('Start', glue.startCrawler, { Name: eventCrawler.name })")}policiesOf(definePipeline({ workflow: call, resources: [lake, catalog, eventCrawler] }))`,
  },
  {
    code: 'unknown-action',
    title: 'An action that IAM does not have',
    why: 'Letters count: an action that is misspelt allows nothing.',
    bad: "policiesOf(definePipeline({ workflow: nightly, resources: [lake], access: [{ actions: ['s3:getObject'], on: lake.zones.source }] }))",
    good: "policiesOf(definePipeline({ workflow: nightly, resources: [lake], access: [{ actions: ['s3:GetObject'], on: lake.zones.source }] }))",
  },
  {
    code: 'wildcard-action',
    title: 'An action with a wildcard',
    why: 'It allows what nobody has looked at, and more with each new action of AWS.',
    bad: "policiesOf(definePipeline({ workflow: nightly, resources: [lake], access: [{ actions: ['s3:Get*'], on: lake.zones.source }] }))",
    good: "policiesOf(definePipeline({ workflow: nightly, resources: [lake], access: [{ actions: ['s3:GetObject'], on: lake.zones.source }] }))",
  },
  {
    code: 'action-not-on-target',
    title: 'An action that is not about its target',
    why: 'AWS would ignore the statement.',
    bad: "policiesOf(definePipeline({ workflow: nightly, resources: [work], access: [{ actions: ['s3:GetObject'], on: work }] }))",
    good: "policiesOf(definePipeline({ workflow: nightly, resources: [work], access: [{ actions: ['sqs:SendMessage'], on: work }] }))",
  },
]
