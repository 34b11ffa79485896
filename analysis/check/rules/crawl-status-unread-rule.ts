import { done, jsonata } from '../examples.ts'
import { calledAction } from '../integration/task-views.ts'
import { defineRule } from '../rule.ts'

/** A crawl whose LastCrawl.Status nobody reads. */
export const crawlStatusUnreadRule = defineRule({
  code: 'crawl-status-unread',
  severity: 'warning',
  title: 'A crawl whose LastCrawl.Status nobody reads',
  why: 'READY only says that nothing runs: after a crawl that failed, the crawler is READY too, and the tables are those of before.',
  bad: {
    machine: jsonata({
      Crawl: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:glue:startCrawler',
        Arguments: { Name: 'raw' },
        Retry: [{ ErrorEquals: ['Glue.ThrottlingException'] }],
        Assign: { turn: 1 },
        Next: 'Look',
      },
      Look: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:glue:getCrawler',
        Arguments: { Name: 'raw' },
        Retry: [{ ErrorEquals: ['Glue.ThrottlingException'] }],
        Output: { state: '{% $states.result.Crawler.State %}', last: '{% $states.result.Crawler.LastCrawl.StartTime %}' },
        Next: 'Ready?',
      },
      'Ready?': {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.state = "READY" %}', Next: 'Done' },
          { Condition: '{% $turn >= 1000 %}', Next: 'Late' },
        ],
        Default: 'Wait',
      },
      Wait: { Type: 'Wait', Seconds: 60, Assign: { turn: '{% $turn + 1 %}' }, Next: 'Look' },
      Done: done,
      Late: { Type: 'Fail' },
    }),
  },
  good: {
    machine: jsonata({
      Crawl: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:glue:startCrawler',
        Arguments: { Name: 'raw' },
        Retry: [{ ErrorEquals: ['Glue.ThrottlingException'] }],
        Assign: { turn: 1 },
        Next: 'Look',
      },
      Look: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:glue:getCrawler',
        Arguments: { Name: 'raw' },
        Retry: [{ ErrorEquals: ['Glue.ThrottlingException'] }],
        Output: { state: '{% $states.result.Crawler.State %}', last: '{% $states.result.Crawler.LastCrawl.Status %}' },
        Next: 'Ready?',
      },
      'Ready?': {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.state = "READY" %}', Next: 'Done' },
          { Condition: '{% $turn >= 1000 %}', Next: 'Late' },
        ],
        Default: 'Wait',
      },
      Wait: { Type: 'Wait', Seconds: 60, Assign: { turn: '{% $turn + 1 %}' }, Next: 'Look' },
      Done: done,
      Late: { Type: 'Fail' },
    }),
  },
  find: function* ({ machine, tasks }) {
    const starts = tasks.filter((task) => calledAction(task) === 'glue:startCrawler')
    if (starts.length === 0) return
    // The status may go through variables and payloads on its way to a Choice: naming it anywhere is taken as reading it.
    const text = JSON.stringify(machine.fields)
    if (/LastCrawl[^,;]{0,80}Status|ListCrawls|listCrawls/.test(text)) return
    for (const { state } of starts) {
      const message = 'This crawl is started, and no state reads Crawler.LastCrawl.Status'
      yield {
        place: state.place,
        message,
        hint: 'Once the crawler is READY, go on only if LastCrawl.Status is SUCCEEDED and LastCrawl.StartTime is after the start.',
      }
    }
  },
})
