import type { JsonObject, JsonValue } from '../json.ts'

/** A reference path (`$.detail.key`), a path into the context object (`$$.Execution.Id`) or a variable (`$bucket`). */
export type JsonPath = string

/** A JSON template: a member whose name ends in `.$` is a path or an intrinsic function. */
export type PayloadTemplate = JsonObject

/** Says that a state is written in JSONPath, which is what it is without a word. */
export interface InJsonPath {
  readonly QueryLanguage?: 'JSONPath'
  /** JSONata's. Named here, for a JSONPath machine may have states of both kinds. */
  readonly Arguments?: never
  /** JSONata's. */
  readonly Output?: never
}

/** What of its input a state sees, and what of its output the next one; `null` stands for an empty object. */
export interface Filtering {
  readonly InputPath?: JsonPath | null
  readonly OutputPath?: JsonPath | null
}

/** What a state keeps in variables. */
export interface AssigningPaths {
  readonly Assign?: PayloadTemplate
}

/** Where a state's result goes in its input; `null` throws the result away. */
export interface PlacingResult {
  readonly ResultPath?: JsonPath | null
}

/** What a state makes of its input and of its result. */
export interface Templating {
  readonly Parameters?: JsonValue
  readonly ResultSelector?: PayloadTemplate
}
