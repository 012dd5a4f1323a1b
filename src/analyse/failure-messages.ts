import { HOUR, MINUTE, SECOND, type Milliseconds } from '../model/time.ts'

/** What GitHub's own sentences say of a job's end; `nothing` where there is none of them. */
export type Told =
  | { readonly kind: 'job-timeout' | 'step-timeout'; readonly limit: Milliseconds | undefined }
  | { readonly kind: 'person'; readonly login: string; readonly limit?: undefined }
  | {
      readonly kind: 'runner-lost' | 'fail-fast' | 'newer-run' | 'nothing'
      readonly limit?: undefined
    }

/**
 * The sentences of GitHub and of the runner, the most telling first. They are matched from their
 * first word, since the messages of a job are also what its own programs wrote.
 */
const SENTENCES: readonly (readonly [RegExp, (found: string) => Told])[] = [
  [
    /^The (?:(?:self-hosted|hosted) )?runner\b.{0,200}? lost communication with the server\./,
    () => ({ kind: 'runner-lost' }),
  ],
  [/^The runner has received a shutdown signal\./, () => ({ kind: 'runner-lost' })],
  [
    /^The job (?:running on runner .{1,200} )?has exceeded the maximum execution time of ([\w ]{1,40})/,
    (limit) => ({ kind: 'job-timeout', limit: readLimit(limit) }),
  ],
  [
    /^The action '.{1,500}' has timed out after (\d{1,6} minutes?)\.$/,
    (limit) => ({ kind: 'step-timeout', limit: readLimit(limit) }),
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

export function readMessages(messages: readonly string[]): Told {
  for (const [sentence, told] of SENTENCES) {
    for (const message of messages) {
      const match = sentence.exec(message.trim())
      if (match !== null) return told(match[1] ?? '')
    }
  }
  return { kind: 'nothing' }
}

const UNITS: Readonly<Record<string, Milliseconds>> = { h: HOUR, m: MINUTE, s: SECOND }

/** `6h0m0s`, `360 minutes`, or `360` of older servers, which are minutes. */
function readLimit(text: string): Milliseconds | undefined {
  const minutes = /^(\d+)(?: minutes?)?$/.exec(text.trim())
  if (minutes !== null) return Number(minutes[1]) * MINUTE
  const parts = [...text.matchAll(/(\d+)([hms])/g)]
  if (parts.length === 0) return undefined
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0)
}
