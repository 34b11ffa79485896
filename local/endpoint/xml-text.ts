export const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** Text that XML can carry: characters that it forbids become U+FFFD. */
export function escapeXml(text: string): string {
  return (
    text
      .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what XML forbids.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  )
}
