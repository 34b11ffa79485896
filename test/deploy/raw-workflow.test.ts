import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { check, graphOf, limits, toMermaid } from '../../analysis/index.ts'
import { type AslDocument, compile, type JsonObject, rawWorkflow } from '../../asl/index.ts'
import { checkDefinitions } from '../../deploy/plugin/check-definitions.ts'
import { openDeployment } from '../../local/index.ts'
import { bindTask, bucket, definePipeline, deploymentOf, functionArn } from '../../services/index.ts'
import { discardRun } from '../../tasks/discard-run/contract.ts'
import { actionsOf, localRoles } from '../analysis/iam/role-of-pipeline.ts'
import { partsOf, templateOf } from './parts-of.ts'
import { refusedIn } from './template-findings.ts'

const notes = bucket('notes', { zones: { kept: 'kept/' } })

/** Raw, in JSONPath, with the names of declared resources in it. */
const keep = rawWorkflow({
  name: 'keep-note',
  definition: {
    StartAt: 'Is there a note?',
    States: {
      'Is there a note?': { Type: 'Choice', Choices: [{ Variable: '$.note', IsPresent: true, Next: 'Keep' }], Default: 'Nothing' },
      Keep: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:s3:putObject',
        Parameters: { Bucket: notes.name, Key: 'kept/note.txt', 'Body.$': '$.note' },
        ResultPath: '$.kept',
        OutputPath: '$.note',
        End: true,
      },
      Nothing: { Type: 'Fail', Error: 'Nothing', Cause: 'there is no note' },
    },
  },
})
const pipeline = definePipeline({ workflow: keep, resources: [notes], logs: { level: 'OFF' } })

test('a raw workflow is checked, drawn and measured as any other', () => {
  const machine = compile(keep)
  expect(check(machine).filter(({ severity }) => severity === 'error')).toEqual([])
  expect(toMermaid(graphOf(machine))).toContain('Is there a note?')
  expect(limits(machine).events.most).toBeGreaterThan(5)
  expect(() => checkDefinitions(deploymentOf([pipeline]))).not.toThrow()
})

test('a raw workflow is deployed with its own definition, and may do what it calls and no more', async () => {
  const parts = partsOf([pipeline])
  expect(await refusedIn(templateOf(parts))).toEqual([])
  const machine = Object.values(parts.resources).find(({ Type }) => Type === 'AWS::StepFunctions::StateMachine')
  expect(JSON.stringify(machine?.Properties?.DefinitionString)).toContain('OutputPath')
  expect(actionsOf(localRoles(pipeline)['keep-note-workflow'])).toEqual(['s3:PutObject'])
})

test('a raw workflow runs in the local account, in its own language', async () => {
  const root = await mkdtemp(join(tmpdir(), 'sluice-raw-'))
  try {
    const { aws, start, close } = await openDeployment([pipeline], { root })
    try {
      const { status, output } = await start(keep, { note: 'remember' }).result
      expect({ status, output }).toEqual({ status: 'SUCCEEDED', output: 'remember' })
      expect(new TextDecoder().decode(await aws.store.read('notes', 'kept/note.txt'))).toBe('remember')
      expect(await start(keep, {}).result).toMatchObject({ status: 'FAILED', error: 'Nothing' })
    } finally {
      await close()
    }
  } finally {
    await rm(root, { recursive: true })
  }
})

test('a raw workflow that calls a function by its ARN may invoke that function', () => {
  const definition = { StartAt: 'Discard', States: { Discard: { Type: 'Task', Resource: functionArn(discardRun), End: true } } } as const
  const discard = rawWorkflow({ name: 'discard', definition })
  const tasks = [bindTask(discardRun, { access: { runs: [notes.zones.kept] } })]
  const roles = localRoles(definePipeline({ workflow: discard, resources: [notes], tasks, logs: { level: 'OFF' } }))
  expect(roles['discard-workflow']?.policy.Statement).toMatchObject([
    { Action: ['lambda:InvokeFunction'], Resource: ['arn:aws:lambda:us-east-1:000000000000:function:discard-run'] },
  ])
})

test('a raw workflow that AWS would refuse is not deployed, and the reason says where', () => {
  const definition: JsonObject = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' } } }
  // JSON that has the shape of a machine, as a caller without types gives it.
  const broken = rawWorkflow({ name: 'broken', definition: definition as unknown as AslDocument })
  const deployment = deploymentOf([definePipeline({ workflow: broken, resources: [], logs: { level: 'OFF' } })])
  expect(() => checkDefinitions(deployment)).toThrow("/States/A/Next: Missing 'Next' target: B")
})
