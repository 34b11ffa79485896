/** What CloudFormation itself knows of the account, as it stands in ARNs. A namer of another account replaces them with {@link inAccount}. */
export const PARTITION = pseudo('Partition')
export const REGION = pseudo('Region')
export const ACCOUNT = pseudo('AccountId')

function pseudo(name: string): string {
  return `\${AWS::${name}}`
}

/** An account whose names are known. */
export interface AccountNames {
  readonly partition: string
  readonly region: string
  readonly accountId: string
}

/** A text with CloudFormation's pseudo parameters replaced. */
export function inAccount(text: string, { partition, region, accountId }: AccountNames): string {
  return text.replaceAll(PARTITION, partition).replaceAll(REGION, region).replaceAll(ACCOUNT, accountId)
}
