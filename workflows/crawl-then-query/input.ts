import { type Static, Type } from '@sinclair/typebox'

/** The input of every instance of crawl-then-query; `{}` is enough. */
export const CrawlThenQueryInput = Type.Object(
  {
    /** `when-stale` crawls only if something was written to the source since the last good crawl. Default: `when-stale`. */
    crawl: Type.Optional(Type.Union([Type.Literal('when-stale'), Type.Literal('always')])),
    /** How many countries the top list of purchases-by-country holds. Default: 10. */
    top: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  { additionalProperties: false },
)

export type CrawlThenQueryInput = Static<typeof CrawlThenQueryInput>
