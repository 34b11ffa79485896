import type { FunctionError } from './messages.ts'

/** Anything thrown as Lambda's Node runtime answers it. @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
export function functionError(thrown: unknown, type?: string): FunctionError {
  if (isError(thrown)) {
    return { errorType: type ?? thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') }
  }
  return { errorType: type ?? typeof thrown, errorMessage: String(thrown), trace: [] }
}

/** An error of another realm is no instance of this one's `Error`. */
function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]'
}
