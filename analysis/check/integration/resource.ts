/** How a call is waited for. https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html */
export type Pattern = 'request' | 'sync' | 'sync:2' | 'waitForTaskToken'

/** What the `Resource` of a Task names. */
export type Resource =
  | { readonly kind: 'function' | 'activity' | 'placeholder' | 'unknown' }
  | { readonly kind: 'integration'; readonly service: string; readonly action: string; readonly pattern: Pattern }
  | { readonly kind: 'sdk'; readonly service: string; readonly action: string; readonly pattern: Pattern }

const FUNCTION = /^arn:[a-z-]+:lambda:[^:]*:[^:]*:function:[^:]+(?::[^:]+)?$/
const ACTIVITY = /^arn:[a-z-]+:states:[^:]*:[^:]*:activity:[^:]+$/
const SDK = /^arn:[a-z-]+:states:[^:]*:[^:]*:aws-sdk:([a-z0-9]+):([a-z][A-Za-z0-9]*)((?:\.[A-Za-z0-9:]+)?)$/
const INTEGRATION = /^arn:[a-z-]+:states:[^:]*:[^:]*:([a-z0-9-]+):([a-z][A-Za-z0-9]*)((?:\.[A-Za-z0-9:]+)?)$/

/** A name that CloudFormation or another tool replaces before AWS sees the definition. */
const PLACEHOLDERS = /\$\{[^{}]+\}/g

const PATTERNS: Readonly<Record<string, Pattern>> = {
  '': 'request',
  '.sync': 'sync',
  '.sync:2': 'sync:2',
  '.waitForTaskToken': 'waitForTaskToken',
}

/** Reads a `Resource` by its form alone; a placeholder in it stands for any word. */
export function readResource(text: string): Resource {
  const filled = text.replace(PLACEHOLDERS, 'placeholder')
  const resource = readFilled(filled)
  return resource.kind === 'unknown' && filled !== text ? { kind: 'placeholder' } : resource
}

function readFilled(text: string): Resource {
  if (FUNCTION.test(text)) return { kind: 'function' }
  if (ACTIVITY.test(text)) return { kind: 'activity' }
  const sdk = SDK.exec(text)
  const [, service = '', action = '', suffix = ''] = sdk ?? INTEGRATION.exec(text) ?? []
  const pattern = Object.hasOwn(PATTERNS, suffix) ? PATTERNS[suffix] : undefined
  if (service === '' || pattern === undefined) return { kind: 'unknown' }
  return { kind: sdk === null ? 'integration' : 'sdk', service, action, pattern }
}

/** Whether a text is a URI, which is all that the language itself asks of a `Resource`. */
export function isUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(text)
}
