import * as typebox from '@sinclair/typebox'

/**
 * The schemas that the arguments of expectations are made of. They are named one by one because TypeBox's own `Type` holds them all: a
 * Lambda function that compiles a suite would carry 45 KB that it never calls.
 */
export const Type = Object.freeze({
  Array: typebox.Array,
  Boolean: typebox.Boolean,
  Integer: typebox.Integer,
  Literal: typebox.Literal,
  Null: typebox.Null,
  Number: typebox.Number,
  Object: typebox.Object,
  Optional: typebox.Optional,
  Partial: typebox.Partial,
  Record: typebox.Record,
  String: typebox.String,
  Tuple: typebox.Tuple,
  Union: typebox.Union,
  Unsafe: typebox.Unsafe,
})
