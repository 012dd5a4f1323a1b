import { safeLine } from './markdown.ts'

/**
 * Characters that start or end something in the Markdown of GitHub, Slack, Discord, Teams or Mattermost: emphasis,
 * code, links, tags, tables, spoilers, formulas, mentions, channels and issues. An underscore within a word is text.
 */
const ACTIVE = /[\\`*[\]<>|~@#$]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu

/** A colon of a URL or of an emoji code, the dot of a host, the dash of an issue, an entity such as `&lt;`. */
const PART =
  /:(?=\/\/)|:(?=(?:\d*[a-z_+-][\w+-]*|100|1234):)|(?<=\bwww)\.|(?<=\bgh)-(?=\d)|&(?=#?\w+;)/giu

/** Signs that begin a list, a heading or a rule at the start of a line. */
const START = /^[-+=]|(?<=^\d{1,9})[.)](?= |$)/

/** Distance of a character of ASCII from its full-width form. */
const FULL_WIDTH = '＊'.charCodeAt(0) - '*'.charCodeAt(0)

/**
 * Returns untrusted text as one line that is only text in a chat, also at the start of a line. Each chat has an
 * escape of its own, which others show, so characters that would act are in their full-width form.
 */
export function chatText(raw: string): string {
  return [START, ACTIVE, PART].reduce(
    (text, pattern) => text.replace(pattern, fullWidth),
    disarm(safeLine(raw)),
  )
}

function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + FULL_WIDTH)
}

/**
 * Start of a line that the runner may read as a command. The runner trims a line by Unicode, and ends
 * it at LF, CR and CRLF; a reader in between may end it elsewhere.
 */
const LINE_START =
  /(^|[\n\v\f\r\u0085\u2028\u2029])((?:(?![\n\v\f\r\u0085\u2028\u2029])[\s\p{C}])*):(?=:)/gu

/**
 * Breaks up both forms of a workflow command in a printed text: `::x::` at the start of a line, and
 * `##[x]`, which the runner obeys anywhere in a line.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function disarm(text: string): string {
  return text.replaceAll('##[', '# #[').replace(LINE_START, '$1$2: ')
}

/** Breaks up commands in the text of a JSON value without a change of the value. */
export function disarmJson(json: string): string {
  // `JSON.stringify` escapes all other line breaks.
  const escaped = { '\u0085': '\\u0085', '\u2028': '\\u2028', '\u2029': '\\u2029' }
  return Object.entries(escaped).reduce(
    (text, [lineBreak, escape]) => text.replaceAll(lineBreak, escape),
    json.replaceAll('##[', '#\\u0023['),
  )
}
