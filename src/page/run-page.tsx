import { useMemo } from 'preact/hooks'
import type { ReportJson } from '../report-json/shapes/report.ts'
import { App } from './app.tsx'
import { Causes } from './sections/causes.tsx'
import { CriticalPath } from './sections/critical-path.tsx'
import { Header } from './sections/header.tsx'
import { History } from './sections/history.tsx'
import { Notes } from './sections/notes.tsx'
import { OverBudget } from './sections/over-budget.tsx'
import { Runners } from './sections/runners.tsx'
import { SlowestSteps } from './sections/slowest-steps.tsx'
import { viewRun } from './view/jobs.ts'

/** The page of a run. */
export function RunPage({ report }: { readonly report: ReportJson }) {
  const run = useMemo(() => viewRun(report), [report])
  const above = (
    <>
      <Header report={report} />
      <Causes {...report} />
      <OverBudget report={report} />
    </>
  )
  const below = (
    <>
      <CriticalPath report={report} />
      <SlowestSteps reports={[report]} jobs={run.jobs} />
      <History report={report} />
      <Runners reports={[report]} />
      <Notes notes={report.notes} />
    </>
  )
  return <App {...{ run, above, below }} />
}
