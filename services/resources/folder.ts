import { frozen } from './frozen.ts'

/** All objects below a prefix of a bucket. */
export interface Folder {
  readonly kind: 'folder'
  /** The token of the bucket's name. */
  readonly bucket: string
  /** Ends in `/`, or is empty for the whole bucket. */
  readonly prefix: string
  /** `s3://<bucket>/<prefix>`. */
  readonly uri: string
}

/** A folder of a bucket, or a folder inside a folder. Put the slash at the end: `folder(lake, 'output/judged/')`. */
export function folder(parent: { readonly kind: 'bucket'; readonly name: string } | Folder, path: string): Folder {
  const bucket = parent.kind === 'bucket' ? parent.name : parent.bucket
  const joined = (parent.kind === 'bucket' ? '' : parent.prefix) + path
  const prefix = joined === '' || joined.endsWith('/') ? joined : `${joined}/`
  return frozen({ kind: 'folder', bucket, prefix, uri: `s3://${bucket}/${prefix}` })
}
