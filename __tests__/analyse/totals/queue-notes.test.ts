import { describe, expect, it } from '@jest/globals'
import { queueNotes } from '../../../src/analyse/totals/notes.ts'
import { makeRun, reportOn, running } from '../../../testing/make-run.ts'

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
