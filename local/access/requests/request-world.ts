import type { AccessRequest } from '../../../analysis/iam/index.ts'

/** Where ARNs are. */
export interface RequestPlace {
  readonly region: string
  readonly accountId: string
}

/** What the requests of a call are read from. */
export interface RequestWorld extends RequestPlace {
  /** Calls another operation as the owner, to look up what the input does not say. */
  readonly look: <Output>(service: string, operation: string, input: object) => Promise<Output>
}

/** The members of an input, as far as they are texts. */
export type Input = Readonly<Record<string, unknown>>

/**
 * What a call needs to be allowed: actions on ARNs. A caller needs all of them.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export type RequestsOf = (
  operation: string,
  input: Input,
  world: RequestWorld,
) => readonly AccessRequest[] | Promise<readonly AccessRequest[]>

/** A member that is a text, or nothing. */
export function textOf(input: Input, ...members: readonly string[]): string | undefined {
  const found = members.map((member) => input[member]).find((value) => typeof value === 'string')
  return typeof found === 'string' ? found : undefined
}

/** Members that are lists of structures. */
export function listOf(input: Input, member: string): readonly Input[] {
  const found = input[member]
  return Array.isArray(found) ? (found as readonly Input[]) : []
}

/** The ARN of something in the account and region; what is an ARN already stays as it is. */
export function arnIn({ region, accountId }: RequestPlace, service: string, resource: string, given?: string): string {
  return given?.startsWith('arn:') ? given : `arn:aws:${service}:${region}:${accountId}:${resource}`
}
