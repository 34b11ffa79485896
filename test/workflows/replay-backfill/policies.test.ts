import { expect, test } from '@jest/globals'
import { replayObjects } from '../../../tasks/replay-objects/contract.ts'
import { replayToQueue } from '../../../tasks/replay-to-queue/contract.ts'

/** The actions of a contract. */
function actions({ access = {} }: { readonly access?: Readonly<Record<string, readonly string[]>> }): readonly string[] {
  return [...new Set(Object.values(access).flat())].sort()
}

test('the role that replays to the queue has exactly one action more than the one that copies: sqs:SendMessage', () => {
  const copying = actions(replayObjects)
  expect(actions(replayToQueue).filter((action) => !copying.includes(action))).toEqual(['sqs:SendMessage'])
  expect(copying.filter((action) => !actions(replayToQueue).includes(action))).toEqual([])
})
