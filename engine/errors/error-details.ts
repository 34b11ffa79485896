/** `error` and `cause` where they are known: AWS leaves the others out. */
export function errorDetails(error: string | undefined, cause: string | undefined): { readonly error?: string; readonly cause?: string } {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) }
}
