import { AwsError } from '../service.ts'
import type { RoutedRequest } from './protocols/protocol.ts'
import type { SchemaRef } from './service-model.ts'

/** Decodes a document by its schema. Throws what the service's protocol calls a body that cannot be read. */
export async function decodeDocument({ model }: Pick<RoutedRequest, 'model'>, schema: SchemaRef, document: Uint8Array): Promise<unknown> {
  try {
    return await model.codec.createDeserializer().read(schema, document)
  } catch (cause) {
    const code = model.protocolId.endsWith('restXml') ? 'MalformedXML' : 'SerializationException'
    throw new AwsError(code, `The request body could not be read: ${(cause as Error).message}`, 400, {}, { cause })
  }
}
