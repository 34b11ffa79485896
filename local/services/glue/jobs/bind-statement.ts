const TOKEN = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|::|:([A-Za-z_]\w*)/g

/** A statement names a parameter that the job was not given. */
export class UnboundParameter extends Error {
  override readonly name = 'UnboundParameter'

  constructor(parameter: string, given: readonly string[]) {
    super(
      `The statement names the parameter :${parameter}, but the job has no argument --${parameter}; it has ${given.join(', ') || 'none'}.`,
    )
  }
}

/**
 * A statement with its parameters, `:name`, replaced by the arguments `--name` as SQL strings. What stands in quotes and comments stays.
 * Throws {@link UnboundParameter}.
 */
export function bindStatement(statement: string, values: Readonly<Record<string, string>>): string {
  return statement.replace(TOKEN, (text, parameter: string | undefined) => {
    if (parameter === undefined) return text
    const value = values[`--${parameter}`]
    if (value === undefined) throw new UnboundParameter(parameter, Object.keys(values))
    return `'${value.replaceAll("'", "''")}'`
  })
}
