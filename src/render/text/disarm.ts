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
