import { type Static, Type } from '@sinclair/typebox'

/** What is ingested, and when it is crawled. */
export const ContractedIngestionInput = Type.Object({
  /** The key of a raw file. Without one nothing is ingested: the table alone is made and compared. */
  key: Type.Optional(Type.String({ minLength: 1 })),
  /** `when-missing` crawls only where the version has no table yet: files that come later are seen without. Default: `when-missing`. */
  crawl: Type.Optional(Type.Union([Type.Literal('when-missing'), Type.Literal('always')])),
})

export type ContractedIngestionInput = Static<typeof ContractedIngestionInput>
