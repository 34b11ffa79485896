/** An object as a listing has it. */
export interface ListedObject {
  readonly key: string
  readonly bytes: number
}

/** One copy. */
export interface Placement {
  readonly from: string
  readonly to: string
  /** The folder of the target, with its slash. */
  readonly folder: string
  readonly bytes: number
}

/** How the targets are called. */
export interface PlacementNames {
  readonly from: string
  readonly to: string
  readonly name: string
  readonly extension: string
}

/** Where each file goes: numbered within its folder, in the order of the keys. Empty objects and those that Hive passes over stay. */
export function placements(objects: readonly ListedObject[], { from, to, name, extension }: PlacementNames): readonly Placement[] {
  const counts = new Map<string, number>()
  return objects
    .filter(({ key, bytes }) => bytes > 0 && !/(^|\/)[._]/.test(key.slice(from.length)))
    .toSorted((left, right) => (left.key < right.key ? -1 : 1))
    .map(({ key, bytes }) => {
      const folder = to + key.slice(from.length, key.lastIndexOf('/') + 1)
      const number = counts.get(folder) ?? 0
      counts.set(folder, number + 1)
      return { from: key, to: `${folder}${name}.${String(number).padStart(5, '0')}${extension}`, folder, bytes }
    })
}

/** The keys under a batch's name that are no longer among its files. */
export function leftOver(found: readonly string[], placed: readonly Placement[]): readonly string[] {
  const wanted = new Set(placed.map(({ to }) => to))
  return found.filter((key) => !wanted.has(key))
}
