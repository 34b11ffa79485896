import type { CfnResource } from './cloudformation.ts'
import type { TemplateContext } from './template-context.ts'

/** A log group with its retention in days. */
export function logGroup(name: string, days: number): CfnResource {
  return { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: name, RetentionInDays: days } }
}

/** What several pipelines share keeps its logs as long as the longest of them asks. */
export function retentionOf({ deployment }: TemplateContext): number {
  return Math.max(...deployment.pipelines.map(({ logs }) => logs.retentionDays))
}
