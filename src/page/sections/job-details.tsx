import { useEffect, useRef } from 'preact/hooks'
import type { JobView } from '../view/jobs.ts'
import { deltaLabel, jobOutcome, preciseDuration, secondsLabel } from '../view/labels.ts'
import { Link } from './link.tsx'
import { Spark } from './spark.tsx'
import { StatusIcon } from './status-icon.tsx'
import { StepTable } from './step-table.tsx'

interface JobDetailsProps {
  readonly job: JobView
  readonly onClose: () => void
}

/** Everything about the job that is selected in the timeline. */
export function JobDetails({ job, onClose }: JobDetailsProps) {
  const { report } = job
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [job])
  const comparison = report.history?.jobs.find(({ jobId }) => jobId === job.job.id)
  const failure = report.failures.find(({ jobId }) => jobId === job.job.id)
  return (
    <section class="details" ref={panel} aria-labelledby="details" aria-live="polite">
      <h3 id="details">
        <StatusIcon outcome={job.outcome} />
        <Link url={job.job.url}>
          <bdi>{job.job.name}</bdi>
        </Link>
        <button type="button" class="link" onClick={onClose}>
          Close
        </button>
      </h3>
      <dl class="facts">
        {factsOf(job).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
        {comparison !== undefined && (
          <div>
            <dt>Earlier runs</dt>
            <dd>
              <Spark comparison={comparison} /> median {secondsLabel(comparison.usualSeconds)}
            </dd>
          </div>
        )}
      </dl>
      {failure?.reason != null && <p dir="auto">{failure.reason}</p>}
      {job.job.steps.length > 0 && <StepTable job={job} />}
    </section>
  )
}

function factsOf(view: JobView): (readonly [string, string])[] {
  const { job, group, waited, ran, delta } = view
  const { runner } = job
  const facts: (readonly [string, string | undefined | false])[] = [
    ['Run', group.kind === 'run' && group.name],
    ['Outcome', jobOutcome(view)],
    ['Blocked', job.blockedSeconds ? secondsLabel(job.blockedSeconds) : undefined],
    [
      waited?.kind === 'approval' ? 'Waited for approval' : 'Waited for a runner',
      waited && preciseDuration(waited.span[1] - waited.span[0]),
    ],
    ['Ran', ran && preciseDuration(ran[1] - ran[0])],
    ['Compared with earlier runs', delta === undefined ? undefined : deltaLabel(delta)],
    ['Slack', job.slackSeconds === null ? undefined : secondsLabel(job.slackSeconds)],
    ['Critical path', view.onPath && 'yes'],
    ['Labels', view.label],
    ['Runner', runner.name ?? undefined],
  ]
  return facts.filter((fact): fact is readonly [string, string] => Boolean(fact[1]))
}
