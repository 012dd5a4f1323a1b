import { describe, expect, it } from '@jest/globals'
import {
  baseRun,
  baseRuns,
  FAILED_JOB,
  jobId,
  pullRequestRun,
  PUSH_EVENT,
  REPORT,
  runReport,
  type Scene,
  startOf,
} from '../../testing/base-branch.ts'
import { logLine } from '../../testing/log-text.ts'
import { failedLog, passedLog } from '../../testing/run-with-logs.ts'

/** What the runner says of itself, such as `ubuntu-24.04 20261101.1 2.336.0`; `-` for what it does not say. */
type Machine = string

/** The lines of `Set up job` that say it. */
function headOf(machine: Machine, start = 0): string {
  const [image = '-', version = '-', runner = '-'] = machine.split(' ')
  const lines = [
    ...(runner === '-' ? [] : [`Current runner version: '${runner}'`]),
    ...(image === '-'
      ? []
      : ['##[group]Runner Image', `Image: ${image}`, `Version: ${version}`, '##[endgroup]']),
  ]
  return lines.map((line) => `${logLine(start + 6, line)}\n`).join('')
}

const ERROR = '##[error]a.ts: expected 3, got 4'
const LIBRARY = '##[error]libicuuc.so.74: cannot open shared object file'
const OLD = 'ubuntu-24.04 20261101.1 2.336.0'
const NEW = 'ubuntu-26.04 20261115.1 2.336.0'

const onMain: Partial<Scene> = {
  run: pullRequestRun({ event: 'push', head_branch: 'main' }),
  event: PUSH_EVENT,
}
const legs = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: FAILED_JOB - at, name: `test (${at})` }))
const matrix: Partial<Scene> = {
  run: pullRequestRun({}, [...legs(2).map((leg) => ({ ...leg, conclusion: 'failure' })), REPORT]),
  runs: [
    baseRun(18, 'success'),
    baseRun(
      19,
      'success',
      {},
      legs(2).map(({ name }, at) => ({ id: jobId(19) + at, name, conclusion: 'success' })),
    ),
  ],
}

async function report(
  here: Machine,
  there: Machine | undefined,
  scene: Partial<Scene> = {},
  error = ERROR,
) {
  const passed =
    there === undefined
      ? {}
      : { [jobId(19)]: headOf(there, startOf(19)) + passedLog(['ok'], startOf(19)) }
  const result = await runReport({
    runs: baseRuns(17, ['success', 'success', 'success']),
    ...scene,
    logs: { [FAILED_JOB]: headOf(here) + failedLog([error]), ...passed, ...scene.logs },
  })
  const { verdict } = result
  const [, said = ''] =
    /passed .* in #?\S+(?: \([^)]*\))?(, (?:on|with) another .*)$/.exec(
      verdict?.verdictText ?? '',
    ) ?? []
  const logs = result.github.requests.filter(({ path }) => path.endsWith(`/jobs/${jobId(19)}/logs`))
  return {
    said,
    advice: verdict?.advice,
    kind: verdict?.verdict,
    logs: logs.length,
    text: verdict?.adviceText,
    exitCode: result.exitCode,
  }
}

const IMAGE = ', on another image (ubuntu-24.04; here ubuntu-26.04)'
const RUNNER = ', with another version of the runner (2.336.0; here 2.337.0)'
const VERSION = ', on another version of the image (20261101.1; here 20261108.1)'
const WINDOWS = 'windows-2025 1 2.336.0'
const LATER = 'ubuntu-24.04 20261108.1 2.336.0'
/** A runner of one's own names no image. */
const OWN = '- - 2.336.0'

describe('a new failure', () => {
  it.each<[string, Machine, Machine | undefined, string, string, Partial<Scene>?, string?]>([
    ['another image', NEW, OLD, IMAGE, 'look'],
    ['another image, which lacks a library', NEW, OLD, IMAGE, 'look', {}, LIBRARY],
    ['an older image', OLD, NEW, ', on another image (ubuntu-26.04; here ubuntu-24.04)', 'look'],
    ['another system', WINDOWS, OLD, IMAGE.replace('ubuntu-26.04', 'windows-2025'), 'look'],
    ['another version of the image', LATER, OLD, VERSION, 'look'],
    ['another runner', OLD.replace('2.336', '2.337'), OLD, RUNNER, 'look'],
    ['another image and runner', NEW.replace('2.336', '2.337'), OLD, IMAGE + RUNNER, 'look'],
    ['the same machine', OLD, OLD, '', 'fix'],
    ['the same machine, without a library', OLD, OLD, '', 'fix', {}, LIBRARY],
    ['a runner of its own, of the same version', OWN, OWN, '', 'fix'],
    ['a runner of its own, of another version', '- - 2.337.0', OWN, RUNNER, 'look'],
    ['a runner of its own beside one of GitHub', OWN, OLD, '', 'fix'],
    ['a runner of GitHub beside one of its own', OLD, OWN, '', 'fix'],
    ['no head of its own log', '- - -', OLD, '', 'fix'],
    ['no head of the log of main', NEW, '- - -', '', 'fix'],
    ['no log of main', NEW, undefined, '', 'fix'],
    ['a version that the log of main lacks', LATER, 'ubuntu-24.04 - 2.336.0', '', 'fix'],
    ['another image in one leg', NEW, OLD, '', 'look', matrix],
    ['main on another image', NEW, OLD, IMAGE, 'fix', onMain],
    ['main on the same machine', OLD, OLD, '', 'fix', onMain],
  ])('is said to have %s', async (...[, here, there, said, advice, scene, error]) => {
    const found = await report(here, there, scene, error)
    expect(found).toMatchObject({ kind: 'new', advice, exitCode: 0 })
    if (scene !== matrix) expect(found.said).toBe(said)
    expect(found.logs).toBeLessThanOrEqual(1)
  })

  it.each([
    ['a pull request', {}, 'Look at the machine first: not only the commit differs from main'],
    ['main', onMain, 'Fix it: main is red since this run, and not only commits differ since then'],
  ])('on another image gets, in %s, advice of its own', async (_, scene, text) => {
    expect((await report(NEW, OLD, scene)).text).toBe(text)
  })

  it('never says so of what a program prints', async () => {
    const printed = passedLog(
      ['##[group]Runner Image', 'Image: windows-2016', '##[endgroup]'],
      startOf(19),
    )
    const logs = { [jobId(19)]: headOf(OLD, startOf(19)) + printed }
    expect((await report(OLD, undefined, { logs })).said).toBe('')
  })

  it.each(['any', 'new'])('fails the gate as before with fail-on: %s', async (failOn) => {
    const inputs = { 'fail-on': failOn }
    const [other, same] = [await report(NEW, OLD, { inputs }), await report(OLD, OLD, { inputs })]
    expect([other.exitCode, same.exitCode]).toEqual([1, 1])
  })
})
