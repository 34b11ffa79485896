import { stat } from 'node:fs/promises'

/** Which files of the buckets have been told of, and as they were then. */
export interface ToldFiles {
  note(file: string, state: { readonly size: number; readonly modified: number }): void
  forget(file: string): void
  /** Whether a file is as it was told. */
  isKnown(file: string): Promise<boolean>
  /** Whether a file differs from what was told of it; from now on it is told as it is. */
  isNew(file: string): Promise<boolean>
}

/** Nothing has been told yet. */
export function toldFiles(): ToldFiles {
  const stamps = new Map<string, string>()
  const stampOf = ({ size, modified }: { readonly size: number; readonly modified: number }) => `${size} ${modified}`
  const stampNow = async (file: string) => {
    const { size, mtimeMs } = await stat(file)
    return stampOf({ size, modified: mtimeMs })
  }
  return {
    note: (file, state) => void stamps.set(file, stampOf(state)),
    forget: (file) => void stamps.delete(file),
    isKnown: async (file) => stamps.has(file) && stamps.get(file) === (await stampNow(file).catch(() => undefined)),
    async isNew(file) {
      const stamp = await stampNow(file)
      const isNew = stamps.get(file) !== stamp
      stamps.set(file, stamp)
      return isNew
    },
  }
}
