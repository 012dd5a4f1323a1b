import { describe, expect, it } from '@jest/globals'
import type { Report } from '../../../src/model/report/report.ts'
import type { Run } from '../../../src/model/run.ts'
import { headlineOf } from '../../../src/render/findings/heading.ts'
import { PLAIN } from '../../../src/render/text/inline.ts'
import { longWaitLines } from '../../../src/render/text/waits.ts'
import { decode } from '../../../src/report-json/decode.ts'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { budget } from '../../../testing/gate.ts'
import { finished, reportOn } from '../../../testing/make-run.ts'
import { concluded } from '../../../testing/make-steps.ts'
import { baselineOf, baselineWithoutWait } from '../../../testing/report-words.ts'
import { ran, runOf } from '../../../testing/path-rows.ts'

const needs = (deploy: string) =>
  `jobs: { build: {}, docs: {}, e2e: { needs: build }, deploy: { needs: e2e${deploy} } }`
const PLAIN_FILE = needs('')
const APPROVED = needs(', environment: production')
const GROUPED = needs(', concurrency: production')

// In seconds: when a job was ready, started and finished.
const NORMAL = 'build 1/3/13, docs 1/3/9, e2e 15/17/38, deploy 40/43/51'
const LATE_DEPLOY = NORMAL.replace('40/43/51', '40/1840/1848')
const LATE_E2E = NORMAL.replace(/e2e.*/, 'e2e 15/1217/1238, deploy 1240/1243/1251')
const BOTH = NORMAL.replace(/e2e.*/, 'e2e 15/1217/1238, deploy 1240/3040/3048')
const SLOW = NORMAL.replace(/e2e.*/, 'e2e 15/17/98, deploy 100/103/111')

function runWith(jobs: string, file: string): Run {
  return concluded('success', runOf(jobs, file), file === APPROVED ? ['production'] : [])
}

function compared(jobs: string, file: string, earlier: readonly Run[]): Report {
  const earlierRuns = { branch: 'main', runs: earlier }
  return reportOn(runWith(jobs, file), { earlierRuns, budgets: [budget('*: 10m', '*', 600)] })
}

const six = (jobs: string): readonly Run[] =>
  Array.from({ length: 6 }, (_, index) => ({ ...runWith(jobs, PLAIN_FILE), id: 30 + index }))

/** The heading and the lines below it, also of a report that was read. */
function said(report: Report): readonly string[] {
  const read = decode(JSON.parse(JSON.stringify(encodeReport(report))))
  if (read.kind !== 'run') throw new Error('a report of one run became another')
  const lines = [headlineOf(report), ...longWaitLines(report, PLAIN)]
  expect([headlineOf(read), ...longWaitLines(read, PLAIN)]).toEqual(lines)
  return lines
}

describe('the heading of a run that waited', () => {
  it.each<[string, string, string, string, readonly string[]]>([
    ['nothing, as before', NORMAL, PLAIN_FILE, NORMAL, ['in 51s, as fast as usual']],
    [
      'an approval alone here',
      LATE_DEPLOY,
      APPROVED,
      NORMAL,
      [
        'in 30m 48s (46s without the wait), as fast as usual',
        'deploy waited 30m 2s for approval or a runner',
      ],
    ],
    [
      'an approval here, and e2e is slower',
      SLOW.replace('100/103/111', '100/1900/1908'),
      APPROVED,
      NORMAL,
      [
        'in 31m 48s (1m 46s without the wait), slower than usual (46s)',
        'deploy waited 30m 2s for approval or a runner',
      ],
    ],
    [
      'an approval in each run',
      LATE_DEPLOY,
      APPROVED,
      LATE_DEPLOY,
      [
        'in 30m 48s (46s without the wait), as fast as usual',
        'deploy waited 30m 2s for approval or a runner',
      ],
    ],
    [
      'an approval in each run before, of a few seconds here',
      NORMAL,
      APPROVED,
      LATE_DEPLOY,
      ['in 51s, as fast as usual'],
    ],
    [
      'a runner alone here',
      LATE_E2E,
      PLAIN_FILE,
      NORMAL,
      [
        'in 20m 51s, longer than usual (51s) because e2e waited 20m 2s for a runner',
        'e2e waited 20m 2s for a runner (ubuntu-latest)',
      ],
    ],
    [
      'a runner here, and deploy is slower',
      LATE_E2E.replace('1251', '1651'),
      PLAIN_FILE,
      NORMAL,
      ['in 27m 31s, slower than usual (51s)', 'e2e waited 20m 2s for a runner (ubuntu-latest)'],
    ],
    [
      'a runner in each run',
      LATE_E2E,
      PLAIN_FILE,
      LATE_E2E,
      ['in 20m 51s, as fast as usual', 'e2e waited 20m 2s for a runner (ubuntu-latest)'],
    ],
    [
      'both alone here',
      BOTH,
      APPROVED,
      NORMAL,
      [
        'in 50m 48s (20m 46s without the wait), longer than usual (46s) because e2e waited 20m 2s for a runner',
        'deploy waited 30m 2s for approval or a runner',
        'e2e waited 20m 2s for a runner (ubuntu-latest)',
      ],
    ],
    [
      'both in each run',
      BOTH,
      APPROVED,
      BOTH,
      [
        'in 50m 48s (20m 46s without the wait), as fast as usual',
        'deploy waited 30m 2s for approval or a runner',
        'e2e waited 20m 2s for a runner (ubuntu-latest)',
      ],
    ],
    [
      'its group or a runner',
      LATE_DEPLOY,
      GROUPED,
      NORMAL,
      [
        'in 30m 48s (46s without the wait), as fast as usual',
        'GitHub does not explain why deploy started 30m 2s after e2e had finished',
      ],
    ],
    [
      'an approval while docs ran',
      LATE_DEPLOY.replace('docs 1/3/9', 'docs 1/3/1803'),
      APPROVED,
      NORMAL.replace('docs 1/3/9', 'docs 1/3/1803').replace('40/43/51', '1800/1805/1813'),
      [
        'in 30m 48s (30m 11s without the wait), as fast as usual',
        'deploy waited 30m 2s for approval or a runner',
      ],
    ],
  ])('waited for %s', (_, now, file, before, expected) => {
    const [heading = '', ...lines] = said(compared(now, file, six(before)))
    expect([heading.replace('CI succeeded ', ''), ...lines]).toEqual(expected)
  })

  const LONG = NORMAL.replace(/e2e.*/, 'e2e 15/17/417, deploy 419/422/424')

  it.each([
    ['the job has another name', LONG.replace('deploy', 'ship')],
    ['several jobs have its name', `${LONG}, deploy 419/422/424`],
  ])('compares nothing if the waits of the earlier runs are not known: %s', (_, before) => {
    const report = compared(LONG.replace('422/424', '2219/2221'), APPROVED, six(before))
    expect(baselineOf(report)).toBe('slower than 6 runs')
    expect(said(report)).toEqual([
      'CI succeeded in 37m 1s',
      'deploy waited 30m 2s for approval or a runner',
    ])
  })

  it('compares with the earlier runs whose waits are known', () => {
    const others = six(NORMAL).slice(1)
    const unknown = runWith(`${NORMAL}, deploy 40/43/45`, PLAIN_FILE)
    const report = compared(LATE_DEPLOY, APPROVED, [unknown, ...others])
    expect(baselineWithoutWait(report)).toEqual({ medianSeconds: 46, runs: 5 })
  })

  it('compares nothing in a report of a version that did not know the waits', () => {
    const json = encodeReport(compared(LATE_DEPLOY, APPROVED, six(NORMAL)))
    const { withoutWait, ...history } = json.history ?? {}
    expect(withoutWait).toMatchObject({ seconds: 46, medianSeconds: 46 })
    const read = decode(JSON.parse(JSON.stringify({ ...json, history })))
    expect(headlineOf(read)).toBe('CI succeeded in 30m 48s')
  })

  it('does not say that a leg waited while the others ran', () => {
    const file = 'jobs: { e2e: { strategy: { max-parallel: 1, matrix: { v: [a, b] } } } }'
    const legs = 'e2e (a) 1/3/603, e2e (b) 605/608/1208'
    const earlier = six(legs)
    expect(said(compared(legs, file, earlier))).toEqual([
      'CI succeeded in 20m 8s, as fast as usual',
    ])
  })

  it('says nothing above the failures of a run that failed', () => {
    const failed = { state: finished(1_840, 1_848, 'failure') }
    const jobs = ran(LATE_DEPLOY).map((job) =>
      job.name === 'deploy' ? { ...job, ...failed } : job,
    )
    const run = concluded('failure', runOf(jobs, APPROVED), ['production'])
    expect(longWaitLines(reportOn(run), PLAIN)).toEqual([])
  })

  it('leaves the waits in the durations, budgets and minutes', () => {
    const late = encodeReport(compared(LATE_E2E, PLAIN_FILE, six(NORMAL)))
    const approved = encodeReport(compared(LATE_DEPLOY, APPROVED, six(NORMAL)))
    expect(late).toMatchObject({ durationSeconds: 1_251, overBudget: [{}] })
    expect(approved).toMatchObject({
      durationSeconds: 1_848,
      overBudget: [{ overruns: [{ durationSeconds: 1_848 }] }],
      history: { duration: { seconds: 1_848, medianSeconds: 51, slower: true, changed: true } },
    })
  })
})
