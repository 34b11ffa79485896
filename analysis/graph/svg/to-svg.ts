import type { Graph } from '../graph.ts'
import { arrange } from './arrange.ts'
import { drawScope } from './draw-scope.ts'
import { FONT } from './theme.ts'
import { element, tooltip } from './xml.ts'

const MARGIN = 12

/**
 * The graph as an SVG picture: states in layers from top to bottom, Parallel and Map as frames around their machines, catchers dashed,
 * loops in a colour of their own. A text too long for its place is cut, and whole in the tooltip.
 *
 * It has no script, no style sheet and no font of its own; every text stands on a ground of its own colour or is of a middle tone, so it
 * can be put into a page of any colour. Each state carries `data-path`, the JSON Pointer of the state in the document.
 * The layout library is loaded at the first call. The same graph gives the same bytes.
 */
export async function toSvg(graph: Graph): Promise<string> {
  const scope = await arrange(graph)
  const [width, height] = [Math.ceil(scope.width + 2 * MARGIN), Math.ceil(scope.height + 2 * MARGIN)]
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    role: 'img',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': FONT.family,
  }
  const title = tooltip(graph.title ?? 'State machine')
  return `${element('svg', attributes, title, element('g', { transform: `translate(${MARGIN} ${MARGIN})` }, drawScope(scope)))}\n`
}
