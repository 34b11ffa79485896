/** S3 copies at most this many bytes in one call. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export const LARGEST_COPY = 5 * 1024 ** 3

const PART = 1024 ** 3

/** The byte ranges, both ends included, in which an object of `size` bytes is copied part by part. */
export function copyRanges(size: number, part = PART): readonly string[] {
  const ranges: string[] = []
  for (let from = 0; from < size; from += part) ranges.push(`bytes=${from}-${Math.min(from + part, size) - 1}`)
  return ranges
}
