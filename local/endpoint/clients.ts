/** What the endpoint takes from the package of an SDK client: its schemas are exported beside its classes. */
export type ClientModule = Readonly<Record<string, unknown>>

/** Where an SDK client is found, and how its requests are told from others before it is loaded. */
export interface ClientEntry {
  /** The client's class, as in `new S3Client()`. */
  readonly className: string
  /** The service in a signature's scope: `AKID/20260101/us-east-1/<scope>/aws4_request`. */
  readonly scopes: readonly string[]
  /** Loaded with the first request: sixteen clients take 150 ms. */
  readonly load: () => Promise<ClientModule>
}

/** The SDK clients by the names of the local services. A new service needs a line here and handlers, nothing else. */
export const clients: Readonly<Record<string, ClientEntry>> = {
  athena: { className: 'AthenaClient', scopes: ['athena'], load: () => import('@aws-sdk/client-athena') },
  eventbridge: { className: 'EventBridgeClient', scopes: ['events'], load: () => import('@aws-sdk/client-eventbridge') },
  glue: { className: 'GlueClient', scopes: ['glue'], load: () => import('@aws-sdk/client-glue') },
  lambda: { className: 'LambdaClient', scopes: ['lambda'], load: () => import('@aws-sdk/client-lambda') },
  sfn: { className: 'SFNClient', scopes: ['states'], load: () => import('@aws-sdk/client-sfn') },
  // Last: its paths match everything.
  s3: { className: 'S3Client', scopes: ['s3', 's3express'], load: () => import('@aws-sdk/client-s3') },
}
