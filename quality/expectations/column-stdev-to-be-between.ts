import { asDouble, numberAggregate } from '../measures/number-aggregate.ts'

/** The sample standard deviation lies between two bounds. https://greatexpectations.io/expectations/expect_column_stdev_to_be_between */
export const expectColumnStdevToBeBetween = numberAggregate(
  'expect_column_stdev_to_be_between',
  (column) => `stddev_samp(${asDouble(column)})`,
)
