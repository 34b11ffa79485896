export { type Condition, conditionColumns } from './condition.ts'
export { conditionSql } from './condition-sql.ts'
export { parseCondition } from './parse-condition.ts'
