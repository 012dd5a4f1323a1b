import { SECOND } from '../../model/time.ts'
import { UNKNOWN } from '../../render/text/units.ts'
import type { JobView } from '../view/jobs.ts'
import { outcomeLabel, preciseDuration } from '../view/labels.ts'
import { Link } from './link.tsx'
import { StatusIcon } from './status-icon.tsx'

/** The steps of a job, with a bar at the time each of them ran. */
export function StepTable({ job }: { readonly job: JobView }) {
  const [from, to] = job.ran ?? [0, 0]
  const percent = (time: number) => `${(100 * (time - from)) / Math.max(1, to - from)}%`
  return (
    <table class="step-table">
      <thead>
        <tr>
          <th scope="col">Status</th>
          <th scope="col">Step</th>
          <th scope="col" class="numeric">
            Duration
          </th>
          <th scope="col" class="when">
            When
          </th>
        </tr>
      </thead>
      <tbody>
        {job.steps.map(({ key, number, name, depth, outcome, ran, seconds, isHint }) => (
          <tr key={key}>
            <td>
              <span class="status">
                <StatusIcon outcome={outcome} /> {outcomeLabel(outcome)}
              </span>
            </td>
            <td style={{ paddingInlineStart: `${12 + 18 * depth}px` }}>
              <Link url={`${job.job.url}#step:${number}:1`}>
                <bdi>{name}</bdi>
              </Link>
              {isHint && <span class="muted"> (by the groups of its log)</span>}
            </td>
            <td class="numeric">
              {seconds === null ? UNKNOWN : preciseDuration(seconds * SECOND)}
            </td>
            <td class="when">
              {ran && (
                <span
                  class="step-bar"
                  style={{
                    marginLeft: percent(ran[0]),
                    width: `max(2px, ${percent(from + ran[1] - ran[0])})`,
                  }}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
