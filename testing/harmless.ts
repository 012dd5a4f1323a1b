import { expect } from '@jest/globals'
import type { Root, RootContent } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import {
  commentsIn,
  findForeignElements,
  findReferences,
  shownTexts,
} from './github-page/inspect-page.ts'
import { sanitise } from './github-page/markdown.ts'
import { elementsOf, showMarkdown } from './shown-markdown.ts'

/** All that a terminal or a reader of Markdown may take for more than text. */
const RAW = /[^\P{Cc}\t]|[\p{Zl}\p{Zp}\p{Cs}]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

/**
 * Holds where a summary has, neither before GitHub's sanitiser nor after it, an element that no
 * report writes, nor a reference, nor a link to anywhere but the repository and the guide.
 *
 * @param repositoryUrl such as `https://github.com/octo-org/octo-shop`
 */
export function expectHarmless(summary: string, repositoryUrl: string): void {
  // Many cases write the same summary.
  const key = `${repositoryUrl} ${summary}`
  if (knownHarmless.has(key)) return
  expect(summary.split('\n').filter((line) => RAW.test(line))).toEqual([])
  const page = showMarkdown(summary)
  expectHarmlessPage(page, repositoryUrl)
  const sanitised = sanitise(page)
  expect(findForeignElements(sanitised)).toEqual([])
  expect(findReferences(sanitised)).toEqual([])
  knownHarmless.add(key)
}

const knownHarmless = new Set<string>()

/** What GitHub links as a commit in a comment or an issue, but not in a summary. */
const COMMIT = /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/i

/** The same for the text of a comment or an issue, in which GitHub also links commits. */
export function expectHarmlessBody(body: string, repositoryUrl: string): void {
  const text = body.replace(/^<!-- run-report:\w+ [\w=,. -]* -->$/gm, '').replaceAll(END, '')
  expectHarmless(text, repositoryUrl)
  const shown = shownTexts(showMarkdown(text))
  expect(shown.filter((one) => COMMIT.test(one))).toEqual([])
}

const END = '<!-- run-report:end -->'

/** The page that the action of the fake runner links to. */
const GUIDE_URL = 'https://github.com/octo-org/run-report/blob/v1/docs/summary.md#the-summary'

/** The same of a page before the sanitiser. */
export function expectHarmlessPage(page: Root, repositoryUrl: string): void {
  expect(findForeignElements(page)).toEqual([])
  expect(findReferences(page)).toEqual([])
  // Only what is no news stands between hidden marks, and each mark is whole.
  expect(commentsIn(page).join('')).toMatch(/^(?:~\/~)*$/)
  const addresses = elementsOf(page, 'a').map(({ properties }) => String(properties.href))
  const isHarmless = (url: string) => isBelow(url, repositoryUrl) || url === GUIDE_URL
  expect(addresses.filter((url) => !isHarmless(url))).toEqual([])
}

function isBelow(url: string, base: string): boolean {
  return URL.parse(url)?.href.startsWith(`${base}/`) === true
}

/** The slots of the page, without its style. */
export const PAGE_TEMPLATE = '<title>{{title}}</title>{{body}}'

const PAGE_ELEMENTS =
  'a b bdi br circle code details div h1 h2 h3 input label li main ol p path pattern pre rect section small span strong sub ' +
  'summary svg symbol table tbody td text th thead title tr ul use'
const PAGE_ATTRIBUTES =
  'ariaHidden ariaLabel ariaLabelledBy checked className cx cy d fill height href id name opacity open patternTransform patternUnits preserveAspectRatio r role start stroke strokeLineCap strokeLineJoin strokeWidth tabIndex type value viewBox width x'

/** Holds where an HTML page has only the elements, attributes and links that `renderPage` writes. */
export function expectHarmlessHtml(page: string, serverUrl: string): void {
  const root = unified().use(rehypeParse, { fragment: true }).parse(page)
  const shown = new Set<string>()
  const visit = (node: RootContent): void => {
    if (node.type === 'comment') shown.add('a comment')
    if (node.type !== 'element') return
    const { tagName, properties } = node
    shown.add(tagName)
    for (const [name, value] of Object.entries(properties)) {
      shown.add(`@${name}`)
      if (name === 'href' && !isBelow(String(value), serverUrl))
        shown.add(String(value).replace(/^#(?:(?:job|cause)-\d+|icon-[a-z]+)$/, 'a'))
    }
    node.children.forEach(visit)
  }
  root.children.forEach(visit)
  const allowed = [
    ...PAGE_ELEMENTS.split(' '),
    ...PAGE_ATTRIBUTES.split(' ').map((name) => `@${name}`),
  ]
  expect([...shown].filter((name) => !allowed.includes(name))).toEqual([])
}

/** The workflow commands that the action prints. */
const OWN_COMMAND = /^::(?:debug|error|notice|warning)::/

/**
 * Holds where what was printed is text alone, but for commands of our own, each whole on its line.
 */
export function expectQuiet(printed: string): void {
  const lines = printed.split(/\r?\n/)
  expect(lines.filter((line) => RAW.test(line))).toEqual([])
  const others = lines.filter((line) => !OWN_COMMAND.test(line))
  expect(others.filter((line) => /^\s*::|##\[/.test(line))).toEqual([])
}
