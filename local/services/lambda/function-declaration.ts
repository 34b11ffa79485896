import { fileURLToPath } from 'node:url'
import { ROLE_ID } from '../../../analysis/iam/index.ts'

/** A Lambda function of the local account: which handler, under which limits. */
export interface FunctionDeclaration {
  readonly name: string
  /** URL or absolute path of the handler's module: `.ts` in a source tree, `.js` in a built package. */
  readonly handlerFile: URL | string
  /** The module's export. Default: `handler`. */
  readonly handlerExport?: string
  /** Default: 6, the Serverless Framework's. AWS allows 900. */
  readonly timeoutSeconds?: number
  /** Default: 1024, the Serverless Framework's. */
  readonly memoryMegabytes?: number
  readonly environment?: Readonly<Record<string, string>>
  readonly description?: string
  /** Name or ARN. Default: `<name>-function`; it binds where the account was given a role of that name. */
  readonly role?: string
}

/** A declaration with its defaults. */
export interface LambdaFunction {
  readonly name: string
  readonly arn: string
  /** Absolute path. */
  readonly handlerFile: string
  readonly handlerExport: string
  readonly timeoutSeconds: number
  readonly memoryMegabytes: number
  readonly environment: Readonly<Record<string, string>>
  readonly description: string
  /** Name or ARN. */
  readonly role: string
}

/** Fills in the defaults. Throws where the name, the timeout or the memory is none that AWS takes. */
export function lambdaFunction(
  declaration: FunctionDeclaration,
  { region, accountId }: { readonly region: string; readonly accountId: string },
): LambdaFunction {
  const {
    name,
    handlerFile,
    handlerExport = 'handler',
    timeoutSeconds = 6,
    memoryMegabytes = 1024,
    environment = {},
    description = '',
    role = ROLE_ID.function(name),
  } = declaration
  if (!/^[\w-]{1,64}$/.test(name))
    throw new RangeError(`A Lambda function's name has 1 to 64 letters, digits, hyphens and underscores; found ${JSON.stringify(name)}.`)
  requireWithin(name, 'timeoutSeconds', timeoutSeconds, 1, 900)
  requireWithin(name, 'memoryMegabytes', memoryMegabytes, 128, 10_240)
  return {
    name,
    arn: `arn:aws:lambda:${region}:${accountId}:function:${name}`,
    handlerFile: handlerFile instanceof URL || handlerFile.startsWith('file:') ? fileURLToPath(handlerFile) : handlerFile,
    handlerExport,
    timeoutSeconds,
    memoryMegabytes,
    environment,
    description,
    role,
  }
}

function requireWithin(name: string, what: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return
  throw new RangeError(`${what} of the function ${name} must lie between ${least} and ${most}; found ${value}.`)
}
