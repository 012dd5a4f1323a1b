/** Finds and marks text in the page without a change of its elements, which others render. */
import { hasAll } from './view/search.ts'

const CAUSES = 'section[aria-labelledby=causes]'
/** The message, annotations and logs, but not the names of all the jobs that a cause has. */
const LINES = ':is(h3, li, .error, .log)'
const MARKED = `${CAUSES} ${LINES}, .name, .job-table`

/** Returns the message and the logs of a cause, in lower case; '' if it is not in the page. */
export function causeText(number: number): string {
  const lines = document.querySelectorAll(`#cause-${number} ${LINES}`)
  return Array.from(lines, ({ textContent }) => textContent.toLowerCase()).join('\n')
}

/** Lists the messages and log lines about failures that have all terms. */
export function findLines(terms: readonly string[]): Range[] {
  if (terms.length === 0) return []
  return [...document.querySelectorAll(`${CAUSES} ${LINES}`)].flatMap((block) =>
    block.matches('.log')
      ? textNodes(block).flatMap((node) =>
          linesOf(node).filter((line) => hasAll(String(line), terms)),
        )
      : hasAll(block.textContent, terms)
        ? rangeOf(block)
        : [],
  )
}

function linesOf(node: Text): Range[] {
  let end = -1
  return node.data.split('\n').map((line) => {
    const start = end + 1
    end = start + line.length
    return rangeIn(node, start, end)
  })
}

/** Marks each term, and the current hit. Does nothing in a browser that cannot. */
export function markTerms(terms: readonly string[], current: Range | undefined): void {
  // Unknown to Firefox before version 140.
  if (!('highlights' in CSS)) return
  const nodes = terms.length === 0 ? [] : [...document.querySelectorAll(MARKED)].flatMap(textNodes)
  const ranges = nodes.flatMap((node) => terms.flatMap((term) => occurrences(node, term)))
  CSS.highlights.set('term', new Highlight(...ranges))
  CSS.highlights.set('hit', new Highlight(...(current === undefined ? [] : [current])))
}

function occurrences(node: Text, term: string): Range[] {
  const text = node.data.toLowerCase()
  // A few letters change their length in lower case.
  if (text.length !== node.data.length) return []
  const found: Range[] = []
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length)) {
    found.push(rangeIn(node, at, at + term.length))
  }
  return found
}

function textNodes(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  return nodes
}

function rangeIn(node: Text, start: number, end: number): Range {
  const range = document.createRange()
  range.setStart(node, start)
  range.setEnd(node, end)
  return range
}

function rangeOf(element: Element): Range {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range
}

/** Opens what a part of the page is folded into, and scrolls to it. */
export function scrollToPart(part: Element | Range): void {
  const element = part instanceof Range ? part.startContainer.parentElement : part
  for (let outer = element; outer !== null; outer = outer.parentElement) {
    if (outer instanceof HTMLDetailsElement) outer.open = true
  }
  element?.scrollIntoView({ block: part instanceof Range ? 'nearest' : 'start' })
  if (!(part instanceof Range)) return
  // A long log scrolls itself.
  const box = element?.closest('.log')
  const { top } = part.getBoundingClientRect()
  if (box) box.scrollTop += top - box.getBoundingClientRect().top - box.clientHeight / 2
  window.scrollBy({ top: part.getBoundingClientRect().top - window.innerHeight / 2 })
}
