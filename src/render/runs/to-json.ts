import type { FoundRun, ListedRun } from '../../model/listed-run.ts'
import { withNulls } from '../text/with-nulls.ts'
import { toSeconds, toTime } from '../text/units.ts'

/** Returns a run for the output of an action. Unknown values are `null`. */
export function listedRunJson({ run, status, createdAt, headRepository, actor }: ListedRun) {
  return withNulls({
    id: run.id,
    attempt: run.attempt,
    number: run.number,
    workflow: run.workflow,
    title: run.title,
    status,
    conclusion: run.conclusion,
    event: run.event,
    branch: run.branch,
    headRepository,
    commit: run.commit,
    actor,
    triggeringActor: run.actor,
    url: run.url,
    createdAt: toTime(createdAt),
    startedAt: toTime(run.startedAt),
  })
}

export function foundRunJson(found: FoundRun) {
  return {
    ...listedRunJson(found),
    durationSeconds: toSeconds(found.duration),
    billableSeconds: toSeconds(found.billable),
  }
}
