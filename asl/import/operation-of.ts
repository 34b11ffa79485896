import type { Operation } from '../operation.ts'

/**
 * What a Task state with this resource does, where `services/` has no typed operation for it: any input, no retries by itself.
 *
 * @example
 * ```ts
 * const getCrawler = operationOf<{ Crawler: { State: string } }>('arn:aws:states:::aws-sdk:glue:getCrawler')
 * const seen = flow.task('Get crawler', getCrawler, { Name: input.crawler })
 * return { state: seen.Crawler.State }
 * ```
 */
export function operationOf<Output = unknown>(resource: string, outputPath: readonly string[] = []): Operation<unknown, Output, string> {
  return Object.freeze({ kind: 'operation', resource, retry: [], ...(outputPath.length > 0 && { outputPath }) })
}
