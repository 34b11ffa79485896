import type { JsonObject, JsonValue } from '../json.ts'

/** A string `{% ... %}` that AWS evaluates as JSONata, or a plain string. */
export type JsonataString = string

/** Says that a state is written in JSONata, where its machine does not. */
export interface InJsonata {
  readonly QueryLanguage?: 'JSONata'
}

/** What a JSONata state keeps in variables, and what it hands to the next one. */
export interface Assigning {
  readonly Assign?: JsonObject
  readonly Output?: JsonValue
}
