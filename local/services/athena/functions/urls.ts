import { type FunctionTable, scalar } from './function-entry.ts'

/** https://trino.io/docs/current/functions/url.html */
export const URLS: FunctionTable = {
  url_encode: scalar('url_encode', 1),
  url_decode: scalar('url_decode', 1),
  url_extract_protocol: scalar('athena_url_protocol', 1),
  url_extract_host: scalar('athena_url_host', 1),
  url_extract_port: scalar('athena_url_port', 1),
  url_extract_path: scalar('athena_url_path', 1),
  url_extract_query: scalar('athena_url_query', 1),
  url_extract_fragment: scalar('athena_url_fragment', 1),
  url_extract_parameter: scalar('athena_url_parameter', 2),
}
