/** What a function of ours throws inside an expression; JSONata passes it on as it is. */
export function functionFailure(message: string, cause?: unknown): Error {
  return new Error(message, { cause })
}
