import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toChromeTrace } from '../../src/render/export/chrome-trace.ts'
import { renderReport } from '../../testing/browser-page.ts'
import { decodeRun } from '../../testing/report-file.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runAlone } from '../../testing/scenario.ts'

const github = { runs: [fakeRun()] }
let root: string
beforeAll(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'files-')))
  await writeFile(join(root, 'file'), '')
})
afterAll(() => rm(root, { recursive: true }))

describe('the report file', () => {
  it('is in the temporary folder of the runner by default', async () => {
    const { outputs, folder } = await runAlone({ github })
    expect(outputs['report-path']).toMatch(/report\.json$/)
    expect(outputs['report-path']?.startsWith(join(folder, '_temp'))).toBe(true)
  })

  it.each(['report.json', 'reports/today/run.json', './report.json'])(
    'is written to %s in the workspace, with its path as output',
    async (path) => {
      const folder = await mkdtemp(join(root, 'workspace-'))
      const { exitCode, outputs, report } = await runAlone({
        github,
        folder,
        inputs: { 'report-path': path },
      })
      expect(exitCode).toBe(0)
      expect(outputs['report-path']).toBe(join(folder, 'work', path))
      expect(report?.jobs).toHaveLength(1)
    },
  )
})

describe('the trace', () => {
  it('is written below the workspace if trace-path is set, with its path as output', async () => {
    const folder = await mkdtemp(join(root, 'workspace-'))
    const { exitCode, outputs, report } = await runAlone({
      github,
      folder,
      inputs: { 'trace-path': 'traces/run.json' },
    })
    expect(exitCode).toBe(0)
    expect(outputs['trace-path']).toBe(join(folder, 'work/traces/run.json'))
    const trace: unknown = JSON.parse(await readFile(outputs['trace-path'] ?? '', 'utf8'))
    expect(trace).toEqual(report && toChromeTrace(decodeRun(report)))
  })
})

describe('the page', () => {
  it('is written below the workspace if html-path is set, with its path as output', async () => {
    const folder = await mkdtemp(join(root, 'workspace-'))
    const { exitCode, outputs, report } = await runAlone({
      github,
      folder,
      inputs: { 'html-path': 'pages/run.html' },
    })
    expect(exitCode).toBe(0)
    expect(outputs['html-path']).toBe(join(folder, 'work/pages/run.html'))
    const page = await readFile(outputs['html-path'] ?? '', 'utf8')
    expect(page).toBe(report && renderReport(report))
  })
})

describe('the temporary folder', () => {
  it('is the one of the system if the runner sets none', async () => {
    const temporary = join(root, 'tmp')
    await mkdir(temporary)
    const { exitCode, outputs, report } = await runAlone({
      github,
      env: { RUNNER_TEMP: undefined, TMPDIR: temporary, TEMP: temporary },
    })
    expect(exitCode).toBe(0)
    expect(report?.jobs).toHaveLength(1)
    expect(outputs['report-path']?.startsWith(temporary)).toBe(true)
  })

  it('only costs the files in it if it does not exist', async () => {
    const { exitCode, annotations, outputs, summary } = await runAlone({
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
