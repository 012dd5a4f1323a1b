import { describe, expect, it } from '@jest/globals'
import { placeJobs } from '../../src/analyse/placed-job.ts'
import { inferReleases } from '../../src/analyse/releases.ts'
import type { JobReport } from '../../src/model/report.ts'
import { STARTED, timedJob } from '../helpers/timed-job.ts'

/** The name of the job whose end released the named one. */
function releaserOf(name: string, jobs: readonly JobReport[]): string | undefined {
  const releases = inferReleases(placeJobs(jobs), STARTED)
  const nameOf = (id: number | undefined) => jobs.find(({ job }) => job.id === id)?.job.name
  const [id] = [...releases].find(([released]) => nameOf(released) === name)?.[1] ?? []
  return nameOf(id)
}

const build = timedJob('build', { created: 1, started: 3, ended: 100 })
const lint = (ended: number): JobReport => timedJob('lint', { created: 2, started: 4, ended })

describe('inferReleases', () => {
  it('takes the end 1 to 3 s before the creation', () => {
    const deploy = timedJob('deploy', { created: 102, started: 110, ended: 120 })
    expect(releaserOf('deploy', [build, lint(60), deploy])).toBe('build')
  })

  it('takes what is created first for ready at the start, however long that took', () => {
    expect(releaserOf('build', [build, lint(60)])).toBeUndefined()
    const late = timedJob('late', { created: 400, started: 401, ended: 500 })
    expect(releaserOf('late', [late])).toBeUndefined()
  })

  it('gives a burst to the end before its first creation', () => {
    const burst = Array.from({ length: 20 }, (_, index) =>
      timedJob(`test (${index})`, {
        created: 102 + Math.floor(index * 0.4),
        started: 120,
        ended: 150,
      }),
    )
    expect(releaserOf('test (19)', [build, lint(106), ...burst])).toBe('build')
  })

  it('lets a burst pause, as real ones do for up to 5 s', () => {
    const burst = [102, 103, 108].map((created) =>
      timedJob(`part ${created}`, { created, started: 110, ended: 150 }),
    )
    expect(releaserOf('part 108', [build, lint(104), ...burst])).toBe('build')
  })

  it('starts a new burst where a newer end explains it', () => {
    const one = timedJob('one', { created: 102, started: 110, ended: 150 })
    const two = timedJob('two', { created: 105, started: 110, ended: 150 })
    expect(releaserOf('two', [build, lint(103), one, two])).toBe('lint')
  })

  it('goes by the start of a job that was entered after it started', () => {
    const late = timedJob('late', { created: 120, started: 102, ended: 150 })
    expect(releaserOf('late', [build, lint(110), late])).toBe('build')
  })

  it('does not take a leg for the releaser while others of its matrix still run', () => {
    const legs = [100, 101, 140].map((ended) =>
      timedJob(`test (${ended})`, { created: 2, started: 4, ended }),
    )
    const deploy = timedJob('deploy', { created: 102, started: 104, ended: 110 })
    expect(releaserOf('deploy', [build, ...legs, deploy])).toBe('build')
  })

  it('takes a leg for the releaser of the next leg (max-parallel)', () => {
    const one = timedJob('test (1)', { created: 1, started: 3, ended: 101 })
    const two = timedJob('test (2)', { created: 102, started: 104, ended: 200 })
    expect(releaserOf('test (2)', [build, one, two])).toBe('test (1)')
  })

  it('finds no releaser for a job that waited for something else', () => {
    const approved = timedJob('approved', { created: 900, started: 902, ended: 950 })
    expect(releaserOf('approved', [build, lint(60), approved])).toBeUndefined()
  })

  it('takes what follows a skipped job for released with it', () => {
    const skipped = timedJob('skipped', { created: 101, ended: 101, skipped: true })
    const after = timedJob('after', { created: 102, started: 104, ended: 110 })
    expect(releaserOf('after', [build, skipped, after])).toBe('build')
  })
})
