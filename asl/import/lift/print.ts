import type { RetryPolicy } from '../../operation.ts'
import { literal, memberName, stringLiteral, WIDTH } from '../literal.ts'
import { escaped } from './build.ts'
import {
  type Block,
  type CatchNode,
  type DistributedMapNode,
  INPUT,
  type MapNode,
  type Node,
  type RawNode,
  type RawWayNode,
  type Read,
  type SourceName,
  type Value,
} from './program.ts'
import type { Reads } from './reads.ts'

/** Prints the calls of one program. */
export class Printer {
  readonly #reads: Reads
  /** What the printed code uses beside the flow. */
  readonly imports = new Set<string>()

  constructor(reads: Reads) {
    this.#reads = reads
  }

  /** The statements of a block, each on lines of its own. */
  block(block: Block, indent: number, isWhole = false): readonly string[] {
    const inner = ' '.repeat(indent)
    const last = block.nodes.at(-1)
    const lines = block.nodes.map((node) => {
      // What a workflow gives that always ends otherwise has a type that a module cannot name.
      const ends = !isWhole && node === last && (node.kind === 'fail' || node.kind === 'succeed')
      const kept = ends ? 'return ' : this.#kept(node)
      return `${inner}${kept}${this.#call(node, indent, kept.length)}`
    })
    return block.value === undefined ? lines : [...lines, `${inner}return ${this.value(block.value, indent)}`]
  }

  value(value: Value, indent: number, type?: string): string {
    switch (value.kind) {
      case 'json':
        return literal(value.value, indent)
      case 'read': {
        const wanted = type ?? value.type
        return wanted === undefined ? this.#read(value.read) : this.#jsonata(['', ''], [value.read], wanted)
      }
      case 'jsonata': {
        const written = this.#jsonata(value.strings, value.reads, type ?? value.type ?? 'unknown')
        return value.isPresent ? `${this.#use('present')}(${written})` : written
      }
      case 'array':
        return `[${value.items.map((item) => this.value(item, indent)).join(', ')}]`
      case 'object':
        return this.#object(
          value.members.map(([name, member]) => {
            const [key, written] = [memberName(name), this.value(member, indent + 2)]
            return key === written ? key : `${key}: ${written}`
          }),
          indent,
        )
    }
  }

  #kept(node: Node): string {
    const variable = node.kind === 'poll' ? (node.seen ?? '') : 'variable' in node ? node.variable : ''
    const isRead = node.kind === 'poll' ? this.#reads.isReadAfter(variable) : this.#reads.isRead(variable)
    return variable !== '' && isRead ? `const ${identifier(variable)} = ` : ''
  }

  #call(node: Node, indent: number, before: number): string {
    const name = stringLiteral(node.name)
    switch (node.kind) {
      case 'task': {
        const operation = `${this.#use('operationOf')}${this.#reads.typeOf(node.variable)}(${this.#resource(node)})`
        return laidOut('flow.task', indent, before, (at) => [name, operation, this.value(node.arguments, at), ...this.#options(node, at)])
      }
      case 'pass':
        return `flow.pass(${name}, ${this.value(node.value, indent)})`
      case 'wait':
        return `flow.wait(${name}, ${typeof node.time === 'number' ? this.#seconds(node.time) : `{ until: ${this.value(node.time, indent, 'string')} }`})`
      case 'choose': {
        const otherwise = isEmpty(node.otherwise) ? '' : `, ${this.#function(node.otherwise, indent)}`
        const [first, ...others] = node.ways
        if (first !== undefined && others.length === 0)
          return `flow.when(${name}, ${this.value(first.condition, indent, 'boolean')}, ${this.#function(first.block, indent)}${otherwise})`
        const inner = ' '.repeat(indent + 2)
        const ways = node.ways.map(
          (way) => `${inner}[${this.value(way.condition, indent + 2, 'boolean')}, ${this.#function(way.block, indent + 2)}],\n`,
        )
        return `flow.choose(${name}, [\n${ways.join('')}${' '.repeat(indent)}]${otherwise})`
      }
      case 'poll': {
        const timedOut = `{ error: ${this.value(node.error, indent)}, cause: ${this.value(node.cause, indent, 'string')} }`
        const options = `{ every: ${this.#seconds(node.every)}, attempts: ${node.attempts}, timedOut: ${timedOut} }`
        const seen = node.seen === undefined ? '' : identifier(node.seen)
        const inner = ' '.repeat(indent + 2)
        const parts = [
          name,
          options,
          this.#function(node.body, indent + 2),
          `(${seen}) => ${this.value(node.until, indent + 2, 'boolean')}`,
        ]
        return `flow.poll(\n${parts.map((part) => `${inner}${part},\n`).join('')}${' '.repeat(indent)})`
      }
      case 'parallel': {
        const inner = ' '.repeat(indent + 2)
        const branches = node.branches.map((branch) => `${inner}${memberName(branch.name)}: ${this.#function(branch.block, indent + 2)},\n`)
        const options = this.#options(node, indent).map((given) => `, ${given}`)
        return `flow.parallel(${name}, {\n${branches.join('')}${' '.repeat(indent)}}${options.join('')})`
      }
      case 'repeat': {
        const parameters = this.#reads.isRead(node.index) ? `${flowOf(node.body)}, ${identifier(node.index)}` : undefined
        return `flow.repeat(${name}, { times: ${this.value(node.times, indent, 'number')} }, ${this.#function(node.body, indent, parameters)})`
      }
      case 'map': {
        const type = `readonly ${bracketed(this.#reads.shapeOf(node.item))}[]`
        const concurrency = node.concurrency === undefined ? [] : [`concurrency: ${node.concurrency}`]
        return laidOut('flow.map', indent, before, (at) => [
          name,
          this.value(node.items, at, type),
          this.#object([...concurrency, ...this.#tried(node, at)], at),
          this.#function(node.body, at, this.#parameters(node)),
        ])
      }
      case 'distributedMap': {
        const options = (at: number) => node.options.map(([option, value]) => `${option}: ${this.value(value, at + 2)}`)
        return laidOut('flow.distributedMap', indent, before, (at) => [
          name,
          this.#source(node, at),
          this.#object([...options(at), ...this.#tried(node, at)], at),
          this.#function(node.body, at, this.#parameters(node)),
        ])
      }
      case 'fail':
        return `flow.fail(${this.value(node.error, indent, 'string')}, ${this.value(node.cause, indent, 'string')}, ${name})`
      case 'raw':
        return this.#raw(node, indent)
      case 'succeed':
        return `flow.succeed(${this.value(node.output, indent)}, ${name})`
    }
  }

  /** The item, the flow and the item's place, up to the last of them that is used. */
  #parameters(node: MapNode | DistributedMapNode): string {
    const used: readonly (readonly [string, boolean])[] = [
      [identifier(node.item), this.#reads.isRead(node.item)],
      ['flow', node.body.nodes.length > 0],
      ...(node.kind === 'map' ? [[identifier(node.index), this.#reads.isRead(node.index)] as const] : []),
    ]
    const last = used.findLastIndex(([, isUsed]) => isUsed)
    return used
      .slice(0, last + 1)
      .map(([name, isUsed]) => (isUsed ? name : `_${name}`))
      .join(', ')
  }

  #source({ source, item, isBatched }: DistributedMapNode, indent: number): string {
    const shape = this.#reads.shapeOf(item)
    if (source.kind !== 'source') return this.value(source, indent, `readonly ${isBatched ? 'unknown' : bracketed(shape)}[]`)
    const place = source.place.map(([name, value]) => `${name}: ${this.value(value, indent + 2)}`)
    const schema = isBatched ? 'Type.Unknown()' : this.#reads.schemaOf(item)
    const options = [
      ...(NEEDS_SCHEMA.has(source.of) ? [`item: ${schema}`] : []),
      ...source.options.map(([name, value]) => `${name}: ${this.value(value, indent + 2)}`),
    ]
    const given = options.length === 0 ? '' : `, ${this.#object(options, indent)}`
    return `${this.#use(source.of)}(${this.#object(place, indent)}${given})`
  }

  #object(members: readonly string[], indent: number): string {
    if (members.length === 0) return '{}'
    const line = `{ ${members.join(', ')} }`
    if (indent + line.length < 100 && !line.includes('\n')) return line
    const inner = ' '.repeat(indent + 2)
    return `{\n${members.map((member) => `${inner}${member},\n`).join('')}${' '.repeat(indent)}}`
  }

  #raw({ name, state, ways, otherwise, catches }: RawNode, indent: number): string {
    const inner = ' '.repeat(indent + 2)
    const deep = ' '.repeat(indent + 4)
    const written = (way: RawWayNode, at: number) => (way === 'continue' ? "'continue'" : this.#function(way, at))
    const list = (name: string, given: readonly RawWayNode[]) => {
      if (given.length === 0) return []
      if (given.every((way) => way === 'continue')) return [`${inner}${name}: [${given.map((way) => `'${way}'`).join(', ')}],\n`]
      return [`${inner}${name}: [\n${given.map((way) => `${deep}${written(way, indent + 4)},\n`).join('')}${inner}],\n`]
    }
    const options = [
      ...list('ways', ways),
      ...(otherwise === undefined ? [] : [`${inner}otherwise: ${written(otherwise, indent + 2)},\n`]),
      ...list('catch', catches),
    ]
    const start = `flow.raw(${stringLiteral(name)}, `
    const given = literal(state, indent, start.length)
    return `${start}${given}${options.length === 0 ? '' : `, {\n${options.join('')}${' '.repeat(indent)}}`})`
  }

  #resource({ resource, outputPath }: Node & { kind: 'task' }): string {
    return outputPath.length === 0 ? stringLiteral(resource) : `${stringLiteral(resource)}, ${literal(outputPath)}`
  }

  #options(node: Tried & { readonly timeout?: number; readonly heartbeat?: number }, indent: number): readonly string[] {
    const { timeout, heartbeat } = node
    const inner = ' '.repeat(indent + 2)
    const options = [
      ...this.#tried(node, indent),
      ...(timeout === undefined ? [] : [`timeout: ${this.#seconds(timeout)}`]),
      ...(heartbeat === undefined ? [] : [`heartbeat: ${this.#seconds(heartbeat)}`]),
    ]
    return options.length === 0 ? [] : [`{\n${options.map((option) => `${inner}${option},\n`).join('')}${' '.repeat(indent)}}`]
  }

  #tried({ retry, catches }: Tried, indent: number): readonly string[] {
    return [
      ...(catches.length > 0 ? [`catch: ${this.#catch(catches, indent + 2)}`] : []),
      ...(retry.length > 0 ? [`retry: ${this.#retry(retry, indent + 2)}`] : []),
    ]
  }

  #catch(catches: readonly CatchNode[], indent: number): string {
    const inner = ' '.repeat(indent + 2)
    const handlers = catches.flatMap(({ errors, variable, handler }) => {
      const isRead = variable !== '' && this.#reads.isRead(variable)
      const written =
        handler === undefined
          ? "'continue'"
          : this.#function(handler, indent + 2, isRead ? `${flowOf(handler)}, ${identifier(variable)}` : undefined)
      return errors.map((error) => `${inner}${memberName(error)}: ${written},\n`)
    })
    return `{\n${handlers.join('')}${' '.repeat(indent)}}`
  }

  #retry(policies: readonly RetryPolicy<string>[], indent: number): string {
    const written = (at: number) =>
      policies.map(({ errors, interval, attempts, backoff, most, jitter }) => {
        const members = [
          `errors: [${errors.map(stringLiteral).join(', ')}]`,
          ...(interval === undefined ? [] : [`interval: ${this.#seconds(interval.seconds)}`]),
          ...(attempts === undefined ? [] : [`attempts: ${attempts}`]),
          ...(backoff === undefined ? [] : [`backoff: ${backoff}`]),
          ...(most === undefined ? [] : [`most: ${this.#seconds(most.seconds)}`]),
          ...(jitter === undefined ? [] : [`jitter: '${jitter}'`]),
        ]
        return this.#object(members, at)
      })
    const line = `[${written(indent).join(', ')}]`
    if (indent + line.length < WIDTH && !line.includes('\n')) return line
    const inner = ' '.repeat(indent + 2)
    return `[\n${written(indent + 2)
      .map((policy) => `${inner}${policy},\n`)
      .join('')}${' '.repeat(indent)}]`
  }

  /** `parameters`: those of a function that is handed more than a flow. */
  #function(block: Block, indent: number, parameters = block.nodes.length === 0 ? '' : 'flow'): string {
    if (isEmpty(block)) return `(${parameters}) => undefined`
    if (block.nodes.length === 0 && block.value !== undefined) {
      const value = this.value(block.value, indent)
      if (!value.includes('\n')) return `(${parameters}) => ${value.startsWith('{') ? `(${value})` : value}`
    }
    return `(${parameters}) => {\n${this.block(block, indent + 2).join('\n')}\n${' '.repeat(indent)}}`
  }

  #jsonata(strings: readonly string[], reads: readonly Read[], type: string): string {
    const parts = strings.map((string, index) => {
      const read = reads[index - 1]
      return `${read === undefined ? '' : `\${${this.#read(read)}}`}${escaped(string)}`
    })
    return `${this.#use('jsonata')}<${type}>\`${parts.join('')}\``
  }

  #read({ variable, path }: Read): string {
    const start = variable === INPUT ? INPUT : identifier(variable)
    if (this.#reads.isTyped(variable)) return path.reduce((source, name) => `${source}${memberAccess(name)}`, start)
    return path.reduce((source, name) => `${this.#use('field')}(${source}, ${stringLiteral(name)})`, start)
  }

  #seconds(count: number): string {
    return `${this.#use('seconds')}(${count})`
  }

  #use(name: string): string {
    this.imports.add(name)
    return name
  }
}

/** A call on one line, or with a line for each of its arguments where that would be too long. */
function laidOut(callee: string, indent: number, before: number, partsAt: (indent: number) => readonly string[]): string {
  const line = `${callee}(${partsAt(indent).join(', ')})`
  if (indent + before + (line.split('\n')[0] ?? '').length <= WIDTH) return line
  const inner = ' '.repeat(indent + 2)
  return `${callee}(\n${partsAt(indent + 2)
    .map((part) => `${inner}${part},\n`)
    .join('')}${' '.repeat(indent)})`
}

interface Tried {
  readonly retry: readonly RetryPolicy<string>[]
  readonly catches: readonly CatchNode[]
}

/** The readers that are told what their items are. */
const NEEDS_SCHEMA = new Set<SourceName>(['jsonOf', 'jsonLinesOf', 'parquetOf', 'athenaResultOf'])

function bracketed(type: string): string {
  return type.includes(' ') && !type.startsWith('{') ? `(${type})` : type
}

function memberAccess(name: string): string {
  const written = memberName(name)
  return written === name ? `.${name}` : `[${stringLiteral(name)}]`
}

/** The flow, as a parameter before one that is used. */
function flowOf({ nodes }: Block): string {
  return nodes.length === 0 ? '_flow' : 'flow'
}

function isEmpty({ nodes, value }: Block): boolean {
  return nodes.length === 0 && value === undefined
}

/** A variable of the machine as a name in the code, where it must not hide another. */
function identifier(variable: string): string {
  return `${variable}${TAKEN.has(variable) ? 'Result' : ''}`
}

const TAKEN = new Set(
  `await break case catch class const continue debugger default delete do else enum export extends false finally for function if implements
  import in instanceof interface let new null package private protected public return static super switch this throw true try typeof var
  void while with yield eval arguments undefined input flow jsonata field present seconds operationOf workflow Type objectsOf csvOf jsonOf jsonLinesOf parquetOf inventoryOf athenaResultOf athenaCsvOf`.split(
    /\s+/,
  ),
)
