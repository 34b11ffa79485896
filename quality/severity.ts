/**
 * How bad it is that an expectation fails, from mild to bad.
 * https://docs.greatexpectations.io/docs/core/define_expectations/create_an_expectation
 */
export const SEVERITIES = ['info', 'warning', 'critical'] as const

export type Severity = (typeof SEVERITIES)[number]

/** What a gate says of a partition: `passed`, or the worst severity that failed. */
export type Verdict = 'passed' | Severity

/** The worst of several severities; `passed` for none. */
export function worstOf(severities: readonly Severity[]): Verdict {
  return SEVERITIES[Math.max(...severities.map(rankOf), -1)] ?? 'passed'
}

/** Whether a severity is at least as bad as another. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return rankOf(severity) >= rankOf(threshold)
}

function rankOf(severity: Severity): number {
  return SEVERITIES.indexOf(severity)
}
