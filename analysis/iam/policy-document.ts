/** An IAM policy, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html */
export interface PolicyDocument {
  readonly Version: '2012-10-17'
  readonly Statement: readonly Statement[]
}

/** One statement of a policy. Resources hold name tokens until they are resolved. */
export interface Statement {
  readonly Sid?: string
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: readonly string[]
  readonly Resource: readonly string[]
  readonly Condition?: Condition
}

/** Operators, each with the values that its keys may have. */
export type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/** The role of one principal, and what it may do. */
export interface Role {
  /** Unique in a deployment; role names are made of it. */
  readonly id: string
  /** Who takes the role: `states.amazonaws.com`. */
  readonly service: string
  readonly policy: PolicyDocument
}
