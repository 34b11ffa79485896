/**
 * How an S3 key becomes a path inside the bucket's folder, and back.
 *
 * A key is its own path wherever the file system allows it. A segment that it does not allow is kept under a name
 * that begins with `~~`, the characters it may not carry written as `%XX` (UTF-8): the empty segment of `a//b` or of
 * `a/` is `~~`, `..` is `~~..`. A segment too long for a file name is cut into nested folders `~~+<piece>`.
 * A key that is a folder of other keys as well keeps its body under {@link KeyEncoding.besideFolder}, `~~=<name>`.
 */
export interface KeyEncoding {
  /** File names from the bucket's folder down to the object. */
  pathOf(key: string): readonly string[]
  /** Where the object lies when {@link KeyEncoding.pathOf} is a folder, because other keys go on from this one with `/`. */
  besideFolder(key: string): readonly string[]
  /** The key of a file found at this path, or `undefined` where no key is kept under such a path. */
  keyOf(path: readonly string[]): string | undefined
  /** What the keys below a folder begin with, ending in `/` save inside a cut segment; `undefined` as {@link KeyEncoding.keyOf}. */
  prefixOf(folder: readonly string[]): string | undefined
}

const MARK = '~~'
const CUT = `${MARK}+`
const BESIDE = `${MARK}=`
/** Bytes of a file name on every common file system, and the bytes of a piece of a cut segment. */
const LONGEST_NAME = 255
const LONGEST_PIECE = 200

/** Files that desktops leave in every folder a person opens: they are no objects. */
const DESKTOP_FILES = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it must find.
const ILLEGAL = { posix: /[\u0000]/u, windows: /[\u0000-\u001f<>:"\\|?*]/u }
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** The encoding for this kind of file system: Windows forbids more names than the others. */
export function keyEncoding(system: 'posix' | 'windows' = process.platform === 'win32' ? 'windows' : 'posix'): KeyEncoding {
  const illegal = ILLEGAL[system]
  const isPlain = (segment: string) =>
    segment !== '' &&
    segment !== '.' &&
    segment !== '..' &&
    !segment.startsWith(MARK) &&
    !DESKTOP_FILES.has(segment) &&
    !illegal.test(segment) &&
    !(system === 'windows' && (/[. ]$/.test(segment) || WINDOWS_DEVICE.test(segment))) &&
    Buffer.byteLength(segment) <= LONGEST_NAME

  const escapeSegment = (segment: string): string[] => {
    // Windows drops dots and spaces at the end of a name, and a cut can fall anywhere.
    const fragile = system === 'windows' ? /[%. ]/ : /%/
    return [...segment].map((character, index) => {
      const isEscaped = fragile.test(character) || illegal.test(character) || (index === 0 && /[+=]/.test(character))
      return isEscaped ? percent(character) : character
    })
  }
  const marked = (segment: string, mark: string): string[] => {
    const pieces = cut(escapeSegment(segment))
    // A cut can fall before a character that would be read as part of the mark.
    return pieces.map((piece, index) => (index < pieces.length - 1 ? CUT : mark) + piece.replace(/^[+=]/, percent))
  }
  const split = (key: string) => {
    const segments = key.split('/')
    return { folders: segments.slice(0, -1), leaf: segments.at(-1) ?? '' }
  }
  const namesOf = (segment: string) => (isPlain(segment) ? [segment] : marked(segment, MARK))

  const encoding: KeyEncoding = {
    pathOf: (key) => key.split('/').flatMap(namesOf),
    besideFolder(key) {
      const { folders, leaf } = split(key)
      return [...folders.flatMap(namesOf), ...marked(leaf, BESIDE)]
    },
    keyOf(path) {
      const key = decode(path)
      if (key === undefined) return undefined
      return same(encoding.pathOf(key), path) || same(encoding.besideFolder(key), path) ? key : undefined
    },
    prefixOf(folder) {
      const prefix = decode(folder)
      if (prefix === undefined || folder.length === 0) return prefix
      return folder.at(-1)?.startsWith(CUT) ? prefix : `${prefix}/`
    },
  }
  return encoding
}

function percent(character: string): string {
  return [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}

/** Joins characters into pieces that fit a file name; a piece never ends in the middle of one. */
function cut(characters: readonly string[]): string[] {
  const pieces = ['']
  if (Buffer.byteLength(characters.join('')) + CUT.length <= LONGEST_NAME) return [characters.join('')]
  for (const character of characters) {
    const last = pieces.at(-1) ?? ''
    if (Buffer.byteLength(last + character) > LONGEST_PIECE) pieces.push(character)
    else pieces[pieces.length - 1] = last + character
  }
  return pieces
}

function decode(path: readonly string[]): string | undefined {
  let key = ''
  let isInsideSegment = false
  for (const [index, name] of path.entries()) {
    if (index > 0 && !isInsideSegment) key += '/'
    isInsideSegment = name.startsWith(CUT)
    const mark = [CUT, BESIDE, MARK].find((mark) => name.startsWith(mark))
    const text = mark === undefined ? name : unescapeName(name.slice(mark.length))
    if (text === undefined) return undefined
    key += text
  }
  return key
}

function unescapeName(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, index) => name === right[index])
}
