/** What a worker is started with. */
export interface RuntimeStart {
  /** The bundle to run, and the path that it goes by. */
  readonly file: string
  readonly filename: string
  readonly handlerExport: string
  readonly functionName: string
  readonly functionArn: string
  readonly memoryMegabytes: number
}

/** Host to worker: one event. */
export interface InvokeMessage {
  readonly requestId: string
  /** JSON text. */
  readonly event: string
  readonly timeoutMilliseconds: number
  readonly clientContext?: string
}

/** An error as a function answers it. */
export interface FunctionError {
  readonly errorType: string
  readonly errorMessage: string
  readonly trace: readonly string[]
}

/** Worker to host. */
export type RuntimeMessage =
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'result'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'error'; readonly requestId: string; readonly error: FunctionError }
