import { sizeOf } from '../text/fit-to-size.ts'
import { iconOf } from '../text/labels.ts'
import { joinTexts } from '../text/units.ts'
import { renderCauses, renderCounts } from './cause-list.ts'
import {
  renderCriticalPath,
  renderJobs,
  renderOverBudget,
  renderWorkflows,
  type SectionOptions,
} from './comment-sections.ts'
import { CONVERSATION } from './inline.ts'
import { commitLink, linkWithin } from './links.ts'
import type { Subject } from './subject.ts'

const { text } = CONVERSATION

/**
 * Maximum size of a body without its marker. GitHub accepts 65,536 characters and does not document whether
 * it counts bytes.
 */
export const MAX_BODY_BYTES = 65_000

/** The sections that a user can choose from, in the order of the comment and of the space they get. */
const SECTIONS = {
  failures: renderCauses,
  workflows: renderWorkflows,
  'over-budget': renderOverBudget,
  'critical-path': renderCriticalPath,
  jobs: renderJobs,
} as const satisfies Record<string, (subject: Subject, options: SectionOptions) => string>

type CommentSection = keyof typeof SECTIONS

export const COMMENT_SECTIONS = Object.keys(SECTIONS) as readonly CommentSection[]

interface CommentOptions {
  /** Such as `https://github.com/octo-org/octo-shop`; other URLs are not linked. */
  readonly repositoryUrl: string
  /** Heading above the result. */
  readonly title: string | undefined
  readonly sections: readonly CommentSection[]
  /** Whether a report without failures has only one line. */
  readonly brief: boolean
  readonly maxBytes?: number
}

/** Renders the text of a comment: the result first, details folded away. */
export function renderComment(subject: Subject, options: CommentOptions): string {
  const { repositoryUrl, title, sections, brief, maxBytes = MAX_BODY_BYTES } = options
  const isBrief = brief && subject.state === 'green'
  const opening = [renderResult(subject, { repositoryUrl, title, isBrief })]
  if (isBrief) return opening.join('')
  const blocks: string[] = []
  let left = maxBytes - sizeOf(opening.join(''))
  for (const section of COMMENT_SECTIONS.filter((name) => sections.includes(name))) {
    const block = SECTIONS[section](subject, { repositoryUrl, maxBytes: left - sizeOf('\n\n') })
    if (block === '' || sizeOf(block) > left - sizeOf('\n\n')) continue
    blocks.push(block)
    left -= sizeOf(block) + sizeOf('\n\n')
  }
  return [...opening, ...blocks].join('\n\n')
}

function renderResult(
  subject: Subject,
  {
    repositoryUrl,
    title,
    isBrief,
  }: Pick<CommentOptions, 'repositoryUrl' | 'title'> & { readonly isBrief: boolean },
): string {
  const { conclusion, headline, url, commit } = subject
  const name = title === undefined ? '' : `${text(title)}: `
  const result = `${iconOf(conclusion)} ${name}${text(headline)}`
  const origin = joinTexts(
    [
      url !== undefined && linkWithin(repositoryUrl, 'Details', url),
      commitLink(repositoryUrl, commit) ?? '',
      renderCounts(subject),
    ],
    ' · ',
  )
  return isBrief ? `${result} · ${origin}` : `### ${result}\n\n${origin}`
}
