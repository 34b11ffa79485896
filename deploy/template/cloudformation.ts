/** Any value of a template. Name tokens stand in strings until {@link toIntrinsics}. */
export type CfnValue = string | number | boolean | readonly CfnValue[] | { readonly [member: string]: CfnValue | undefined }

/** One resource of a template. */
export interface CfnResource {
  readonly Type: string
  readonly DependsOn?: string | readonly string[]
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
  readonly Properties?: { readonly [member: string]: CfnValue | undefined }
}

/** Resources by their logical id. */
export type CfnResources = Readonly<Record<string, CfnResource>>

/** One output of a stack. */
export interface CfnOutput {
  readonly Description: string
  readonly Value: CfnValue
}
