import { describe, expect, it } from '@jest/globals'
import { inferDependencies, isGroupDone } from '../../../src/analyse/needs/infer-dependencies.ts'
import { jobTimings } from '../../../src/analyse/jobs/job-timing.ts'
import type { JobReport } from '../../../src/model/report/job-report.ts'
import { STARTED, timedJob } from '../../../testing/timed-job.ts'

/** Returns the name of the job that released a job. */
function releaserOf(name: string, jobs: readonly JobReport[]): string | undefined {
  const releases = inferDependencies(jobTimings(jobs), STARTED)
  const nameOf = (id: number | undefined) => jobs.find(({ job }) => job.id === id)?.job.name
  const [id] = [...releases].find(([released]) => nameOf(released) === name)?.[1] ?? []
  return nameOf(id)
}

const build = timedJob('build', { created: 1, started: 3, ended: 100 })
const lint = (ended: number): JobReport => timedJob('lint', { created: 2, started: 4, ended })

describe('inferDependencies', () => {
  it('chooses the end 1 to 3 s before the creation', () => {
    const deploy = timedJob('deploy', { created: 102, started: 110, ended: 120 })
    expect(releaserOf('deploy', [build, lint(60), deploy])).toBe('build')
  })

  it('infers no dependency for the first burst, however late it is', () => {
    expect(releaserOf('build', [build, lint(60)])).toBeUndefined()
    const late = timedJob('late', { created: 400, started: 401, ended: 500 })
    expect(releaserOf('late', [late])).toBeUndefined()
  })

  it('assigns a burst to the end before its first creation', () => {
    const burst = Array.from({ length: 20 }, (_, index) =>
      timedJob(`test (${index})`, {
        created: 102 + Math.floor(index * 0.4),
        started: 120,
        ended: 150,
      }),
    )
    expect(releaserOf('test (19)', [build, lint(106), ...burst])).toBe('build')
  })

  it('continues a burst after a pause of up to 5 s', () => {
    const burst = [102, 103, 108].map((created) =>
      timedJob(`part ${created}`, { created, started: 110, ended: 150 }),
    )
    expect(releaserOf('part 108', [build, lint(104), ...burst])).toBe('build')
  })

  it('starts a new burst after a newer end', () => {
    const one = timedJob('one', { created: 102, started: 110, ended: 150 })
    const two = timedJob('two', { created: 105, started: 110, ended: 150 })
    expect(releaserOf('two', [build, lint(103), one, two])).toBe('lint')
  })

  it('uses the start of a job that was created after it started', () => {
    const late = timedJob('late', { created: 120, started: 102, ended: 150 })
    expect(releaserOf('late', [build, lint(110), late])).toBe('build')
  })

  it('does not choose a leg while other legs of its matrix run', () => {
    const legs = [100, 101, 140].map((ended) =>
      timedJob(`test (${ended})`, { created: 2, started: 4, ended }),
    )
    const deploy = timedJob('deploy', { created: 102, started: 104, ended: 110 })
    expect(releaserOf('deploy', [build, ...legs, deploy])).toBe('build')
  })

  it('chooses the last leg to end if nothing else ended', () => {
    const legs = [95, 96, 97].map((ended) =>
      timedJob(`test (${ended})`, { created: 2, started: 4, ended }),
    )
    const going = timedJob('test (98)', { created: 2, started: 4 })
    const deploy = timedJob('deploy', { created: 105, started: 106, ended: 110 })
    expect(releaserOf('deploy', [...legs, going, deploy])).toBe('test (97)')
  })

  it('chooses a leg for the next leg (max-parallel)', () => {
    const one = timedJob('test (1)', { created: 1, started: 3, ended: 101 })
    const two = timedJob('test (2)', { created: 102, started: 104, ended: 200 })
    expect(releaserOf('test (2)', [build, one, two])).toBe('test (1)')
  })

  it('infers no dependency for a job that waited for something else', () => {
    const approved = timedJob('approved', { created: 900, started: 902, ended: 950 })
    expect(releaserOf('approved', [build, lint(60), approved])).toBeUndefined()
  })

  it('infers the same dependency for a skipped job and the next job', () => {
    const skipped = timedJob('skipped', { created: 101, ended: 101, skipped: true })
    const after = timedJob('after', { created: 102, started: 104, ended: 110 })
    expect(releaserOf('after', [build, skipped, after])).toBe('build')
  })

  it.each([
    ['the end at the normal lag, not the one of the same second', 102, 102, 'build'],
    ['the latest end at the normal lag', 101, 103, 'lint'],
    ['the end 3 s before, not the one of the same second', 103, 103, 'build'],
    ['the latest end if none is at the normal lag', 90, 107, 'build'],
    ['an end of the same second if there is no other', 60, 100, 'build'],
    ['an end 30 s before', 60, 130, 'build'],
    ['no end more than 30 s before', 60, 131, undefined],
    ['no end that comes after it', 99, 98, undefined],
  ])('chooses %s', (_, lintEnded, created, expected) => {
    const deploy = timedJob('deploy', { created, started: 140, ended: 150 })
    expect(releaserOf('deploy', [build, lint(lintEnded), deploy])).toBe(expected)
  })

  it('chooses the latest end, and in the same second the job created last', () => {
    const quick = timedJob('quick', { created: 10, started: 12, ended: 40 })
    const slow = timedJob('slow', { created: 5, started: 12, ended: 45 })
    const deploy = timedJob('deploy', { created: 60, started: 62, ended: 70 })
    expect(releaserOf('deploy', [slow, quick, deploy])).toBe('slow')
    const later = timedJob('later', { created: 4, started: 12, ended: 45 })
    expect(releaserOf('deploy', [slow, quick, deploy, later])).toBe('later')
  })

  it.each([
    [108, 'build'],
    [109, 'lint'],
  ])(
    'ends a burst after a pause of 6 s: of two jobs, created at 102 and %i',
    (created, expected) => {
      const one = timedJob('one', { created: 102, started: 110, ended: 150 })
      const two = timedJob('two', { created, started: 110, ended: 150 })
      expect(releaserOf('two', [build, lint(102), one, two])).toBe(expected)
    },
  )

  it('starts a new burst if a later end explains it', () => {
    const one = timedJob('one', { created: 102, started: 110, ended: 150 })
    const two = timedJob('two', { created: 105, started: 110, ended: 150 })
    expect(releaserOf('two', [build, lint(102), one, two])).toBe('lint')
  })

  it('processes jobs in order of creation, even if one started long before', () => {
    const late = timedJob('late', { created: 120, started: 102, ended: 150 })
    const next = timedJob('next', { created: 112, started: 115, ended: 150 })
    const after = [build, lint(110), late, next]
    expect([releaserOf('next', after), releaserOf('late', after)]).toEqual(['lint', 'build'])
  })

  it('never chooses a skipped job', () => {
    const skipped = timedJob('skipped', { created: 101, ended: 101, skipped: true })
    const after = timedJob('after', { created: 103, started: 104, ended: 110 })
    expect(releaserOf('after', [build, skipped, after])).toBe('build')
  })

  it('distinguishes later bursts from the first without the start of the attempt', () => {
    const one = timedJob('one', { created: 1, started: 1, ended: 2 })
    const two = timedJob('two', { created: 4, started: 5, ended: 9 })
    expect([...inferDependencies(jobTimings([one, two]), undefined)]).toEqual([
      [one.job.id, []],
      [two.job.id, [one.job.id]],
    ])
  })

  it('omits jobs without a creation time', () => {
    const old = timedJob('old', { started: 105, ended: 120 })
    const deploy = timedJob('deploy', { created: 102, started: 110, ended: 120 })
    const releases = inferDependencies(jobTimings([build, old, deploy]), STARTED)
    expect([...releases]).toEqual([
      [build.job.id, []],
      [deploy.job.id, [build.job.id]],
    ])
  })
})

describe('isGroupDone', () => {
  it.each<[boolean, string, string, readonly [name: string, ended?: number][]]>([
    [true, 'build', 'deploy', []],
    [true, 'test (1)', 'deploy', [['test (2)', 40]]],
    [true, 'test (1)', 'deploy', [['test (2)', 50]]],
    [false, 'test (1)', 'deploy', [['test (2)', 60]]],
    [false, 'test (1)', 'deploy', [['test (2)']]],
    [true, 'test (1)', 'deploy', [['tests (2)', 60]]],
    // The next leg of the same matrix needs one finished leg.
    [true, 'test (1)', 'test (3)', [['test (2)', 60]]],
    [true, 'test', 'test', [['test', 60]]],
    // From outside, the group is all called jobs.
    [false, 'ci / a', 'deploy', [['ci / b', 60]]],
    [false, 'ci (1) / a', 'deploy', [['ci (2) / a', 60]]],
    [false, 'ci / a', 'deploy', [['ci / b / c', 60]]],
    // From inside, it is the matrix in that leg of the caller.
    [true, 'ci / a', 'ci / c', [['ci / b', 60]]],
    [false, 'ci (1) / a (1)', 'ci (1) / c', [['ci (1) / a (2)', 60]]],
    [true, 'ci (1) / a (1)', 'ci (1) / c', [['ci (2) / a (2)', 60]]],
    [true, 'ci / a (1)', 'ci / c', [['other / a (2)', 60]]],
    [true, 'ci / a', 'ci / a / b', [['ci / c', 60]]],
    [true, 'ci / a (1)', 'ci / c', [['ci', 60]]],
  ])('returns %p when %s ended, for %s, with other jobs %j', (done, name, from, others) => {
    const [ended, job, ...rest] = jobTimings([
      timedJob(name, { created: 0, started: 1, ended: 50 }),
      timedJob(from, { created: 0, started: 1, ended: 90 }),
      ...others.map(([other, end]) =>
        timedJob(other, { created: 0, started: 1, ...(end !== undefined && { ended: end }) }),
      ),
    ])
    if (ended === undefined || job === undefined) throw new Error('a job is gone')
    expect(isGroupDone(ended, { job, timings: [ended, job, ...rest] })).toBe(done)
  })
})
