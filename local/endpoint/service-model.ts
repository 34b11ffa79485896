import { createRequire } from 'node:module'
import { XmlCodec } from '@aws-sdk/core/protocols'
import { NormalizedSchema } from '@smithy/core/schema'
import type { ClientEntry } from './clients.ts'

/** Any schema of the SDK's run-time model, in one of its packed forms. */
export type SchemaRef = Parameters<typeof NormalizedSchema.of>[0]

/** Writes a value of a schema; stateful between `write` and `flush`, so nothing may be awaited in between. */
export interface ShapeWriter {
  write(schema: SchemaRef, value: unknown): void
  flush(): string | Uint8Array
}

/** Reads a value of a schema. */
export interface ShapeReader {
  read(schema: SchemaRef, data: Uint8Array): unknown
}

/** The payload codec of a protocol: JSON, XML or CBOR. */
export interface Codec {
  createSerializer(): ShapeWriter
  createDeserializer(): ShapeReader
}

/** One operation of a service's model. */
export interface OperationModel {
  readonly name: string
  readonly input: NormalizedSchema
  readonly output: NormalizedSchema
  /** Input members that must be there. */
  readonly required: readonly string[]
  /** Method, path template with literal query, status; absent for RPC protocols. */
  readonly http?: { readonly method: string; readonly template: string; readonly status: number }
}

/** A service as its SDK client's schemas describe it. */
export interface ServiceModel {
  /** `aws.protocols#restXml`, ... */
  readonly protocolId: string
  /** What `X-Amz-Target` begins with, of the JSON RPC protocols. */
  readonly targetPrefix: string | undefined
  readonly codec: Codec
  readonly operations: ReadonlyMap<string, OperationModel>
  /** Error shapes by their code. */
  readonly errors: ReadonlyMap<string, ErrorModel>
}

/** An error shape. */
export interface ErrorModel {
  readonly schema: NormalizedSchema
  readonly httpStatus: number | undefined
  /** Its code in the query protocol, which older clients know it by. */
  readonly queryCode?: string
}

// The packed forms of the SDK's schemas: an array whose first element says what it is.
const OPERATION = 9
const ERROR = -3
type PackedOperation = readonly [typeof OPERATION, namespace: string, name: string, traits: unknown, input: SchemaRef, output: SchemaRef]
type PackedStructure = readonly [number, string, string, unknown, readonly string[], readonly unknown[], requiredCount?: number]

export const QUERY_PROTOCOL = 'aws.protocols#awsQuery'
/** The SDK's number for the format of a date. */
const ISO_8601 = 5

interface ClientProtocol {
  getShapeId(): string
  getPayloadCodec(): Codec
  readonly serviceTarget?: string
  /** Of the query protocol. */
  readonly options?: { readonly xmlNamespace: string; readonly defaultNamespace: string }
}
interface ClientClass {
  new (config: object): { readonly config: { readonly protocol: ClientProtocol } }
}

/** What a client package exports: schemas beside its classes. */
type ClientModule = Readonly<Record<string, unknown>>

const require = createRequire(import.meta.url)
const models = new WeakMap<ClientEntry, ServiceModel>()

/** The model of a service, read once out of its SDK client. At once, since a task is refused before it is scheduled. */
export function serviceModel(entry: ClientEntry): ServiceModel {
  const known = models.get(entry) ?? readServiceModel(entry)
  models.set(entry, known)
  return known
}

function readServiceModel({ className, package: name }: ClientEntry): ServiceModel {
  const module = require(name) as ClientModule
  // The class is looked up by name, so its type is ours to state.
  const Client = module[className] as ClientClass
  const { protocol } = quietly(
    () => new Client({ region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }),
  ).config
  return {
    protocolId: protocol.getShapeId(),
    targetPrefix: protocol.serviceTarget,
    codec: codecOf(protocol),
    operations: new Map(packed<PackedOperation>(module, OPERATION).map((schema) => [schema[2], operationModel(schema)])),
    errors: new Map(packed<PackedStructure>(module, ERROR).map((schema) => [schema[2], errorModel(schema)])),
  }
}

/** The query protocol answers XML, but its client knows of no codec: it writes forms and reads XML. */
function codecOf(protocol: ClientProtocol): Codec {
  const { options } = protocol
  if (protocol.getShapeId() !== QUERY_PROTOCOL || options === undefined) return protocol.getPayloadCodec()
  return new XmlCodec({
    timestampFormat: { useTrait: true, default: ISO_8601 },
    xmlNamespace: options.xmlNamespace,
    serviceNamespace: options.defaultNamespace,
  })
}

/** The SDK warns of old Node versions when a client is made; this one is only read, so its warning would mislead. */
function quietly<T>(make: () => T): T {
  const switchName = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'
  const before = process.env[switchName]
  process.env[switchName] = 'true'
  try {
    return make()
  } finally {
    if (before === undefined) delete process.env[switchName]
    else process.env[switchName] = before
  }
}

function packed<Schema extends readonly unknown[]>(module: ClientModule, kind: number): Schema[] {
  return Object.values(module).filter((value): value is Schema => Array.isArray(value) && value[0] === kind)
}

function operationModel(schema: PackedOperation): OperationModel {
  const [, , name, packedTraits, inputRef, outputRef] = schema
  const input = NormalizedSchema.of(inputRef)
  const [method, template, status] = httpTrait(packedTraits)
  return {
    name,
    input,
    output: NormalizedSchema.of(outputRef),
    required: requiredMembers(input),
    ...(method !== undefined && template !== undefined && { http: { method, template, status: status ?? 200 } }),
  }
}

function httpTrait(traits: unknown): readonly [method?: string, template?: string, status?: number] {
  const http = (traits as { http?: readonly [string, string, number] } | undefined | 0) || {}
  return http.http ?? []
}

/** A packed structure names its required members first and tells how many they are. */
function requiredMembers(input: NormalizedSchema): readonly string[] {
  const schema: unknown = input.getSchema()
  if (!Array.isArray(schema)) return []
  const [, , , , names = [], , count = 0] = schema as unknown as PackedStructure
  return names.slice(0, count)
}

function errorModel(schema: PackedStructure): ErrorModel {
  const traits = (schema[3] || {}) as { readonly httpError?: number; readonly awsQueryError?: readonly [code: string, status: number] }
  return {
    schema: NormalizedSchema.of(schema as unknown as SchemaRef),
    httpStatus: traits.httpError,
    ...(traits.awsQueryError && { queryCode: traits.awsQueryError[0] }),
  }
}
