import type { Place } from '../document/place.ts'
import { readIntrinsicText } from '../jsonpath/intrinsic-text.ts'
import { type PathText, readPathText } from '../jsonpath/path-text.ts'
import type { Shape } from './shape.ts'
import { report, type Visit } from './visit.ts'

type PathShape = Extract<Shape, { readonly kind: 'path' }>

/** Functions that yield a text, which is what a field that takes a function wants. */
const YIELDING_TEXT: ReadonlySet<string> = new Set([
  'ArrayGetItem',
  'Base64Encode',
  'Base64Decode',
  'Format',
  'JsonToString',
  'Hash',
  'UUID',
])

/** Visits a field that holds a JSONPath, or where it may, a function. */
export function visitPath(visit: Visit, shape: PathShape, value: unknown, place: Place): void {
  if (value === null && shape.isNullable) return
  if (typeof value !== 'string') {
    report(
      visit,
      'wrong-type',
      place,
      'Expected value of type [STRING]',
      `Write a path such as "$.orders"${shape.isNullable ? ', or null' : ''}.`,
    )
    return
  }
  if (shape.takesIntrinsic && value.startsWith('States.')) {
    visitIntrinsic(visit, value, place)
    return
  }
  const path = readPathText(value)
  if (path === undefined) {
    reportNoPath(visit, value, place)
    return
  }
  if (shape.isReference && !path.isReference) {
    reportNoReference(visit, place)
    return
  }
  if (shape.isResult && path.root !== 'document') {
    reportResultRoot(visit, path, place)
    return
  }
  note(visit, place, value, path.variables)
}

function visitIntrinsic(visit: Visit, value: string, place: Place): void {
  const call = readIntrinsicText(value)
  if (call !== undefined && YIELDING_TEXT.has(call.name)) {
    note(visit, place, value, call.variables)
    return
  }
  const hint = `Use a path, or one of the functions that yield a text: ${[...YIELDING_TEXT].join(', ')}.`
  report(visit, 'invalid-path', place, 'Value must be a valid JSONPath.', hint)
}

/** AWS words a path in a choice rule otherwise than a path of a state. */
function reportNoPath(visit: Visit, value: string, place: Place): void {
  const hint = `Found '${value}'. A path begins with $ (the input), $$ (the context object) or $name (a variable), as in $.orders[0].id.`
  if (!place.includes('Choices')) {
    report(visit, 'invalid-path', place, 'Value must be a valid JSONPath.', hint)
    return
  }
  const reason = value.startsWith('$') ? '' : ": Reference path didn't start with '$'"
  report(visit, 'invalid-reference-path', place, `Value is not a Reference Path${reason}`, hint)
}

function reportNoReference(visit: Visit, place: Place): void {
  const hint = 'Name one node with names and indexes only: no *, .., filters, slices or lists.'
  report(visit, 'invalid-reference-path', place, 'Value is not a Reference Path', hint)
}

function reportResultRoot(visit: Visit, { root }: PathText, place: Place): void {
  const what = root === 'context' ? 'the context object' : 'a variable'
  report(
    visit,
    'invalid-reference-path',
    place,
    'Value is not a Reference Path',
    `A result goes into the input, not into ${what}: begin with "$.", or use Assign.`,
  )
}

function note(visit: Visit, place: Place, text: string, variables: readonly string[]): void {
  if (visit.state !== undefined) visit.paths.push({ state: visit.state, place, text, variables })
}
