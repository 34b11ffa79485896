/** A machine with a loop, a catcher, a Parallel, a Distributed Map and each of the other state types. */
export const everyState = {
  Comment: 'Every state type',
  QueryLanguage: 'JSONata',
  StartAt: 'Prepare',
  States: {
    Prepare: { Type: 'Pass', Comment: 'Sets the turn', Next: 'Poll' },
    Poll: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:glue:getCrawler',
      Catch: [{ ErrorEquals: ['Glue.EntityNotFoundException', 'States.Timeout'], Next: 'Gone' }],
      Next: 'Done?',
    },
    'Done?': {
      Type: 'Choice',
      Choices: [{ Condition: "{% $states.input.State = 'READY' %}", Next: 'Both' }],
      Default: 'Pause',
    },
    Pause: { Type: 'Wait', Seconds: 120, Next: 'Poll' },
    Gone: { Type: 'Fail', Error: 'CrawlerGone' },
    Both: {
      Type: 'Parallel',
      Branches: [
        { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
        { StartAt: 'Two', States: { Two: { Type: 'Pass', Next: 'Three' }, Three: { Type: 'Succeed' } } },
      ],
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2' },
      MaxConcurrency: 10,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Call',
        States: {
          Call: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'clean' }, End: true },
        },
      },
      End: true,
    },
  },
}
