/** One page of the reference, and the declarations whose docstrings it is made of. */
export interface Page {
  /** The file's name in `docs/reference/`, without its end. */
  readonly name: string
  readonly title: string
  /** `file#name` or `file#Owner.name`: what the page is about. Each gets a section where there are several. */
  readonly about: readonly string[]
  /** Types that are shown as they stand, with their comments: `file#name`. */
  readonly types?: readonly string[]
}

const FLOW = 'asl/flow/flow.ts#Flow'
const BLOCKS = 'asl/flow/block-verbs.ts#BlockVerbs'
const MAPS = 'asl/flow/map-verbs.ts#MapVerbs'
const TRIED = [
  'asl/flow/outcome.ts#TaskOptions',
  'asl/operation.ts#RetryPolicy',
  'asl/flow/outcome.ts#CaughtError',
  'asl/flow/outcome.ts#Handler',
]
const GROUP = ['asl/flow/outcome.ts#GroupOptions', ...TRIED]

/** Every verb of the flow builder, and what stands around it. */
export const VERB_PAGES: readonly Page[] = [
  { name: 'workflow', title: 'workflow', about: ['asl/flow/workflow.ts#workflow'], types: ['asl/flow/workflow.ts#WorkflowOptions'] },
  { name: 'task', title: 'flow.task', about: [`${FLOW}.task`], types: TRIED },
  { name: 'pass', title: 'flow.pass', about: [`${FLOW}.pass`] },
  { name: 'wait', title: 'flow.wait', about: [`${FLOW}.wait`], types: ['asl/duration.ts#Duration'] },
  { name: 'when', title: 'flow.when', about: [`${BLOCKS}.when`] },
  { name: 'choose', title: 'flow.choose', about: [`${BLOCKS}.choose`], types: ['asl/flow/block-verbs.ts#ConditionalWay'] },
  { name: 'poll', title: 'flow.poll', about: [`${FLOW}.poll`], types: ['asl/flow/flow.ts#PollOptions'] },
  { name: 'repeat', title: 'flow.repeat', about: [`${BLOCKS}.repeat`] },
  { name: 'parallel', title: 'flow.parallel', about: [`${FLOW}.parallel`], types: GROUP },
  { name: 'map', title: 'flow.map', about: [`${MAPS}.map`], types: ['asl/flow/map-verbs.ts#MapOptions', ...GROUP] },
  {
    name: 'distributed-map',
    title: 'flow.distributedMap',
    about: [`${MAPS}.distributedMap`],
    types: ['asl/flow/map-verbs.ts#DistributedOptions', 'asl/flow/map-verbs.ts#WrittenResults', ...GROUP],
  },
  {
    name: 'item-sources',
    title: 'Item sources of a Distributed Map',
    about: ['objectsOf', 'csvOf', 'jsonOf', 'jsonLinesOf', 'parquetOf', 'inventoryOf', 'athenaResultOf', 'athenaCsvOf'].map(
      (name) => `asl/source/sources.ts#${name}`,
    ),
    types: [
      'asl/source/item-source.ts#FilePlace',
      'asl/source/item-source.ts#ObjectPlace',
      'asl/source/item-source.ts#PrefixPlace',
      'asl/source/item-source.ts#ReadOptions',
      'asl/source/csv-config.ts#CsvOptions',
      'asl/source/sources.ts#JsonOptions',
      'asl/source/sources.ts#RowOptions',
      'asl/source/sources.ts#ListedObject',
      'asl/source/sources.ts#InventoryRow',
    ],
  },
  { name: 'attempt', title: 'flow.attempt', about: [`${BLOCKS}.attempt`], types: GROUP },
  { name: 'succeed', title: 'flow.succeed', about: [`${BLOCKS}.succeed`] },
  { name: 'fail', title: 'flow.fail', about: [`${FLOW}.fail`] },
  { name: 'raw', title: 'flow.raw', about: ['asl/flow/raw-verb.ts#RawVerb.raw'], types: ['asl/flow/raw-verb.ts#RawWays'] },
  {
    name: 'amazon-states-language',
    title: 'Amazon States Language: out of it and into it',
    about: [
      'asl/compile/compile.ts#compile',
      'asl/import/from-asl.ts#fromAsl',
      'asl/import/raw-workflow.ts#rawWorkflow',
      'asl/import/operation-of.ts#operationOf',
      'asl/import/to-typescript.ts#toTypeScript',
    ],
    types: ['asl/import/raw-workflow.ts#RawWorkflowOptions', 'asl/import/to-typescript.ts#ImportedMachine'],
  },
  { name: 'with-callback', title: 'withCallback', about: ['asl/callback.ts#withCallback'] },
  {
    name: 'activity',
    title: 'activity',
    about: ['services/activity.ts#activity'],
    types: ['services/activity.ts#ActivityContract'],
  },
  {
    name: 'http-invoke',
    title: 'http.invoke',
    about: ['services/http.ts#http.invoke'],
    types: ['services/http.ts#HttpRequest', 'services/http.ts#HttpResponse'],
  },
  {
    name: 'start-execution',
    title: 'sfn.startExecution: nested executions',
    about: ['services/sfn.ts#StartExecution'],
    types: ['services/sfn.ts#StartExecution', 'services/sfn.ts#StartedExecution'],
  },
  { name: 'context', title: 'context', about: ['asl/reference/context.ts#context'], types: ['asl/reference/context.ts#Context'] },
]

/** The verbs of `Flow`, each of which has a page. */
export const VERB_OWNERS = ['Flow', 'BlockVerbs', 'MapVerbs', 'RawVerb']

/** The functions over references, by the file that has them. */
export const FUNCTION_FILES: Readonly<Record<string, string>> = {
  'Comparisons and conditions': 'asl/expression/conditions.ts',
  'Values and texts': 'asl/expression/operators.ts',
  Numbers: 'asl/functions/numbers.ts',
  'Dates and times': 'asl/functions/dates.ts',
  Texts: 'asl/functions/strings.ts',
  Arrays: 'asl/functions/arrays.ts',
  'Objects and choices': 'asl/functions/objects.ts',
}
