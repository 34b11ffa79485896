import { expect, test } from '@jest/globals'
import { graphOf } from '../../../analysis/graph/index.ts'
import { everyState } from './sample.ts'

const graph = graphOf(everyState)
const byName = new Map(graph.nodes.map((node) => [node.name, node]))

function machineOf(States: object, StartAt = Object.keys(States)[0]): object {
  return { StartAt, States }
}

test('Each state is a node with its type, its place in the document and what it does.', () => {
  expect(byName.get('Poll')).toEqual({
    id: 's_Poll',
    type: 'Task',
    name: 'Poll',
    label: 'Poll',
    detail: 'glue:getCrawler',
    path: '/States/Poll',
    clusters: [],
  })
  expect(byName.get('Prepare')?.comment).toBe('Sets the turn')
  expect(byName.get('Pause')?.detail).toBe('2 min')
  expect(byName.get('Gone')?.detail).toBe('CrawlerGone')
  expect(byName.get('Each')?.detail).toBe('each of s3:listObjectsV2, 10 at once')
})

test('Each way out of a state is an edge that says why it is taken.', () => {
  expect(graph.edges.map(({ from, to, kind, label }) => [from, to, kind, label])).toEqual([
    ['s_start', 's_Prepare', 'start', ''],
    ['s_Prepare', 's_Poll', 'next', ''],
    ['s_Poll', 's_Done', 'next', ''],
    ['s_Poll', 's_Gone', 'catch', 'Glue.EntityNotFoundException, States.Timeout'],
    ['s_Done', 's_Both', 'choice', "$states.input.State = 'READY'"],
    ['s_Done', 's_Pause', 'default', 'default'],
    ['s_Pause', 's_Poll', 'next', ''],
    ['s_Both', 's_Each', 'next', ''],
    ['s_Each', 's_end', 'end', ''],
  ])
})

test('The edge that closes a loop is marked, and no other.', () => {
  expect(graph.edges.filter((edge) => edge.back).map(({ from, to }) => [from, to])).toEqual([['s_Pause', 's_Poll']])
})

test('Branches and processors are clusters, with markers only where there is more than one state.', () => {
  const [one, two] = byName.get('Both')!.clusters
  expect(one?.nodes.map((node) => node.id)).toEqual(['s_One'])
  expect(two?.nodes.map((node) => node.type)).toEqual(['Start', 'Pass', 'Succeed', 'End'])
  const [processor] = byName.get('Each')!.clusters
  expect(processor?.label).toBe('Distributed, for each')
  expect(processor?.nodes[0]).toMatchObject({ detail: 'lambda:invoke clean', path: '/States/Each/ItemProcessor/States/Call' })
})

test('JSONPath comparisons are read as sentences.', () => {
  const rule = {
    And: [
      { Variable: '$.size', NumericGreaterThanEqualsPath: '$.limit' },
      { Not: { Variable: '$.kind', StringEquals: 'csv' } },
      {
        Or: [
          { Variable: '$.x', IsPresent: false },
          { Variable: '$.y', BooleanEquals: true },
        ],
      },
    ],
    Next: 'A',
  }
  const { edges } = graphOf(machineOf({ C: { Type: 'Choice', Choices: [rule] }, A: { Type: 'Succeed' } }))
  expect(edges[1]?.title).toBe('$.size >= $.limit and not ($.kind = "csv") and ($.x is not present or $.y = true)')
  expect(edges[1]?.label).toBe('$.size >= $.limit and not ($.kind = "csv") and ($.x is not…')
})

test('A target that no state has the name of becomes a node that says so.', () => {
  const { nodes } = graphOf(machineOf({ A: { Type: 'Pass', Next: 'Nowhere' } }))
  expect(nodes.at(-1)).toMatchObject({ type: 'Missing', name: 'Nowhere', problem: 'No state here has this name' })
})

test('A faulty state is drawn with what is wrong with it.', () => {
  const itself: Record<string, unknown> = { StartAt: 'P', States: {} }
  itself.States = { P: { Type: 'Parallel', Branches: [itself], End: true } }
  const states = {
    A: { Type: 'Task', Next: 'B' },
    B: null,
    C: { Type: 'Tusk', End: true },
    D: { Type: 'Map', Next: 'E' },
    E: { Type: 'Pass' },
  }
  expect(graphOf(machineOf(states)).nodes.map((node) => node.problem)).toEqual([
    undefined,
    undefined,
    'It is not an object',
    'ASL has no state type Tusk',
    'It has no states inside',
    'It leads nowhere',
    undefined,
  ])
  expect(graphOf(itself).nodes[1]?.problem).toBe('A machine inside has no States, or contains itself')
})

test.each([
  [undefined, 'found missing'],
  ['{"StartAt":"A"}', 'found a string (parse the JSON first)'],
  [[], 'found an array'],
  [{ Type: 'Pass', End: true }, 'States is missing'],
  [{ StartAt: 'A', States: [] }, 'States is an array'],
])('What is no state machine is refused: %j.', (document, found) => {
  expect(() => graphOf(document)).toThrow(expect.objectContaining({ code: 'not-a-state-machine', message: expect.stringContaining(found) }))
})

test('Names that are words of JavaScript or Mermaid, alike or empty, keep their own ids.', () => {
  const names = ['__proto__', 'constructor', 'end', 'a b', 'a-b', '', '日本']
  const states = Object.fromEntries(names.map((name, index) => [name, { Type: 'Pass', Next: names[(index + 1) % names.length] }]))
  const ids = graphOf(machineOf(states, 'end')).nodes.map((node) => node.id)
  expect(new Set(ids).size).toBe(names.length + 1)
  for (const id of ids) expect(id).toMatch(/^s_[A-Za-z0-9_]*$/)
})

test('The graph is frozen all the way down.', () => {
  const isDeeplyFrozen = (value: unknown): boolean =>
    typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(isDeeplyFrozen))
  expect(isDeeplyFrozen(graph)).toBe(true)
})

test('A chain of twenty thousand states is read without exhausting the stack.', () => {
  const states = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`S${index}`, { Type: 'Pass', Next: `S${index + 1}` }]))
  expect(graphOf(machineOf(states)).nodes).toHaveLength(20_002)
})
