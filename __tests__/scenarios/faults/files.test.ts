import { describe, expect } from '@jest/globals'
import { IS_ALL } from '../../../testing/action-cases.ts'
import { existsSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expectValidReport } from '../../../testing/report-schema.ts'
import { temporaryFolders } from '../../../testing/temporary-folders.ts'
import type { LogScenario } from '../../../testing/run-with-logs.ts'
import { expectSafeOutput } from './end.ts'
import { itEnds, runWhole, testEach } from './run-fault.ts'
import { FEW_JOBS } from './whole-run.ts'

const ROOT = temporaryFolders()()
writeFileSync(join(ROOT, 'file'), '')

type Path = readonly [what: string, path: string | undefined]

const UNNAMED: readonly Path[] = [
  ['not named', undefined],
  ['named empty', ''],
]
const MISSING: Path = ['missing', join(ROOT, 'missing')]
const UNWRITABLE: readonly Path[] = [
  ['a folder', ROOT],
  ['below a file', join(ROOT, 'file/here')],
  ...[
    ['on a full disk', '/dev/full'] as const,
    // Not even root may write to it.
    ['read-only', '/proc/version'] as const,
  ].filter(([, path]) => existsSync(path)),
  // Node's recursive `mkdir` never returns there.
  ...(existsSync('/proc/self') ? [['below /proc', '/proc/report/file'] as const] : []),
]

/** What a report writes, and how the warning begins if it cannot. */
const WRITTEN = {
  outputs: 'Could not write the outputs: ',
  summary: 'Could not write the job summary: ',
  report: 'Could not write the report to ',
  page: 'Could not write the page to ',
  copy: 'Could not write the summary to ',
}
type Written = keyof typeof WRITTEN

interface Position {
  readonly name: string
  readonly paths: readonly Path[]
  readonly scenario: (path: string | undefined) => Partial<LogScenario>
  /** What cannot be written there. */
  readonly lost: readonly Written[]
}

const variable = (name: string, paths: readonly Path[], lost: readonly Written[]): Position => ({
  name,
  paths,
  lost,
  scenario: (path) => ({ env: { [name]: path } }),
})

const PLACES: readonly Position[] = [
  variable('GITHUB_OUTPUT', [...UNNAMED, MISSING, ...UNWRITABLE], ['outputs']),
  variable('GITHUB_STEP_SUMMARY', [...UNNAMED, MISSING, ...UNWRITABLE], ['summary']),
  // The action does not write to these.
  ...['GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH'].map((name) =>
    variable(name, [...UNNAMED, MISSING, ...UNWRITABLE], []),
  ),
  variable('RUNNER_TEMP', UNWRITABLE.slice(1), ['copy']),
  // The folder is created.
  variable('RUNNER_TEMP', [MISSING], []),
  {
    name: 'report-path',
    paths: UNWRITABLE,
    scenario: (path = '') => ({ inputs: { 'report-path': path } }),
    lost: ['report'],
  },
  {
    name: 'html-path',
    paths: UNWRITABLE,
    scenario: (path = '') => ({ inputs: { 'html-path': path } }),
    lost: ['page'],
  },
  {
    name: 'every file',
    paths: UNWRITABLE.slice(1),
    scenario: (path = '') => ({
      inputs: { 'report-path': path, 'html-path': path },
      env: { GITHUB_OUTPUT: path, GITHUB_STEP_SUMMARY: path, RUNNER_TEMP: path },
    }),
    lost: ['report', 'page', 'copy', 'summary', 'outputs'],
  },
]

/** Checks that all but the lost files are written, and that one warning names those. */
async function expectWritten(
  scenario: Partial<LogScenario>,
  reportPath: string,
  lost: readonly Written[],
): Promise<void> {
  const inputs = { 'report-path': reportPath, ...scenario.inputs }
  const result = await runWhole({ ...scenario, inputs })
  expectSafeOutput(result)
  // The old command, which runners no longer obey.
  expect(result.stdout).not.toContain('::set-output')
  const { exitCode, annotations, outputs, summary, summaryCopy = '' } = result
  expect([exitCode, annotations.map(({ level }) => level)]).toEqual([
    0,
    lost.length === 0 ? [] : ['warning'],
  ])
  const problems = annotations.flatMap(({ message }) => message.split('\n\n'))
  const reported = Object.entries(WRITTEN).flatMap(([what, start]) =>
    problems.filter((problem) => problem.startsWith(start)).map(() => what),
  )
  expect([reported.toSorted(), problems.length]).toEqual([lost.toSorted(), lost.length])
  const has = (what: Written) => !lost.includes(what)
  expect({ summary: summary.includes('CI failed'), total: outputs['jobs-total'] ?? '' }).toEqual({
    summary: has('summary'),
    total: has('outputs') ? `${FEW_JOBS}` : '',
  })
  if (has('outputs')) {
    expect(outputs['report-path']).toBe(has('report') ? inputs['report-path'] : '')
    expect(summaryCopy.includes('CI failed')).toBe(has('copy'))
  }
  if (has('report')) {
    const report: unknown = JSON.parse(await readFile(reportPath, 'utf8'))
    expectValidReport(report)
    expect(report).toMatchObject({ jobsTotal: FEW_JOBS, conclusion: 'failure', complete: true })
  }
}

describe('a file that cannot be written', () => {
  for (const [index, { name, paths, scenario, lost }] of PLACES.entries()) {
    const without = lost.length === 0 ? 'all files' : `without ${lost.join(', ')}`
    const warning =
      lost.length === 0 ? [] : [`warning: ${lost.map((written) => WRITTEN[written]).join('… ')}`]
    // A path fails alike for each file that is written in one way; what is not written is ignored.
    const isSample = name === 'GITHUB_OUTPUT' || name === 'report-path'
    const tried = isSample || IS_ALL ? paths : paths.slice(index % paths.length).slice(0, 1)
    const rows = tried.map(([what, path], number) => {
      const title = [what, name, 'exit 0', `${FEW_JOBS} jobs`, without, ...warning].join(' · ')
      const reportPath = join(ROOT, `${index}-${number}.json`)
      return [title, { scenario: scenario(path), reportPath }] as const
    })
    testEach(rows, async (row, inProcess) => {
      await expectWritten({ ...row.scenario, inProcess }, row.reportPath, lost)
    })
  }
})

describe('an event that cannot be read', () => {
  const events = [
    ['no JSON', '{', 'no JSON'],
    ['empty', '', 'no JSON'],
    ['null', 'null', 'no event'],
    ['a list', '[]', 'no event'],
    ['of another form', '{"repository": 7}', 'no event'],
  ] as const
  const files = events.map(([what, text, kind]) => {
    const path = join(ROOT, `${what}.json`)
    writeFileSync(path, text)
    return [what, path, kind] as const
  })
  const unreadable = [...UNNAMED, MISSING, ...UNWRITABLE.slice(0, 2)]
  itEnds(
    [...unreadable.map((path) => [...path, 'unreadable'] as const), ...files].map(
      ([fault, path, kind]) => ({
        fault,
        kind,
        at: 'GITHUB_EVENT_PATH',
        scenario: { env: { GITHUB_EVENT_PATH: path } },
        end: {},
        // The toolkit reads the event only once in a process.
        needsProcess: true,
      }),
    ),
  )
})
