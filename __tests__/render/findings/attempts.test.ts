import { describe, expect, it } from '@jest/globals'
import { flakyJobs } from '../../../src/render/findings/overview.ts'
import { MARKDOWN, PLAIN } from '../../../src/render/text/inline.ts'
import { at, finished, makeJob, makeRun, reportOn } from '../../../testing/make-run.ts'
import { attemptsSection } from '../../../src/render/sections/attempts.ts'
import { writeSection } from '../../../src/render/summary/write-section.ts'

function renderAttempts(report: Parameters<typeof attemptsSection>[0]): string {
  return writeSection(attemptsSection(report, MARKDOWN))
}

/** Compares attempt 6, in which all jobs pass, with two attempts in which the named jobs failed. */
function attemptsAfter(names: readonly string[]) {
  const failed = (id: number, name: string, from: number) =>
    makeJob({ id, name, state: finished(from, from + 60, 'failure') })
  const jobs = [...names, 'steady'].map((name) => ({ name, state: finished(5_000, 5_060) }))
  const earlierAttempts = [
    { number: 4, jobs: names.map((name, index) => failed(40 + index, name, 0)) },
    { number: 5, jobs: names.map((name, index) => failed(50 + index, name, 0)) },
  ]
  return reportOn(makeRun({ attempt: 6, startedAt: at(4_990), jobs }), { earlierAttempts }).attempts
}

describe('attemptsSection', () => {
  it('returns an empty string if no job differs or there is one attempt', () => {
    expect(renderAttempts({ attempts: attemptsAfter([]) })).toBe('')
    expect(renderAttempts({ attempts: undefined })).toBe('')
  })
})

describe('flakyJobs', () => {
  const flaky = (names: readonly string[]) => ({ attempts: attemptsAfter(names) })

  it('names at most five jobs', () => {
    const names = Array.from({ length: 7 }, (_, index) => `job ${index}`)
    expect(flakyJobs(flaky(names), PLAIN).join()).toMatch(/job 4 \([^)]*\) and 2 more$/)
  })

  it('returns nothing without flaky jobs', () => {
    expect(flakyJobs(flaky([]), PLAIN)).toEqual([])
    expect(flakyJobs({ attempts: undefined }, PLAIN)).toEqual([])
  })
})
