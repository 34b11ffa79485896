/** The expression language of a machine or of one of its states. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export type QueryLanguage = 'JSONata' | 'JSONPath'

/** What every state has. */
export interface Named<Type extends string> {
  readonly Type: Type
  readonly Comment?: string
}

/** Where the execution goes from here: to a state, or to the end. */
export interface Transition {
  readonly Next?: string
  readonly End?: true
}

/** States, and the first of them: a machine, a branch of a Parallel, the body of a Map. */
export interface StatesDocument<State> {
  readonly Comment?: string
  readonly StartAt: string
  readonly States: Readonly<Record<string, State>>
}
