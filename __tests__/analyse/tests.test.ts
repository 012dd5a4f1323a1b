import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { reportTests } from '../../src/analyse/tests/report-tests.ts'
import { withGate } from '../../src/analyse/gate/gate.ts'
import type { JobReport } from '../../src/model/report/job-report.ts'
import { type BaseTests, unreadResults } from '../../src/model/results/test-results.ts'
import { NO_GATE } from '../../testing/gate.ts'
import { finished, makeRun, reportOn, running, skipped } from '../../testing/make-run.ts'
import { jobIn, jobReports, jobsIn } from '../../testing/plain-jobs.ts'
import { resultFiles } from '../../testing/result-files.ts'

const STATES = {
  passed: finished(5, 65),
  red: finished(5, 65, 'failure'),
  cancelled: finished(5, 65, 'cancelled'),
  skipped: skipped(),
  running: running(5),
}

/**
 * What is unusual compared with run #412 of main, each finding as `kind artifact count/before suites`.
 *
 * @param base `-` for none
 * @param context the states of the jobs, before the one that reports, and what is special
 */
function compared(now: string, base: string, context = 'passed') {
  const words = context.split(' ')
  const states = Object.entries(STATES)
  const run = makeRun({
    jobs: words.flatMap((word) =>
      states.flatMap(([name, state]) => (name === word ? jobIn(state) : [])),
    ),
    attempt: words.includes('again') ? 2 : 1,
    ...{ number: 415, commit: 'c0ffee12'.repeat(5) },
  })
  const isFromFork = words.includes('fork')
  const report = reportOn(run)
  const jobs = jobReports(isFromFork ? makeRun({ jobs: [{}] }) : run)
  const [current] = jobReports(makeRun({ jobs: [{ id: 9 }] }))
  const reporting = { ...current, outcome: undefined, current: true } as JobReport
  const ofBase = resultFiles(base)
  const { unread: notListed } = unreadResults('tests-unread', 'GitHub responded with 500')
  const unlisted = words.includes('unlisted-base') ? notListed : []
  const results = { ...ofBase, unread: [...ofBase.unread, ...unlisted] }
  const found: BaseTests = {
    ...{ branch: 'main', isCurrent: false, results },
    run: makeRun({ id: 9, number: 412, commit: 'ab'.repeat(20), jobs: [] }),
  }
  const files = resultFiles(now)
  const unread = [...files.unread, ...(words.includes('unlisted') ? notListed : [])]
  const tests = reportTests(
    { run, jobs: isFromFork ? jobs : [...jobs, reporting], complete: true },
    {
      isFromFork,
      named: { ...files, unread },
      baseTests: { read: base === '-' ? { unread: 'none' } : { read: found } },
      earlierAttempts: [{ number: 1, jobs: jobsIn(makeRun({ jobs: [{ id: 999_999 }] })) }],
    },
  )
  const { total, failed, skipped: omitted, retried, fewer } = tests ?? {}
  const findings = tests?.findings.map(
    ({ kind, artifact = '', count, before = '-', suites }) =>
      `${kind} ${artifact} ${count}/${before}${suites.map((suite) => ` ${suite}`).join('')}`,
  )
  return {
    report: { ...report, tests },
    totals: [total, failed, omitted, retried].join(' '),
    text: [fewer ?? tests?.notCompared, ...(findings ?? [])].join('; '),
  }
}

const CASES = `
as many | unit@1: Cart 0-99 | unit: Cart 0-99 | 0
a few fewer | unit@1: Cart 0-96 | unit: Cart 0-99 | 3
more | unit@1: Cart 0-120 | unit: Cart 0-99 | 0
a tenth fewer, and ten | unit@1: Cart 0-89 | unit: Cart 0-99 | 10; fewer unit 90/100
ten fewer of many | unit@1: Cart 0-489 | unit: Cart 0-499 | 10
nine of few | unit@1: Cart 0-10 | unit: Cart 0-19 | 9
one left | unit@1: Cart 0 | unit: Cart 0-4266 | 4266; fewer unit 1/4267
suites that are gone | unit@1: Pay 0-9 | unit: Cart 0-9, Price 0-19, Pay 0-9 | 30; fewer unit 10/40 Price Cart
a small part, but a whole suite | unit@1: Pay 0-99 | unit: Cart 0-5, Pay 0-99 | 6; suites unit 100/106 Cart
a renamed suite | unit@1: Basket 0-99 | unit: Cart 0-99 | 0
five tests, each four times | unit@1: A 0-4, A 0-4, A 0-4, A 0-4 | unit: A 0-19 | 15; fewer unit 5/20
one test, twenty times | unit@1: A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0 | unit: A 0-19 | 19; fewer unit 1/20
one that main lacks, twenty times | unit@1: B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0 | unit: A 0-19 | 19; fewer unit 1/20 A
a further project beside tests that are gone | unit@1: A/x 0-9, A/y 0-9 | unit: A/x 0-19 | 10; fewer unit 10/20
tests that main repeats, too | unit@1: A 0-9, A 0-9 | unit: A 0-9, A 0-9 | 0
tests that main does not repeat, and none is gone | unit@1: A 0-9, A 0-9, A 0-9 | unit: A 0-9 | 0
renamed rows of one name | unit@1: B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0, B 0 | unit: A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0, A 0 | 11; fewer unit 1/12 A
renamed tests, each twice | unit@1: B 0-19, B 0-19 | unit: A 0-19 | 0
renamed tests of a suite | unit@1: Cart 100-199 | unit: Cart 0-99 | 0
no test | unit@1: | unit: Cart 0-99 | 100; none unit 0/100
only skipped ones | unit@1: Cart 0-99 s | unit: Cart 0-99 | 0; none unit 0/100
none, as before | unit@1: | unit: | 0; none unit 0/0
only skipped ones, as before | unit@1: Cart 0-9 s | unit: Cart 0-9 s | 0; none unit 0/0
none in one of two, as before | unit@1: ; web@1: Web 0-9 | unit: ; web: Web 0-9 | 0
no test in one of two | unit@1: ; web@1: Web 0-9 | unit: Cart 0-9; web: Web 0-9 | 10; none unit 0/10
no file | | unit: Cart 0-99 | 100; missing unit 0/100
no file of a job that was skipped | | unit: Cart 0-99 | not every job ran and passed | skipped
no file of a job that failed | | unit: Cart 0-99 | not every job ran and passed | red
no file while a job runs | | unit: Cart 0-99 | not every job ran and passed | passed running
no file, and the only job reports | | unit: Cart 0-9 | not every job ran and passed | alone
no file, and not all were listed | | unit: Cart 0-9 | not all files could be read | unlisted
a file of a job that failed | unit@1: Cart 0 | unit: Cart 0-99 | not every job ran and passed | red
a file of a job that was cancelled | unit@1: | unit: Cart 0-99 | not every job ran and passed | cancelled
another job failed | unit@1: | unit: Cart 0-99 | 100; none unit 0/100 | passed red
a skipped job without tests | unit@1: Cart 0-9 | unit: Cart 0-29 | 20; fewer unit 10/30 | passed skipped
skips | unit@1: Cart 0-94, Pay 0-4 s | unit: Cart 0-94, Pay 0-4 | 0; skipped unit 5/100
four skips | unit@1: Cart 0-94, Pay 0-3 s | unit: Cart 0-94, Pay 0-3 | 0
skips that were there before | unit@1: Cart 0-9, Pay 0-9 s | unit: Cart 0-9, Pay 0-9 s | 0
skips that are gone | unit@1: Cart 0-9 | unit: Cart 0-9, Pay 0-19 s | 0
40 skips of 2,112 | unit@1: Cart 0-2071, Pay 0-39 s | unit: Cart 0-2071, Pay 0-39 | 0; skipped unit 40/2112
lost beside tests that were skipped before | unit@1: A 0-9, B 0-9, C 0-79 | unit: A 0-9, B 0-9 s, C 0-79, D 0-9 | 10; fewer unit 90/100 D
skipped by another name | unit@1: C 0-89, E 0-9 s | unit: C 0-89, D 0-9 | 0; fewer unit 90/100 D
two artifacts in folders of one | all@1: Cart 0-9, Cart 10-19 | a: Cart 0-9; b: Cart 10-19 | 0
moved between shards | s1@1: A 0-9; s2@1: B 0-9, C 0-19 | s1: A 0-9, C 0-19; s2: B 0-9 | 0
an empty shard | s1@1: ; s2@1: A 0-9, B 0-19 | s1: A 0-9; s2: B 0-19 | 0
a third shard | s1of3@1: A 0-9; s2of3@1: B 0-9; s3of3@1: C 0-9 | s1of2: A 0-9, C 0-5; s2of2: B 0-9, C 6-9 | 0
lost between shards | s1@1: A 0-9; s2@1: B 0-9 | s1: A 0-9, C 0-5; s2: B 0-9, D 0-5 | 12; suites s1 10/16 C; suites s2 10/16 D
a shard whose job failed | s1@1: A 0-9 | s1: A 0-9, C 0-19; s2: B 0-9 | not every job ran and passed | passed red
a leg without tests | lin@1: A 0-9; win@1: | lin: A 0-9; win: A 0-9 | 0; none win 0/10
a leg with a part | lin@1: A 0-99; win@1: A 0-9 | lin: A 0-99; win: A 0-99 | 0; fewer win 10/100
a leg that is gone | lin@1: A 0-99 | lin: A 0-99; win: A 0-99 | 0
renamed legs | py3.13@1: A 0-99 | py3.12: A 0-99 | 0
a leg that skips | lin@1: A 0-9; win@1: A 0-9 s | lin: A 0-9; win: A 0-9 s | 0
legs of a key | unit-12345678@1: A/x 0-9; unit-22345678@1: A/y 0-9 | unit-32345678: A/z 0-9 | 0
an empty leg of a key | unit-12345678@1: A 0-9; unit-22345678@1: | unit-32345678: A 0-9; unit-42345678: A 0-9 | 0; none unit-22345678 0/-
an empty leg, as before | unit-12345678@1: A 0-9; unit-22345678@1: | unit-32345678: ; unit-42345678: A 0-9 | 0
a shard that is gone, and less than half of it elsewhere | s1@1: L 0-3 | s1: L 0-3; s2: L 0-3, B 0-5 | 6; missing s2 0/10
a shard that is gone, and one test of all | s1@1: L 0, A 0-9 | s1: L 0, A 0-9; s2: L 0, B 0-9 | 10; missing s2 0/11
half of a shard that is gone | s1@1: A 0-9, B 0-9 | s1: A 0-9; s2: B 0-19 | 10; fewer  20/30
a shard that is gone, and a skipped job | s1@1: A 0-9 | s1: A 0-9; s2: B 0-9 | not every job ran and passed | passed skipped
a file of a job that was repeated | unit-12345678@1: A 0-9; unit-999999@1: A 0-8, B 0 f | unit-32345678: A 0-9 | 0 | again
projects of one file | unit@1: A/webkit 0-99 | unit: A/webkit 0-99, A/chrome 0-99 | 100; fewer unit 100/200
the number of a run | unit-415@1: A 0-9 | unit-412: A 0-49 | 40; fewer unit-415 10/50
a commit | unit-c0ffee1@1: A 0-9 | unit-abababa: A 0-49 | 40; fewer unit-c0ffee1 10/50
a shard with the number of the run | s415@1: A 0-9; s412@1: B 0-9 | s415: A 0-9; s412: B 0-9 | 0
a broken file | unit@1!: A 0 | unit: A 0-99 | not all files could be read
a broken file of main | unit@1: A 0 | unit!: A 0-99 | not all files of main could be read
a broken file beside others | unit@1: A 0; web@1!: | unit: A 0-99; web: W 0 | not all files could be read
one of two broken on main | unit@1: A 0-9; web@1: | unit: A 0-49; web!: W 0 | not all files of main could be read; fewer unit 10/50; none web 0/-
a first run | unit@1: A 0-9 | - | none
a first run without tests | unit@1: | - | none; none unit 0/-
a first run that skips all | unit@1: A 0-9 s | - | none; none unit 0/-
a broken file without tests | unit@1!: | - | none
a new artifact | unit@1: A 0-9; web@1: W 0-9 | unit: A 0-9 | 0
no artifact on main | unit@1: A 0-9 | | main has no such artifact
no list of those of main | unit@1: A 0-9 | | not all files of main could be read | passed unlisted-base
the workspace | .@1: | - | none; none ./junit.xml 0/-
artifacts of another attempt | unit: ; web@1: W 0 | web: W 0 | 0 | again
a fork, with no text of its files | unit@1: B 0 | unit: A 0-99 | 99; fewer unit 1/100 | fork
lost over shards | 1@1: A 0-9; 2@1: A 20-29 | 1: A 0-18; 2: A 20-38 | 18; fewer  20/38
four of each of three lost | 1@1: A 0-9; 2@1: B 0-9; 3@1: C 0-9 | 1: A 0-13; 2: B 0-13; 3: C 0-13 | 12; fewer  30/42
`
  .trim()
  .split('\n')
  .map((line) => line.split(/ ?\| ?/))

describe('reportTests', () => {
  it.each(CASES)('compares %s', (_, now = '', base = '', expected = '', context = 'passed') => {
    expect(compared(now, base, context).text).toBe(expected)
  })

  it.each([
    ['each once', 'unit@1: A 0-9, B 0-4 s, C 0 f, D 0-2 r', '19 1 5 3'],
    [
      'legs once, by the worst',
      'l@1: A 0-9, B 0 s, C 0 s, D 0 r; w@1: B 0 f, C 0 s, D 0',
      '13 1 1 1',
    ],
    ['a suite of two files once', 'unit@1: A 0-9; unit@1: A 0-9', '10 0 0 0'],
    ['equal suites of one file each', 'unit@1: A 0-9, A 0-9', '20 0 0 0'],
  ])('counts %s', (_, now, expected) => {
    expect(compared(now, '-').totals).toBe(expected)
  })

  it.each([
    ['both ran and passed', ['unit', 'web'], 'missing'],
    ['one ran and passed, and the other was skipped', ['unit', 'web skipped'], undefined],
    ['one ran and passed, and the other is gone', ['unit'], undefined],
    ['two of one name ran, and one of them was skipped', ['unit', 'web', 'web skipped'], undefined],
  ])('misses an artifact of two jobs of the base branch if %s', (_, names, kind) => {
    const jobs = names.map((name) => {
      const [job = '', isSkipped] = name.split(' ')
      return jobIn(isSkipped === undefined ? STATES.passed : STATES.skipped, job)
    })
    const run = makeRun({ jobs })
    const base = makeRun({ jobs: [{ name: 'unit' }, { name: 'web' }] })
    const ids = jobsIn(base)
      .map(({ id }) => id)
      .join('+')
    const results = resultFiles(`all@${ids}: Cart 0-99`)
    const main = { branch: 'main', isCurrent: false, run: base, jobs: jobsIn(base), results }
    const tests = reportTests(
      { run, jobs: jobReports(run), complete: true },
      { named: resultFiles(''), baseTests: { read: { read: main } } },
    )
    expect(tests?.findings.map((finding) => finding.kind)).toEqual(kind === undefined ? [] : [kind])
  })

  it('counts no artifact that was not found', () => {
    const { report } = compared('unit@1: Cart 0', '-', 'passed unlisted')
    expect(report.tests?.artifacts.map(({ artifact }) => artifact)).toEqual(['unit'])
  })

  it('makes no gate greener, whatever files say', () => {
    const suite = fc.stringMatching(/^[AB] [0-5]-[5-9]{2}( [sfr])?$/)
    const file = fc
      .record({
        name: fc.constantFrom('unit@1', 'web@2', 'all@1+2', 'none', '.'),
        fault: fc.constantFrom('', '', '!'),
        suites: fc.array(suite, { maxLength: 3 }),
      })
      .map(({ name, fault, suites }) => `${name}${fault}: ${suites.join(', ')}`)
    const files = fc.array(file, { maxLength: 3 }).map((all) => all.join('; '))
    const context = fc.constantFrom('passed passed', 'passed red', 'red skipped', 'passed running')
    fc.assert(
      fc.property(files, files, context, (now, base, jobs) => {
        const failOn = ['any', 'no-tests', 'fewer-tests', 'unfinished']
        const { report } = compared(now, base, jobs)
        const rulesOf = (one: typeof report) =>
          withGate(one, { ...NO_GATE, failOn }).gate?.rules ?? []
        const [own, plain] = [rulesOf(report), rulesOf({ ...report, tests: undefined })]
        const others = own.filter(({ value }) => !value.endsWith('-tests'))
        expect(others).toEqual(plain.filter(({ value }) => !value.endsWith('-tests')))
        const isClosed = ({ value, fails }: (typeof plain)[number]) =>
          value.endsWith('-tests') && fails
        expect(plain.filter(isClosed)).toHaveLength(2)
      }),
    )
  })
})
