import { type Deployment, deploymentOf, type Pipeline, resourcesOf } from '../../services/index.ts'
import type { Role } from './policy-document.ts'
import { fargateRoles } from './roles/fargate-roles.ts'
import { functionRole } from './roles/function-role.ts'
import { crawlerRole, glueJobRole } from './roles/glue-roles.ts'
import { stateMachineRole } from './roles/state-machine-role.ts'
import { triggerRole } from './roles/trigger-role.ts'

/**
 * One role for each principal of some pipelines: state machines, functions, crawlers, Glue jobs, Fargate tasks, schedules and rules.
 * Statements come from the compiled definitions, the contracts' declared access, and the resources; resources hold name tokens.
 *
 * Throws a `DefinitionError` where a right cannot be bounded: `unbounded-target`, `undeclared-target`, `undeclared-queries`,
 * `undeclared-query-target`, `unknown-integration`, `unknown-action`, `action-not-on-target`.
 */
export function policiesOf(...pipelines: readonly Pipeline[]): readonly Role[] {
  return rolesOf(deploymentOf(pipelines))
}

/** The roles of a deployment. What is there already brings its own role. */
export function rolesOf(deployment: Deployment): readonly Role[] {
  const { resources } = deployment
  const owned = <R extends { readonly existing?: string }>(list: readonly R[]) => list.filter(({ existing }) => existing === undefined)
  return [
    ...deployment.pipelines.flatMap((pipeline) => (pipeline.workflow ? [stateMachineRole(pipeline.workflow, pipeline, deployment)] : [])),
    ...deployment.tasks.map((task) => functionRole(task, deployment)),
    ...owned(resourcesOf(resources, 'crawler')).map((crawler) => crawlerRole(crawler, deployment)),
    ...owned(resourcesOf(resources, 'glue-job')).map((job) => glueJobRole(job, deployment)),
    ...owned(resourcesOf(resources, 'fargate-task')).flatMap((task) => fargateRoles(task, deployment)),
    ...deployment.triggers.flatMap((trigger) => triggerRole(trigger, deployment) ?? []),
  ]
}
