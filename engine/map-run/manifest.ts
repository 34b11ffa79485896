import type { JsonObject } from '../../asl/json.ts'
import { StatesItemReaderFailedError } from '../errors/states-item-reader-failed-error.ts'
import type { ObjectPort } from '../ports.ts'
import type { ReaderConfig } from './parse-items.ts'

/** A data file that a manifest names, and how to read it. */
export interface ManifestFile {
  readonly bucket: string
  readonly key: string
  readonly config: ReaderConfig
}

/**
 * The data files of a manifest: of an S3 inventory (JSON, with gzipped CSV files), or of an Athena UNLOAD
 * (one URI a line, in the format of `InputType`).
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
 */
export async function readManifest(objects: ObjectPort, bucket: string, key: string, config: ReaderConfig): Promise<ManifestFile[]> {
  const text = new TextDecoder().decode(await objects.read(bucket, key))
  return config.ManifestType === 'ATHENA_DATA' ? athenaFiles(text, config) : inventoryFiles(text)
}

function athenaFiles(text: string, config: ReaderConfig): ManifestFile[] {
  const { ManifestType: _, ...rest } = config
  return text.split(/\r?\n/).flatMap((line) => {
    const match = /^"?s3:\/\/([^/]+)\/(.+?)"?$/.exec(line.trim())
    return match === null ? [] : [{ bucket: match[1] as string, key: match[2] as string, config: rest }]
  })
}

function inventoryFiles(text: string): ManifestFile[] {
  const manifest = JSON.parse(text) as JsonObject
  const bucket = String(manifest.destinationBucket ?? '').replace(/^arn:aws:s3:::/, '')
  const headers = String(manifest.fileSchema ?? '').split(',')
  if (!Array.isArray(manifest.files)) throw new StatesItemReaderFailedError('The manifest names no files.')
  const config = { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: headers.map((header) => header.trim()) }
  return manifest.files.map((file: JsonObject) => ({ bucket, key: String(file.key), config }))
}
