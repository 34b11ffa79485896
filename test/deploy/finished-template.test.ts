import { expect, test } from '@jest/globals'
import { type CfnResource, settingsOf } from '../../deploy/index.ts'
import { checkTemplate } from '../../deploy/plugin/check-template.ts'
import type { Framework } from '../../deploy/plugin/framework.ts'
import { leaveStackUntagged } from '../../deploy/plugin/untagged-stack.ts'

const PLACE = { service: 'sluice', stage: 'dev', region: 'us-east-1' }
const settings = settingsOf({ from: 'a', roles: { permissionsBoundary: 'arn:aws:iam::1:policy/b' } }, PLACE)

function checking(resource: CfnResource, block = settings) {
  return () => checkTemplate({ Resources: { Own: resource } }, block)
}

test("a role of the service's own is held to the boundary and the prefix too", () => {
  expect(checking({ Type: 'AWS::IAM::Role', Properties: {} })).toThrow(/Resources.Own: this role has no permissions boundary/)
  const bounded = { PermissionsBoundary: 'arn:aws:iam::1:policy/b' }
  expect(checking({ Type: 'AWS::IAM::Role', Properties: { ...bounded, RoleName: 'other' } })).toThrow(/does not begin with sluice-dev-/)
  expect(checking({ Type: 'AWS::IAM::Role', Properties: { ...bounded, RoleName: 'sluice-dev-own' } })).not.toThrow()
})

test('tags on roles and queues are refused, unless the settings allow them', () => {
  const queue = { Type: 'AWS::SQS::Queue', Properties: { Tags: [{ Key: 'a', Value: 'b' }] } }
  expect(checking(queue)).toThrow(/this AWS::SQS::Queue has tags, which some accounts forbid. take the tags away, or say `tags: true`/)
  expect(checking(queue, settingsOf({ from: 'a', tags: true }, PLACE))).not.toThrow()
})

test('more resources than a stack holds are refused before AWS does', () => {
  const Resources = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`Topic${index}`, { Type: 'AWS::SNS::Topic' }]))
  expect(() => checkTemplate({ Resources }, settings)).toThrow(/501 resources, and a stack holds 500/)
})

test('the stack carries the tags that the service asks for, and not the one that the framework adds', () => {
  const deploy = {
    getSharedStackActionParams: () => ({
      StackName: 'sluice-dev',
      Tags: [
        { Key: 'STAGE', Value: 'dev' },
        { Key: 'team', Value: 'data' },
      ],
    }),
  }
  const framework = { pluginManager: { plugins: [{}, deploy] }, service: { provider: { stackTags: { team: 'data' } } } }
  // Only what is read of the framework is here.
  leaveStackUntagged(framework as unknown as Framework)
  expect(deploy.getSharedStackActionParams()).toEqual({ StackName: 'sluice-dev', Tags: [{ Key: 'team', Value: 'data' }] })
})

test('a policy that IAM would find too long is refused before AWS does', () => {
  const Resource = Array.from({ length: 200 }, (_, index) => ({ 'Fn::Sub': `arn:${'a'.repeat(50)}${index}` }))
  const Properties = { PermissionsBoundary: 'arn:aws:iam::1:policy/b', Policies: [{ PolicyDocument: { Statement: [{ Resource }] } }] }
  expect(checking({ Type: 'AWS::IAM::Role', Properties })).toThrow(/its policies have about 1\d{4} characters, and IAM takes 10240/)
})
