export { loadPipelines } from './plugin/load-pipelines.ts'
export { BLOCK_SCHEMA } from './settings/block-schema.ts'
export {
  type DeployPlace,
  type DeploySettings,
  type NetworkSettings,
  type RoleSettings,
  type SluiceBlock,
  settingsOf,
} from './settings/settings.ts'
export type { CfnOutput, CfnResource, CfnValue } from './template/cloudformation.ts'
export { type DeploymentOutput, deploymentOutputs } from './template/outputs.ts'
export { type ServiceParts, serviceParts } from './template/template.ts'
