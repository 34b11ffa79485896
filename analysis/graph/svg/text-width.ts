/** Characters by their width in thousandths of the font size: those of Helvetica and Arial. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [191, "'"],
  [222, 'ijl'],
  [260, '|'],
  [278, ' !,./:;\\[]It f'],
  [333, '()-`r'],
  [355, '"'],
  [389, '*'],
  [500, 'Jckszvxy'],
  [556, '#$0123456789?L_abdeghnopqu'],
  [584, '+<=>~'],
  [611, 'FTZ'],
  [667, '&ABEKPSVXY'],
  [722, 'CDHNRUw'],
  [778, 'GOQ'],
  [833, 'Mm'],
  [889, '%'],
  [944, 'W'],
  [1000, '…'],
  [1015, '@'],
]
const WIDTH_OF = new Map(WIDTHS.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)))

const ACCENTED = 600
const WIDE = 1000
/** From Hangul Jamo on come scripts and pictures about as wide as they are high. */
const FIRST_WIDE = 0x1100
/** Where the font is absent another stands in, most often a wider one. */
const RESERVE = 1.06
const BOLD = 1.08

/** About how wide a line of text is, in pixels: enough to size a box, in any font without serifs. */
export function textWidth(text: string, size: number, weight: 'normal' | 'bold' = 'normal'): number {
  let width = 0
  for (const character of text) width += WIDTH_OF.get(character) ?? (character.codePointAt(0)! >= FIRST_WIDE ? WIDE : ACCENTED)
  return (width / 1000) * size * RESERVE * (weight === 'bold' ? BOLD : 1)
}
