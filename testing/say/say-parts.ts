import { failureParts } from '../../src/analyse/same/failure-parts.ts'
import { matchIssues } from '../../src/analyse/same/match-issues.ts'
import { newIssueBlocks } from '../../src/analyse/same/new-issue.ts'
import { mapSome } from '../../src/model/some.ts'
import { failedWith } from '../failure-report.ts'
import { knownFailure, knownIssue } from '../known-issue.ts'

/** The failure of a step that printed these lines, in which `⏎` ends one. */
const printed = (input: string) => failedWith(input.split(/[\n⏎]/), { step: 'Run make' })

/** Says what failed in a step that printed these lines, and how much of it the log shows. */
export function sayParts(input: string): string {
  const found = failureParts(printed(input))
  if (found === undefined) return 'nothing'
  const { parts, total, unnamed } = found
  const rest = unnamed > 0 ? [`${unnamed} without a name`] : []
  return [...parts.map(({ label }) => label), ...rest, `${total ?? '?'} in total`].join('; ')
}

/** Says which errors the link of a failure writes down beside what is below `green:`, block by block, and which of its parts they do not list. */
export function sayBlocks(input: string): string {
  const [failed = '', ...greens] = input.split('⏎green:⏎')
  const failure = printed(failed)
  const passed = greens.flatMap((green) => printed(green).excerpts[0]?.errors?.log ?? [])
  const blocks = newIssueBlocks(failure, passed)
  if (blocks === undefined) return 'nothing'
  const issue = knownIssue({ failures: mapSome(blocks, (errors) => knownFailure(errors)) })
  const rest = matchIssues(failure, [issue])?.unlisted.map(({ label }) => `without ${label}`) ?? []
  return [...blocks.map((errors) => errors.join(' + ')), ...rest].join('; ')
}
