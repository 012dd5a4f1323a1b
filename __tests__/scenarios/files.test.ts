import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fakeRun } from '../helpers/fake-github/fake-run.ts'
import { playAlone, type Played } from '../helpers/scenario.ts'

const github = { runs: [fakeRun()] }
const FULL_DISK = '/dev/full'

/** Files that can't be written, below the folder of this test. */
const BAD_FILES = [
  ['a folder', '.'],
  ['below a file', 'file/here'],
  ...(existsSync(FULL_DISK) ? [['on a full disk', FULL_DISK] as const] : []),
] as const

let root: string
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'files-')))
  await writeFile(join(root, 'file'), '')
})
afterAll(() => rm(root, { recursive: true }))

/** What the warnings say went wrong, without why. */
function problemsOf({ annotations }: Pick<Played, 'annotations'>): string[] {
  return annotations.map(({ level, message }) => `${level}: ${message.replace(/:.*/s, '')}`)
}

describe('a job summary that can not be written', () => {
  it.each([['not named', undefined], ['named empty', ''], ...BAD_FILES])(
    'because it is %s is one warning, and the rest is written',
    async (_, file) => {
      const played = await playAlone({
        github,
        env: { GITHUB_STEP_SUMMARY: file && resolve(root, file) },
      })
      expect(played.exitCode).toBe(0)
      expect(problemsOf(played)).toEqual(['warning: Could not write the job summary'])
      expect(played.outputs).toMatchObject({ conclusion: 'success', 'jobs-total': '1' })
      expect(played.report?.jobs).toHaveLength(1)
      expect(played.summaryCopy).toContain('CI succeeded')
    },
  )
})

describe('outputs that can not be written', () => {
  it.each([['not named', undefined], ['named empty', ''], ...BAD_FILES])(
    'because their file is %s are one warning, and the rest is written',
    async (_, file) => {
      const reportPath = join(root, 'report.json')
      const played = await playAlone({
        github,
        inputs: { 'report-path': reportPath },
        env: { GITHUB_OUTPUT: file && resolve(root, file) },
      })
      expect(played.exitCode).toBe(0)
      expect(problemsOf(played)).toEqual(['warning: Could not write the outputs'])
      // The old command, which runners do not obey any more.
      expect(played.stdout).not.toContain('::set-output')
      expect(played.summary).toContain('CI succeeded')
      const report: unknown = JSON.parse(await readFile(reportPath, 'utf8'))
      expect(report).toMatchObject({ conclusion: 'success' })
      await rm(reportPath)
    },
  )
})

describe('the report file', () => {
  it('is in the temporary folder of the runner by default', async () => {
    const { outputs, folder } = await playAlone({ github })
    expect(outputs['report-path']).toMatch(/report\.json$/)
    expect(outputs['report-path']?.startsWith(join(folder, '_temp'))).toBe(true)
  })

  it.each(['report.json', 'reports/today/run.json', './report.json'])(
    'goes to %s in the workspace, and the output names it for every step',
    async (path) => {
      const folder = await mkdtemp(join(root, 'workspace-'))
      const { exitCode, outputs, report } = await playAlone({
        github,
        folder,
        inputs: { 'report-path': path },
      })
      expect(exitCode).toBe(0)
      expect(outputs['report-path']).toBe(join(folder, 'work', path))
      expect(report?.jobs).toHaveLength(1)
    },
  )

  it.each(BAD_FILES)('that is to be %s is a warning, and the rest is written', async (_, path) => {
    const reportPath = resolve(root, path)
    const played = await playAlone({ github, inputs: { 'report-path': reportPath } })
    expect(played.exitCode).toBe(0)
    expect(problemsOf(played)).toEqual([`warning: Could not write the report to ${reportPath}`])
    expect(played.outputs).toMatchObject({ conclusion: 'success', 'report-path': '' })
    expect(played.summary).toContain('CI succeeded')
  })
})

describe('the temporary folder', () => {
  it('need not be named by the runner', async () => {
    const temporary = join(root, 'tmp')
    await mkdir(temporary)
    const { exitCode, outputs, report } = await playAlone({
      github,
      env: { RUNNER_TEMP: undefined, TMPDIR: temporary, TEMP: temporary },
    })
    expect(exitCode).toBe(0)
    expect(report?.jobs).toHaveLength(1)
    expect(outputs['report-path']?.startsWith(temporary)).toBe(true)
  })

  it('that is not there takes its files with it, and nothing else', async () => {
    const { exitCode, annotations, outputs, summary } = await playAlone({
      github,
      env: { RUNNER_TEMP: join(root, 'file/none') },
    })
    expect(exitCode).toBe(0)
    expect(annotations).toHaveLength(1)
    expect(annotations[0]?.level).toBe('warning')
    expect(outputs).toMatchObject({
      conclusion: 'success',
      'report-path': '',
      'summary-path': '',
    })
    expect(summary).toContain('CI succeeded')
  })
})

describe('the event', () => {
  it.each([
    ['is no JSON', 'event.json'],
    ['is a folder', '.'],
    ['is not there', 'missing.json'],
    ['is not named', undefined],
  ])('that %s takes nothing from the report', async (_, path) => {
    await writeFile(join(root, 'event.json'), '{')
    const { exitCode, annotations, stderr, report } = await playAlone({
      github,
      env: { GITHUB_EVENT_PATH: path === undefined ? undefined : join(root, path) },
    })
    expect({ exitCode, annotations, stderr }).toEqual({ exitCode: 0, annotations: [], stderr: '' })
    expect(report?.jobsTotal).toBe(1)
  })
})
