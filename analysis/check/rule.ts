import type { AwsCode, Severity } from './diagnostic.ts'
import type { Place } from './document/place.ts'
import type { WorkflowType } from './document/views.ts'
import type { Subject } from './subject.ts'

/** What a rule found at one place. */
export interface Finding {
  readonly place: Place
  readonly message: string
  readonly hint: string
  /** Where AWS places it, if elsewhere; null where AWS names no place. */
  readonly awsPlace?: Place | null
}

/** A definition that shows a rule, with the kind of workflow where it matters. Default: STANDARD. */
export interface Example {
  readonly machine: unknown
  readonly type?: WorkflowType
}

/** One rule: what it finds, why that matters, and an example of each kind. The reference page is made of these. */
export interface Rule<Code extends string = string> {
  readonly code: Code
  readonly severity: Severity
  /** The finding in a few words. */
  readonly title: string
  /** What happens to who ignores it. */
  readonly why: string
  /** The code under which AWS reports the same. */
  readonly aws?: AwsCode
  /** Whether the rule looks at what is no definition at all. */
  readonly judgesText?: true
  /** A definition that has this finding and no other. */
  readonly bad: Example
  /** The same, mended: no findings at all. */
  readonly good: Example
  readonly find: (subject: Subject) => Iterable<Finding>
}

/** Keeps the rule's literal code in its type, so that the catalogue can demand its entry. */
export function defineRule<const Code extends string>(rule: Rule<Code>): Rule<Code> {
  return Object.freeze(rule)
}
