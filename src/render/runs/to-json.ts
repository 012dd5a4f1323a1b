import type { FoundRun, ListedRun } from '../../model/listed-run.ts'
import type { Instant } from '../../model/time.ts'
import { toSeconds } from '../text/units.ts'

/** A run in the output of an action. Unknown values are `null`. */
interface ListedRunJson {
  readonly id: number
  readonly attempt: number | null
  readonly number: number | null
  readonly workflow: string | null
  readonly title: string | null
  readonly status: string
  readonly conclusion: string | null
  readonly event: string | null
  readonly branch: string | null
  /** `owner/name` of the repository of the branch, which may be a fork. */
  readonly headRepository: string | null
  readonly commit: string | null
  /** Of the first attempt. */
  readonly actor: string | null
  /** Of the latest attempt. */
  readonly triggeringActor: string | null
  readonly url: string
  readonly createdAt: string | null
  /** Of the latest attempt. */
  readonly startedAt: string | null
}

interface FoundRunJson extends ListedRunJson {
  readonly durationSeconds: number | null
  readonly billableSeconds: number | null
}

export function listedRunJson(listed: ListedRun): ListedRunJson {
  const { run, status, createdAt } = listed
  return {
    id: run.id,
    attempt: run.attempt ?? null,
    number: run.number ?? null,
    workflow: run.workflow ?? null,
    title: run.title ?? null,
    status,
    conclusion: run.conclusion ?? null,
    event: run.event ?? null,
    branch: run.branch ?? null,
    headRepository: listed.headRepository ?? null,
    commit: run.commit ?? null,
    actor: listed.actor ?? null,
    triggeringActor: run.actor ?? null,
    url: run.url,
    createdAt: time(createdAt),
    startedAt: time(run.startedAt),
  }
}

export function foundRunJson(found: FoundRun): FoundRunJson {
  return {
    ...listedRunJson(found),
    durationSeconds: toSeconds(found.duration),
    billableSeconds: toSeconds(found.billable),
  }
}

function time(instant: Instant | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString().replace('.000Z', 'Z')
}
