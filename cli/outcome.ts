import type { JsonValue } from '../asl/index.ts'
import type { CrawlThenQueryOutput } from '../workflows/index.ts'
import type { Finished } from './finished.ts'
import { readableCause } from './readable-cause.ts'
import { reportLines } from './report.ts'

/** A finished execution for a machine: all that is known, and the local paths of its files. */
export function outcomeJson({ pathOf, ...result }: Finished) {
  const files = isReport(result.output) ? Object.entries(result.output.files) : []
  return { ...result, ...(files.length > 0 && { paths: Object.fromEntries(files.map(([name, location]) => [name, pathOf(location)])) }) }
}

/** A finished execution for a person. */
export function outcomeText(result: Finished): string {
  const head = `${result.workflow} ${result.status} in ${result.seconds.toFixed(1)} s (execution ${result.execution})`
  if (result.status === 'SUCCEEDED') return [head, ...outputLines(result)].join('\n')
  const { error, state, cause, workflow, execution } = result
  const told = { error, state, cause: cause && readableCause(cause), events: `sluice history ${workflow}/${execution}` }
  const lines = Object.entries(told).flatMap(([name, value]) => (value ? [`  ${name.padEnd(6)} ${value}`] : []))
  return [head, ...lines].join('\n')
}

function outputLines({ output, pathOf }: Finished): readonly string[] {
  if (isReport(output)) return reportLines(output, pathOf)
  return output === undefined ? [] : [JSON.stringify(output, undefined, 2)]
}

/** The outputs of crawl-then-query have a report of their own. */
function isReport(output: JsonValue | CrawlThenQueryOutput | undefined): output is CrawlThenQueryOutput & JsonValue {
  return typeof output === 'object' && output !== null && 'quarantinedByReason' in output && 'files' in output
}
