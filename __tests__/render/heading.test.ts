import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { ErrorEntry } from '../../src/model/report/failure.ts'
import { entryText } from '../../src/model/report/entry-words.ts'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { failureAt, onlyCause, withMessage } from '../../testing/failure-at.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { finished, makeStep, reportOnJob, reportOnJobs } from '../../testing/make-run.ts'
import { saysOnlyNumbers } from '../../testing/report-words.ts'

const anyWord = fc.stringMatching(/^[a-z]{5,60}$/)

/** A name of 5 to 300 characters, of words. */
const nameOf = (...signs: readonly string[]) =>
  fc
    .array(fc.tuple(anyWord, fc.constantFrom(...signs)), { minLength: 1, maxLength: 12 })
    .map((parts) => {
      const name = parts.flatMap(([word, sign], at) => (at === 0 ? [word] : [sign, word])).join('')
      return name.slice(0, 300).replace(/[^a-z]+$/, '')
    })

const anyTest = nameOf(' ', ' › ', ' > ', '::', '/', '[')
const anySentence = nameOf(' ', ': ', '/', ' › ')
const anyFile = nameOf('/', '.', '-', ' ').map((path) => `${path.slice(0, 297)}.ts`)
const anyPosition = fc
  .record({ path: anyFile, line: fc.option(fc.nat(), { nil: undefined }) })
  .map((one) => ({ ...one, column: undefined, file: one.path }))
const none = fc.constant(undefined)
const some = <One>(arbitrary: fc.Arbitrary<One>) => fc.option(arbitrary, { nil: undefined })

/** A test, a finding at a position, a file alone, a target. */
const anyEntry: fc.Arbitrary<ErrorEntry> = fc.oneof(
  fc.record({
    title: anyTest,
    isTest: fc.constant(true),
    detail: some(anySentence),
    position: none,
  }),
  fc.record({ title: some(nameOf('-')), detail: anySentence, position: anyPosition }),
  fc.record({ title: none, detail: none, position: anyPosition }),
  fc.record({ title: anySentence, detail: some(anySentence), position: none }),
)

/** Up to 300 of one kind, at one place or anywhere, or of all kinds. */
const anyList = fc
  .tuple(anyEntry, fc.integer({ min: 1, max: 300 }), fc.constantFrom('one', 'places', 'any'))
  .chain(([one, length, what]) => {
    const another = {
      one: fc.constant(one),
      places: anyPosition.map((position) => ({ ...one, position: one.position && position })),
      any: anyEntry,
    }[what]
    return fc
      .array(another, { minLength: length - 1, maxLength: length - 1 })
      .map((all) => [one, ...all])
  })

const anyFailure = fc.record({
  jobs: fc.array(nameOf(' ', ' / ', '-'), { minLength: 1, maxLength: 3 }),
  step: nameOf(' ', '/', '\n'),
  entries: anyList,
  isCounted: fc.boolean(),
})

/** Returns the heading of a run in which jobs failed at one step, whose logs list the same. */
function headingOf({
  jobs,
  step: name,
  entries,
  isCounted,
}: typeof anyFailure extends fc.Arbitrary<infer One> ? One : never) {
  const step = makeStep({ number: 2, name, state: finished(5, 60, 'failure') })
  const areTests = entries.every(({ isTest }) => isTest)
  const counts = areTests ? ('tests' as const) : ('findings' as const)
  const total = isCounted ? { counts, failed: entries.length, total: undefined } : undefined
  const kept = entries.slice(0, 200)
  const failures = jobs.map((job, at) =>
    failureAt(step, {
      job: reportOnJob({ id: at + 1, name: job, state: finished(5, 65, 'failure'), steps: [step] }),
      listed: [{ step, entries: kept, total, mayBeMore: kept.length < entries.length }],
    }),
  )
  const [first] = entries
  const cause = withMessage(onlyCause(failures), first && entryText(first))
  const run = reportOnJobs(failures.map(({ job }) => job.listed))
  return findingsIn({ ...run, failures, causes: [cause] }).heading().line
}

describe('heading', () => {
  it('has a part of a name of whatever failed, beside how much did', () => {
    fc.assert(
      fc.property(anyFailure, (failure) => {
        const heading = headingOf(failure)
        const words = JSON.stringify(failure).match(/[a-z]{5,}/g) ?? []
        expect(saysOnlyNumbers(heading)).toBe(false)
        expect(words.filter((word) => heading.includes(word.slice(0, 5)))).not.toEqual([])
        expect(heading.length).toBeLessThanOrEqual(120)
      }),
      fuzzOptions(100, 2_000),
    )
  })

  it.each([
    ['CI failed in 26s: 2 errors', true],
    ['CI failed in 1m 5s: 2 jobs: 2 of 42 tests failed; the gate only looks at cart', true],
    ['CI failed in 26s: 2 findings and 1 more; 14 more causes; 1 job unfinished', true],
    ['CI failed', true],
    ['CI failed in 26s: types: 2 errors', false],
    ['CI failed in 26s: 2 of 42 tests failed in cart', false],
    ['CI failed in 26s: 2 jobs › Run make: 2 errors', false],
    ['CI failed in 26s: 2 jobs lost their runners', false],
  ])('is refused if it has only numbers: %s: %s', (heading, expected) => {
    expect(saysOnlyNumbers(heading)).toBe(expected)
  })
})
