import type { CommitReportJson } from '../render/json/commit-types.ts'
import { App } from './app.tsx'
import { Causes } from './sections/causes.tsx'
import { CommitHeader } from './commit/header.tsx'
import { CommitRuns } from './commit/runs.tsx'
import { Notes, SlowestSteps } from './sections/notes.tsx'
import { RequiredChecks } from './commit/required-checks.tsx'
import { viewCommit } from './view/jobs.ts'
import { measureLoad } from './view/load.ts'

const MAX_SLOW_STEPS = 10

/** The page of a commit: its runs are the groups of the timeline. */
export function CommitPage({ report }: { readonly report: CommitReportJson }) {
  const { runs, causes } = report
  const run = viewCommit(report)
  const load = measureLoad(run.jobs)
  const labels = new Map(runs.map(({ label, report }) => [report.run.id, label]))
  const runsOf = (cause: number) =>
    causes[cause]?.runIds.flatMap((id) => labels.get(id) ?? []) ?? []
  // Each run lists as many steps as this table, so none is missing.
  const steps = runs
    .flatMap(({ label, report }) =>
      report.slowestSteps.map((step) => ({ ...step, job: `${label} › ${step.job}` })),
    )
    .toSorted((a, b) => b.durationSeconds - a.durationSeconds)
  const notes = runs.flatMap(({ label, report }) =>
    report.notes.map((note) => ({ ...note, text: `${label}: ${note.text}` })),
  )
  const above = (
    <>
      <CommitHeader report={report} />
      <Causes
        {...{ causes, runsOf }}
        failures={runs.flatMap(({ report }) => report.failures)}
        jobs={runs.flatMap(({ report }) => report.jobs)}
      />
      <RequiredChecks required={report.requiredChecks} />
    </>
  )
  const below = (
    <div class="columns">
      <CommitRuns runs={runs} />
      <SlowestSteps steps={steps.slice(0, MAX_SLOW_STEPS)} />
      <Notes notes={[...report.notes, ...notes]} />
    </div>
  )
  return <App {...{ run, load, above, below }} />
}
