import { expect, test } from '@jest/globals'
import { check } from '../../../analysis/index.ts'
import { compile, type Workflow } from '../../../asl/index.ts'
import { replayObjects } from '../../../tasks/replay-objects/contract.ts'
import { replayToQueue } from '../../../tasks/replay-to-queue/contract.ts'
import { shipmentsRedrivePipeline } from '../../../workflows/elt/shipments.ts'
import { shipmentsReplayPipeline, shipmentsReplayToQueuePipeline } from '../../../workflows/replay-backfill/shipments.ts'

/** The actions of a contract. */
function actions({ access = {} }: { readonly access?: Readonly<Record<string, readonly string[]>> }): readonly string[] {
  return [...new Set(Object.values(access).flat())].sort()
}

test('the role that replays to the queue has exactly one action more than the one that copies: sqs:SendMessage', () => {
  const copying = actions(replayObjects)
  expect(actions(replayToQueue).filter((action) => !copying.includes(action))).toEqual(['sqs:SendMessage'])
  expect(copying.filter((action) => !actions(replayToQueue).includes(action))).toEqual([])
})

test.each([shipmentsReplayPipeline, shipmentsReplayToQueuePipeline, shipmentsRedrivePipeline])(
  'the definition of $name has no diagnostics',
  ({ workflow }) => expect(check(compile(workflow as Workflow))).toEqual([]),
)
