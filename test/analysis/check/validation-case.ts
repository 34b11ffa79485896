/** A definition with the verdict of AWS or of another validator, as `scripts/conformance-validation.ts` reads it. */
export interface ValidationCase {
  readonly name: string
  readonly area: string
  readonly stateMachineType?: 'STANDARD' | 'EXPRESS'
  readonly definition?: unknown
  readonly definitionText?: string
  readonly expected: {
    readonly valid: boolean
    /** The message of CreateStateMachine. */
    readonly message?: string
    /** The answer of ValidateStateMachineDefinition. */
    readonly diagnostics?: readonly { readonly code: string; readonly location?: string; readonly message: string }[]
  }
}

/** A recorded execution: AWS took its definition. */
export interface RecordedExecution {
  readonly name: string
  readonly kind: string
  readonly stateMachineType?: 'STANDARD' | 'EXPRESS'
  readonly definition?: unknown
  readonly rows?: readonly { readonly definition?: unknown }[]
}

/**
 * The recordings keep the name that the recorder's template had where AWS was given an ARN. Without the ARN there is nothing to
 * judge, so one of the kind that the name says is put back.
 */
const TEMPLATE_NAMES: Readonly<Record<string, string>> = {
  activity_arn: 'arn:aws:states:us-east-1:111111111111:activity:recorded',
}

/** The definition with ARNs where the recording has names of a template. */
export function withArns(definition: unknown): unknown {
  if (definition === undefined) return undefined
  return JSON.parse(
    JSON.stringify(definition, (key, value) =>
      key === 'Resource' && typeof value === 'string' && Object.hasOwn(TEMPLATE_NAMES, value) ? TEMPLATE_NAMES[value] : value,
    ),
  )
}
