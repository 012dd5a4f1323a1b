import { memoize } from '../../model/logged/memoize.ts'

/**
 * All untrusted text enters Markdown and HTML through this file and is escaped here: it cannot begin
 * a table cell, a tag, a link, a mention, a formula or a line.
 */

/**
 * Characters with a meaning within a line of GitHub-flavoured Markdown, which a backslash makes
 * literal. At the last two, GitHub would turn a URL into a link.
 */
const MARKDOWN = /[\\`*_[\]<>|~]|:(?=\/\/)|(?<=www)\./gi

/** Positions at which GitHub would see a mention, a reference to an issue, or an emoji code. */
const REFERENCE = /(?<=[@#])(?=[\p{L}\p{N}_.-])|(?<=\bgh-)(?=\d)|(?<=:)(?=[\w+-]+:)/giu

/** Invisible character that separates two others. */
const WORD_JOINER = '\u2060'

/** Escapes text for Markdown, on one line that starts with something else. */
export const escapeMarkdown: (raw: string) => string = memoize((raw) =>
  references(safeLine(raw))
    .replaceAll('&', '&amp;')
    .replace(MARKDOWN, '\\$&')
    .replaceAll('$', DOLLAR),
)

/** Escapes text that starts a line or a list item, so that it begins no list or heading. */
export function textLine(raw: string): string {
  return escapeMarkdown(raw).replace(/^[-+#=\d]/, (first) => `&#${first.charCodeAt(0)};`)
}

/** Escapes text for an HTML element or attribute within Markdown, on one line. */
export function escapeHtml(raw: string): string {
  return escapeTags(references(safeLine(raw))).replaceAll('$', DOLLAR)
}

/** Escapes text for an HTML element or attribute of a page, on one line. */
export function escapeText(raw: string): string {
  return escapeTags(safeLine(raw))
}

function escapeTags(line: string): string {
  return line
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

// https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions#writing-dollar-signs-in-line-with-and-within-mathematical-expressions
const DOLLAR = '<span>$</span>'

/** Escapes text for the title of an issue, which GitHub shows as plain text except for code. */
export function escapeTitle(raw: string): string {
  return shorten(references(safeLine(raw)).replaceAll('`', "'"), MAX_TITLE_LENGTH)
}

// GitHub refuses longer titles.
const MAX_TITLE_LENGTH = 256

export function code(raw: string): string {
  return `<code>${escapeMarkdown(raw)}</code>`
}

/**
 * Returns a link. The label is Markdown. The URL comes from the decoder or this project, so only
 * characters that would end it early are encoded.
 */
export function link(label: string, url: string): string {
  // encodeURIComponent leaves parentheses as they are.
  const whole = url.replaceAll('(', '%28').replaceAll(')', '%29')
  return `[${label}](${whole.replace(/[|<>\s\\]/g, encodeURIComponent)})`
}

interface ColumnHead {
  readonly title: string
  readonly align?: 'right'
}

/** Returns a table, whose cells are Markdown. */
export function table(
  columns: readonly ColumnHead[],
  rows: readonly (readonly string[])[],
): string {
  return [tableHead(columns), ...rows.map(tableRow)].join('\n')
}

export function tableHead(columns: readonly ColumnHead[]): string {
  const rule = columns.map(({ align }) => (align === 'right' ? '--:' : '---'))
  return `${tableRow(columns.map(({ title }) => title))}\n${tableRow(rule)}`
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/** Returns a block of code that none of its lines can close. */
export function codeBlock(lines: readonly string[], language = ''): string {
  const fence = fenceFor(lines)
  return [`${fence}${language}`, ...lines, fence].join('\n')
}

/** Returns more backticks than the longest row of backticks in the lines. */
export function fenceFor(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? [])
  return '`'.repeat(runs.reduce((longest, run) => Math.max(longest, run.length + 1), 3))
}

/** Returns a block that opens on a click. */
export function details(summary: string, body: string): string {
  return `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`
}

const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu
/** Characters that change the direction or the order of the text around them. */
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

/** A name with only these characters is invisible and cannot be clicked. */
const UNSEEN = /^[\p{Default_Ignorable_Code_Point}\s]*$/u

/** Maximum length of a name. GitHub truncates names of jobs to 100 characters, but not names of steps. */
const MAX_LENGTH = 1_000

/** Returns one line of well-formed text without control characters; `(no name)` if it is invisible. */
export function safeLine(raw: string): string {
  const line = raw.toWellFormed().replace(DIRECTION, '').replace(INVISIBLE, ' ').trim()
  if (line.length > MAX_LENGTH)
    return `${line.slice(0, MAX_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
  return UNSEEN.test(line) ? '(no name)' : line
}

/**
 * Returns the same for several lines, which may be empty or indented, so that untrusted text in them
 * cannot change the colours or the direction of a terminal.
 */
export function withoutControls(raw: string): string {
  const clean = raw.toWellFormed().replace(DIRECTION, '')
  return clean.replace(/[^\P{Cc}\n]|[\p{Zl}\p{Zp}]/gu, ' ')
}

/** The most of a shortened text that is cut so that no word is. */
const MAX_WORD_SHARE = 0.4

/** Truncates a text that has more characters between words, and ends it with dots; a long word is cut. */
export function shorten(raw: string, maxLength: number): string {
  const characters = Array.from(raw)
  if (characters.length <= maxLength) return raw
  const kept = characters.slice(0, maxLength - 1).join('')
  const isWhole = /^\s/.test(raw.slice(kept.length))
  const end = isWhole ? kept.length : kept.search(/(?<!\s)\s+\S*$/)
  const most = kept.length * (1 - MAX_WORD_SHARE)
  return `${kept.slice(0, end < most ? undefined : end).replace(/(?<![\s,;:(–-])[\s,;:(–-]+$/, '')}…`
}

function references(line: string): string {
  return line.replace(REFERENCE, WORD_JOINER)
}
