/** How the records of a delimited file are cut, by its SerDe. */
export interface DelimitedText {
  readonly separator: string
  /** Empty where the SerDe knows no quotes. */
  readonly quote: string
  /** Empty where the SerDe knows no escapes. */
  readonly escaper: string
  /** Lines to leave out at the head of each file. */
  readonly header: number
  /** Cuts one line; `null` is a NULL. Fields past the end are missing. */
  readonly parse: (line: string) => readonly (string | null)[]
}
