import { distinctValues } from '../measures/distinct-values.ts'

/** No value occurs that is not in the set; without a set any may. https://greatexpectations.io/expectations/expect_column_distinct_values_to_be_in_set */
export const expectColumnDistinctValuesToBeInSet = distinctValues('expect_column_distinct_values_to_be_in_set', (found, given) =>
  [...found].every((value) => given?.has(value) ?? true),
)
