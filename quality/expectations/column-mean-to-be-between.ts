import { asDouble, numberAggregate } from '../measures/number-aggregate.ts'

/** The mean of the values that are not missing lies between two bounds. https://greatexpectations.io/expectations/expect_column_mean_to_be_between */
export const expectColumnMeanToBeBetween = numberAggregate('expect_column_mean_to_be_between', (column) => `avg(${asDouble(column)})`)
