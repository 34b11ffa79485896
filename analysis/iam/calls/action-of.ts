import { isAction } from '../actions.ts'
import { refuse, type Scope } from '../scope.ts'
import type { Call } from './call.ts'

/** Operations whose action has another name. */
const ACTION: Readonly<Record<string, string>> = {
  'dynamodb:TransactGetItems': 'dynamodb:GetItem',
  'lambda:Invoke': 'lambda:InvokeFunction',
  's3:CompleteMultipartUpload': 's3:PutObject',
  's3:CreateMultipartUpload': 's3:PutObject',
  's3:DeleteObjects': 's3:DeleteObject',
  's3:HeadBucket': 's3:ListBucket',
  's3:HeadObject': 's3:GetObject',
  's3:ListObjectVersions': 's3:ListBucketVersions',
  's3:ListObjects': 's3:ListBucket',
  's3:ListObjectsV2': 's3:ListBucket',
  's3:ListParts': 's3:ListMultipartUploadParts',
  's3:UploadPart': 's3:PutObject',
  'sns:PublishBatch': 'sns:Publish',
  'sqs:ChangeMessageVisibilityBatch': 'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessageBatch': 'sqs:DeleteMessage',
  'sqs:SendMessageBatch': 'sqs:SendMessage',
}

/** The IAM action of a call. Throws a `DefinitionError` (`unknown-action`) for an operation of which none is known. */
export function actionOf({ service, operation }: Call, scope: Scope): `${string}:${string}` {
  const name: `${string}:${string}` = `${service}:${operation}`
  // The table's values have a colon, which its type does not say.
  const action = (ACTION[name] as `${string}:${string}` | undefined) ?? name
  if (isAction(action)) return action
  refuse(
    scope,
    'unknown-action',
    `no IAM action is known for ${name}`,
    'say what it needs in the `access` of the pipeline, and call it from a Lambda task',
  )
}
