import { describe, expect, it } from '@jest/globals'
import { compareHistory } from '../../../src/analyse/history/compare-history.ts'
import type { Run, Step } from '../../../src/model/run.ts'
import { SECOND } from '../../../src/model/time.ts'
import {
  at,
  finished,
  makeRun,
  makeStep,
  reportOn,
  running,
  skipped,
} from '../../../testing/make-run.ts'

/** The job of the step. */
const CURRENT = { own: { jobId: 9 } }

/** Compares a run whose job 9 makes the report. */
function history(now: Run, runs: readonly Run[]) {
  return compareHistory(reportOn(now, CURRENT), { branch: 'main', runs })
}

type StepFields = Pick<Step, 'name' | 'state'>

/** A step in seconds, which is running without an end. */
function step(name: string, start: number, end?: number): StepFields {
  return { name, state: end === undefined ? running(start) : finished(start, end) }
}

/** A job from second 0, which is running without an end. */
function inSteps(name: string, steps: readonly StepFields[], end?: number) {
  const { state } = step(name, 0, end)
  return { name, state, steps: steps.map((own, at) => makeStep({ number: at + 1, ...own })) }
}

describe('compareHistory: current job', () => {
  const soFar = inSteps('build', [step('set up', 0, 5), step('make', 5, 65), step('report', 65)])
  const over = (name = 'make') =>
    inSteps('build', [step('set up', 0, 5), step(name, 5, 55), step('report', 55, 200)], 200)
  const now = makeRun({ jobs: [{ id: 9, ...soFar }] })

  it('compares it up to its last finished step', () => {
    const found = history(now, [makeRun({ jobs: [over()] })])
    expect(found?.jobs).toMatchObject([
      { value: 65 * SECOND, baseline: { median: 55 * SECOND }, delta: 10 * SECOND },
    ])
    expect(found?.duration).toMatchObject({ value: 65 * SECOND, baseline: { median: 55 * SECOND } })
    expect(found?.jobs[0]?.steps.map((one) => one.step.step.name)).toEqual(['set up', 'make'])
  })

  it('compares it up to the last step that ran, not one that was skipped', () => {
    const upload = { name: 'upload', state: skipped() }
    const steps = [step('set up', 0, 5), step('make', 5, 65), upload, step('report', 65)]
    const found = history(makeRun({ jobs: [{ id: 9, ...inSteps('build', steps) }] }), [
      makeRun({ jobs: [over()] }),
    ])
    expect(found?.jobs).toMatchObject([{ baseline: { median: 55 * SECOND } }])
  })

  it('does not truncate it if it has finished, even if earlier runs have more steps', () => {
    const steps = [step('make', 5, 55), step('report', 55, 200), step('post', 200, 250)]
    const longer = inSteps('build', [step('set up', 0, 5), ...steps], 250)
    const ended = makeRun({ jobs: [{ id: 9, ...over() }] })
    expect(history(ended, [makeRun({ jobs: [longer] })])?.duration?.baseline.median).toBe(
      250 * SECOND,
    )
  })

  it('treats it as another job if an earlier run skipped it', () => {
    const earlier = makeRun({
      jobs: [{ name: 'build', state: skipped(), createdAt: at(0) }, { state: finished(0, 40) }],
    })
    expect(history(now, [earlier])).toMatchObject({
      duration: undefined,
      durationNotCompared: 'different-jobs',
    })
  })
})

describe('compareHistory: truncation of earlier jobs', () => {
  const setUp = step('Set up job', 0, 4)
  const test = step('Run npm test', 4, 100)
  const compareSteps = (now: readonly StepFields[], earlier: readonly StepFields[], end = 200) =>
    history(makeRun({ jobs: [{ id: 9, ...inSteps('ci', now) }] }), [
      makeRun({ jobs: [inSteps('ci', earlier, end)] }),
    ])

  it.each<[string, readonly StepFields[], readonly StepFields[], number]>([
    [
      'of which one uses a new version of an action',
      [setUp, test, step('Run actions/cache/save@v5', 100, 110), step('Report', 110)],
      [setUp, test, step('Run actions/cache/save@v4', 100, 120), step('Other name', 120, 130)],
      120,
    ],
    [
      'of which one is new',
      [setUp, test, step('Deploy', 100, 150), step('Report', 150)],
      [setUp, test, step('Report', 100, 130)],
      100,
    ],
    [
      'of which one was renamed, with a report in a new version',
      [setUp, test, step('Upload results', 100, 110), step('Run octo/report@v2', 110)],
      [setUp, test, step('Upload', 100, 125), step('Run octo/report@v1', 125, 130)],
      125,
    ],
    [
      'of which one is new, as is the report',
      [setUp, test, step('Deploy', 100, 150), step('Report', 150)],
      [setUp, test, step('Post Run npm test', 100, 190), step('Complete job', 190, 200)],
      100,
    ],
    [
      'of which all before the report were renamed',
      [step('Initialise', 0, 4), step('Report', 4)],
      [step('Set up job', 0, 6), step('Report', 6, 200)],
      6,
    ],
    [
      'of which a short one was renamed, with a new report',
      [setUp, test, step('Upload results', 100, 110), step('Report', 110)],
      [setUp, test, step('Upload', 100, 104), step('Complete job', 104, 104)],
      100,
    ],
  ])('truncates an earlier job: %s', (_, now, earlier, seconds) => {
    const found = compareSteps(now, earlier)
    expect(found?.duration?.baseline.median).toBe(seconds * SECOND)
    expect(found?.jobs[0]?.baseline.median).toBe(seconds * SECOND)
  })

  it('does not truncate an earlier job if a large part would be missing', () => {
    const found = compareSteps(
      [setUp, step('Run make', 4, 100), step('Report', 100)],
      [setUp, step('Run build', 4, 120), step('Complete job', 120, 121)],
    )
    expect(found).toMatchObject({
      duration: undefined,
      jobs: [],
      durationNotCompared: 'different-steps',
    })
  })

  it('removes the jobs that come after the report', () => {
    const after = { name: 'publish', createdAt: at(210), state: finished(215, 900) }
    const found = history(
      makeRun({ jobs: [{ id: 9, ...inSteps('ci', [setUp, test, step('Report', 100)]) }] }),
      [makeRun({ jobs: [inSteps('ci', [setUp, test, step('Report', 100, 200)], 205), after] })],
    )
    expect(found).toMatchObject({
      duration: { baseline: { median: 100 * SECOND } },
      removedJobs: [],
    })
  })
})
