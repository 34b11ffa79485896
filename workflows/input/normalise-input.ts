import type { Static, TObject } from '@sinclair/typebox'
import { count, type Expr, type Flow, gt, type JsonObject, jsonata, type Ref, text } from '../../asl/index.ts'
import { fieldProblem, regularExpression } from './field-problem.ts'
import { keyPattern } from './key-pattern.ts'

/** What started an execution. */
export type TriggerShape = 'manual' | 'schedule' | 'object' | 'event'

/** Options of {@link normaliseInput}. */
export interface NormaliseOptions<Fields extends TObject> {
  /** The input's fields: strings (with `pattern`), numbers, booleans, one of some strings. Those that are not optional must be there. */
  readonly fields: Fields
  /** Values of fields that the trigger does not give. Default: none. */
  readonly defaults?: JsonObject
  /** Where fields stand in an object's key: `silver/{record_type}/dt={dt}/`, or `{key}` for the whole key. Default: objects are refused. */
  readonly key?: string
  /** The field that a schedule fills with the day before it fires (UTC), unless it says the day itself. Default: none. */
  readonly dayBefore?: string
  /** The name of another service's event that is accepted. Default: any, by its fields. */
  readonly event?: { readonly source: string; readonly detailType: string }
}

/** The input, whatever started the execution. */
export interface NormalisedInput<Fields extends TObject> {
  readonly fields: Static<Fields>
  readonly trigger: TriggerShape
}

/**
 * Makes one input of the four shapes in which it may come: by hand, by a schedule, by S3's event of a new object, by another service's
 * event. It is done in the machine, so that every start is seen with its own input in the history and costs no function.
 * Ends with `Input.Invalid` and all that is wrong with it: a field that is missing, unknown (by hand and by schedule only) or of the wrong kind.
 */
export function normaliseInput<S, Fields extends TObject>(
  flow: Flow<S>,
  input: Expr<unknown, S>,
  options: NormaliseOptions<Fields>,
): Ref<NormalisedInput<Fields>, S> {
  const read = flow.pass('Read input', {
    found: written<NormalisedInput<Fields>>(readingOf(options), input),
  })
  const checked = flow.pass('Check input', { problems: written<readonly string[]>(problemsOf(options), read.found) })
  flow.when('Input invalid?', gt(count(checked.problems), 0), (invalid) =>
    invalid.fail('Input.Invalid', text`${jsonata<string>`$join(${checked.problems}, "; ")`}`),
  )
  // The members of a schema's type are not known here, but they are those of the reference.
  return read.found as Ref<NormalisedInput<Fields>, S>
}

/** JSONata that begins with the one value that it reads, as `$in`. */
function written<T>(source: string, value: Expr<unknown, never>): Expr<T> {
  // What is no object has no fields: it is then one field that nobody knows.
  const pieces = ['($raw := ', `; $in := $type($raw) = "object" ? $raw : { "input": $raw }; ${source})`]
  return jsonata<T>(Object.assign([...pieces], { raw: pieces }), value)
}

function readingOf({ fields, defaults = {}, key, dayBefore }: NormaliseOptions<TObject>): string {
  const names = JSON.stringify(Object.keys(fields.properties))
  const known = (value: string) => `$sift($merge([${value}]), function($value, $name) { $name in ${names} })`
  const without = (value: string, name: string) => `$sift(${value}, function($value, $name) { $name != "${name}" })`
  const day = dayBefore === undefined ? '{}' : `{ "${dayBefore}": $fromMillis($toMillis($time) - 86400000, "[Y0001]-[M01]-[D01]") }`
  return `$name := $lookup($in, "detail-type");
    $trigger := $name = "Object Created" and $in.source = "aws.s3" ? "object" :
      $name = "Scheduled Event" or $exists($in.scheduled_time) ? "schedule" : $exists($name) ? "event" : "manual";
    $time := $exists($in.scheduled_time) ? $in.scheduled_time : $in.time;
    $fields := $trigger = "object" ? ${objectFields(key)} :
      $trigger = "event" ? ${known('$in.detail')} :
      $trigger = "schedule" ? $merge([${day}, $exists($name) ? ${known('$in.detail')} : ${without('$in', 'scheduled_time')}]) : $in;
    { "fields": $merge([${JSON.stringify(defaults)}, $fields]), "trigger": $trigger${key === undefined ? '' : ', "key": $in.detail.object.key'},
      "event": $exists($name) ? $string($in.source) & ": " & $name : "" }`
}

function objectFields(key: string | undefined): string {
  if (key === undefined) return '{}'
  const { pattern, fields } = keyPattern(key)
  const members = fields.map((name, index) => `${JSON.stringify(name)}: $found.groups[${index}]`)
  return `($found := $match($in.detail.object.key, ${regularExpression(pattern)}); $exists($found) ? { ${members.join(', ')} } : {})`
}

function problemsOf({ fields, key, event }: NormaliseOptions<TObject>): string {
  const required = new Set(fields.required ?? [])
  const names = JSON.stringify(Object.keys(fields.properties))
  const each = Object.entries(fields.properties).map(([name, schema]) => fieldProblem(name, schema, required.has(name)))
  const unknown = `$keys($fields)[$not($ in ${names})].("unknown field " & $ & ", known are " & $join(${names}, ", "))`
  const object = JSON.stringify(key === undefined ? 'objects do not start this workflow' : `the key of the object is not like ${key}: `)
  const foreign =
    event === undefined
      ? '()'
      : `$in.trigger = "event" and $in.event != ${JSON.stringify(`${event.source}: ${event.detailType}`)} ? "the event " & $in.event & " does not start this workflow"`
  return `$fields := $in.fields;
    $append([], [${foreign}, ${each.join(', ')}, ${unknown},
      $in.trigger = "object" and ${key === undefined ? 'true' : `$not($contains($string($in.key), ${regularExpression(keyPattern(key).pattern)}))`} ? ${object} & $string($in.key)])`
}
