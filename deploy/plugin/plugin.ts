import { DefinitionError } from '../../asl/index.ts'
import { afterDeploy } from '../after-deploy/after-deploy.ts'
import { functionLogicalId } from '../names/logical-id.ts'
import { BLOCK_SCHEMA } from '../settings/block-schema.ts'
import type { SluiceBlock } from '../settings/settings.ts'
import { type ServiceParts, serviceParts } from '../template/template.ts'
import { giveBundleSettings } from './bundle-settings.ts'
import { checkDefinitions } from './check-definitions.ts'
import { checkTemplate } from './check-template.ts'
import type { CompiledTemplate, Framework, FrameworkLog } from './framework.ts'
import { loadPipelines } from './load-pipelines.ts'
import { placeHandlers } from './place-handlers.ts'
import { leaveStackUntagged } from './untagged-stack.ts'

/**
 * The plugin of the Serverless Framework (3, 4 and osls): reads the `sluice:` block, adds the pipelines' functions in time for
 * serverless-esbuild to bundle them, and the rest of their template before it is finished.
 */
export class SluicePlugin {
  readonly hooks: Readonly<Record<string, () => Promise<void>>>
  private readonly framework: Framework
  private readonly log: FrameworkLog
  private parts: ServiceParts | undefined

  constructor(framework: Framework, _options: object, { log }: { readonly log: FrameworkLog }) {
    this.framework = framework
    this.log = log
    framework.configSchemaHandler.defineTopLevelProperty('sluice', BLOCK_SCHEMA)
    allowBuildProperty(framework)
    allowRuntimes(framework)
    giveBundleSettings(framework)
    this.hooks = {
      initialize: () => this.clearly(() => this.initialize()),
      'before:package:finalize': () => this.clearly(async () => this.addResources()),
      'after:aws:package:finalize:mergeCustomProviderResources': () => this.clearly(async () => this.check()),
      'after:deploy:deploy': () => this.clearly(() => this.finish()),
    }
  }

  private async initialize(): Promise<void> {
    const block = this.block()
    if (block === undefined) return
    const { serviceDir, service } = this.framework
    const provider = this.framework.getProvider('aws')
    const pipelines = await loadPipelines(serviceDir, block.from)
    const place = { service: service.service, stage: provider.getStage(), region: provider.getRegion() }
    this.parts = serviceParts(pipelines, block, place)
    checkDefinitions(this.parts.deployment)
    // What the service says of a function itself counts: more memory, another layer.
    const functions = await placeHandlers(serviceDir, this.parts.functions)
    for (const [name, made] of Object.entries(functions)) {
      service.functions[name] = { ...made, ...(service.functions[name] as object | undefined) }
    }
    if (!this.parts.settings.tags) leaveStackUntagged(this.framework)
  }

  private addResources(): void {
    if (this.parts === undefined) return
    const template = this.template()
    for (const [name, { role }] of Object.entries(this.parts.functions)) dropDependency(template, functionLogicalId(name), role)
    Object.assign(template.Resources, this.parts.resources)
    template.Outputs = { ...template.Outputs, ...this.parts.outputs }
  }

  private check(): void {
    if (this.parts !== undefined) checkTemplate(this.template(), this.parts.settings)
  }

  private async finish(): Promise<void> {
    if (this.parts === undefined) return
    await afterDeploy(this.parts, { framework: this.framework, log: this.log })
  }

  private template(): CompiledTemplate {
    const template = this.framework.service.provider.compiledCloudFormationTemplate
    if (template === undefined) throw new Error('the framework has made no template yet')
    return template
  }

  private block(): SluiceBlock | undefined {
    const { service, configurationInput } = this.framework
    // The schema has held the block to its type.
    return (configurationInput?.sluice ?? service.initialServerlessConfig?.sluice) as SluiceBlock | undefined
  }

  /** A person reads what is wrong with the block or a pipeline, not where this code noticed it. */
  private async clearly(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof DefinitionError)) throw error
      const { Error: FrameworkError } = this.framework.classes
      throw new FrameworkError(error.message, `SLUICE_${error.code.replaceAll('-', '_').toUpperCase()}`)
    }
  }
}

/** The framework repeats what `Fn::GetAtt` says already, which checkers of templates find fault with. */
function dropDependency({ Resources }: CompiledTemplate, id: string, dependency: string): void {
  const { [id]: resource } = Resources
  if (resource === undefined || !Array.isArray(resource.DependsOn)) return
  Resources[id] = { ...resource, DependsOn: resource.DependsOn.filter((other) => other !== dependency) }
}

/** Version 4 wants `build: { esbuild: false }` beside serverless-esbuild; versions 3 and osls do not know the property. */
function allowBuildProperty({ configSchemaHandler }: Framework): void {
  try {
    configSchemaHandler.defineTopLevelProperty('build', { type: 'object' })
  } catch {
    // Version 4 has it.
  }
}

/** Version 3 knows no runtime after Node 20, in which Lambda makes no new functions. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
function allowRuntimes({ configSchemaHandler }: Framework): void {
  const known = configSchemaHandler.schema?.definitions?.awsLambdaRuntime?.enum
  for (const runtime of ['nodejs22.x', 'nodejs24.x']) if (known !== undefined && !known.includes(runtime)) known.push(runtime)
}
