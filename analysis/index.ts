export {
  type AwsCode,
  type AwsReport,
  awsMessage,
  type CheckOptions,
  catalogue,
  check,
  type Diagnostic,
  type DiagnosticCode,
  type Severity,
} from './check/index.ts'
export * from './graph/index.ts'
export * from './iam/index.ts'
export { type Limits, type LoopLimits, limits, type MapLimits } from './limits/index.ts'
