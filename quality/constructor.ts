import type { Static, TObject, TProperties } from '@sinclair/typebox'
import { checkedKwargs } from './checked-kwargs.ts'
import type { Expectation } from './expectation.ts'
import type { Severity } from './severity.ts'
import type { ExpectationConfig } from './suite.ts'

type Camel<Name> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name & string

interface Common {
  /** What its failure means for the gate. Default: `critical`. */
  readonly severity?: Severity
  /** Kept with the result. */
  readonly meta?: Readonly<Record<string, unknown>>
}

/** The arguments of a constructor: Great Expectations' names in camelCase. */
export type ArgumentsOf<P extends TProperties> = Common & { readonly [K in keyof Static<TObject<P>> as Camel<K>]: Static<TObject<P>>[K] }

/** Makes one expectation of its arguments. Throws a QualityError for arguments that no table could satisfy. */
export type Constructor<P extends TProperties> =
  Partial<ArgumentsOf<P>> extends ArgumentsOf<P>
    ? (args?: ArgumentsOf<P>) => ExpectationConfig
    : (args: ArgumentsOf<P>) => ExpectationConfig

/** A definition that is also the function which constructs its expectations. */
export function constructorOf<Definition extends Expectation, P extends TProperties>(definition: Definition): Constructor<P> & Definition {
  const names = new Map(Object.keys(definition.schema.properties).map((name) => [camelCase(name), name]))
  const construct = ({ severity = 'critical', meta, ...args }: Common & Record<string, unknown> = {}): ExpectationConfig => {
    const given = Object.entries(args).map(([name, value]) => [names.get(name) ?? name, value])
    const kwargs = checkedKwargs(definition, Object.fromEntries(given.filter(([, value]) => value !== undefined)))
    return Object.freeze({ type: definition.type, kwargs, severity, ...(meta && { meta }) })
  }
  // TypeScript cannot see that the names of the schema, in camelCase, are those that the mapped type spells.
  return Object.assign(construct as unknown as Constructor<P>, definition)
}

function camelCase(name: string): string {
  return name.replaceAll(/_(.?)/g, (_, letter: string) => letter.toUpperCase())
}
