import type { NoteJson, ReportJson } from '../../render/json/types.ts'
import { secondsLabel } from '../view/labels.ts'

export function SlowestSteps({ steps }: { readonly steps: ReportJson['slowestSteps'] }) {
  if (steps.length === 0) return null
  return (
    <section aria-labelledby="slowest">
      <h2 id="slowest">Slowest steps</h2>
      <div class="table-scroll" role="group" aria-label="Slowest steps" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col">Job</th>
              <th scope="col" class="numeric">
                Duration
              </th>
            </tr>
          </thead>
          <tbody>
            {steps.map(({ jobId, number, job, step, durationSeconds }) => (
              <tr key={`${jobId}-${number}`}>
                <td>
                  <bdi>{step}</bdi>
                </td>
                <td>
                  <bdi>{job}</bdi>
                </td>
                <td class="numeric">{secondsLabel(durationSeconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

export function Notes({ notes }: { readonly notes: readonly NoteJson[] }) {
  if (notes.length === 0) return null
  return (
    <section aria-labelledby="notes">
      <h2 id="notes">Notes</h2>
      <ul>
        {notes.map(({ severity, text }, index) => (
          <li key={index} dir="auto">
            {severity === 'warning' && <strong>Warning: </strong>}
            {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
