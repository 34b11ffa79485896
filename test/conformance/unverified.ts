/** A rule that the engine follows and no recording of the real service shows. */
export interface UnverifiedRule {
  readonly area: string
  /** What the engine does. */
  readonly rule: string
  /** Where the rule is from. */
  readonly source: 'AWS documentation' | 'published by users' | 'our own choice'
}

/** What the recordings leave open. A recording that shows one of these is the reason to take it off. */
export const unverified: readonly UnverifiedRule[] = [
  {
    area: 'Redrive',
    rule: 'Which states begin again, that retriers count from zero, that a whole Parallel or Map runs again after `States.DataLimitExceeded`, 14 days, 1,000 redrives.',
    source: 'AWS documentation',
  },
  {
    area: 'Redrive',
    rule: '`ExecutionRedriven` hangs on the event that ended the execution; what is redriven hangs on the last event of its own line; no second `...StateEntered`, `ParallelStateStarted` or `MapStateStarted` is written; `MapRunRedriven` stands where `MapRunStarted` stood.',
    source: 'our own choice',
  },
  {
    area: 'Redrive',
    rule: 'A Wait that was under way when the execution was stopped keeps the end that it had.',
    source: 'our own choice',
  },
  {
    area: 'Distributed Map',
    rule: 'Histories of child executions, JSONL, Parquet and manifest readers, `LOAD_AND_FLATTEN`, the result writer with its manifest and files.',
    source: 'AWS documentation',
  },
  {
    area: 'Distributed Map',
    rule: 'Without a result writer, tolerated failures leave no trace in the result: it has the outputs of the others.',
    source: 'published by users',
  },
  { area: 'Quotas', rule: 'The wording for the 25,000th event, and that `States.Runtime` is its error.', source: 'published by users' },
  {
    area: 'Quotas',
    rule: '10 MiB of variables in all fail the state with `States.DataLimitExceeded`; the wording is ours.',
    source: 'AWS documentation',
  },
  {
    area: 'Logs',
    rule: 'Which events the levels ERROR and FATAL take. Recorded are the records of level ALL, with and without data.',
    source: 'AWS documentation',
  },
  { area: 'Logs', rule: 'A payload of more than 248 KiB is cut, and said to be truncated.', source: 'AWS documentation' },
  { area: 'JSONata', rule: 'Arrays in the location of a failing expression: `Output[0]`.', source: 'our own choice' },
  { area: 'JSONata', rule: 'A limit of 10 s and a depth of 2,500 for one expression.', source: 'our own choice' },
  {
    area: 'Service integrations',
    rule: "Tasks of Athena and Glue: no recording has one. Their answers follow the SDK's shapes.",
    source: 'AWS documentation',
  },
]
