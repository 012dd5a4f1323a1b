import type { ReportJson } from '../render/json/types.ts'
import { App } from './app.tsx'
import { Causes } from './sections/causes.tsx'
import { Header } from './sections/header.tsx'
import { History } from './sections/history.tsx'
import { Notes, SlowestSteps } from './sections/notes.tsx'
import { Totals } from './sections/totals.tsx'
import { viewRun } from './view/jobs.ts'
import { measureLoad } from './view/load.ts'

/** The page of a run. */
export function RunPage({ report }: { readonly report: ReportJson }) {
  const run = viewRun(report)
  const load = measureLoad(run.jobs)
  const above = (
    <>
      <Header {...{ report, load }} />
      <Causes {...report} />
    </>
  )
  const below = (
    <div class="columns">
      <History report={report} />
      <SlowestSteps steps={report.slowestSteps} />
      <Totals report={report} />
      <Notes notes={report.notes} />
    </div>
  )
  return <App {...{ run, load, above, below }} />
}
