import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { waitReason } from '../../model/reasons.ts'
import { formatDuration } from '../../render/text/units.ts'
import { Delta, Spark } from '../elements/comparison.tsx'
import { Link } from '../elements/link.tsx'
import { StatusIcon } from '../elements/status.tsx'
import type { JobView } from '../view/jobs.ts'
import { ranLabel, waitLabel } from '../view/labels.ts'
import { type ChangeView, zoomTo } from '../view/view.ts'
import { StepTable } from './step-table.tsx'

interface JobDetailsProps {
  readonly job: JobView
  readonly onChange: ChangeView
}

/** A scroll between the two clicks of a double click would move the bar away. */
const SCROLL_DELAY_MS = 350

/** Everything about the job that is selected in the timeline. */
export function JobDetails({ job, onChange }: JobDetailsProps) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const timer = window.setTimeout(() => {
      panel.current?.scrollIntoView({ block: 'nearest' })
    }, SCROLL_DELAY_MS)
    const cancel = () => {
      window.clearTimeout(timer)
    }
    // The reader goes elsewhere.
    document.addEventListener('click', cancel)
    return () => {
      cancel()
      document.removeEventListener('click', cancel)
    }
  }, [job])
  const zoom = zoomTo([job])
  const actions = [
    ['Zoom to it', zoom && { zoom }],
    ['Close', { selected: undefined }],
  ] as const
  return (
    <section class="details" ref={panel} aria-labelledby="details" aria-live="polite">
      <h3 id="details">
        <StatusIcon outcome={job.outcome} />
        <Link url={job.url}>
          <bdi>{job.name}</bdi>
        </Link>
        <span class="actions">
          {job.cause !== null && <a href={`#cause-${job.cause}`}>Why it failed</a>}
          <a href={`#row=${job.id}`}>Row in the table</a>
          {actions.map(
            ([name, change]) =>
              change && (
                <button
                  key={name}
                  type="button"
                  class="link"
                  onClick={() => {
                    onChange(change)
                  }}
                >
                  {name}
                </button>
              ),
          )}
        </span>
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
      {job.reason !== null && <p dir="auto">{job.reason}</p>}
      {job.stepCount > 0 && <StepTable job={job} />}
    </section>
  )
}

function factsOf(job: JobView): readonly (readonly [string, ComponentChildren])[] {
  const { group, blocked, outcome, held, comparison, slack } = job
  return [
    ['Run', group.kind === 'run' && group.name],
    ['Conclusion', job.status],
    ['Blocked', blocked && formatDuration(blocked[1] - blocked[0])],
    [`Waited for ${waitReason(held, outcome)}`, job.wait && waitLabel(job)],
    ['Ran', job.duration !== null && ranLabel(job)],
    ['Compared with earlier runs', comparison && <Delta comparison={comparison} />],
    ['Earlier runs', comparison && <Spark comparison={comparison} />],
    ['Median', comparison && formatDuration(comparison.median)],
    ['Slack', slack !== null && formatDuration(slack)],
    ['Critical path', job.onPath && 'yes'],
    ['Labels', job.label],
    ['Runner', job.runner],
  ]
}
