export { fromAsl } from './from-asl.ts'
export { operationOf } from './operation-of.ts'
export { isRawWorkflow, type RawWorkflow, type RawWorkflowOptions, rawWorkflow } from './raw-workflow.ts'
export { type ImportedMachine, type ImportOptions, toTypeScript } from './to-typescript.ts'
