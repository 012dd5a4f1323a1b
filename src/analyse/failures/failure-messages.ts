import { START_FAILED, RUNNER_LOST } from '../../model/logged/lost-runner.ts'
import { STEP_LIMIT } from '../../model/logged/step-limit.ts'
import type { Annotation } from '../../model/shapes/failure.ts'
import { HOUR, type Milliseconds, MINUTE, SECOND } from '../../model/time.ts'

/** The meaning of an annotation about the end of a job; `nothing` if the message is not known. */
export type GitHubStatement =
  | { readonly kind: 'job-timeout'; readonly limit: Milliseconds | undefined }
  | { readonly kind: 'person'; readonly login: string }
  | { readonly kind: PlainKind | 'nothing' }

/** `queue-timeout`: no runner took the job within a day, maybe because none has its labels. */
type PlainKind = 'runner-lost' | 'not-started' | 'queue-timeout' | 'fail-fast' | 'newer-run'

/**
 * Messages of GitHub and the runner, most specific first, from the source of actions/runner and from
 * the annotations of public runs.
 */
const SENTENCES: readonly (readonly [RegExp, PlainKind | ((found: string) => GitHubStatement)])[] =
  [
    [RUNNER_LOST, 'runner-lost'],
    [/^The job was not acquired by Runner of type \w+\b/, 'not-started'],
    [/^The job has exceeded the maximum execution time while awaiting a runner\b/, 'queue-timeout'],
    [
      /^The job (?:running on runner .{1,200} )?has exceeded the maximum execution time of ([\w ]{1,40})/,
      (limit) => ({ kind: 'job-timeout', limit: readLimit(limit) }),
    ],
    [/^The run was canceled by @([\w.[\]-]{1,100}?)\.?$/, (login) => ({ kind: 'person', login })],
    [/^Canceling since a higher priority waiting request for .{1,500} exists\.?$/, 'newer-run'],
    [/^The (?:strategy configuration|job) was canceled because ".{1,500}" failed\.?$/, 'fail-fast'],
  ]

/**
 * Returns the statement about the end of a job in annotations on `.github`. A step can write the same
 * annotation with `::error file=.github,line=1::`, so the statement of a job whose steps ran needs what
 * the API shows independently.
 */
export function readStatement(annotations: readonly Annotation[]): GitHubStatement {
  const messages = annotations.filter(isFromGitHub).map(({ message }) => message.trim())
  for (const [sentence, statement] of SENTENCES) {
    for (const message of messages) {
      const match = sentence.exec(message)
      if (match === null) continue
      return typeof statement === 'string' ? { kind: statement } : statement(match[1] ?? '')
    }
  }
  return { kind: 'nothing' }
}

/** Whether GitHub says of the end of a job that its runner was lost, and nothing else. */
export function saysOnlyLost(annotations: readonly Annotation[]): boolean {
  const statements = annotations.map((one) => readStatement([one]).kind)
  const known = statements.filter((kind) => kind !== 'nothing')
  return known.length > 0 && known.every((kind) => kind === 'runner-lost')
}

/** Whether all that GitHub and the runner say of a job, at least something, is that the runner failed before any step. */
export function saysStartFailed(annotations: readonly Annotation[]): boolean {
  const isStated = (one: Annotation) => isFromGitHub(one) && START_FAILED.test(one.message.trim())
  return annotations.length > 0 && annotations.every(isStated)
}

/** Returns the message of the first annotation in GitHub's form. */
export function firstStatement(annotations: readonly Annotation[]): string | undefined {
  return annotations.find(isFromGitHub)?.message
}

/** Lists the time limits that steps have exceeded, according to the runner's messages. */
export function readStepTimeouts(messages: readonly string[]): Milliseconds[] {
  return messages.flatMap((message) => {
    const limit = STEP_LIMIT.exec(message.trim())?.groups?.['limit'] ?? ''
    return readLimit(limit) ?? []
  })
}

/** Whether an annotation has the form of those by GitHub and the runner, which a step can imitate. */
function isFromGitHub({ level, path, line = 1 }: Annotation): boolean {
  return level === 'failure' && path === '.github' && line <= 1
}

const LIMIT_UNITS: Readonly<Record<string, Milliseconds>> = { h: HOUR, m: MINUTE, s: SECOND }

/** Reads `6h0m0s`, `360 minutes`, or `360` in minutes from older servers. */
function readLimit(text: string): Milliseconds | undefined {
  const minutes = /^(\d+)(?: minutes?)?$/.exec(text.trim())
  if (minutes !== null) return Number(minutes[1]) * MINUTE
  const parts = [...text.matchAll(/(?<!\d)(\d+)([hms])/g)]
  if (parts.length === 0) return undefined
  return parts.reduce(
    (sum, [, count, unit = '']) => sum + Number(count) * (LIMIT_UNITS[unit] ?? 0),
    0,
  )
}
