import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { queueNotes } from '../../src/analyse/totals/notes.ts'
import { runDuration } from '../../src/analyse/totals/totals.ts'
import { usageOfRun } from '../../src/analyse/totals/usage.ts'
import { MINUTE } from '../../src/model/time.ts'
import type { ReportedSystem } from '../../src/model/usage.ts'
import { finished, makeRun, reportOn, running } from '../../testing/make-run.ts'
import { jobIn } from '../../testing/plain-jobs.ts'
import { anyRun, withNames } from '../../testing/arbitrary-run.ts'
import { expectInvariants } from '../../testing/report-invariants.ts'
import { readRun } from '../../testing/read-run.ts'
import { runOf } from '../../testing/world.ts'

describe('countMinutes', () => {
  it.each<[readonly string[], string, boolean]>([
    [['SELF-HOSTED', 'x64'], 'github.com', true],
    [['ubuntu-latest'], 'github.com', false],
    [['ubuntu-latest'], 'octo.ghe.com', false],
    [['ubuntu-latest'], 'ghe.example.com', true],
    [['ubuntu-latest'], 'github.com.example.com', true],
    [['my-runners'], 'github.com', false],
  ])('returns for labels %j on %s: selfHosted %p', (labels, host, selfHosted) => {
    const url = `https://${host}/octo-org/octo-shop/actions/runs/42`
    const runner = { name: 'r', group: 'own', labels }
    const { minutes } = reportOn(makeRun({ url, jobs: [{ ...jobIn(finished(0, 10)), runner }] }))
    expect(minutes?.byLabels).toMatchObject([{ selfHosted }])
  })
})

describe('groups', () => {
  const anyGroupName = fc.oneof(
    fc.stringMatching(/^[ab]( \/ [ab]){0,2}( \([12]\))?$/),
    fc.stringMatching(/^[ab()/ ]{1,9}$/),
  )

  it('groupJobs keeps the invariants of groups for any jobs with similar names', () => {
    fc.assert(
      fc.property(anyRun, fc.array(anyGroupName, { minLength: 1, maxLength: 40 }), (run, names) => {
        expectInvariants(encodeReport(reportOn(withNames(run, names))))
      }),
    )
  })
})

const NAMES = ['build', 'test (ubuntu, 22)', 'deploy / preview', 'All checks']
const CURRENT = 4

describe('queueNotes', () => {
  it.each<[string, readonly string[], string | undefined]>([
    ['nothing', [], undefined],
    ['the current job', ['All checks'], 'All checks'],
    ['the current job and others', NAMES, 'All checks (and 3 more)'],
    ['a leg', ['test (ubuntu, 22)'], 'test (ubuntu, 22)'],
    ['a job of a called workflow', ['deploy / preview'], 'deploy / preview'],
    ['a job of another workflow', ['lint'], undefined],
    ['another leg, as after a rename', ['test (ubuntu, 24)'], undefined],
    ['a name in another case', ['all checks'], undefined],
  ])('name what is ours if the queue waits for %s', (...[, checks, expected]) => {
    const jobs = NAMES.map((name, at) => ({ id: at + 1, name, state: running(5) }))
    const report = reportOn(makeRun({ jobs }), { own: { jobId: CURRENT } })
    const [note] = queueNotes(report, 'main', checks)
    expect(note && /waits for (.*), but/.exec(note.text)?.[1]).toBe(expected)
  })
})

describe('run-duration', () => {
  it.each([
    ['to the last job', 'a: 5-65; b: 10-90', 90_000],
    ['of the last attempt, from its own start', 'a: 5-65 | again: a: 5-65; b: 10-90', 90_000],
    ['unknown for an unfinished run', 'a: 5-65; b: 10-90 | run: open', undefined],
    ['unknown without jobs', 'not listed | run: success', undefined],
    ['unknown if jobs are missing', 'a: 5-65; b: 10-90 | run: counts 3', undefined],
    ['unknown if no job has an end', 'a: running 5- | run: success', undefined],
  ])('counts the duration %s: %s, %s ms', (_, text, duration) => {
    expect(runDuration(runOf(readRun(text)))).toBe(duration)
  })
})

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
