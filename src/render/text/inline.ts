import type { Job } from '../../model/run.ts'
import { code, escapeMarkdown, link, singleLine } from './markdown.ts'

/** How an output writes the parts of a sentence. The sentence itself is worded once, in `findings/`. */
export interface Inline {
  /** Writes untrusted text. */
  readonly text: (raw: string) => string
  /** Writes untrusted text as code. */
  readonly code: (raw: string) => string
  /** Links what is already written. */
  readonly link: (written: string, url: string) => string
  /** Stresses what is already written. */
  readonly strong: (written: string) => string
}

export const MARKDOWN: Inline = {
  text: escapeMarkdown,
  code,
  link,
  strong: (written) => `**${written}**`,
}

export const PLAIN: Inline = {
  text: singleLine,
  code: singleLine,
  link: (written) => written,
  strong: (written) => written,
}

type LinkedJob = Pick<Job, 'name' | 'url'>

/** Writes the name of a job, linked to it. */
export function jobLink({ name, url }: LinkedJob, { text, link }: Inline): string {
  return link(text(name), url)
}

/** Writes the name of a job as the subject of a sentence. */
export function jobName(job: LinkedJob, inline: Inline): string {
  return inline.strong(jobLink(job, inline))
}
