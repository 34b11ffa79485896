import { rolesOf } from '../../analysis/index.ts'
import type { Deployment, Pipeline } from '../../services/index.ts'
import { physicalNames } from '../names/physical-names.ts'
import { deployNamer } from '../names/references.ts'
import { choosePipelines, deploymentFor } from '../settings/apply-settings.ts'
import { type DeployPlace, type DeploySettings, type SluiceBlock, settingsOf } from '../settings/settings.ts'
import { alarmTemplates } from './alarm-template.ts'
import type { CfnOutput, CfnResource, CfnResources } from './cloudformation.ts'
import { dashboardTemplate } from './dashboard-template.ts'
import { functionsOf, type ServerlessFunction } from './functions.ts'
import { invokeTemplates } from './invoke-template.ts'
import { outputsOf } from './outputs.ts'
import { resourceTemplate } from './resource-template.ts'
import { roleTemplate } from './role-template.ts'
import { stateMachineTemplate } from './state-machine-template.ts'
import type { TemplateContext } from './template-context.ts'
import { toIntrinsics } from './to-intrinsics.ts'
import { triggerTemplate } from './trigger-template.ts'

/** What a deployment adds to a service: functions for the framework to bundle, and the rest of its template. */
export interface ServiceParts {
  readonly deployment: Deployment
  readonly settings: DeploySettings
  readonly functions: Readonly<Record<string, ServerlessFunction>>
  /** CloudFormation, ready to be merged. */
  readonly resources: Readonly<Record<string, CfnResource>>
  readonly outputs: Readonly<Record<string, CfnOutput>>
}

/**
 * The parts of a service that deploys pipelines, by its `sluice:` block. The same pipelines and block give the same bytes.
 * Throws a `DefinitionError` for a block that fits the pipelines not, and for rights that cannot be bounded.
 */
export function serviceParts(found: readonly Pipeline[], block: SluiceBlock, place: DeployPlace): ServiceParts {
  const settings = settingsOf(block, place)
  const deployment = deploymentFor(choosePipelines(found, block), settings)
  const names = physicalNames(settings)
  const context: TemplateContext = { deployment, settings, names }
  const namer = deployNamer(deployment, names, settings)
  const drafts: readonly CfnResources[] = [
    ...deployment.resources.map((resource) => resourceTemplate(resource, context)),
    ...rolesOf(deployment).map((role) => roleTemplate(role, context)),
    ...deployment.pipelines.map((pipeline) => stateMachineTemplate(pipeline, context)),
    ...deployment.triggers.map((trigger) => triggerTemplate(trigger, context)),
    invokeTemplates(deployment),
    alarmTemplates(context),
    dashboardTemplate(context),
  ]
  const resources = Object.fromEntries(drafts.flatMap((draft) => Object.entries(draft)))
  return {
    deployment,
    settings,
    functions: functionsOf(context, namer),
    // Strings become intrinsics and all else keeps its shape.
    resources: toIntrinsics(resources, namer) as ServiceParts['resources'],
    outputs: toIntrinsics(outputsOf(deployment), namer) as ServiceParts['outputs'],
  }
}
