import { oldRuns } from '../../analyse/history/old-runs.ts'
import type { Client } from '../../github/http/client.ts'
import { isScarce } from '../../github/http/rate-limit.ts'
import { decodeListedRun, type ListedRunRef } from '../../github/runs/decode-listed-run.ts'
import { hasLog } from '../../github/runs/delete-log.ts'
import { listRuns, MAX_RUNS } from '../../github/runs/list-runs.ts'
import type { ListedRun } from '../../model/listed-run.ts'
import type { Instant } from '../../model/time.ts'
import { plural } from '../../render/text/units.ts'
import { type Picked, pickOldest } from './pick-oldest.ts'

interface OldRunSearch {
  readonly workflow: string
  /** Runs are old if no attempt started after this time. */
  readonly before: Instant
  readonly limit: number
  readonly ownRunId: number
  readonly now: Instant
}

/** The runs whose logs to delete. */
export interface Choice {
  /** Newest first. */
  readonly runs: readonly ListedRun[]
  /** Whether old runs remain that may have logs. */
  readonly isPart: boolean
  readonly sentences: readonly string[]
}

/**
 * Chooses the oldest runs that have logs. GitHub's lists do not say which runs do, so if there are more old
 * runs than `limit`, it checks them first: else each call would choose the same ones.
 *
 * @throws what the client throws
 */
export async function chooseOldRuns(
  client: Client,
  place: ListedRunRef,
  search: OldRunSearch,
  signal: AbortSignal,
): Promise<Choice> {
  const { workflow, limit, now } = search
  const hasLogs = async ({ run }: ListedRun) =>
    await hasLog(client, { ...place, runId: run.id }, signal)
  const pick = async ({ old, unseen }: OldPage): Promise<Picked<ListedRun>> =>
    // If one call can delete all, GitHub's responses to the deletions say which runs had logs.
    old.length <= limit && unseen === 0
      ? { items: old, left: 0, step: 1 }
      : await pickOldest(old, { limit, now, has: hasLogs })
  let page = await listOld(client, place, search, signal)
  const { young } = page
  let picked = await pick(page)
  while (picked.items.length === 0 && page.next !== undefined && !isScarce(client.rateLimit())) {
    page = await listOld(client, place, { ...search, until: page.next }, signal)
    picked = await pick(page)
  }
  const { old, unseen } = page
  const { items: runs, left, step } = picked
  return {
    runs,
    isPart: left + unseen > 0,
    sentences: [
      ...(old.length === 0 ? [`No run of ${workflow} has ended that is so old.`] : []),
      ...(old.length > 0 && runs.length === 0
        ? [`No log is left of the ${plural(old.length, 'old run')} of ${workflow}.`]
        : []),
      ...(young === 0
        ? []
        : [
            `Not among them: ${plural(young, 'older run')} with an attempt that is not so old, or has not ended.`,
          ]),
      ...(left === 0
        ? []
        : [
            `Left for the next call, which continues with the oldest: the logs of ${step === 1 ? '' : 'up to '}${plural(left, 'run')}.`,
          ]),
      ...(step === 1
        ? []
        : [
            `One in ${step} of ${old.length} old runs was checked for logs; others are checked each day.`,
          ]),
      ...(unseen === 0
        ? []
        : [
            `Not looked at: ${plural(unseen, 'run')} before these, since GitHub lists no more than ${MAX_RUNS} of one search. A call that finds no newer logs continues with them.`,
          ]),
    ],
  }
}

interface OldPage {
  /** Newest first. */
  readonly old: readonly ListedRun[]
  /** How many listed runs are not old: they have a later attempt, or are the current run. */
  readonly young: number
  /** How many runs before these GitHub counts and does not list. */
  readonly unseen: number
  /** Until when to list those; `undefined` if there are none. */
  readonly next: Instant | undefined
}

async function listOld(
  client: Client,
  place: ListedRunRef,
  { workflow, before, ownRunId, until = before }: OldRunSearch & { readonly until?: Instant },
  signal: AbortSignal,
): Promise<OldPage> {
  const created = `<=${new Date(until).toISOString().replace(/\.\d+/, '')}`
  const filter = { workflow, status: 'completed', created }
  const { runs, total = 0 } = await listRuns(client, place, filter, MAX_RUNS, signal)
  const listed = runs.flatMap((answer) => decodeListedRun(answer, place) ?? [])
  const old = oldRuns(listed, before).filter(({ run }) => run.id !== ownRunId)
  const oldest = listed.at(-1)?.createdAt
  const isCut = total > MAX_RUNS && oldest !== undefined && oldest < until
  return {
    old,
    young: listed.length - old.length,
    unseen: Math.max(0, total - listed.length),
    next: isCut ? oldest : undefined,
  }
}
