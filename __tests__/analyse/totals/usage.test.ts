import { describe, expect, it } from '@jest/globals'
import { usageOfRun } from '../../../src/analyse/totals/usage.ts'
import { MINUTE } from '../../../src/model/time.ts'
import type { ReportedSystem } from '../../../src/model/usage.ts'
import { finished, makeRun } from '../../../testing/make-run.ts'

const REPORTED: ReportedSystem = { jobs: 2, duration: 3 * MINUTE, listsJobs: false }

describe('usageOfRun', () => {
  it.each([
    ['counts more jobs than are listed', ['ubuntu-latest'], REPORTED, 'github'],
    ['does not count its jobs', ['ubuntu-latest'], { ...REPORTED, jobs: undefined }, 'github'],
    ['may count a job of an unknown system', ['ubuntu-latest', 'mine'], REPORTED, 'measured'],
    [
      'counts only the job of a known system',
      ['ubuntu-latest', 'mine'],
      { ...REPORTED, jobs: 1 },
      'github',
    ],
    ['names its jobs', ['ubuntu-latest', 'mine'], { ...REPORTED, listsJobs: true }, 'github'],
  ])('takes the time of GitHub unless it may include others: GitHub %s', (...row) => {
    const [, labels, reported, source] = row
    const jobs = labels.map((label) => ({
      name: label,
      state: finished(5, 65),
      runner: { id: 1, name: 'GitHub Actions 1', group: 'GitHub Actions', labels: [label] },
    }))
    const { systems } = usageOfRun([makeRun({ jobs })], {
      ...{ systems: new Map([['UBUNTU', reported]]), systemOfJob: new Map(), duration: undefined },
    })
    expect(systems.find(({ system }) => system === 'UBUNTU')?.source).toBe(source)
  })
})
