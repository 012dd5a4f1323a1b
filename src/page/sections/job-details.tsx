import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Delta, Spark } from '../elements/comparison.tsx'
import { Link } from '../elements/link.tsx'
import { StatusIcon } from '../elements/status.tsx'
import type { JobView } from '../view/jobs.ts'
import { jobOutcome, ranLabel, secondsLabel, waitLabel } from '../view/labels.ts'
import type { ChangeView } from '../view/view.ts'
import { StepTable } from './step-table.tsx'

interface JobDetailsProps {
  readonly job: JobView
  readonly onChange: ChangeView
}

/** Everything about the job that is selected in the timeline. */
export function JobDetails({ job, onChange }: JobDetailsProps) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [job])
  const failure = job.report.failures.find(({ jobId }) => jobId === job.job.id)
  return (
    <section class="details" ref={panel} aria-labelledby="details" aria-live="polite">
      <h3 id="details">
        <StatusIcon outcome={job.outcome} />
        <Link url={job.job.url}>
          <bdi>{job.job.name}</bdi>
        </Link>
        <button
          type="button"
          class="link"
          onClick={() => {
            onChange({ selected: undefined })
          }}
        >
          Close
        </button>
      </h3>
      <dl class="facts">
        {factsOf(job).map(
          ([name, value]) =>
            Boolean(value) && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
      {failure?.reason != null && <p dir="auto">{failure.reason}</p>}
      {job.steps.length > 0 && <StepTable job={job} />}
    </section>
  )
}

function factsOf(view: JobView): readonly (readonly [string, ComponentChildren])[] {
  const { job, group, waited, comparison } = view
  const { runner, blockedSeconds, slackSeconds } = job
  return [
    ['Run', group.kind === 'run' && group.name],
    ['Conclusion', jobOutcome(view)],
    ['Blocked', blockedSeconds && secondsLabel(blockedSeconds)],
    ['Waited for a runner', waited?.kind === 'runner' && waitLabel(view)],
    ['Waited for approval or a runner', waited?.kind === 'approval' && waitLabel(view)],
    ['Ran', view.duration !== undefined && ranLabel(view)],
    ['Compared with earlier runs', comparison && <Delta comparison={comparison} />],
    ['Earlier runs', comparison && <Spark comparison={comparison} />],
    ['Median', comparison && secondsLabel(comparison.medianSeconds)],
    ['Slack', slackSeconds !== null && secondsLabel(slackSeconds)],
    ['Critical path', view.onPath && 'yes'],
    ['Labels', view.label],
    ['Runner', runner.name],
  ]
}
