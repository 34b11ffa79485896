import type { DefinitionFault } from './definition-fault.ts'

/** Steps at the wrong place, and values read where they are not. */
export const stepFaults: readonly DefinitionFault[] = [
  {
    code: 'wrong-flow',
    title: 'A step on a flow around the block',
    why: 'It would run before or after the block, and not where it stands in the code.',
    bad: "flow.when('Paid?', input.paid, () => flow.wait('A moment', seconds(5)))",
    good: "flow.when('Paid?', input.paid, (then) => then.wait('A moment', seconds(5)))",
  },
  {
    code: 'step-after-fail',
    title: 'A step that can never run',
    why: 'After `fail` and `succeed` the execution has ended; AWS refuses a state that nothing leads to.',
    bad: "flow.fail('NoRows', 'nothing to do')\nflow.wait('A moment', seconds(5))",
    good: "flow.when('No rows?', eq(input.rows, 0), (then) => then.fail('NoRows', 'nothing to do'))\nflow.wait('A moment', seconds(5))",
  },
  {
    code: 'succeed-in-branch',
    title: 'A success inside a parallel, a map or an attempt',
    why: 'It would end one branch only, and not the execution.',
    bad: "flow.map('Each', input.tags, {}, (tag, each) => each.succeed({ tag }))",
    good: "flow.map('Each', input.tags, {}, (tag) => ({ tag }))\nflow.succeed({ done: true })",
  },
  {
    code: 'turn-always-fails',
    title: 'A loop whose every turn ends the execution',
    why: 'There would be no second turn.',
    bad: "flow.repeat('Thrice', { times: 3 }, (turn) => {\n  turn.fail('Stop', 'always')\n})",
    good: "flow.repeat('Thrice', { times: 3 }, (turn, index) => {\n  turn.when('Last?', eq(index, 2), (then) => then.fail('Stop', 'at the third'))\n})",
  },
  {
    code: 'no-branches',
    title: 'A parallel without branches',
    why: 'AWS refuses a Parallel state without any.',
    bad: "flow.parallel('All', {})",
    good: "flow.parallel('All', { key: () => input.key })",
  },
  {
    code: 'no-ways',
    title: 'A choice without conditions',
    why: 'AWS refuses a Choice state without rules.',
    bad: "flow.choose('Which', [])",
    good: "flow.choose('Which', [[input.paid, (then) => then.wait('A moment', seconds(5))]])",
  },
  {
    code: 'reference-out-of-scope',
    title: 'A result that is read where it is not kept',
    why: 'Branches, turns, handlers and other workflows keep their results to themselves. Types see most of it; this is the rest.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
    bad: "let rows = input.rows\nflow.when('Paid?', input.paid, (then) => {\n  const listed = then.task('List', s3.listObjectsV2, { Bucket: 'b' })\n  rows = jsonata<number>`${listed.KeyCount}` as never\n})\nflow.pass('Count', { rows })",
    good: "const listed = flow.task('List', s3.listObjectsV2, { Bucket: 'b' })\nflow.pass('Count', { count: listed.KeyCount })",
  },
]
