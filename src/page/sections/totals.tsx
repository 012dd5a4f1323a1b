import type { ReportJson } from '../../render/json/types.ts'
import { secondsLabel } from '../view/labels.ts'
import { Link } from './link.tsx'

/** How long jobs waited and ran, and what they cost, by runner labels. */
export function Totals({ report: { waiting, minutes } }: { readonly report: ReportJson }) {
  if (waiting.byLabels.length === 0) return null
  const costs = new Map(minutes?.byLabels.map((row) => [row.labels.replaceAll(' ', ''), row]))
  return (
    <section aria-labelledby="totals">
      <h2 id="totals">Runners</h2>
      <div class="table-scroll" role="group" aria-label="Runners" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Labels</th>
              <th scope="col" class="numeric">
                Jobs
              </th>
              <th scope="col" class="numeric">
                Waited
              </th>
              <th scope="col" class="numeric">
                Longest
              </th>
              <th scope="col" class="numeric">
                Ran
              </th>
              <th scope="col" class="numeric">
                Minutes
              </th>
              <th scope="col" class="numeric">
                Price
              </th>
            </tr>
          </thead>
          <tbody>
            {waiting.byLabels.map((row) => {
              const cost = costs.get(row.labels.replaceAll(' ', ''))
              const price = cost?.estimatedPriceUsd
              return (
                <tr key={row.labels}>
                  <th scope="row">
                    <bdi>{row.labels}</bdi>
                  </th>
                  <td class="numeric">{row.jobs}</td>
                  <td class="numeric">{secondsLabel(row.queueSeconds)}</td>
                  <td class="numeric">{secondsLabel(row.longestQueueSeconds)}</td>
                  <td class="numeric">{secondsLabel(row.runningSeconds)}</td>
                  <td class="numeric">{cost?.minutes ?? '–'}</td>
                  <td class="numeric">{price == null ? '–' : `$${price.toFixed(3)}`}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {minutes !== null && (
        <p class="muted">
          Each job is rounded up to a minute, at the <Link url={minutes.prices.source}>prices</Link>{' '}
          since {minutes.prices.since}. Public repositories and free minutes cost nothing.
        </p>
      )}
    </section>
  )
}
