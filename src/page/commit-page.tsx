import { useMemo } from 'preact/hooks'
import type { CommitReportJson } from '../report-json/shapes/commit-report.ts'
import { App } from './app.tsx'
import { CommitHeader } from './commit/header.tsx'
import { RequiredChecks } from './commit/required-checks.tsx'
import { CommitRuns } from './commit/runs.tsx'
import { Causes } from './sections/causes.tsx'
import { Notes } from './sections/notes.tsx'
import { Runners } from './sections/runners.tsx'
import { SlowestSteps } from './sections/slowest-steps.tsx'
import { viewCommit } from './view/jobs.ts'

/** The page of a commit: its runs are the groups of the timeline. */
export function CommitPage({ report }: { readonly report: CommitReportJson }) {
  const { runs, causes } = report
  const run = useMemo(() => viewCommit(report), [report])
  const reports = runs.map(({ report }) => report)
  const labels = new Map(runs.map(({ label, report }) => [report.run.id, label]))
  const runsOf = (cause: number) =>
    causes[cause]?.runIds.flatMap((id) => labels.get(id) ?? []) ?? []
  const notes = runs.flatMap(({ label, report }) =>
    report.notes.map((note) => ({ ...note, text: `${label}: ${note.text}` })),
  )
  const above = (
    <>
      <CommitHeader report={report} />
      <Causes
        {...{ causes, runsOf }}
        failures={reports.flatMap(({ failures }) => failures)}
        jobs={reports.flatMap(({ jobs }) => jobs)}
      />
      <RequiredChecks required={report.requiredChecks} />
    </>
  )
  const below = (
    <>
      <CommitRuns runs={runs} />
      <SlowestSteps reports={reports} jobs={run.jobs} />
      <Runners reports={reports} />
      <Notes notes={[...report.notes, ...notes]} />
    </>
  )
  return <App {...{ run, above, below }} />
}
