import type { Operation, RetryPolicy } from '../asl/index.ts'
import { seconds } from '../asl/index.ts'

/** The input and output of a client's method, from the last of its overloads: the one with a callback. */
type Shapes<Method> = Method extends (input: infer Input, options: never, done: (error: never, output?: infer Output) => void) => void
  ? { readonly input: Input; readonly output: Exclude<Output, undefined> }
  : never

/** The bodies that the SDK streams, in Node.js and in browsers; Step Functions has them as strings. */
type Streamed =
  | { readonly transformToString: unknown }
  | { readonly pipe: unknown }
  | { readonly getReader: unknown }
  | { readonly arrayBuffer: unknown }

/** A service shape as Step Functions writes it: PascalCase members, dates, blobs and streams as strings, no `$metadata`. */
export type Rendered<T> = T extends Date | Uint8Array | Streamed
  ? string
  : T extends string | number | boolean | null | undefined
    ? T
    : T extends readonly (infer Element)[]
      ? readonly Rendered<Element>[]
      : { readonly [Key in keyof T as Key extends '$metadata' ? never : PascalCase<Key>]: Rendered<T[Key]> }

/** Members become PascalCase; the keys of a map stay as they are. */
type PascalCase<Key> = Key extends string ? (string extends Key ? Key : Capitalize<Key>) : never

/**
 * The error names of a service, from the exception classes of its client module: `Glue.EntityNotFoundException`.
 * Names end in `Exception`, as those of the Java SDK do, which Step Functions uses.
 */
export type ErrorsOf<Module, Prefix extends string> =
  | {
      [Name in keyof Module]: Module[Name] extends abstract new (
        ...inputs: never
      ) => { readonly $fault: string }
        ? ErrorName<Name, Prefix>
        : never
    }[keyof Module]
  | `${Prefix}.SdkClientException`
  | `${Prefix}.${Prefix}Exception`

type ErrorName<Name, Prefix extends string> = Name extends `${Prefix}ServiceException`
  ? never
  : Name extends `${string}Exception`
    ? `${Prefix}.${Name}`
    : Name extends string
      ? `${Prefix}.${Name}Exception`
      : never

/** Methods that the SDK adds to those of the service. */
type Added = 'destroy' | 'send' | `paginate${string}` | `waitUntil${string}`

/** Every operation of a client as a Task operation, by its API name in camelCase. */
export type SdkService<Client, Errors extends string> = {
  readonly [Method in keyof Client as Method extends Added ? never : Shapes<Client[Method]> extends never ? never : Method]: SdkOperation<
    Shapes<Client[Method]>,
    Errors
  >
}

type SdkOperation<S, Errors extends string> = S extends { readonly input: infer Input; readonly output: infer Output }
  ? Operation<Rendered<Input>, Rendered<Output>, Errors>
  : never

/** What an operation retries where the caller says nothing. */
export function transient<Errors extends string>(...errors: readonly Errors[]): readonly RetryPolicy<Errors>[] {
  return Object.freeze([
    Object.freeze({
      errors: Object.freeze(errors),
      interval: seconds(2),
      attempts: 6,
      backoff: 2,
      most: seconds(60),
      jitter: 'FULL' as const,
    }),
  ])
}

/**
 * The operations of one service through Step Functions' SDK integration, typed by the SDK's own client.
 * https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 *
 * @param service the name in the ARN: `glue` in `arn:aws:states:::aws-sdk:glue:startCrawler`
 */
export function sdk<Client, Errors extends string>(service: string, retry: readonly RetryPolicy<Errors>[]): SdkService<Client, Errors> {
  const operations = new Map<string, Operation<unknown, unknown, Errors>>()
  const lookUp = (_: object, name: string | symbol) => {
    if (typeof name !== 'string') return undefined
    const known = operations.get(name)
    if (known !== undefined) return known
    const operation = Object.freeze({ kind: 'operation' as const, resource: `arn:aws:states:::aws-sdk:${service}:${name}`, retry })
    operations.set(name, operation)
    return operation
  }
  // The client's type lists the operations; at run time any name makes one.
  return new Proxy({}, { get: lookUp }) as SdkService<Client, Errors>
}
