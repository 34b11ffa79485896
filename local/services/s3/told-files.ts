import { stat } from 'node:fs/promises'

/** Which files of the buckets have been told of, and as they were then. */
export interface ToldFiles {
  note(file: string, state: { readonly size: number; readonly modified: number }): void
  forget(file: string): void
  /** Whether a file differs from what was told of it; from now on it is told as it is. */
  isNew(file: string): Promise<boolean>
}

/** Nothing has been told yet. */
export function toldFiles(): ToldFiles {
  const stamps = new Map<string, string>()
  const stampOf = ({ size, modified }: { readonly size: number; readonly modified: number }) => `${size} ${modified}`
  return {
    note: (file, state) => void stamps.set(file, stampOf(state)),
    forget: (file) => void stamps.delete(file),
    async isNew(file) {
      const { size, mtimeMs } = await stat(file)
      const stamp = stampOf({ size, modified: mtimeMs })
      const isNew = stamps.get(file) !== stamp
      stamps.set(file, stamp)
      return isNew
    },
  }
}
