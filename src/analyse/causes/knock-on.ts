import type { FailureReport } from '../../model/report/report.ts'
import type { Job } from '../../model/run.ts'
import { nameLevels, withoutMatrix } from '../jobs/name-levels.ts'
import { reasonLinesOf } from './signature.ts'

/** A text that says that another job failed: the pattern, a real line, and where it is from. */
type KnockOnForm = readonly [pattern: RegExp, example: string, source: string]

/** One line per text; add a line to add a text. A pattern has no flag but `i`, and its time is linear. */
// prettier-ignore
export const KNOCK_ON_FORMS: readonly KnockOnForm[] = [
  [/\brequired to succeed jobs failed\b/, 'Some of the required to succeed jobs failed', 're-actors/alls-green'],
  [/\b(?:one or more|some|not all|any|at least one|all|required|needed|upstream|previous|dependent)\b.{0,60}\b(?:jobs?|checks?|needs|workflows?|stages?|builds?|tests?|dependenc(?:y|ies))\b.{0,60}\b(?:fail(?:ed|ing|ures?)?|pass(?:ed)?|succeed(?:ed)?|successful|success|cancell?ed)\b/i, 'One or more required jobs failed.', 'public workflows'],
  [/\bneeds\.[\w-]{1,100}\.result\b/, 'needs.build.result is failure', 'public workflows'],
  [/\b(?:result|status|conclusion|outcome)s?\b.{0,60}\b(?:failure|failed|cancelled|skipped)\b/i, 'build result: failure', 'public workflows'],
  [/\bArtifact not found for name: /, 'Error: Unable to download artifact(s): Artifact not found for name: dist', 'actions/download-artifact'],
  [/\bUnable to find any artifacts for the associated workflow\b/, 'Error: Unable to find any artifacts for the associated workflow', 'actions/download-artifact'],
  [/\bNo files were found with the provided path: /, 'Error: No files were found with the provided path: coverage. No artifacts will be uploaded.', 'actions/upload-artifact'],
]

const MAX_CHARACTERS = 500

/** A word for the conclusion of another job, next to its name. */
const OUTCOME =
  /\b(?:fail(?:ed|ure|ing)?|cancell?ed|skipped|unsuccessful|not (?:pass|succe)\w{0,10})\b/i

/** A shorter name is part of too many words. */
const MIN_NAME_CHARACTERS = 3

/**
 * Returns whether a job that ran although others had failed reports an error of its own: a line that a
 * tool or the step reported as an error, and that is not about the other jobs.
 */
export function hasOwnError({ job, excerpts }: FailureReport): boolean {
  const reason = reasonLinesOf(excerpts[0]?.lines ?? []).filter((line) => line.reason === 'error')
  return reason.length > 0 && !reason.some(({ text }) => isAboutOthers(text, job.causes))
}

/** Returns whether the log of a job shows that it failed only because others had. */
export function blamesOthers({ job, excerpts }: FailureReport): boolean {
  const reason = reasonLinesOf(excerpts[0]?.lines ?? [])
  return reason.some(({ text }) => isAboutOthers(text, job.causes))
}

/** Returns whether a line says that another job failed. */
export function isKnockOn(line: string): boolean {
  const text = line.slice(0, MAX_CHARACTERS)
  return KNOCK_ON_FORMS.some(([pattern]) => pattern.test(text))
}

function isAboutOthers(line: string, jobs: readonly Job[]): boolean {
  return isKnockOn(line) || namesAnyOf(line.slice(0, MAX_CHARACTERS), jobs)
}

function namesAnyOf(text: string, jobs: readonly Job[]): boolean {
  if (!OUTCOME.test(text)) return false
  const lower = text.toLowerCase()
  return jobs.some(({ name }) =>
    nameLevels(name)
      .map((level) => withoutMatrix(level).toLowerCase())
      .some((level) => level.length >= MIN_NAME_CHARACTERS && lower.includes(level)),
  )
}
