import type { Classifier } from '@aws-sdk/client-glue'
import { classifyCsv, type TextSample } from './csv-classifier.ts'
import { type FileSample, readSample, sampleText } from './file-sample.ts'
import type { Compression, FileSchema } from './file-schema.ts'
import { classifyJson } from './json-classifier.ts'
import type { ParquetReader } from './parquet-reader.ts'

/** What the crawler reads of a text file, and the most that it reads where that holds no whole JSON value. */
const SAMPLE_BYTES = 2 ** 20
const LONGEST_SAMPLE_BYTES = 10 * SAMPLE_BYTES

/** A file that a classifier recognised. */
export interface ClassifiedFile {
  readonly schema: FileSchema
  readonly compression: Compression
}

/**
 * Classifies a file: first by the custom classifiers in their order, then by the built-in ones (Parquet, JSON, CSV).
 * Undefined is AWS's `UNKNOWN`: no text in UTF-8, no known format, or nothing readable. Never rejects for what is in the file.
 * https://docs.aws.amazon.com/glue/latest/dg/add-classifier.html
 */
export async function classifyFile(
  file: string,
  classifiers: readonly Classifier[],
  parquet: ParquetReader,
): Promise<ClassifiedFile | undefined> {
  let sample = await readSample(file, SAMPLE_BYTES)
  if (isParquet(sample)) {
    const schema = await parquet.read(file)
    return schema && { schema, compression: 'none' }
  }
  let found = classifyText(sample, classifiers)
  if (found === undefined && sample.isTruncated && startsLikeJson(sample)) {
    sample = await readSample(file, LONGEST_SAMPLE_BYTES)
    found = classifyText(sample, classifiers)
  }
  return found && { schema: found, compression: sample.compression }
}

function classifyText(sample: FileSample, classifiers: readonly Classifier[]): FileSchema | undefined {
  const text = sampleText(sample)
  if (text === undefined || text.trim() === '') return undefined
  const part: TextSample = { text, isTruncated: sample.isTruncated }
  for (const classifier of classifiers) {
    const found = classifyBy(classifier, part)
    if (found !== undefined) return found
  }
  // What begins as an object and is no JSON is a broken or endless one; its commas make no table.
  return classifyJson(part) ?? (/^\s*\{/.test(text) ? undefined : classifyCsv(part))
}

function classifyBy({ CsvClassifier, JsonClassifier }: Classifier, sample: TextSample): FileSchema | undefined {
  if (CsvClassifier !== undefined) return classifyCsv(sample, CsvClassifier)
  if (JsonClassifier?.JsonPath !== undefined) return classifyJson(sample, JsonClassifier.JsonPath)
  return undefined
}

function isParquet({ bytes }: FileSample): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PAR1'
}

function startsLikeJson(sample: FileSample): boolean {
  return /^\s*[[{]/.test(Buffer.from(sample.bytes.subarray(0, 100)).toString('latin1').replace(/^ï»¿/, ''))
}
