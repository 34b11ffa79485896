/** An attribute's value: numbers to a hundredth of a pixel, so that a picture does not change with the last bit of a float. */
export type Attribute = string | number | undefined

// XML 1.0 has no way to write these. https://www.w3.org/TR/xml/#charsets
const UNWRITABLE = /(?![\t\n\r])\p{Cc}|[\p{Cs}\ufffe\uffff]/gu
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text as XML. */
export function escaped(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd').replace(/[&<>]/g, written)
}

/** An element; the children are XML already. */
export function element(name: string, attributes: Readonly<Record<string, Attribute>>, ...children: readonly string[]): string {
  const pairs = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${attributeText(value)}"`]))
  const open = `<${name}${pairs.join('')}`
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`
}

/** A tooltip: what a reader sees while the pointer rests on the element around. */
export function tooltip(...lines: readonly (string | undefined)[]): string {
  return element('title', {}, escaped(lines.filter(Boolean).join('\n')))
}

/** A number as short as it can be. */
export function coordinate(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function attributeText(value: string | number): string {
  return typeof value === 'number' ? coordinate(value) : escaped(value).replace(/["\t\n\r]/g, written)
}

function written(character: string): string {
  return ENTITIES[character] ?? character
}
