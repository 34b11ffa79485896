/** One partition that a table reads: values of its keys in their order, and its folder. */
export interface TablePartition {
  /** null: Hive's default partition, whose key is NULL. */
  readonly values: readonly (string | null)[]
  readonly location: string
}

/** The folder name of a NULL key. */
export const DEFAULT_PARTITION = '__HIVE_DEFAULT_PARTITION__'

/** `2024` or null for the default partition. */
export function partitionText(value: string | undefined): string | null {
  return value === undefined || value === DEFAULT_PARTITION ? null : value
}

/** Whether Hive writes a character as %XX in the folder name of a partition. */
function isEscaped(character: string): boolean {
  return character < ' ' || character === '\u007f' || '"#%\'*/:=?\\{[]^'.includes(character)
}

/** `year=2024/month=01`, as Hive names a partition's folder. */
export function partitionFolder(keys: readonly string[], values: readonly (string | null)[]): string {
  const escaped = (text: string) =>
    [...text]
      .map((character) => (isEscaped(character) ? `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}` : character))
      .join('')
  return keys
    .map(
      (key, index) =>
        `${escaped(key)}=${values[index] === null || values[index] === '' ? DEFAULT_PARTITION : escaped(values[index] as string)}`,
    )
    .join('/')
}

/** Reads the values back from `year=2024/month=01`; undefined where the folder does not name these keys in this order. */
export function partitionValues(keys: readonly string[], folder: string): readonly (string | null)[] | undefined {
  const parts = folder.split('/')
  const values = keys.map((key, index) => {
    const [written, value] = splitOnce(parts[index] ?? '')
    return written.toLowerCase() === key.toLowerCase() && value !== undefined ? partitionText(unescapeFolder(value)) : undefined
  })
  return values.every((value) => value !== undefined) ? (values as readonly (string | null)[]) : undefined
}

function splitOnce(part: string): readonly [string, string | undefined] {
  const at = part.indexOf('=')
  return at < 0 ? [part, undefined] : [part.slice(0, at), part.slice(at + 1)]
}

function unescapeFolder(value: string): string {
  return value.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
