import { distinctValues } from '../measures/distinct-values.ts'

/** The values that occur are those of the set; without a set they are not. https://greatexpectations.io/expectations/expect_column_distinct_values_to_equal_set */
export const expectColumnDistinctValuesToEqualSet = distinctValues(
  'expect_column_distinct_values_to_equal_set',
  (found, given) => found.size === given?.size && [...given].every((value) => found.has(value)),
)
