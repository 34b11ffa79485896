/** How much a result tells. https://docs.greatexpectations.io/docs/core/trigger_actions_based_on_results/choose_a_result_format/ */
export type ResultFormat = 'BOOLEAN_ONLY' | 'BASIC' | 'SUMMARY' | 'COMPLETE'

const ORDER: readonly ResultFormat[] = ['BOOLEAN_ONLY', 'BASIC', 'SUMMARY', 'COMPLETE']

/** Whether a format tells at least as much as another. */
export function tells(format: ResultFormat, least: ResultFormat): boolean {
  return ORDER.indexOf(format) >= ORDER.indexOf(least)
}
