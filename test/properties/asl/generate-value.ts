import { type Condition, INPUT_VARIABLE, type Read, type Value } from './program.ts'
import { ANY, arrayOf, INPUT_SHAPE, NUMBER, objectOf, type Shape, STRING } from './shape.ts'
import type { Tape } from './tape.ts'

/** The variables that may be read, by their numbers. */
export type Visible = ReadonlyMap<number, Shape>

interface Found {
  readonly read: Read
  readonly shape: Shape
}

const CONSTANTS = [0, 5, -3, '', "it's", 'a\nb', '{% 1 %}', true, null, [], [[1], [], 'x'], { a: { b: [null] } }]
const MEMBERS = ['a', 'b', 'odd `name`', 'in', 'with space', 'value']

/** A value and what is known of it. `present`: every part of it must be there at run time, as arguments must. */
export function generateValue(tape: Tape, visible: Visible, depth: number, present: boolean): readonly [Value, Shape] {
  const scalars = (shape: Shape) => shape.kind === 'number' || shape.kind === 'string' || shape.kind === 'boolean'
  switch (tape.below(depth <= 0 ? 4 : 10)) {
    case 0:
      return [{ kind: 'constant', value: tape.pick(CONSTANTS) }, ANY]
    case 1:
    case 2: {
      const found = generateRead(tape, visible, (shape) => !present || !shape.optional)
      return found === undefined ? [{ kind: 'constant', value: 1 }, NUMBER] : [found.read, found.shape]
    }
    case 3: {
      const parts = [0, 1].map(() => generateRead(tape, visible, scalars)?.read ?? 'none')
      return [{ kind: 'text', parts: [tape.pick(['', 'a', '"{%']), ...parts] }, STRING]
    }
    case 4:
    case 5:
      return generateObject(tape, visible, depth, present)
    case 6: {
      const items = Array.from({ length: 1 + tape.below(2) }, () => generateValue(tape, visible, depth - 1, present))
      return [{ kind: 'array', items: items.map(([item]) => item) }, arrayOf(items.map(([, shape]) => shape))]
    }
    case 7:
      return [{ kind: 'add', left: generateNumber(tape, visible), right: generateNumber(tape, visible) }, NUMBER]
    case 8: {
      const found = generateRead(
        tape,
        visible,
        (shape) => (shape.kind === 'object' || shape.kind === 'array') && !(present && shape.optional),
      )
      if (found === undefined) return [{ kind: 'constant', value: 'nothing to write' }, STRING]
      return [
        { kind: 'json', value: found.read },
        { ...STRING, optional: found.shape.optional },
      ]
    }
    default: {
      const found = generateRead(tape, visible, (shape) => shape.optional)
      if (found === undefined) return [{ kind: 'constant', value: 'nothing optional' }, STRING]
      return [{ kind: 'orElse', value: found.read, fallback: generateValue(tape, visible, depth - 1, true)[0] }, ANY]
    }
  }
}

function generateObject(tape: Tape, visible: Visible, depth: number, present: boolean): readonly [Value, Shape] {
  const names = MEMBERS.slice(0, 1 + tape.below(MEMBERS.length))
  const members = names.map((name) => [name, generateValue(tape, visible, depth - 2, present)] as const)
  return [
    { kind: 'object', members: Object.fromEntries(members.map(([name, [value]]) => [name, value])) },
    objectOf(Object.fromEntries(members.map(([name, [, shape]]) => [name, shape]))),
  ]
}

/** A number that is there. */
export function generateNumber(tape: Tape, visible: Visible): Value {
  const found = generateRead(tape, visible, (shape) => shape.kind === 'number' && !shape.optional)
  return found?.read ?? { kind: 'constant', value: tape.below(9) - 4 }
}

/** A place that is fit, found by walking from a random variable; nothing where the walk finds none. */
export function generateRead(tape: Tape, visible: Visible, isFit: (shape: Shape) => boolean): Found | undefined {
  const fit = [...visible, [INPUT_VARIABLE, INPUT_SHAPE] as const].flatMap(([variable, shape]) =>
    placesIn(shape).flatMap((place) =>
      isFit(place.shape) ? [{ read: { kind: 'read', variable, path: place.path } as const, shape: place.shape }] : [],
    ),
  )
  return fit.length === 0 ? undefined : tape.pick(fit)
}

function placesIn(shape: Shape): readonly { readonly path: readonly (string | number)[]; readonly shape: Shape }[] {
  const inside: readonly (readonly [string | number, Shape])[] =
    shape.kind === 'object' ? Object.entries(shape.members) : shape.kind === 'array' ? [...shape.items.entries()] : []
  const places = inside.flatMap(([step, member]) => {
    const known = shape.optional ? { ...member, optional: true } : member
    return placesIn(known).map(({ path, shape: found }) => ({ path: [step, ...path], shape: found }))
  })
  return [{ path: [], shape }, ...places]
}

export function generateCondition(tape: Tape, visible: Visible, depth: number): Condition {
  const choice = tape.below(depth <= 0 ? 4 : 7)
  const read = () => generateRead(tape, visible, () => true)?.read ?? { kind: 'read' as const, variable: INPUT_VARIABLE, path: [] }
  if (choice === 0) return { kind: 'gt', left: generateNumber(tape, visible), right: generateNumber(tape, visible) }
  if (choice === 1) return { kind: 'exists', value: read() }
  if (choice < 4) return { kind: choice === 2 ? 'eq' : 'ne', left: read(), right: generateValue(tape, visible, 0, true)[0] }
  if (choice === 4) return { kind: 'not', condition: generateCondition(tape, visible, depth - 1) }
  const conditions = Array.from({ length: tape.below(4) }, () => generateCondition(tape, visible, depth - 1))
  return { kind: choice === 5 ? 'and' : 'or', conditions }
}
