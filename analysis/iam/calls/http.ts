import type { JsonObject } from '../../../asl/index.ts'
import { ACCOUNT, PARTITION, parseToken, REGION } from '../../../services/index.ts'
import { refuse, type Scope } from '../scope.ts'
import { staticText } from '../static-text.ts'
import type { NeedsOf } from './call.ts'

/** https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html#connect-http-task-permissions */
export const httpNeeds: NeedsOf = ({ arguments: input }, scope) => {
  const endpoint = staticText(input.ApiEndpoint)
  if (endpoint.text === '') {
    refuse(scope, 'unbounded-target', 'ApiEndpoint is known at run time only', 'begin it with the constant part of the address')
  }
  const method = staticText(input.Method)
  return [
    {
      action: 'states:InvokeHTTPEndpoint',
      // AWS knows no resource for it; the conditions bound it.
      resource: '*',
      condition: {
        StringLike: { 'states:HTTPEndpoint': [endpoint.whole ? endpoint.text : `${endpoint.text}*`] },
        ...(method.whole && { StringEquals: { 'states:HTTPMethod': [method.text] } }),
      },
    },
    { action: 'events:RetrieveConnectionCredentials', resource: connectionOf(input, scope) },
    ...['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'].map((action) => ({
      action,
      resource: `arn:${PARTITION}:secretsmanager:${REGION}:${ACCOUNT}:secret:events!connection/*`,
    })),
  ]
}

function connectionOf({ Authentication }: JsonObject, scope: Scope): string {
  const { text, whole } = staticText((Authentication as JsonObject | undefined)?.ConnectionArn)
  if (whole && (text.startsWith('arn:') || parseToken(text)?.kind === 'connection')) return text
  refuse(scope, 'unbounded-target', 'Authentication.ConnectionArn is known at run time only', 'declare a `connection`, and give its `arn`')
}
