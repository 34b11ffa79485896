import { catalogue } from './catalogue.ts'
import type { Diagnostic, Severity } from './diagnostic.ts'
import { awsLocation, pointer } from './document/place.ts'
import type { Finding, Rule } from './rule.ts'
import { type CheckOptions, readSubject } from './subject.ts'

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

/**
 * Finds what is wrong with a definition before it is deployed: all that AWS refuses, in AWS's own words, and what would fail later.
 * Takes a value or JSON text, in JSONata or JSONPath; errors come first. Never throws.
 *
 * @example
 * const errors = check(compile(userEvents)).filter(({ severity }) => severity === 'error')
 */
export function check(machine: unknown, options: CheckOptions = {}): readonly Diagnostic[] {
  const subject = readSubject(machine, options)
  const rules = Object.values<Rule>(catalogue).filter((rule) => subject.definition.kind === 'read' || rule.judgesText === true)
  const found = rules.flatMap((rule) => [...rule.find(subject)].map((finding) => diagnosticOf(rule, finding)))
  return Object.freeze(found.sort((left, right) => ORDER[left.severity] - ORDER[right.severity]))
}

function diagnosticOf(rule: Rule, { place, message, hint, awsPlace = place }: Finding): Diagnostic {
  const { code, severity, aws } = rule
  const report = aws !== undefined && { aws: { code: aws, ...(awsPlace !== null && { location: awsLocation(awsPlace) }) } }
  return Object.freeze({ code, severity, path: pointer(place), message, hint, ...report })
}
