import { seconds } from '../../duration.ts'
import { jsonata, present } from '../../expression/operators.ts'
import type { AnyFlow } from '../../flow/block-writer.ts'
import type { RawState } from '../../flow/raw-verb.ts'
import { type BuiltWorkflow, workflow } from '../../flow/workflow.ts'
import type { Ref } from '../../reference/ref.ts'
import { field } from '../../reference/source.ts'
import { athenaCsvOf, athenaResultOf, csvOf, inventoryOf, jsonLinesOf, jsonOf, objectsOf, parquetOf } from '../../source/sources.ts'
import { operationOf } from '../operation-of.ts'
import { ANYTHING } from '../raw-workflow.ts'
import {
  type Block,
  type CatchNode,
  INPUT,
  type Node,
  NotLiftable,
  type Program,
  type RawWayNode,
  type Read,
  type SourceNode,
  type Value,
} from './program.ts'

type References = ReadonlyMap<string, unknown>

/** The workflow that the printed code makes: what is printed has been tried. */
export function buildLifted(program: Program, name: string): BuiltWorkflow {
  const options = {
    name,
    input: ANYTHING,
    ...(program.comment !== undefined && { comment: program.comment }),
    ...(program.machine !== undefined && { machine: program.machine }),
    ...(program.timeout !== undefined && { timeout: seconds(program.timeout) }),
  }
  return workflow(options, (flow, input) => buildBlock(program.block, flow as unknown as AnyFlow, new Map([[INPUT, input]])))
}

function buildBlock(block: Block, flow: AnyFlow, outer: References): unknown {
  const references = new Map(outer)
  let last: unknown
  for (const node of block.nodes) {
    last = buildNode(node, flow, references)
    const variable = node.kind === 'poll' ? node.seen : 'variable' in node ? node.variable : ''
    if (variable !== undefined && variable !== '') references.set(variable, last)
  }
  if (block.value !== undefined) return templateOf(block.value, references)
  const end = block.nodes.at(-1)?.kind
  return end === 'fail' || end === 'succeed' ? last : undefined
}

/** Types are of no use here: the machine says what is read. */
function buildNode(node: Node, flow: AnyFlow, references: References): unknown {
  const value = (inner: Value) => templateOf(inner, references) as never
  const block =
    (inner: Block, added: References = new Map()) =>
    (into: unknown) =>
      buildBlock(inner, into as AnyFlow, new Map([...references, ...added]))
  const members = (named: readonly (readonly [string, Value])[]) => Object.fromEntries(named.map(([name, inner]) => [name, value(inner)]))
  const handlers = (catches: readonly CatchNode[]) => {
    const named = catches.flatMap(({ errors, variable, handler }) => {
      const handle =
        handler === undefined ? 'continue' : (into: unknown, error: unknown) => block(handler, new Map([[variable, error]]))(into)
      return errors.map((error) => [error, handle] as const)
    })
    return Object.fromEntries(named) as never
  }
  switch (node.kind) {
    case 'task': {
      const { timeout, heartbeat } = node
      return flow.task(node.name, operationOf(node.resource, node.outputPath), value(node.arguments), {
        retry: node.retry,
        catch: handlers(node.catches),
        ...(timeout !== undefined && { timeout: seconds(timeout) }),
        ...(heartbeat !== undefined && { heartbeat: seconds(heartbeat) }),
      })
    }
    case 'pass':
      return flow.pass(node.name, value(node.value))
    case 'wait':
      return flow.wait(node.name, typeof node.time === 'number' ? seconds(node.time) : { until: value(node.time) })
    case 'choose': {
      const [first, ...others] = node.ways
      if (first === undefined) throw new NotLiftable('a choice without ways')
      const ways = node.ways.map((way) => [value(way.condition), block(way.block)] as const)
      return others.length > 0
        ? flow.choose(node.name, ways, block(node.otherwise))
        : flow.when(node.name, value(first.condition), block(first.block), block(node.otherwise))
    }
    case 'poll': {
      const timedOut = { error: value(node.error), cause: value(node.cause) }
      const options = { every: seconds(node.every), attempts: node.attempts, timedOut }
      const until = (seen: unknown) => templateOf(node.until, new Map([...references, [node.seen ?? '', seen]])) as never
      return flow.poll(node.name, options, block(node.body), until)
    }
    case 'parallel': {
      const branches = Object.fromEntries(node.branches.map(({ name, block: inner }) => [name, block(inner)]))
      return flow.parallel(node.name, branches, { retry: node.retry, catch: handlers(node.catches) })
    }
    case 'repeat':
      return flow.repeat(node.name, { times: value(node.times) }, (turn, index) => {
        block(node.body, new Map([[node.index, index]]))(turn)
      })
    case 'map': {
      const options = { retry: node.retry, catch: handlers(node.catches), ...(node.concurrency && { concurrency: node.concurrency }) }
      return flow.map(node.name, value(node.items), options, (item, each, index) =>
        block(
          node.body,
          new Map<string, unknown>([
            [node.item, item],
            [node.index, index],
          ]),
        )(each),
      )
    }
    case 'distributedMap': {
      const options = { ...members(node.options), retry: node.retry, catch: handlers(node.catches) }
      const source = node.source.kind === 'source' ? sourceOf(node.source, members) : value(node.source)
      return flow.distributedMap(node.name, source as never, options as object, (item, each) =>
        block(node.body, new Map([[node.item, item]]))(each),
      )
    }
    case 'fail':
      return flow.fail(value(node.error), value(node.cause), node.name)
    case 'raw': {
      const way = (inner: RawWayNode) => (inner === 'continue' ? inner : block(inner))
      return flow.raw(node.name, node.state as unknown as RawState<unknown>, {
        ways: node.ways.map(way),
        ...(node.otherwise !== undefined && { otherwise: way(node.otherwise) }),
        catch: node.catches.map(way),
      })
    }
    case 'succeed':
      return flow.succeed(value(node.output), node.name)
  }
}

const SOURCES = { objectsOf, csvOf, jsonOf, jsonLinesOf, parquetOf, inventoryOf, athenaResultOf, athenaCsvOf }

function sourceOf({ of, place, options }: SourceNode, members: (named: SourceNode['place']) => object): unknown {
  const make = SOURCES[of] as unknown as (place: object, options: object) => unknown
  return make(members(place), { ...members(options), item: ANYTHING })
}

function templateOf(value: Value, references: References): unknown {
  switch (value.kind) {
    case 'json':
      return value.value
    case 'object':
      return Object.fromEntries(value.members.map(([name, member]) => [name, templateOf(member, references)]))
    case 'array':
      return value.items.map((item) => templateOf(item, references))
    case 'read':
      return referenceTo(value.read, references)
    case 'jsonata': {
      // In code a backtick and `${` are escaped; here nothing is.
      const strings = Object.assign([...value.strings], { raw: value.strings.map(escaped) })
      const expression = jsonata(strings, ...value.reads.map((read) => referenceTo(read, references)))
      return value.isPresent ? present(expression) : expression
    }
  }
}

/** JSONata as it is written in a template literal. */
export function escaped(source: string): string {
  return source.replace(/`|\$\{/g, '\\$&')
}

function referenceTo({ variable, path }: Read, references: References): Ref<unknown> {
  const start = references.get(variable)
  if (start === undefined) throw new NotLiftable(`a read of ${variable} where it cannot be seen`)
  return path.reduce<Ref<unknown>>((ref, name) => field(ref, name), start as Ref<unknown>)
}
