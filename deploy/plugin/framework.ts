import type { CfnOutput, CfnResource } from '../template/cloudformation.ts'

/** What the plugin needs of the Serverless Framework: the same in version 3, version 4 and osls. */
export interface Framework {
  readonly serviceDir: string
  readonly service: {
    readonly service: string
    custom?: Record<string, unknown>
    functions: Record<string, unknown>
    readonly provider: {
      readonly name: string
      readonly runtime?: string
      readonly stackTags?: Readonly<Record<string, string>>
      readonly compiledCloudFormationTemplate?: CompiledTemplate
    }
    readonly initialServerlessConfig?: { readonly sluice?: unknown }
  }
  readonly configSchemaHandler: {
    readonly schema?: { readonly definitions?: { readonly awsLambdaRuntime?: { readonly enum?: string[] } } }
    defineTopLevelProperty(name: string, schema: object): void
  }
  readonly pluginManager: { readonly plugins: readonly object[] }
  readonly classes: { readonly Error: new (message: string, code?: string) => Error }
  readonly configurationInput?: { readonly sluice?: unknown; custom?: Record<string, unknown> }
  getProvider(name: 'aws'): Provider
}

/** The framework's AWS provider. */
export interface Provider {
  getStage(): string
  getRegion(): string
  /** osls only. */
  getAwsSdkV3Config?(): Promise<object>
  /** The Serverless Framework only. */
  getCredentials?(): { readonly credentials?: SdkV2Credentials }
}

/** Credentials of the old SDK, which may have to be fetched. */
export interface SdkV2Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  getPromise?(): Promise<void>
}

/** The template that the framework is making. */
export interface CompiledTemplate {
  readonly Resources: Record<string, CfnResource>
  Outputs?: Record<string, CfnOutput | { readonly Value: unknown }>
}

/** Writes to the terminal. */
export interface FrameworkLog {
  notice(text: string): void
  info(text: string): void
}
