import { QualityError } from '../quality-error.ts'

/** The error of a condition that cannot be read, with the place where reading stopped. */
export function conditionError(source: string, at: number, problem: string): QualityError {
  return new QualityError({
    code: 'invalid-row-condition',
    path: '/kwargs/row_condition',
    message: `${problem} at character ${at + 1} of ${JSON.stringify(source)}`,
    hint: 'write col("x") > 5 & col("y").notNull(), or as pandas does: x > 5 and y.notnull(); compare columns with values, lists and null only',
  })
}
