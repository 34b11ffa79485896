import type { DefinitionFault } from './definition-fault.ts'

/** Numbers that Step Functions would refuse, or that bound nothing. */
export const numberFaults: readonly DefinitionFault[] = [
  {
    code: 'bad-duration',
    title: 'A span of time that no state takes',
    why: 'Step Functions counts whole seconds, from 1 to 99,999,999.',
    bad: "flow.wait('A moment', seconds(0.5))",
    good: "flow.wait('A moment', seconds(1))",
  },
  {
    code: 'bad-retry',
    title: 'A retry that Step Functions refuses',
    why: 'It names one error at least; `States.ALL` stands alone in the last; attempts are 0 to 99,999,999, a backoff is 1 at least, and `most` no less than `interval`.',
    bad: "flow.task('Get', s3.headObject, { Bucket: 'b', Key: 'k' }, { retry: [{ errors: ['States.ALL'], backoff: 0.5 }] })",
    good: "flow.task('Get', s3.headObject, { Bucket: 'b', Key: 'k' }, { retry: [{ errors: ['States.ALL'], backoff: 1.5 }] })",
  },
  {
    code: 'bad-heartbeat',
    title: 'A heartbeat as long as the timeout',
    why: 'The timeout would always come first; Step Functions refuses the machine.',
    bad: "flow.task('Judge', lambda.invoke(judge), { keys: input.tags }, { timeout: minutes(1), heartbeat: minutes(1) })",
    good: "flow.task('Judge', lambda.invoke(judge), { keys: input.tags }, { timeout: minutes(5), heartbeat: minutes(1) })",
  },
  {
    code: 'bad-attempts',
    title: 'A poll without a bound that means something',
    why: 'A poll runs a whole number of turns from 1.',
    bad: "flow.poll('Idle', { every: seconds(30), attempts: 0 }, (turn) => turn.task('Get', glue.getCrawler, { Name: 'c' }), (seen) => eq(seen.Crawler.State, 'READY'))",
    good: "flow.poll('Idle', { every: seconds(30), attempts: 60 }, (turn) => turn.task('Get', glue.getCrawler, { Name: 'c' }), (seen) => eq(seen.Crawler.State, 'READY'))",
  },
  {
    code: 'bad-times',
    title: 'A repeat of no whole number',
    why: 'A repeat runs a whole number of turns from 1; a number that is computed may be 0.',
    bad: "flow.repeat('Thrice', { times: 0 }, (turn) => turn.wait('A moment', seconds(5)))",
    good: "flow.repeat('Thrice', { times: 3 }, (turn) => turn.wait('A moment', seconds(5)))",
  },
  {
    code: 'bad-concurrency',
    title: 'More iterations at once than an inline map runs',
    why: 'AWS runs at most 40 iterations of an inline map side by side. A distributed map runs 10,000.',
    bad: "flow.map('Each', input.tags, { concurrency: 100 }, (tag) => tag)",
    good: "flow.map('Each', input.tags, { concurrency: 40 }, (tag) => tag)",
  },
  {
    code: 'bad-map-option',
    title: 'A number that a distributed map does not take',
    why: 'Each option has its range; the message names it.',
    bad: "flow.distributedMap('Each', input.tags, { tolerate: { percentage: 101 } }, (tag) => tag)",
    good: "flow.distributedMap('Each', input.tags, { tolerate: { percentage: 5 } }, (tag) => tag)",
  },
  {
    code: 'bad-max-items',
    title: 'A number of items that no reader takes',
    why: 'Step Functions reads 1 to 100,000,000 items.',
    bad: "flow.distributedMap('Each', objectsOf({ bucket: input.bucket }, { maxItems: 0 }), {}, (object) => object.Key)",
    good: "flow.distributedMap('Each', objectsOf({ bucket: input.bucket }, { maxItems: 1000 }), {}, (object) => object.Key)",
  },
  {
    code: 'no-batch-bound',
    title: 'A batch without a bound',
    why: 'A batch ends at a number of items, of bytes, or at both.',
    bad: "flow.distributedMap('Each', input.tags, { batch: {} }, (tags) => tags[0])",
    good: "flow.distributedMap('Each', input.tags, { batch: { items: 100 } }, (tags) => tags[0])",
  },
]
