import { type _Object, GetObjectCommand, ListObjectsV2Command, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import type { InspectCsvInput, InspectCsvOutput, inspectCsv } from './contract.ts'
import { type CsvFinding, csvScanner, headerColumns } from './scan-csv.ts'

type ErrorName = (typeof inspectCsv.errors)[number]

const client = new S3Client({})

/** See the contract. */
export async function handler(input: InspectCsvInput): Promise<InspectCsvOutput> {
  const objects = await listSource(input)
  const bytes = objects.reduce((sum, object) => sum + (object.Size ?? 0), 0)
  if (bytes > input.largestBytes) {
    fail(
      'Source.TooLarge',
      `s3://${input.bucket}/${input.prefix} holds ${bytes} bytes, more than the ${input.largestBytes} that are inspected: raise largestBytes, or split the source`,
    )
  }
  let first: { readonly key: string; readonly columns: readonly string[] } | undefined
  for (const object of objects) {
    const key = object.Key as string
    const columns = await inspect(input.bucket, key)
    if (columns.length === 0) continue
    first ??= { key, columns }
    if (columns.join() !== first.columns.join()) {
      fail(
        'Source.HeaderMismatch',
        `s3://${input.bucket}/${key} has the columns ${columns.join(', ')}, but ${first.key} has ${first.columns.join(', ')}: ` +
          'Athena takes columns by position, so all files of a source need one header',
      )
    }
  }
  const newest = Math.max(0, ...objects.map((object) => object.LastModified?.getTime() ?? 0))
  return { objects: objects.length, bytes, newest: new Date(newest).toISOString() }
}

/** Every object of the source that holds something and that Athena does not pass over. */
async function listSource({ bucket, prefix }: InspectCsvInput): Promise<readonly _Object[]> {
  const found: _Object[] = []
  let token: string | undefined
  do {
    const page = await client
      .send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token !== undefined && { ContinuationToken: token }) }))
      .catch((error) => {
        if (error instanceof S3ServiceException && error.name === 'NoSuchBucket') {
          fail('Source.BucketNotFound', `there is no bucket ${bucket}`, error)
        }
        throw error
      })
    found.push(...(page.Contents ?? []))
    token = page.NextContinuationToken
  } while (token !== undefined)
  return found.filter(({ Key, Size }) => (Size ?? 0) > 0 && !isHidden((Key ?? '').slice(prefix.length)))
}

/** Hive passes over files and folders whose name begins with `_` or `.`. */
function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('_') || part.startsWith('.'))
}

async function inspect(bucket: string, key: string): Promise<readonly string[]> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
  const scanner = csvScanner()
  // In Node the SDK's body is a stream of bytes.
  for await (const chunk of Body as AsyncIterable<Uint8Array>) if (scanner.feed(chunk) !== undefined) break
  const { header, finding } = scanner.end()
  if (finding !== undefined) report(`s3://${bucket}/${key}`, finding)
  return headerColumns(header)
}

function report(file: string, finding: CsvFinding): never {
  const where = `${file}, line ${finding.line}`
  switch (finding.kind) {
    case 'line-break-in-field':
      return fail(
        'Source.LineBreakInField',
        `${where}: a quoted field goes on after the line's end. Athena reads one record a line and would split it: write the field on one line, or close the quote`,
      )
    case 'extra-fields':
      return fail(
        'Source.ExtraFields',
        `${where}: ${finding.fields} fields under a header of ${finding.columns}. Athena would drop the rest without a word: mend the row, or quote the field that holds a comma`,
      )
    case 'not-text':
      return fail('Source.NotText', `${where}: a NUL byte. This is no UTF-8 text (UTF-16, or compressed?): write the file as UTF-8`)
  }
}

function fail(name: ErrorName, message: string, cause?: unknown): never {
  throw new TaskError(name, message, cause === undefined ? undefined : { cause })
}
