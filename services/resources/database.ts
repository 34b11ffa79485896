import { DefinitionError } from '../../asl/index.ts'
import { type Declaration, type DeclarationOptions, declare } from './declaration.ts'
import { frozen } from './frozen.ts'

/** A database of the Glue Data Catalog. */
export interface Database extends Declaration<'database'> {
  readonly description?: string
}

/** Options of {@link database}. */
export interface DatabaseOptions extends DeclarationOptions {
  readonly description?: string
}

/** Declares a database. Athena takes names of lower-case letters, digits and `_` without quotes only, so ids are held to that. */
export function database(id: string, options: DatabaseOptions = {}): Database {
  if (!/^[a-z][a-z0-9_]*$/.test(id)) {
    throw new DefinitionError({
      code: 'bad-resource-id',
      path: `database.${id}`,
      message: `${JSON.stringify(id)} cannot be the id of a database`,
      hint: 'use lower-case letters, digits and "_": https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html',
    })
  }
  return frozen({ ...declare('database', id, options), ...(options.description !== undefined && { description: options.description }) })
}
