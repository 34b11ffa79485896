import { ListExecutionsCommand, ListStateMachinesCommand, type SFNClient } from '@aws-sdk/client-sfn'
import { UsageError } from './usage-error.ts'

/**
 * The ARN of a workflow's state machine. Deployed machines have the stage and a prefix in their names:
 * the one that ends in the workflow's name is meant, if there is just one.
 */
export async function findMachine(sfn: SFNClient, workflow: string): Promise<string> {
  if (workflow.startsWith('arn:')) return workflow
  const found: { readonly name: string; readonly arn: string }[] = []
  let nextToken: string | undefined
  do {
    const page = await sfn.send(new ListStateMachinesCommand({ ...(nextToken !== undefined && { nextToken }) }))
    for (const { name = '', stateMachineArn = '' } of page.stateMachines ?? []) found.push({ name, arn: stateMachineArn })
    nextToken = page.nextToken
  } while (nextToken !== undefined)
  const exact = found.find(({ name }) => name === workflow)
  const alike = exact ? [exact] : found.filter(({ name }) => name.endsWith(`-${workflow}`))
  const [only, ...others] = alike
  if (only === undefined)
    throw new UsageError(`there is no state machine ${workflow} here: ${found.map(({ name }) => name).join(', ') || 'none at all'}`)
  if (others.length > 0)
    throw new UsageError(`several state machines end in ${workflow}: name one of ${alike.map(({ arn }) => arn).join(', ')}`)
  return only.arn
}

/** The ARN of an execution: an ARN itself, `workflow/name`, or a workflow, of which the latest execution is meant. */
export async function findExecution(sfn: SFNClient, word: string): Promise<string> {
  if (word.startsWith('arn:')) return word
  const [workflow = '', name] = word.split('/')
  const machine = await findMachine(sfn, workflow)
  if (name !== undefined) return `${machine.replace(':stateMachine:', ':execution:')}:${name}`
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn: machine, maxResults: 1 }))
  const latest = executions[0]?.executionArn
  if (latest === undefined) throw new UsageError(`${workflow} has no execution yet`)
  return latest
}
