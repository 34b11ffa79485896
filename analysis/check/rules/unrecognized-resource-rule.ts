import { jsonata } from '../examples.ts'
import { integrationOf, integrations } from '../integration/integrations.ts'
import { isUri, type Pattern, type Resource } from '../integration/resource.ts'
import { defineRule } from '../rule.ts'
import { nearestName } from '../schema/nearest-name.ts'

/** A Resource that AWS does not know. */
export const unrecognizedResourceRule = defineRule({
  code: 'unrecognized-resource',
  severity: 'error',
  title: 'A Resource that AWS does not know',
  why: 'AWS refuses the definition: a typing mistake, an action that has no optimised call, or a pattern that the call does not offer. Crawlers, for one, have no .sync.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Find: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:glue:getTable.sync',
        Arguments: { DatabaseName: 'raw', Name: 'orders' },
        Retry: [{ ErrorEquals: ['Glue.ThrottlingException'] }],
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Find: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:glue:getTable',
        Arguments: { DatabaseName: 'raw', Name: 'orders' },
        Retry: [{ ErrorEquals: ['Glue.ThrottlingException'] }],
        End: true,
      },
    }),
  },
  find: function* ({ tasks, resources }) {
    for (const { state, text, resource } of tasks) {
      const place = [...state.place, 'Resource']
      if (resource.kind === 'unknown') {
        if (resources === 'any-uri' && isUri(text)) continue
        if (text.startsWith('arn:'))
          yield {
            place,
            message: notRecognized(text),
            hint: 'Write the ARN of a Lambda function or of an activity, or arn:aws:states:::service:action.',
          }
        else
          yield {
            place,
            message: 'Value is not a valid resource ARN',
            hint: `Found '${text}'; begin with arn:, or let the deployment put an ARN into "\${Name}".`,
          }
      } else if ('service' in resource && !isOffered(resource)) {
        yield { place, message: notRecognized(text), hint: hintFor(resource) }
      }
    }
  },
})

type Call = Extract<Resource, { readonly service: string }>

const SDK_PATTERNS: readonly Pattern[] = ['request', 'waitForTaskToken']

function isOffered({ kind, service, action, pattern }: Call): boolean {
  return (kind === 'sdk' ? SDK_PATTERNS : (integrationOf(service, action)?.patterns ?? [])).includes(pattern)
}

function notRecognized(text: string): string {
  return `The resource provided ${text} is not recognized. The value is not a valid resource ARN, or the resource is not available in this region.`
}

function hintFor({ kind, service, action, pattern }: Call): string {
  const known = integrationOf(service, action)
  if (kind === 'sdk') return 'SDK calls have no .sync: start the work, and poll until it is done.'
  if (known !== undefined) return `${service}:${action} offers ${known.patterns.join(', ')}, not ${pattern}.`
  const actions = Object.keys(integrations[service] ?? {})
  const near = nearestName(actions.length > 0 ? action : service, actions.length > 0 ? actions : Object.keys(integrations))
  return near === undefined
    ? `Call the SDK: arn:aws:states:::aws-sdk:${service}:${action}.`
    : `Did you mean ${near}? If not, call arn:aws:states:::aws-sdk:${service}:${action}.`
}
