import { callService, prepareCall, type ServiceCall } from './call-service.ts'
import type { Integration } from './integration.ts'

/** `arn:aws:states:::aws-sdk:<service>:<action>`: any API of any service. @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html */
export function sdkIntegration(service: string, action: string): Integration {
  return callIntegration({ service, action, style: 'sdk' })
}

/** `arn:aws:states:::<service>:<action>` of an optimised service without anything of its own. */
export function plainIntegration(service: string, action: string): Integration {
  return callIntegration({ service, action, style: 'optimised' })
}

function callIntegration(called: Omit<ServiceCall, 'arguments'>): Integration {
  return {
    check: (world, request) => void prepareCall(world, { ...called, arguments: request.arguments }),
    run: (world, request, { clock }) => callService(world, clock, { ...called, arguments: request.arguments }),
  }
}
