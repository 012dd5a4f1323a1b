import { describe, expect, it } from '@jest/globals'
import { minutesTiles, totalsByLabels } from '../../../src/page/view/minutes.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { finished, reportOnJobs } from '../../../testing/make-run.ts'

const runner = (...labels: string[]) => ({ name: 'r', group: undefined, labels })

const REPORT = encodeReport(
  reportOnJobs([
    { state: finished(5, 65), runner: runner('Linux') },
    { state: finished(15, 25), runner: runner('linux') },
    { state: finished(5, 65), runner: runner() },
  ]),
)

describe('totalsByLabels', () => {
  it('adds up labels that differ in case, and jobs without labels', () => {
    expect(totalsByLabels([REPORT])).toMatchObject([
      { labels: 'Linux', jobs: 2, queueSeconds: 20, longestQueueSeconds: 15, minutes: 2 },
      { labels: '', jobs: 1, queueSeconds: null, runningSeconds: 60, minutes: 1 },
    ])
  })

  it('adds up runs, and labels with several prices', () => {
    const { minutes } = REPORT
    if (minutes === null) throw new Error('no minutes')
    const row = {
      labels: 'linux',
      jobs: 1,
      durationSeconds: 60,
      minutes: 1,
      selfHosted: false,
      sku: null,
    }
    const byLabels = [
      { ...row, estimatedPriceUsd: 0.25 },
      { ...row, estimatedPriceUsd: 0.5, minutes: 3 },
    ]
    const priced = { ...REPORT, minutes: { ...minutes, byLabels } }
    const [linux] = totalsByLabels([priced, priced])
    expect(linux).toMatchObject({ jobs: 4, queueSeconds: 40, minutes: 8, price: 1.5 })
    expect(totalsByLabels([priced, REPORT])[0]?.price).toBeNull()
  })

  it('shows the same minutes as the tile of the header', () => {
    const rows = totalsByLabels([REPORT, REPORT])
    const sum = rows.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
    expect(minutesTiles([REPORT, REPORT])).toEqual([
      ['Runner minutes', String(sum), 'price unknown'],
    ])
  })
})
