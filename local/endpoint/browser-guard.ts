import type { IncomingHttpHeaders } from 'node:http'
import { AwsError } from '../service.ts'

/** Where a browser says that a request comes from: only pages send it. */
const HARMLESS = new Set(['none', 'same-origin'])

/** Refuses what a web page sends: no signature is checked here, and a page must not call functions on the machine of who reads it. */
export function refusePages(headers: IncomingHttpHeaders): void {
  const site = headers['sec-fetch-site']
  if (site === undefined || HARMLESS.has(String(site))) return
  throw new AwsError('AccessDenied', 'The local endpoint answers no requests of web pages.', 403)
}
