import type { ListedRun } from '../../model/listed-run.ts'
import { forJson } from '../text/for-json.ts'

/** Returns a run for the output of an action. Unknown values are `null`. */
export function listedRunJson({ run, status, createdAt, headRepository, actor }: ListedRun) {
  return forJson({
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
    createdAt,
    startedAt: run.startedAt,
  })
}
