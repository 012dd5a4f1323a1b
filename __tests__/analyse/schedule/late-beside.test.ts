import { describe, expect, it } from '@jest/globals'
import { expectPath, type PathRow, runOf, savingsOf } from '../../../testing/path-rows.ts'

/** `late` needs `build`, which ended at 105 s, and is listed a minute after that. */
const LATE = 'build 1/5/105, late 165/168/200'
const FILE = 'build: {}, late: { needs: build }'

describe('criticalPath beside a job that GitHub listed late', () => {
  it.each<PathRow>([
    [
      'keeps the approval of another job, without a group that the file does not name',
      `${LATE}, ship 107/900/960`,
      `jobs: { ${FILE}, ship: { needs: build, environment: prod } }`,
      { links: 'build, ship: approval', savings: [undefined, 60] },
    ],
    [
      'keeps the limit of a matrix',
      `${LATE}, leg (1) 107/110/310, leg (2) 312/315/515`,
      `jobs: { ${FILE}, leg: { needs: build, strategy: { max-parallel: 1, matrix: { a: [1, 2] } } } }`,
      { links: 'build, leg (1): needs, leg (2): max-parallel', savings: [undefined, 200, 200] },
    ],
    [
      'keeps the only runner of two jobs',
      `${LATE}, a 107/110/310@rack-1, b 107/313/513@rack-1`,
      `jobs: { ${FILE}, a: { needs: build }, b: { needs: build } }`,
      { links: 'build, a: needs, b: runner' },
    ],
    [
      'keeps a group whose name has an expression, which is unknown',
      `${LATE}, ship 500/503/533`,
      `jobs: { ${FILE}, ship: { needs: build, concurrency: "prod-\${{ inputs.x }}" } }`,
      { links: 'build, ship: concurrency' },
    ],
    [
      'follows a chain behind the late job, but for the wait',
      `${LATE}, last 202/205/505`,
      `jobs: { ${FILE}, last: { needs: late } }`,
      { links: 'build, late: unknown, last: needs', savings: [undefined, 32, 300] },
    ],
  ])('%s', (_, jobs, file, expected) => {
    const approved = file?.includes('environment') === true ? ['prod'] : []
    expectPath(runOf(jobs, file, { approved }), { path: { basis: 'needs' }, ...expected })
  })

  it.each([10, 20, 60, 300])('knows the chain of a job that was listed %d s late', (delay) => {
    const [listed, started] = [105 + delay, 108 + delay]
    const jobs = `build 1/5/105, docs 107/110/112, test ${listed}/${started}/${started + 200}`
    const file = 'jobs: { build: {}, docs: { needs: build }, test: { needs: build } }'
    const isLate = delay > 15
    const links = isLate ? 'build, test: unknown' : 'build, test: needs'
    const run = runOf(jobs, file)
    expectPath(run, { links, path: { basis: 'needs', mismatch: undefined } })
    expect(savingsOf(run)?.[0] === undefined).toBe(isLate)
  })
})
