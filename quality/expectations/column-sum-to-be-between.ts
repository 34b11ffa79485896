import { numberAggregate } from '../measures/number-aggregate.ts'

/** The sum lies between two bounds; whole numbers are added exactly, beyond 64 bits too. https://greatexpectations.io/expectations/expect_column_sum_to_be_between */
export const expectColumnSumToBeBetween = numberAggregate('expect_column_sum_to_be_between', ({ sql, family }) =>
  family === 'integer' ? `sum(CAST(${sql} AS decimal(38, 0)))` : family === 'boolean' ? `sum(CAST(${sql} AS bigint))` : `sum(${sql})`,
)
