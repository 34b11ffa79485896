/** What a workflow of a hundred states imports: its cost is the same for any workflow, and no part of the budget. */
export * from '../../asl/index.ts'
export { athena } from '../../services/athena.ts'
export { glue } from '../../services/glue.ts'
export { lambda } from '../../services/lambda.ts'
export { s3 } from '../../services/s3.ts'
