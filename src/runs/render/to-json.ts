import type { ListedRun } from '../../model/listed-run.ts'
import type { Job } from '../../model/run.ts'
import type { RunUsage } from '../../model/usage.ts'
import { forJson } from '../../render/text/for-json.ts'
import { stateFields } from '../../render/text/state-fields.ts'
import { toSeconds } from '../../render/text/units.ts'

/** Returns a run for the output of an action. Unknown values are `null`. */
export function listedRunJson({
  run,
  status,
  createdAt,
  headRepository,
  actor,
}: ListedRun): Readonly<Record<string, string | number | null>> {
  const { id, attempt, number, workflow, title, conclusion } = run
  const { event, branch, commit, actor: triggeringActor, url, startedAt } = run
  return forJson({
    id,
    attempt,
    number,
    workflow,
    title,
    status,
    conclusion,
    event,
    branch,
    headRepository,
    commit,
    actor,
    triggeringActor,
    url,
    createdAt,
    startedAt,
  })
}

interface UsageJson {
  readonly systems: Readonly<Record<string, object>>
  readonly duration: { readonly seconds: number | null; readonly source: string } | null
}

/** Returns the usage of a run for the output of an action, by system. */
export function usageJson(usage: RunUsage | undefined): UsageJson | null {
  if (usage === undefined) return null
  const { systems, run } = usage
  const bySystem = systems.map(({ system, jobs, duration, source }) => [
    system,
    { jobs, seconds: toSeconds(duration), source },
  ])
  return {
    systems: Object.fromEntries(bySystem) as Readonly<Record<string, object>>,
    duration: run === undefined ? null : { seconds: toSeconds(run.duration), source: run.source },
  }
}

/** Returns a job for a line of a file, without its steps. Unknown values are `null`. */
export function listedJobJson({ id, name, state, createdAt, runner }: Job): object {
  return forJson({
    id,
    name,
    ...stateFields(state),
    createdAt,
    labels: runner.labels,
    runner: runner.name,
    runnerGroup: runner.group,
  })
}
