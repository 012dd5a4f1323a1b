interface Timed {
  /** Milliseconds of `performance.now()`. */
  readonly startedAt: number
}

/**
 * Counts the rounds of requests: a request that was sent while another one waited for its response belongs
 * to the same round, or an earlier one.
 *
 * @param latencyMs how long each response took
 */
export function countRounds(requests: readonly Timed[], latencyMs: number): number {
  const rounds = new Map<Timed, number>()
  for (const request of requests.toSorted((a, b) => a.startedAt - b.startedAt)) {
    const before = [...rounds].filter(
      ([earlier]) => earlier.startedAt + latencyMs <= request.startedAt,
    )
    rounds.set(request, 1 + Math.max(0, ...before.map(([, round]) => round)))
  }
  return Math.max(0, ...rounds.values())
}
