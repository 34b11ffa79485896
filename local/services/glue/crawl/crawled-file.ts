import type { ClassifiedFile } from '../classify/classify-file.ts'

/** A file that a crawl has classified. */
export interface CrawledFile extends ClassifiedFile {
  readonly key: string
  /** Bytes, as stored. */
  readonly size: number
  /** Names of the folders above it, from the bucket down. */
  readonly folders: readonly string[]
  readonly name: string
}
