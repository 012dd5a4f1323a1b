import type { JobView } from '../view/jobs.ts'
import { outcomeLabel, secondsLabel } from '../view/labels.ts'
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
        {job.steps.map(({ step, outcome, ran }) => (
          <tr key={step.number}>
            <td>
              <span class="status">
                <StatusIcon outcome={outcome} /> {outcomeLabel(outcome)}
              </span>
            </td>
            <td>
              <Link url={`${job.job.url}#step:${step.number}:1`}>
                <bdi>{step.name}</bdi>
              </Link>
            </td>
            <td class="numeric">{secondsLabel(step.durationSeconds)}</td>
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
