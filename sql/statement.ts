/** One Athena statement of a `.sql` file, with the named parameters (`:run`) that stand in it. */
export interface Statement<Parameter extends string = string> {
  /** `<dataset>/<file>`, as an error names it. */
  readonly name: string
  /** The text between the parameters, in order: one more than there are parameters in {@link Statement.slots}. */
  readonly pieces: readonly string[]
  /** The parameter between each two pieces; one may stand in several places. */
  readonly slots: readonly Parameter[]
}
