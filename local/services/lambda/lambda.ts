import type * as Lambda from '@aws-sdk/client-lambda'
import type { Keys } from '../../access/credentials.ts'
import { AwsError, type LocalEnvironment, type LocalService } from '../../service.ts'
import { type FunctionDeclaration, type LambdaFunction, lambdaFunction } from './function-declaration.ts'
import { functionName } from './function-name.ts'
import { invokeOperation } from './invoke.ts'
import { type LogLine, lambdaHost } from './lambda-host.ts'

/** Options of {@link lambda}. */
export interface LambdaOptions {
  readonly environment: LocalEnvironment
  readonly functions?: readonly FunctionDeclaration[]
  /** The local endpoint, which the functions' SDK clients speak to. */
  readonly endpointUrl?: () => Promise<string>
  /** Gives functions the keys of their roles. Default: the owner's. */
  readonly keys?: Keys
  /** Told of each line that a function writes. */
  readonly log?: (line: LogLine) => void
}

/** AWS Lambda on worker threads: the real handlers, bundled as they will be deployed. */
export interface LambdaService extends LocalService {
  /** Adds a function or replaces the one of its name. */
  declare(declaration: FunctionDeclaration): Promise<void>
  /** The role of a function, by its name or ARN; nothing of one that is not there. */
  roleOf(reference: string): string | undefined
  close(): Promise<void>
}

/** Starts no thread before a function is invoked. */
export function lambda({ environment, functions = [], endpointUrl, keys, log }: LambdaOptions): LambdaService {
  const host = lambdaHost({ environment, ...(endpointUrl && { endpointUrl }), ...(keys && { keys }), ...(log && { log }) })
  const closing = new AbortController()
  const declared = new Map<string, LambdaFunction>()
  for (const declaration of functions) declared.set(declaration.name, lambdaFunction(declaration, environment))

  const find = (reference: string | undefined): LambdaFunction => {
    const name = functionName(reference ?? '')
    const found = declared.get(name)
    if (found !== undefined) return found
    const arn = `arn:aws:lambda:${environment.region}:${environment.accountId}:function:${name}`
    throw new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404, { Type: 'User' })
  }
  return {
    name: 'lambda',
    async declare(declaration) {
      declared.set(declaration.name, lambdaFunction(declaration, environment))
      await host.forget(declaration.name)
    },
    roleOf: (reference) => declared.get(functionName(reference))?.role,
    close() {
      closing.abort()
      return host.close()
    },
    operations: {
      Invoke: invokeOperation({ host, find, environment, closing: closing.signal }),
      async GetFunction({ FunctionName }: Lambda.GetFunctionRequest): Promise<Lambda.GetFunctionResponse> {
        const found = find(FunctionName)
        return { Configuration: configurationOf(found), Code: { RepositoryType: 'local', Location: `file://${found.handlerFile}` } }
      },
      async GetFunctionConfiguration({ FunctionName }: Lambda.GetFunctionConfigurationRequest): Promise<Lambda.FunctionConfiguration> {
        return configurationOf(find(FunctionName))
      },
      async ListFunctions(): Promise<Lambda.ListFunctionsResponse> {
        return { Functions: [...declared.values()].sort((left, right) => (left.name < right.name ? -1 : 1)).map(configurationOf) }
      },
    },
  }
}

function configurationOf(declared: LambdaFunction): Lambda.FunctionConfiguration {
  return {
    FunctionName: declared.name,
    FunctionArn: declared.arn,
    Runtime: 'nodejs20.x',
    Handler: `index.${declared.handlerExport}`,
    Description: declared.description,
    Timeout: declared.timeoutSeconds,
    MemorySize: declared.memoryMegabytes,
    Environment: { Variables: { ...declared.environment } },
    Version: '$LATEST',
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
  }
}
