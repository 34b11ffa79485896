import { expect, test } from '@jest/globals'
import { isAllowed, type PolicyDocument, type Statement } from '../../../analysis/iam/index.ts'

function policy(...statements: readonly Partial<Statement>[]): PolicyDocument {
  const whole = { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::lake/*'] } as const
  return { Version: '2012-10-17', Statement: statements.map((statement) => ({ ...whole, ...statement })) }
}

const GET = { action: 's3:GetObject', resource: 'arn:aws:s3:::lake/source/a.csv' }

test('nothing is allowed without a statement', () => {
  expect(isAllowed(policy(), GET)).toBe(false)
  expect(isAllowed(policy({}), { ...GET, action: 's3:PutObject' })).toBe(false)
  expect(isAllowed(policy({}), { ...GET, resource: 'arn:aws:s3:::lake2/a' })).toBe(false)
})

test('wildcards stand for text and a single character, actions ignore case, a dot is a dot', () => {
  expect(isAllowed(policy({}), GET)).toBe(true)
  expect(isAllowed(policy({ Action: ['S3:getobject'] }), GET)).toBe(true)
  expect(isAllowed(policy({ Resource: ['arn:aws:s3:::lake/source/?.csv'] }), GET)).toBe(true)
  expect(isAllowed(policy({ Resource: ['arn:aws:s3:::lake/source/aXcsv'] }), GET)).toBe(false)
  expect(isAllowed(policy({ Resource: ['arn:aws:s3:::lake/source/a.cs'] }), GET)).toBe(false)
})

test('a denial in any policy wins', () => {
  const allowed = policy({ Action: ['s3:*'], Resource: ['*'] })
  expect(isAllowed([allowed, policy({ Effect: 'Deny', Resource: ['arn:aws:s3:::lake/source/*'] })], GET)).toBe(false)
})

test('conditions hold only where their keys are there', () => {
  const list = { action: 's3:ListBucket', resource: 'arn:aws:s3:::lake' }
  const bounded = policy({ Action: ['s3:ListBucket'], Resource: [list.resource], Condition: { StringLike: { 's3:prefix': ['source/*'] } } })
  expect(isAllowed(bounded, { ...list, context: { 's3:prefix': 'source/2025/' } })).toBe(true)
  expect(isAllowed(bounded, { ...list, context: { 's3:prefix': 'source/' } })).toBe(true)
  expect(isAllowed(bounded, { ...list, context: { 's3:prefix': 'output/' } })).toBe(false)
  expect(isAllowed(bounded, list)).toBe(false)
})

test('Null, Bool and IfExists are those of AWS', () => {
  const noTls = policy({}, { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': ['false'] } } })
  expect(isAllowed(noTls, { ...GET, context: { 'aws:SecureTransport': 'false' } })).toBe(false)
  expect(isAllowed(noTls, { ...GET, context: { 'aws:SecureTransport': 'true' } })).toBe(true)
  const once = policy({}, { Effect: 'Deny', Condition: { Null: { 's3:if-none-match': ['true'] } } })
  expect(isAllowed(once, GET)).toBe(false)
  expect(isAllowed(once, { ...GET, context: { 's3:if-none-match': '*' } })).toBe(true)
  const ifExists = policy({ Condition: { StringEqualsIfExists: { 'aws:SourceAccount': ['1'] } } })
  expect(isAllowed(ifExists, GET)).toBe(true)
  expect(isAllowed(ifExists, { ...GET, context: { 'aws:SourceAccount': '2' } })).toBe(false)
})

test('an operator that is not known never allows and always denies', () => {
  const odd = { NumericLessThan: { 's3:max-keys': ['10'] } }
  expect(isAllowed(policy({ Condition: odd }), GET)).toBe(false)
  expect(isAllowed(policy({}, { Effect: 'Deny', Condition: odd }), GET)).toBe(false)
})
