import { DefinitionError } from '../definition-error.ts'
import type { Expression, ResultRoot } from '../expression/expression.ts'
import type { Ref } from '../reference/ref.ts'
import { isExpr, refOf } from '../reference/source.ts'
import { succeedInBranch } from './block-problems.ts'
import { type BlockWriter, type Build, ENDED_VALUE } from './block-writer.ts'
import { isEnd } from './ends.ts'
import type { Block, RawStep } from './step.ts'

/** The ways out that a caller gives. */
interface GivenWays {
  readonly ways?: readonly GivenWay[]
  readonly otherwise?: GivenWay
  readonly catch?: readonly GivenWay[]
}
type GivenWay = 'continue' | Build

/** A state's members as the caller gives them: JSON, with expressions in it. */
type Given = Readonly<Record<string, unknown>>

const TYPES = new Set(['Task', 'Pass', 'Wait', 'Choice', 'Parallel', 'Map', 'Succeed', 'Fail'])

/** Writes a state that is given in Amazon States Language; gives a reference to its output, unless the block ends with it. */
export function writeRaw(block: BlockWriter, name: string, state: Given, given: GivenWays = {}): Ref<unknown> {
  block.claim(name, { isRaw: true })
  const path = `${block.path} > ${name}`
  const type = String(state.Type)
  if (!TYPES.has(type)) throw problem('bad-raw-state', path, `a state of type ${type}`, `use one of ${[...TYPES].join(', ')}`)
  const language = languageOf(state, block, path)
  const read = block.read(state, name)
  if (language === 'JSONPath' && read.kind !== 'literal') {
    throw problem(
      'raw-language',
      path,
      'a reference in a state in JSONPath',
      'references are JSONata: give the state `QueryLanguage: "JSONata"`',
    )
  }
  const written = (way: GivenWay): Block => (way === 'continue' ? { steps: [] } : block.inner(name).write(way))
  const step: RawStep = {
    kind: 'raw',
    name,
    type,
    state: read,
    language,
    leaves: type === 'Succeed' || type === 'Fail' || state.End === true || typeof state.Next === 'string',
    ways: waysOf('ways', state.Choices, given.ways, path).map(written),
    ...(given.otherwise !== undefined && { otherwise: written(given.otherwise) }),
    catches: waysOf('catch', state.Catch, given.catch, path).map(written),
    result: resultOf(block, name, language),
  }
  if (given.otherwise !== undefined && (type !== 'Choice' || state.Default !== undefined)) {
    throw problem(
      'bad-raw-ways',
      path,
      '`otherwise` for a state without a default that is to be found',
      'give it to a Choice that names no Default',
    )
  }
  if (block.isBranch && (type === 'Succeed' || state.End === true)) throw succeedInBranch(name, block.path)
  block.add(step)
  // A block that ends has no value: `Ended` exists in types only.
  return isEnd(step) ? (ENDED_VALUE as unknown as Ref<unknown>) : refOf({ kind: 'path', root: step.result, steps: [] })
}

function languageOf(state: Given, block: BlockWriter, path: string): RawStep['language'] {
  const language = state.QueryLanguage ?? block.language
  if (language === 'JSONata' || (language === 'JSONPath' && block.language === 'JSONPath')) return language
  throw problem(
    'raw-language',
    path,
    `a state in ${language} in a machine in ${block.language}`,
    'a machine in JSONata has states in JSONata only',
  )
}

/** A state in JSONPath keeps its output in no variable of the flow: its reference can be read nowhere. */
function resultOf(block: BlockWriter, name: string, language: RawStep['language']): ResultRoot {
  return language === 'JSONata' ? block.result(name) : Object.freeze({ kind: 'result', step: name })
}

/** The blocks of the parts that name no `Next`: there must be one for each. */
function waysOf(option: 'ways' | 'catch', parts: unknown, given: readonly GivenWay[] = [], path: string): readonly GivenWay[] {
  const open = (Array.isArray(parts) ? parts : []).filter((part) => !isExpr(part) && part?.Next === undefined)
  if (open.length === given.length) return given
  const field = option === 'ways' ? 'Choices' : 'Catch'
  throw problem(
    'bad-raw-ways',
    path,
    `${given.length} blocks in \`${option}\` for ${open.length} of its ${field} that name no Next`,
    `give a block, or 'continue', for each of them`,
  )
}

function problem(code: string, path: string, message: string, hint: string): DefinitionError {
  return new DefinitionError({ code, path, message, hint })
}

/** The names of the states to which a raw state jumps. */
export function jumpsOf({ state }: RawStep): readonly string[] {
  const targets = [member(state, 'Next'), member(state, 'Default'), ...nextsIn(state, 'Choices'), ...nextsIn(state, 'Catch')]
  return targets.flatMap((target) => (target?.kind === 'literal' && typeof target.value === 'string' ? [target.value] : []))
}

function nextsIn(state: Expression, field: string): readonly (Expression | undefined)[] {
  return elements(member(state, field)).map((part) => member(part, 'Next'))
}

function elements(list: Expression | undefined): readonly Expression[] {
  if (list?.kind === 'array') return list.items
  return list?.kind === 'literal' && Array.isArray(list.value) ? list.value.map((value) => ({ kind: 'literal', value })) : []
}

/** A member of a template. */
export function member(template: Expression | undefined, name: string): Expression | undefined {
  if (template?.kind === 'object') return template.members[name]
  if (template?.kind !== 'literal' || typeof template.value !== 'object' || template.value === null || Array.isArray(template.value))
    return undefined
  // Arrays were told apart, which TypeScript does not keep for readonly ones.
  const value = (template.value as { readonly [key: string]: (typeof template)['value'] })[name]
  return value === undefined ? undefined : { kind: 'literal', value }
}
