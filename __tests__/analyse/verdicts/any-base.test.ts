import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { encodeReport } from '../../../src/report-json/encode/encode-report.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions } from '../../../testing/fuzz/fuzz-options.ts'
import { readRun } from '../../../testing/read-run.ts'
import { reportOf } from '../../../testing/world.ts'

const PUSH = `json run: {"event": "push", "head_branch": "topic", "head_sha": "${'f'.repeat(40)}"}`

/** Which runs of main the reported run contains: those up to one, or all before it. */
interface Scene {
  readonly base: 'pull request' | 'main itself' | 'unknown' | number
}

const anyScene: fc.Arbitrary<Scene> = fc
  .oneof(fc.constantFrom<Scene['base'][]>('pull request', 'main itself', 'unknown'), fc.nat(7))
  .map((base): Scene => ({ base }))

function settingOf({ base }: Scene, count: number): string {
  switch (base) {
    case 'pull request':
      return 'pull'
    case 'main itself':
      return PUSH.replace('topic', 'main')
    case 'unknown':
      return 'json run: {"event": "deployment", "head_branch": "topic"}'
    default:
      return `${PUSH} | commit f: ${10 + count - 1 - base}`
  }
}

/** Judges the only failure of a run by runs of main, newest first. */
async function judge(main: string, setting: string, printed = 'Error: no cart of user 7') {
  const requested: string[] = []
  const failed = `test: failed > Run npm ci, Run npm test "${printed}"`
  const text = `input history-runs: 0\n${failed}\n${main}\n${setting}`
  const { causes } = encodeReport(await reportOf(readRun(text), requested))
  const [{ judged } = { judged: undefined }] = causes
  if (judged === undefined) throw new Error('there is a cause')
  return {
    kind: judged.verdict,
    outcomes: judged.evidence.map(({ runNumber, outcome }) => [runNumber, outcome] as const),
    read: requested.filter((path) => /attempts|logs|compare/.test(path)),
  }
}

const judgeLetters = async (letters: readonly string[], scene: Scene) =>
  await judge(
    letters.length === 0 ? 'pull' : `base: ${letters.join('')}`,
    settingOf(scene, letters.length),
  )

// Series of failures are mostly of the first two. What each letter does is in `read-run.ts`.
const anyLetter = fc.oneof(
  fc.constantFrom('F', 'P'),
  fc.constantFrom('P', 'F', 'O', 'G', 'S', 'K', 'E', 'C'),
)
const anyLetters = fc.array(anyLetter, { maxLength: 8 })
const anyScenario = fc.tuple(anyLetters, anyScene, fc.infiniteStream(fc.boolean()))
const RAN = 'PFOG'
const UNSURE = ['new', 'unknown']

describe('any base branch', () => {
  it(
    'gives no verdict without evidence that the runs show, and reads nothing twice',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyLetters, anyScene, async (letters, scene) => {
          const { kind, outcomes, read } = await judgeLetters(letters, scene)
          const positionOf = (run: number | null) => 10 + letters.length - 1 - (run ?? 0)
          if (kind !== 'unknown') expect(outcomes.length).toBeGreaterThan(0)
          for (const [run, outcome] of outcomes) {
            expect(outcome === 'passed' ? 'P' : 'FOGE').toContain(letters[positionOf(run)])
          }
          // The newest run of a commit that this run contains decides, or the newest of all.
          const firstRan = (some: readonly string[]) => some.find((letter) => RAN.includes(letter))
          const from = scene.base === 'unknown' ? Infinity : Number(scene.base) || 0
          const contained = firstRan(letters.slice(from))
          if (kind === 'known') expect([firstRan(letters), contained]).toContain('F')
          if (kind === 'new') expect(contained).toBe('P')
          if (kind === 'unsteady') expect(letters.join('')).toMatch(/F[^P]*P[^F]*F/)
          expect(read).toEqual([...new Set(read)])
          // Those about the reported run are four at most.
          expect(read.length).toBeLessThanOrEqual(2 * letters.length + 4)
        }),
        fuzzOptions(24, 1_000),
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  it(
    'is never known for an error more, nor new for an error less, or a log that is gone',
    async () => {
      await fc.assert(
        fc.asyncProperty(anyScenario, async ([letters, scene, stays]) => {
          const withOthers = (letter: string) =>
            letters.map((one) => (one === 'F' && stays.next().value !== true ? letter : one))
          const [others, gone] = [withOthers('O'), withOthers('G')]
          const [fewer, more, part] = [
            (await judgeLetters(letters, scene)).kind,
            (await judgeLetters(others, scene)).kind,
            (await judgeLetters(gone, scene)).kind,
          ]
          if (UNSURE.includes(fewer)) expect(UNSURE).toContain(more)
          if (more === 'known') expect(['known', 'unsteady']).toContain(fewer)
          if (part === 'new') expect(['new', 'unsteady']).toContain(fewer)
          if (part === 'known') expect(['known', 'unsteady']).toContain(fewer)
          // Without the permission to compare commits.
          if (typeof scene.base !== 'number') return
          const without = (await judgeLetters(letters, { base: 'unknown' })).kind
          if (fewer === 'known') expect(without).not.toBe('new')
          if (without === 'new' || without === 'known') expect(fewer).toBe(without)
        }),
        fuzzOptions(10, 500),
      )
    },
    FUZZ_TIMEOUT_MS,
  )

  const anyErrors = fc.subarray(['cart', 'order', 'mail', 'user'], { minLength: 1 })
  const printed = (errors: readonly string[]) =>
    errors.map((name) => `Error: no ${name}`).join(' / ')

  it(
    'is never known for one error more in the log, nor new for one less',
    async () => {
      const anyRuns = fc.array(fc.option(anyErrors, { nil: undefined }), { maxLength: 5 })
      await fc.assert(
        fc.asyncProperty(anyRuns, anyErrors, anyErrors, async (runs, errors, others) => {
          const main = runs.map((failed) =>
            failed === undefined
              ? 'main: test > Run npm ci, Run npm test'
              : `main: test: failed > Run npm ci, Run npm test "${printed(failed)}"`,
          )
          const judgeLog = async (log: readonly string[]) =>
            (await judge(main.toReversed().join('\n'), 'pull', printed(log))).kind
          const fewer = await judgeLog(errors)
          const more = await judgeLog([...new Set([...errors, ...others])])
          if (UNSURE.includes(fewer)) expect(UNSURE).toContain(more)
          if (more === 'known') expect(['known', 'unsteady']).toContain(fewer)
        }),
        fuzzOptions(10, 500),
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})
