/** One more step of a JSON Pointer. https://www.rfc-editor.org/rfc/rfc6901 */
export function pointer(path: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>((at, key) => `${at}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`, path)
}
