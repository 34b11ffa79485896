import type { AccessTarget } from '../../../services/index.ts'
import { findPlace, findPlaces } from '../find-target.ts'
import { actionOf } from './action-of.ts'
import type { NeedsOf } from './call.ts'

export const s3Needs: NeedsOf = (call, scope) => {
  const { Bucket, Key, Prefix, CopySource } = call.arguments
  const on: readonly AccessTarget[] = findPlaces(
    { bucket: Bucket, key: Key ?? Prefix, members: Key === undefined ? 'Bucket' : 'Bucket and Key' },
    scope,
  )
  if (call.operation !== 'CopyObject' && call.operation !== 'UploadPartCopy') return [{ actions: [actionOf(call, scope)], on }]
  return [
    { actions: ['s3:PutObject'], on },
    { actions: ['s3:GetObject'], on: findPlace(CopySource, 'CopySource', scope) },
  ]
}
