import { AGGREGATES } from './aggregates.ts'
import { ARRAYS } from './arrays.ts'
import { CONDITIONS } from './conditions.ts'
import type { FunctionTable } from './function-entry.ts'
import { JSON_FUNCTIONS } from './json.ts'
import { MAPS } from './maps.ts'
import { NUMBERS } from './numbers.ts'
import { REGULAR_EXPRESSIONS } from './regular-expressions.ts'
import { STRINGS } from './strings.ts'
import { TIMES } from './times.ts'
import { URLS } from './urls.ts'

/** Every function that runs here with Trino's meaning, by its lower-case name. */
export const FUNCTIONS: FunctionTable = Object.assign(
  Object.create(null),
  STRINGS,
  URLS,
  REGULAR_EXPRESSIONS,
  NUMBERS,
  CONDITIONS,
  TIMES,
  JSON_FUNCTIONS,
  ARRAYS,
  MAPS,
  AGGREGATES,
)

/** Functions that Athena has and we have not: refused with a message that says so. */
export const NOT_YET: ReadonlySet<string> = new Set(
  `approx_set array_frequency bar beta_cdf bing_tile cauchy_cdf checksum classify color combinations cosine_similarity crc32 empty_approx_set
   evaluate_classifier_predictions features format_number from_base from_big_endian_32 from_big_endian_64 from_encoded_polyline from_geojson_geometry
   from_ieee754_32 from_ieee754_64 from_iso8601_timestamp_nanos great_circle_distance hash_counts hll_approx hmac_md5 hmac_sha1 hmac_sha256 hmac_sha512
   human_readable_seconds intersection_cardinality inverse_beta_cdf inverse_normal_cdf jaccard_index json_array json_exists json_object json_query json_value
   learn_classifier ln_gamma luhn_check make_set_digest map_union map_zip_with merge multimap_from_entries murmur3 ngrams normal_cdf normalize
   numeric_histogram parse_data_size parse_duration parse_presto_data_size qdigest_agg reduce_agg render rgb shuffle soundex split_to_multimap spooky_hash_v2_32
   spooky_hash_v2_64 st_area st_contains st_distance st_geometryfromtext st_point strrpos tdigest_agg timestamp_objectid timezone_hour timezone_minute to_base to_big_endian_32
   to_big_endian_64 to_char to_date to_geometry to_ieee754_32 to_ieee754_64 to_milliseconds to_timestamp value_at_quantile values_at_quantiles
   wilson_interval_lower wilson_interval_upper word_stem xxhash64 `.split(/\s+/),
)
