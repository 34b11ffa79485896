import { check } from '../../analysis/index.ts'
import { compile, DefinitionError } from '../../asl/index.ts'
import type { Deployment } from '../../services/index.ts'

/** Refuses a deployment with a state machine that AWS would refuse. Throws a `DefinitionError` (`bad-definition`) with all that is wrong. */
export function checkDefinitions({ workflows }: Deployment): void {
  for (const workflow of workflows) {
    const errors = check(compile(workflow)).filter(({ severity }) => severity === 'error')
    if (errors.length === 0) continue
    throw new DefinitionError({
      code: 'bad-definition',
      path: workflow.name,
      message: errors.map(({ path, message }) => `${path}: ${message}`).join('\n'),
      hint: errors[0]?.hint ?? '',
    })
  }
}
