import type { JsonValue, Operation } from '../asl/index.ts'
import { transient } from './sdk.ts'

/** The errors of an HTTP task; a status from 400 on has an error of its own. */
export type HttpError = `States.Http.StatusCode.${number}` | 'States.Http.Socket' | 'States.HttpSocket'

/** A request, with the connection of EventBridge that authorises it. */
export interface HttpRequest {
  /** Begins with `https://`. */
  readonly ApiEndpoint: string
  readonly Method: 'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'PATCH' | 'POST' | 'PUT'
  /** Its credentials are kept by EventBridge. */
  readonly Authentication: { readonly ConnectionArn: string }
  readonly Headers?: Readonly<Record<string, string>>
  readonly QueryParameters?: Readonly<Record<string, string>>
  readonly RequestBody?: JsonValue
  /** Sends the body as a form. Default: as JSON. */
  readonly Transform?: {
    readonly RequestBodyEncoding: 'NONE' | 'URL_ENCODED'
    readonly RequestEncodingOptions?: { readonly ArrayFormat: 'BRACKETS' | 'COMMAS' | 'INDICES' | 'NONE' | 'REPEAT' }
  }
}

/** An answer with a status below 400. */
export interface HttpResponse<Body> {
  readonly StatusCode: number
  readonly StatusText: string
  readonly Headers: Readonly<Record<string, readonly string[]>>
  readonly ResponseBody: Body
}

const RETRY = transient<HttpError>('States.Http.StatusCode.429', 'States.Http.StatusCode.502', 'States.Http.StatusCode.503')

/** Calls of HTTPS endpoints. https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
export const http = Object.freeze({
  /**
   * Sends a request to an HTTPS endpoint and waits for the answer, at most 60 seconds; the body's shape is taken at your word. A status from 400 on
   * fails the task with `States.Http.StatusCode.<status>`. Credentials stand in a connection of EventBridge, never in the machine.
   *
   * Makes a Task state that retries the statuses 429, 502 and 503.
   * https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
   *
   * @example
   * ```ts
   * const orders = flow.task('Get orders', http.invoke({ body: Type.Object({ total: Type.Integer() }) }), {
   *   ApiEndpoint: 'https://crm.example.com/orders',
   *   Method: 'GET',
   *   Authentication: { ConnectionArn: 'arn:aws:events:eu-west-1:123456789012:connection/crm/1' },
   *   QueryParameters: { since: input.time },
   * })
   * return { total: orders.ResponseBody.total }
   * ```
   */
  invoke<Body = JsonValue>(_answer?: { readonly body: { readonly static: Body } }): Operation<HttpRequest, HttpResponse<Body>, HttpError> {
    return Object.freeze({ kind: 'operation', resource: 'arn:aws:states:::http:invoke', retry: RETRY })
  },
})
