import { AwsError } from '../../service.ts'

/** A request as a local service receives it: members may be absent, the body is whatever carries bytes. */
export type Received<Request> = { readonly [Member in keyof Omit<Request, 'Body'>]?: Request[Member] | undefined }

/** Throws S3's `InvalidArgument` where a required member is missing. */
export function required<T>(value: T | undefined | null, member: string): T {
  if (value !== undefined && value !== null && value !== '') return value
  throw new AwsError('InvalidArgument', `${member} is required`, 400, { ArgumentName: member })
}
