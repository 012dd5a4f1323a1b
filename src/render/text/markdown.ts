import { memoize } from './memoize.ts'

/**
 * Everything that strangers wrote enters Markdown or HTML through this file, and comes out as the
 * text it was: it can't begin a table cell, a tag, a link, a mention, a formula or a line.
 */

/**
 * What begins something within a line of GitHub-flavoured Markdown, to be taken literally after a
 * backslash; the last two are where addresses become links.
 */
const MARKDOWN = /[\\`*_[\]<>|~]|:(?=\/\/)|(?<=www)\./gi

/** Where GitHub would see a mention, a reference to an issue, or an emoji code in a comment. */
const REFERENCE = /(?<=[@#])(?=[\p{L}\p{N}_.-])|(?<=\bgh-)(?=\d)|(?<=:)(?=[\w+-]+:)/giu

/** Keeps two characters apart, and is not seen. */
const WORD_JOINER = '\u2060'

/** Text for Markdown, on one line, where something else begins the line. */
export const escapeMarkdown: (raw: string) => string = memoize((raw) =>
  references(singleLine(raw))
    .replaceAll('&', '&amp;')
    .replace(MARKDOWN, '\\$&')
    .replaceAll('$', DOLLAR),
)

/** The same where nothing else begins the line or the item: it does not begin a list or a heading. */
export function textLine(raw: string): string {
  return escapeMarkdown(raw).replace(/^[-+#=\d]/, (first) => `&#${first.charCodeAt(0)};`)
}

/** Text for the inside of an HTML element or attribute, on one line. */
export function escapeHtml(raw: string): string {
  return references(singleLine(raw))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('$', DOLLAR)
}

// https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions#writing-dollar-signs-in-line-with-and-within-mathematical-expressions
const DOLLAR = '<span>$</span>'

/** Text in the type of code. */
export function code(raw: string): string {
  return `<code>${escapeMarkdown(raw)}</code>`
}

/**
 * A link. The label is Markdown; the address is one that the decoder or this project made, and only
 * what would end it early is encoded.
 */
export function link(label: string, url: string): string {
  // encodeURIComponent leaves parentheses as they are.
  const whole = url.replaceAll('(', '%28').replaceAll(')', '%29')
  return `[${label}](${whole.replace(/[|<>\s\\]/g, encodeURIComponent)})`
}

/** A table of Markdown cells, or nothing when there are no rows. */
export function table(head: readonly Column[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  return [tableHead(head), ...rows.map(tableRow)].join('\n')
}

export interface Column {
  readonly title: string
  readonly align?: 'right'
}

export function tableHead(columns: readonly Column[]): string {
  const rule = columns.map(({ align }) => (align === 'right' ? '--:' : '---'))
  return `${tableRow(columns.map(({ title }) => title))}\n${tableRow(rule)}`
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Lines as they are, in a block that none of them can close. */
export function codeBlock(lines: readonly string[], language = ''): string {
  const fence = fenceFor(lines)
  return [`${fence}${language}`, ...lines, fence].join('\n')
}

/** More backticks than there are in a row anywhere in the lines. */
export function fenceFor(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? [])
  return '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3))
}

/** A block that opens on a click. */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`
}

const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu
/** Characters that change the direction or the order of the text around them. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A name of these alone is not seen, and could not be clicked at either. */
const UNSEEN = /^[\p{Default_Ignorable_Code_Point}\s]*$/u

/** GitHub cuts the names of jobs at 100 characters, and those of steps at none. */
const LONGEST = 1_000

/** One line of well-formed text without control characters; `(no name)` where nothing of it is seen. */
export function singleLine(raw: string): string {
  const line = raw.toWellFormed().replace(DIRECTION, '').replace(INVISIBLE, ' ').trim()
  if (line.length > LONGEST) return `${line.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
  return UNSEEN.test(line) ? '(no name)' : line
}

/**
 * The same of a text of several lines, which may be empty or indented: what is left of the words of
 * others in it can neither colour nor turn around what a terminal shows.
 */
export function withoutControls(raw: string): string {
  const clean = raw.toWellFormed().replace(DIRECTION, '')
  return clean.replace(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/gu, ' ')
}

/** At most so many characters of a text, the last of them dots where there are more. */
export function shorten(raw: string, most: number): string {
  const characters = Array.from(raw)
  return characters.length <= most ? raw : `${characters.slice(0, most - 1).join('')}…`
}

function references(line: string): string {
  return line.replace(REFERENCE, WORD_JOINER)
}
