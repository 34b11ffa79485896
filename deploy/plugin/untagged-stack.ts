import type { Framework } from './framework.ts'

interface StackParameters {
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[]
}

interface MakesStack {
  getSharedStackActionParams(options: object): StackParameters
}

/**
 * Leaves the tag `STAGE` away that the framework puts on the stack by itself: CloudFormation hands a stack's tags down to every role and
 * queue, and an account that forbids `iam:TagRole` or `sqs:TagQueue` then forbids the deployment. Tags that the service asks for stay.
 */
export function leaveStackUntagged({ pluginManager, service }: Framework): void {
  const asked = Object.keys(service.provider.stackTags ?? {})
  for (const plugin of pluginManager.plugins.filter(makesStack)) {
    const original = plugin.getSharedStackActionParams.bind(plugin)
    plugin.getSharedStackActionParams = (options) => {
      const parameters = original(options)
      return { ...parameters, Tags: parameters.Tags.filter(({ Key }) => asked.includes(Key)) }
    }
  }
}

function makesStack(plugin: object): plugin is MakesStack {
  return 'getSharedStackActionParams' in plugin && typeof plugin.getSharedStackActionParams === 'function'
}
