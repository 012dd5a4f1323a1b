import type { Milliseconds } from '../time.ts'

/** What determines the price of a minute. */
export interface Billing {
  /** GitHub-hosted runners are possible: the repository is not on GitHub Enterprise Server. */
  readonly hosted: boolean
  /** `undefined` if the API does not report it. */
  readonly visibility: 'public' | 'private' | undefined
  /** What GitHub has counted for the run so far; `undefined` if unknown. */
  readonly billable: Billable | undefined
}

/** The time that GitHub bills for all attempts of a run. */
export interface Billable {
  readonly total: Milliseconds
  /** By job id, for the jobs that GitHub lists. */
  readonly jobs: ReadonlyMap<number, Milliseconds>
}

/** GitHub's price per minute for a kind of standard runner. */
export interface Rate {
  /** GitHub's name for it on a bill. */
  readonly sku: string
  readonly usdPerMinute: number
  /** The labels in `runs-on` that select such a runner, in lower case. */
  readonly label: RegExp
}

/**
 * GitHub's prices for standard runners in private repositories; in public ones these are free.
 * Larger runners have labels that their owners choose, so no price can be known from a label.
 *
 * The table of standard runners has no row for arm64: theirs is that of the 2-core arm64 runners.
 */
export const PRICES = {
  since: '2026-01-01',
  source: 'https://docs.github.com/en/billing/reference/actions-runner-pricing',
  rates: [
    { sku: 'linux_slim', usdPerMinute: 0.002, label: /^ubuntu-slim$/ },
    { sku: 'linux', usdPerMinute: 0.006, label: /^ubuntu-(?:latest|\d\d\.\d\d)$/ },
    { sku: 'linux_2_core_arm', usdPerMinute: 0.005, label: /^ubuntu-\d\d\.\d\d-arm$/ },
    { sku: 'windows', usdPerMinute: 0.01, label: /^windows-(?:latest|20\d\d(?:-vs20\d\d)?)$/ },
    { sku: 'windows_2_core_arm', usdPerMinute: 0.008, label: /^windows-11-arm$/ },
    { sku: 'macos', usdPerMinute: 0.062, label: /^macos-(?:latest|\d\d(?:-intel)?)$/ },
  ],
} as const
