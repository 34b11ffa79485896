import { distinctValues } from '../measures/distinct-values.ts'

/** Every value of the set occurs. https://greatexpectations.io/expectations/expect_column_distinct_values_to_contain_set */
export const expectColumnDistinctValuesToContainSet = distinctValues('expect_column_distinct_values_to_contain_set', (found, given) =>
  [...(given ?? [])].every((value) => found.has(value)),
)
