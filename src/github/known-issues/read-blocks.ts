import MarkdownIt from 'markdown-it'
import {
  isSpecificPattern,
  type KnownFailure,
  LANGUAGE,
  MAX_BLOCKS,
  MAX_ERRORS,
  MAX_SEEN,
  MIN_CHARACTERS,
} from '../../model/known-issue.ts'
import { collapseBlanks } from '../../model/note.ts'
import { isSome } from '../../model/some.ts'

/** Characters of a line that are quoted. */
const MAX_QUOTED = 100

/** Statement of a block, or the first thing in it that is not understood, which makes all of it count for nothing. */
export type ReadBlock = KnownFailure | { readonly problem: string }

/**
 * Reads only what Markdown marks by whole lines: that of a line needs time and is no block. A definition of a link is
 * a paragraph then, which ends where it does. What is nested too deeply for the parser is skipped.
 */
const MARKDOWN = new MarkdownIt('commonmark').disable(['inline', 'reference'])

/**
 * Reads the blocks in the text of an issue, as GitHub shows it: none inside a quotation, a comment or another block.
 *
 * @param repositoryUrl the page of the repository, whose jobs a block can show
 */
export function readBlocks(text: string, repositoryUrl: string): readonly ReadBlock[] {
  const checks = blockChecks(repositoryUrl)
  return findBlocks(text)
    .slice(0, MAX_BLOCKS)
    .map((lines) => readBlock(lines, checks))
}

/** Lists the lines of each fenced block in the language, and before them what GitHub does not show beside it. */
function findBlocks(text: string): readonly (readonly string[])[] {
  let quotations = 0
  return MARKDOWN.parse(text, {}).flatMap(({ type, nesting, info, content }) => {
    if (type.startsWith('blockquote')) quotations += nesting
    if (type !== 'fence' || quotations > 0) return []
    const [language, ...others] = collapseBlanks(info).split(' ')
    if (language !== LANGUAGE) return []
    return [[...(others.length > 0 ? [collapseBlanks(info)] : []), ...content.split('\n')]]
  })
}

const LINE = /^(?<key>[a-z]+): *(?<value>\S.*)$/

function readBlock(lines: readonly string[], checks: BlockChecks): ReadBlock {
  const byKey: ReadonlyMap<string, Check> = new Map(Object.entries(checks))
  const fields = new Map<string, string[]>()
  for (const line of lines.map(collapseBlanks).filter((line) => line !== '')) {
    const { key = '', value = '' } = LINE.exec(line)?.groups ?? {}
    const given = fields.get(key) ?? []
    const problem = byKey.get(key)?.(value, given.length) ?? 'is not understood'
    if (problem !== '') return { problem: `"${quoted(line)}" ${problem}` }
    fields.set(key, [...given, value])
  }
  const errors = fields.get('error') ?? []
  if (!isSome(errors)) return { problem: 'it has no line "error: ..."' }
  const only = (key: keyof BlockChecks) => fields.get(key)?.[0]
  return {
    errors,
    job: only('job'),
    step: only('step'),
    until: only('until'),
    gate: fields.has('gate'),
    rerun: fields.has('rerun'),
    seen: (fields.get('seen') ?? []).map(jobId),
  }
}

function quoted(line: string): string {
  const characters = Array.from(line)
  return characters.length <= MAX_QUOTED ? line : `${characters.slice(0, MAX_QUOTED - 1).join('')}…`
}

/** Returns what is wrong with a value, of which there are some already; an empty text if nothing is. */
type Check = (value: string, count: number) => string

const once =
  (check: (value: string) => string): Check =>
  (value, count) =>
    count > 0 ? 'is the second line of its kind' : check(value)

type BlockChecks = Readonly<Record<'error' | keyof Omit<KnownFailure, 'errors'>, Check>>

/** Returns the keys of a block: one for each thing that it can say, so that none is accepted and ignored. */
export function blockChecks(repositoryUrl: string): BlockChecks {
  return {
    error(value, count) {
      if (count >= MAX_ERRORS) return `is one of more than ${MAX_ERRORS} errors`
      return isSpecificPattern(value) ? '' : `has fewer than ${MIN_CHARACTERS} characters without *`
    },
    job: once(() => ''),
    step: once(() => ''),
    until: once((value) => (isDay(value) ? '' : 'is no day such as 2027-01-31')),
    gate: once((value) => (value === 'pass' ? '' : 'is not "gate: pass"')),
    rerun: once((value) => (value === 'once' ? '' : 'is not "rerun: once"')),
    seen(value, count) {
      if (count >= MAX_SEEN) return `is one of more than ${MAX_SEEN} logs`
      const isOwn = value.toLowerCase().startsWith(`${repositoryUrl.toLowerCase()}/actions/`)
      return isOwn && JOB_URL.test(value) ? '' : 'is no URL of a job of this repository'
    },
  }
}

/** The page of a job, perhaps with the position that a person looked at. */
const JOB_URL =
  /\/actions\/runs\/\d{1,15}(?:\/attempts\/\d{1,5})?\/job\/(?<id>\d{1,15})(?:[?#]\S*)?$/

function jobId(url: string): number {
  return Number(JOB_URL.exec(url)?.groups?.['id'])
}

/** Whether a text is a day of the calendar. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
