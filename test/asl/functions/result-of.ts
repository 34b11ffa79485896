import { type Expr, type Inside, type Ref, workflow } from '../../../asl/index.ts'
import { FOUND, type Found, find, INPUT, Input } from '../operations.ts'
import { outputOf, run } from '../run.ts'

type Scope = Inside<'w'>
type Given = Ref<{ name: string; rows: number; flag: boolean; top?: number; list: string[] }, Scope>

/** What an expression over the input and a task's result gives on the engine; `undefined` where it is absent. */
export async function resultOf(expression: (input: Given, found: Ref<Found, Scope>) => unknown, input: object = {}): Promise<unknown> {
  return ((await outputOf(tested(expression), { ...INPUT, ...input }, { Find: FOUND })) as { value?: unknown }).value
}

/** The error that an expression ends with. */
export async function errorOf(expression: (input: Given, found: Ref<Found, Scope>) => unknown): Promise<string | undefined> {
  return (await run(tested(expression), INPUT, { Find: FOUND })).error
}

function tested(expression: (input: Given, found: Ref<Found, Scope>) => unknown) {
  // Tests give expressions of all types.
  return workflow({ name: 'w', input: Input }, (flow, given) => ({
    value: expression(given, flow.task('Find', find, {})) as Expr<unknown, Scope>,
  }))
}
