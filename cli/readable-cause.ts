/**
 * What a person needs of a cause. A Lambda function's and a `.sync` integration's causes are JSON texts:
 * of the one the message is shown, of the other what the service said. Every other cause is shown as it is.
 */
export function readableCause(cause: string): string {
  const parsed = parse(cause)
  const reason = parsed?.errorMessage ?? parsed?.QueryExecution?.Status?.StateChangeReason
  return typeof reason === 'string' ? reason : cause
}

interface KnownCauses {
  readonly errorMessage?: unknown
  readonly QueryExecution?: { readonly Status?: { readonly StateChangeReason?: unknown } }
}

function parse(cause: string): KnownCauses | undefined {
  try {
    const value: unknown = JSON.parse(cause)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
