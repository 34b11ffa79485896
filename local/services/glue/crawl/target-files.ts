import type { Classifier } from '@aws-sdk/client-glue'
import type { ObjectEntry, ObjectStore } from '../../s3/object-store.ts'
import { classifyFile } from '../classify/classify-file.ts'
import type { ParquetReader } from '../classify/parquet-reader.ts'
import type { CrawledFile } from './crawled-file.ts'
import { type IncludePath, isCrawled, locationOf } from './s3-target.ts'

/** An object that a crawl reads. */
export interface CrawledObject extends ObjectEntry {
  readonly folders: readonly string[]
  readonly name: string
  /** Location of the folder it is in. */
  readonly location: string
}

/** Objects of an include path that a crawl reads, in key order. Rejects where the bucket does not exist. */
export async function targetObjects(store: ObjectStore, target: IncludePath): Promise<readonly CrawledObject[]> {
  if (!(await store.hasBucket(target.bucket))) throw new Error(`The specified bucket does not exist: ${target.bucket}`)
  const objects = (await store.list(target.bucket, target.isFolder ? `${target.path}/` : target.path)).filter((object) =>
    isCrawled(target, object),
  )
  return objects.map((object) => {
    const folders = object.key.split('/')
    const name = folders.pop() ?? object.key
    return { ...object, folders, name, location: locationOf(target.bucket, folders) }
  })
}

/** What is needed to classify the objects of one include path. */
export interface ClassifyingPorts {
  readonly store: ObjectStore
  readonly parquet: ParquetReader
  readonly classifiers: readonly Classifier[]
  readonly signal: AbortSignal
  readonly say: (message: string) => void
}

/** Classifies the objects one after another; what is `UNKNOWN` is said and left out. Rejects when the signal is aborted. */
export async function classifyObjects(
  objects: readonly CrawledObject[],
  target: IncludePath,
  { store, parquet, classifiers, signal, say }: ClassifyingPorts,
): Promise<readonly CrawledFile[]> {
  const files: CrawledFile[] = []
  for (const { key, size, folders, name } of sampled(objects, target.sampleSize)) {
    signal.throwIfAborted()
    const found = await classifyFile(store.pathOf(target.bucket, key), classifiers, parquet)
    if (found === undefined) say(`s3://${target.bucket}/${key}: classification UNKNOWN, no table`)
    else files.push({ ...found, key, size, folders, name })
  }
  return files
}

function sampled(objects: readonly CrawledObject[], sampleSize: number | undefined): readonly CrawledObject[] {
  if (sampleSize === undefined) return objects
  const taken = new Map<string, number>()
  return objects.filter(({ location }) => {
    const count = taken.get(location) ?? 0
    taken.set(location, count + 1)
    return count < sampleSize
  })
}
