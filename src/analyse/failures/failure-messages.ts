import type { Annotation } from '../../model/report/failure.ts'
import { HOUR, type Milliseconds, MINUTE, SECOND } from '../../model/time.ts'

/** What an annotation says about the end of a job; `nothing` if it is none of the known sentences. */
export type Statement =
  | { readonly kind: 'job-timeout'; readonly limit: Milliseconds | undefined }
  | { readonly kind: 'person'; readonly login: string }
  | { readonly kind: 'runner-lost' | 'not-started' | 'fail-fast' | 'newer-run' | 'nothing' }

/** A step's own annotation on its time limit. */
interface StepTimeout {
  /** The step's name. */
  readonly name: string
  readonly limit: Milliseconds | undefined
}

/**
 * The sentences of GitHub and of the runner, the most specific first. Their wording is from the source
 * of actions/runner and from the annotations of public runs.
 */
const SENTENCES: readonly (readonly [RegExp, (found: string) => Statement])[] = [
  [
    /^The (?:(?:self-hosted|hosted) )?runner\b.{0,200}? lost communication with the server\./,
    () => ({ kind: 'runner-lost' }),
  ],
  [/^The runner has received a shutdown signal\./, () => ({ kind: 'runner-lost' })],
  [/^Operating system is shutting down for computer '/, () => ({ kind: 'runner-lost' })],
  [
    /^The hosted runner encountered an error while running your job\./,
    () => ({ kind: 'runner-lost' }),
  ],
  [/^GitHub Actions has encountered an internal error\b/, () => ({ kind: 'runner-lost' })],
  [/^Received request to deprovision: /, () => ({ kind: 'runner-lost' })],
  [
    /^The job was not started because (?:recent account payments have failed|your account is locked)\b/,
    () => ({ kind: 'not-started' }),
  ],
  [/^The job was not acquired by Runner of type \w+\b/, () => ({ kind: 'not-started' })],
  [
    /^The job (?:running on runner .{1,200} )?has exceeded the maximum execution time of ([\w ]{1,40})/,
    (limit) => ({ kind: 'job-timeout', limit: readLimit(limit) }),
  ],
  [/^The run was canceled by @([\w.[\]-]{1,100}?)\.?$/, (login) => ({ kind: 'person', login })],
  [
    /^Canceling since a higher priority waiting request for .{1,500} exists\.?$/,
    () => ({ kind: 'newer-run' }),
  ],
  [
    /^The (?:strategy configuration|job) was canceled because ".{1,500}" failed\.?$/,
    () => ({ kind: 'fail-fast' }),
  ],
]

/** Exit codes of a process that received SIGINT, SIGKILL or SIGTERM, as when its runner shuts down. */
const SIGNAL_EXITS: ReadonlySet<string> = new Set(['130', '137', '143'])

/**
 * Returns what GitHub itself says about the end of a job. Steps can write annotations with any text, so
 * only those on `.github` that belong to no step count.
 */
export function readStatement(annotations: readonly Annotation[]): Statement {
  const messages = annotations.filter(isFromGitHub).map(({ message }) => message.trim())
  for (const [sentence, toStatement] of SENTENCES) {
    for (const message of messages) {
      const match = sentence.exec(message)
      if (match !== null) return toStatement(match[1] ?? '')
    }
  }
  return { kind: 'nothing' }
}

/** Returns the first annotation that GitHub itself wrote. */
export function firstStatement(annotations: readonly Annotation[]): string | undefined {
  return annotations.find(isFromGitHub)?.message
}

/** Whether a step's process ended by itself with an error, which a lost runner could not have reported. */
export function hasOwnExit(annotations: readonly Annotation[]): boolean {
  return annotations.some(({ message }) => {
    const [, code] = /^Process completed with exit code (\d{1,10})\.$/.exec(message.trim()) ?? []
    return code !== undefined && !SIGNAL_EXITS.has(code)
  })
}

/** Lists what the annotations say about steps that exceeded their time limit. */
export function readStepTimeouts(annotations: readonly Annotation[]): StepTimeout[] {
  return annotations.flatMap(({ message }) => {
    const [, name, limit] =
      /^The action '(.{1,500})' has timed out after (\d{1,6} minutes?)\.$/.exec(message.trim()) ??
      []
    return name === undefined ? [] : [{ name, limit: readLimit(limit ?? '') }]
  })
}

function isFromGitHub({ level, path, line = 1 }: Annotation): boolean {
  return level === 'failure' && path === '.github' && line <= 1
}

const UNITS: Readonly<Record<string, Milliseconds>> = { h: HOUR, m: MINUTE, s: SECOND }

/** Reads `6h0m0s`, `360 minutes`, or `360` of older servers, which are minutes. */
function readLimit(text: string): Milliseconds | undefined {
  const minutes = /^(\d+)(?: minutes?)?$/.exec(text.trim())
  if (minutes !== null) return Number(minutes[1]) * MINUTE
  const parts = [...text.matchAll(/(\d+)([hms])/g)]
  if (parts.length === 0) return undefined
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0)
}
