/** Takes the values that a JSON path points at. */
export type JsonPath = (value: unknown) => readonly unknown[]

const STEP = /\.(\*|[^.[\]'"\s]+)|\[(?:(\*)|(\d+)|'([^']*)'|"([^"]*)")\]/y

/**
 * Parses the path of a JSON classifier: `$`, `.name`, `['name']`, `[3]`, `.*` and `[*]`; undefined where it is not one.
 * https://docs.aws.amazon.com/glue/latest/dg/custom-classifier.html#custom-classifier-json
 */
export function jsonPath(path: string): JsonPath | undefined {
  if (!path.startsWith('$')) return undefined
  const steps: ((value: unknown) => readonly unknown[])[] = []
  STEP.lastIndex = 1
  while (STEP.lastIndex < path.length) {
    const match = STEP.exec(path)
    if (match === null) return undefined
    const [, dotted, star, index, single, double] = match
    const name = dotted ?? single ?? double
    if (star !== undefined || dotted === '*') steps.push(children)
    else if (index !== undefined) steps.push((value) => (Array.isArray(value) ? present(value[Number(index)]) : []))
    else if (name !== undefined) steps.push((value) => (isRecord(value) && Object.hasOwn(value, name) ? present(value[name]) : []))
  }
  return (value) => steps.reduce<readonly unknown[]>((found, step) => found.flatMap(step), [value])
}

/** A value that is an object, not an array. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function children(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return isRecord(value) ? Object.values(value) : []
}

function present(value: unknown): readonly unknown[] {
  return value === undefined ? [] : [value]
}
