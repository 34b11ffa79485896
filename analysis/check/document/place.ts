/** Where a value stands in the document: names of members and indexes of items. */
export type Place = readonly (string | number)[]

/** The place as a JSON Pointer; empty for the whole document. https://www.rfc-editor.org/rfc/rfc6901 */
export function pointer(place: Place): string {
  return place.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The place as AWS writes it in its messages: `/States/Pay/Catch[0]/Next`, and `/` for the whole document. */
export function awsLocation(place: Place): string {
  if (place.length === 0) return '/'
  return place.map((step) => (typeof step === 'number' ? `[${step}]` : `/${step}`)).join('')
}
