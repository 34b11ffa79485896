// All but letters, digits, and the marks that neither Mermaid nor the Markdown in it gives a meaning wherever they stand.
// A second dollar sign would begin a formula, and JSONata has two for the root of its input; `fa:fa-car` would be a picture of a car.
const SPECIAL = /(?<=\$)\$|(?<=fa[a-z]?):|[^\p{L}\p{N}\p{M} ,:/=?!$'…]/gu
// Between letters these mean nothing either, and names are full of them.
const INSIDE_WORD = /(?<=[\p{L}\p{N}])[._-](?=\p{L})/gu

/**
 * A text for between the quotes of a Mermaid label: every character that could end it, open a tag or begin Markdown stands as its code.
 * https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
export function mermaidText(text: string): string {
  const plain = new Set([...text.matchAll(INSIDE_WORD)].map((match) => match.index))
  return text.replace(SPECIAL, (character: string, at: number) => (plain.has(at) ? character : `#${character.codePointAt(0)};`))
}
