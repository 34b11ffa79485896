/** A JSON Schema that carries the TypeScript type of its values, as TypeBox makes them. */
export interface TypedSchema {
  readonly static: unknown
  readonly params: unknown[]
}

/** The TypeScript type of a schema's values. */
export type StaticOf<Schema extends TypedSchema> = (Schema & { readonly params: [] })['static']
