import type { S3Target } from '@aws-sdk/client-glue'
import { glueErrors } from '../errors.ts'
import { excludePattern } from './exclude-pattern.ts'

/** An include path of a crawler with its exclusions. */
export interface IncludePath {
  readonly bucket: string
  /** Key of the folder or file, without slash at its ends; empty for the whole bucket. */
  readonly path: string
  /** Whether it ended with a slash: then it is no file. */
  readonly isFolder: boolean
  readonly exclusions: readonly string[]
  /** At most so many files of each leaf folder are read, if given. */
  readonly sampleSize: number | undefined
}

/** Parses an S3 target; `s3://bucket/path`, `bucket/path`. An `InvalidInputException` where there is no bucket. */
export function includePath(target: S3Target): IncludePath {
  const match = /^(?:s3[an]?:\/\/)?([^/]+)\/?(.*)$/.exec(target.Path ?? '')
  if (match === null) throw glueErrors.invalidInput(`S3 target has no bucket: '${target.Path ?? ''}'; write s3://bucket/folder/`)
  const path = (match[2] ?? '').replace(/^\/+|\/+$/g, '')
  const isFolder = path !== '' && target.Path?.endsWith('/') === true
  return { bucket: match[1] ?? '', path, isFolder, exclusions: target.Exclusions ?? [], sampleSize: target.SampleSize }
}

/** Where the tables of an include path are: `s3://bucket/folder/`. */
export function locationOf(bucket: string, folders: readonly string[]): string {
  return `s3://${bucket}/${folders.map((folder) => `${folder}/`).join('')}`
}

/** Whether a crawl reads the object: below the include path, not empty, not hidden (`_` or `.` first in a name), not excluded. */
export function isCrawled({ path, exclusions }: IncludePath, object: { readonly key: string; readonly size: number }): boolean {
  const { key, size } = object
  if (size === 0 || key.endsWith('/') || key.endsWith('_$folder$')) return false
  const isFile = key === path
  if (!isFile && path !== '' && !key.startsWith(`${path}/`)) return false
  const relative = isFile ? (key.split('/').at(-1) ?? key) : key.slice(path === '' ? 0 : path.length + 1)
  if (relative.split('/').some((name) => name.startsWith('_') || name.startsWith('.'))) return false
  return !exclusions.some((exclusion) => excludePattern(exclusion).test(relative))
}
