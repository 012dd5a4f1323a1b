// How a name, a link or a piece of code is written in each output.
import type { Job } from '../../model/run.ts'
import { code, escapeMarkdown, link, shorten, safeLine } from './markdown.ts'

/** Functions with which an output writes the parts of a sentence. The sentence itself is worded once, in `findings/`. */
export interface Inline {
  /** Writes untrusted text. */
  readonly text: (raw: string) => string
  /** Writes untrusted text as code. */
  readonly code: (raw: string) => string
  /** Links what is already written. */
  readonly link: (written: string, url: string) => string
  /** Stresses what is already written. */
  readonly strong: (written: string) => string
  /**
   * Marks what is already written and is no news: it depends on which logs can still be read. GitHub reads no Markdown
   * in a line that starts with such a text.
   */
  readonly volatile: (written: string) => string
  /** Whether a program reads the text, so that nothing in it is shortened. */
  readonly isWhole?: boolean
}

export const MARKDOWN: Inline = {
  text: escapeMarkdown,
  code,
  link,
  strong: (written) => `**${written}**`,
  volatile: (written) => written,
}

export const PLAIN: Inline = {
  text: safeLine,
  code: safeLine,
  link: (written) => written,
  strong: (written) => written,
  volatile: (written) => written,
}

/** Returns untrusted text on one line, shortened for readers. */
export function fit(raw: string, maxCharacters: number, { isWhole }: Inline): string {
  return isWhole ? safeLine(raw) : shorten(safeLine(raw), maxCharacters)
}

/** Limit in characters. */
const MAX_QUOTED_LENGTH = 120

/** Quotes untrusted text as code, shortened for readers. */
export function quote(raw: string, inline: Inline): string {
  return inline.code(fit(raw, MAX_QUOTED_LENGTH, inline))
}

type LinkedJob = Pick<Job, 'name' | 'url'>

/** Returns the name of a job as every output shows it, before it escapes or shortens it. */
export function displayName({ name }: Pick<Job, 'name'>): string {
  return safeLine(name)
}

/** Returns `(windows, 22)` for `test (windows, 22)`, and `preview` for `deploy / preview`, below their group. */
export function nameInGroup(name: string, group: string): string {
  if (!name.startsWith(group)) return name
  const rest = name.slice(group.length).replace(/^(?: [/|–-]|:) /, '')
  return rest.trim() || name
}

/** Writes the name of a job. */
export function jobText(job: Pick<Job, 'name'>, { text }: Inline): string {
  return text(displayName(job))
}

/** Writes the name of a job, linked to it. */
export function jobLink(job: LinkedJob, inline: Inline): string {
  return inline.link(jobText(job, inline), job.url)
}

/** Writes the name of a job as the subject of a sentence that needs no link: the job is linked beside it. */
export function jobLabel(job: Pick<Job, 'name'>, inline: Inline): string {
  return inline.strong(jobText(job, inline))
}

/** Writes the same with a link. */
export function jobName(job: LinkedJob, inline: Inline): string {
  return inline.strong(jobLink(job, inline))
}

const GUIDE = 'How to read this'

/** Links to the page that explains the words of a report; a list, empty without its address. */
export function guideLink(url: string | undefined): readonly string[] {
  return url === undefined ? [] : [MARKDOWN.link(GUIDE, url)]
}

const GUIDE_LINK = new RegExp(` (?:· )?\\[${GUIDE}\\]\\([^)\\s]*\\)`)

/** Returns a text without that link, which says nothing about the run. */
export function withoutGuide(text: string): string {
  return text.replace(GUIDE_LINK, '')
}
