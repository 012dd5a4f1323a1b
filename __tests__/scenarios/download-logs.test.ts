import { describe, expect, it } from '@jest/globals'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import {
  type FakeLogHost,
  type LogHostOptions,
  startLogHost,
} from '../../testing/fake-github/start-log-host.ts'
import { zipArchive, type ZipEntry } from '../../testing/zip-archive.ts'
import { runSubAction, type SubActionResult } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'

const RUN = '/repos/octo-org/octo-shop/actions/runs/7'

const ENTRIES: readonly ZipEntry[] = [
  { name: '0_build.txt', data: 'all of build\n' },
  { name: 'build/1_Set up job.txt', data: 'set up\n' },
  { name: 'build/system.txt', data: '' },
]
const ARCHIVE = zipArchive(ENTRIES)
const SIZE = 13 + 7

interface LogsScenario extends Scenario {
  /** What the host of the logs has at the address that GitHub leads to; `null`: GitHub leads nowhere. */
  readonly log?: NonNullable<LogHostOptions['logs']>[string] | null
  readonly faults?: readonly Fault[]
  readonly run?: BuiltRun
}

interface PlayedLogs extends SubActionResult {
  readonly logHost: FakeLogHost
}

const newFolder = temporaryFolders()

const COMPLETED = () => fakeRun({ run: { id: 7, conclusion: 'success' }, jobs: [{ id: 70 }] })

/** Runs the action on run 7, with a second host, to which GitHub leads for the logs. */
async function runDownload({
  log = ARCHIVE,
  faults = [],
  run = COMPLETED(),
  inputs,
  ...rest
}: LogsScenario): Promise<PlayedLogs> {
  const logHost = await startLogHost(log === null ? {} : { logs: { '/blob?sig=abc': log } })
  const address = `${logHost.url}/blob?sig=abc`
  try {
    const result = await runSubAction('download-logs', {
      folder: newFolder(),
      ...rest,
      github: {
        runs: [log === null ? run : { ...run, archive: address }],
        logs: log === null ? {} : { 70: address },
        faults,
      },
      inputs: { 'run-id': '7', ...inputs },
    })
    return { ...result, logHost }
  } finally {
    await logHost.close()
  }
}

/** A folder of the runner, with a workspace that has these files. */
async function runnerWith(files: Readonly<Record<string, string>> = {}) {
  const folder = newFolder()
  const work = join(folder, 'work')
  await mkdir(work)
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(work, name, '..'), { recursive: true })
    await writeFile(join(work, name), text)
  }
  return { folder, work }
}

/** Every file and folder below one, in order. */
async function allIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true })
  return found.map((path) => path.replaceAll('\\', '/')).toSorted()
}

const EXTRACTED = ['0_build.txt', 'build', 'build/1_Set up job.txt', 'build/system.txt']

// The rules are in cases/download-logs.txt.
describe('download-logs', () => {
  it('extracts the archive of the latest attempt to a temporary folder', async () => {
    const result = await runDownload({})
    const { exitCode, annotations, outputs, requests, folder, stdout, summary } = result
    expect(requests).toEqual([`GET ${RUN}/logs`])
    const { path = '', ...others } = outputs
    const reason = `Saved the logs of run 7 to ${path}: 3 files of ${SIZE} bytes.`
    expect(others).toEqual({ done: 'true', reason, files: '3', bytes: String(SIZE) })
    expect([exitCode, annotations, stdout, summary]).toEqual([0, [], `${reason}\n`, ''])
    expect(path.startsWith(join(folder, '_temp', 'run-report-'))).toBe(true)
    expect(await allIn(path)).toEqual(EXTRACTED)
    expect(await readFile(join(path, 'build/1_Set up job.txt'), 'utf8')).toBe('set up\n')
    expect(await allIn(join(path, '..'))).toEqual(['logs', ...EXTRACTED.map((p) => `logs/${p}`)])
  })

  it.each(['target', 'link', 'link/'])(
    'extracts to the empty folder at or behind %s',
    async (path) => {
      const { folder, work } = await runnerWith()
      await mkdir(join(work, 'target'))
      await symlink('target', join(work, 'link'))
      const { outputs, exitCode } = await runDownload({ folder, inputs: { path } })
      expect(exitCode).toBe(0)
      expect(outputs).toMatchObject({ done: 'true', path: join(work, 'target'), files: '3' })
      expect(await allIn(join(work, 'link'))).toEqual(EXTRACTED)
      expect((await readdir(work)).toSorted()).toEqual(['link', 'target'])
    },
  )

  it.each([
    ['nowhere', 'missing'],
    ['to a file', 'file'],
    ['to a folder with a file', 'full'],
  ])('makes no request if the path is a link %s', async (_, target) => {
    const { folder, work } = await runnerWith({ 'full/mine.txt': 'mine', file: 'mine' })
    await symlink(target, join(work, 'link'))
    const { requests, exitCode, messages } = await runDownload({ folder, inputs: { path: 'link' } })
    expect([requests, exitCode]).toEqual([[], 1])
    expect(messages).toEqual({ error: [expect.stringContaining('The input path is "link"')] })
    expect((await readdir(work)).toSorted()).toEqual(['file', 'full', 'link'])
  })

  it('sends the token to GitHub and to no other host', async () => {
    const token = 'ghs_neverToBeSeenElsewhere'
    const { github, logHost, stdout, outputs } = await runDownload({ job: { token } })
    expect(github.requests[0]?.headers.authorization).toBe(`token ${token}`)
    expect(logHost.requests.map(({ path }) => path)).toEqual(['/blob?sig=abc'])
    expect(logHost.requests[0]?.rawHeaders.join('\n')).not.toMatch(/authorization|ghs_never/i)
    // The address is a secret for a minute as well.
    expect(stdout + JSON.stringify(outputs)).not.toMatch(/sig=abc|ghs_never/)
  })
})

it('download-logs needs no more memory for a large archive than for a small one', async () => {
  // Node takes its share before it frees what it has done with, so neither of them is small.
  const peaks: number[] = []
  for (const bytes of [60_000_000, 140_000_000]) {
    const data = Buffer.alloc(bytes / 20, 'line\n')
    // Not packed, so that no time goes into that.
    const entries = Array.from({ length: 20 }, (_, at) => ({ name: `${at}.txt`, data, method: 0 }))
    const result = await runDownload({ log: zipArchive(entries), measure: true })
    expect(result.outputs).toMatchObject({ files: '20', bytes: String(bytes) })
    peaks.push((result.maxRssKib ?? NaN) * 1024)
    await rm(result.folder, { recursive: true })
  }
  const [smaller = NaN, larger = NaN] = peaks
  expect(larger - smaller).toBeLessThan(30_000_000)
})

it('download-logs prints a notice if the host of the logs has deleted them', async () => {
  const log = { status: 404, code: 'BlobNotFound' }
  const result = await runDownload({ log, inputs: { path: 'logs' } })
  const reason = expect.stringMatching(/: deleted, or older than/)
  expect(result.requests).toEqual([`GET ${RUN}/logs`, `GET ${RUN}`])
  expect(result.outputs).toEqual({ done: 'false', reason, path: '', files: '0', bytes: '0' })
  expect(result.exitCode).toBe(0)
  expect(result.messages).toEqual({ notice: [reason] })
  expect((await readdir(join(result.folder, 'work'))).join()).not.toContain('partial')
})

const READ_NOTHING: Fault = {
  response: { status: 403, body: { message: 'Resource not accessible by integration' } },
}

describe('download-logs, on an error', () => {
  const small = { 'max-megabytes': '1' }
  const large = { log: Buffer.alloc(1_000_001, 1), inputs: { ...small, 'job-id': '70' } }
  const noPermission = { faults: [READ_NOTHING] }

  it.each<[string, LogsScenario, number, RegExp]>([
    ['a too large download', large, 1, /the log of job 70: .* than 1000000 bytes/],
    ['a broken connection', { log: { cutAfter: 500 } }, 1, /read the logs of run 7 of octo-org/],
    ['a silent host', { log: { silent: true }, deadlines: true }, 1, /timed out/],
    ['a missing permission', noPermission, 1, / 403 .*\n\npermissions:\n {2}actions: read/s],
  ])('fails the step and leaves no files: %s', async (_, scenario, requestCount, reason) => {
    const result = await runDownload({ ...scenario, inputs: { path: 'logs', ...scenario.inputs } })
    expect(result.requests).toHaveLength(requestCount)
    expect(result.writes).toEqual([])
    expect(result.exitCode).toBe(1)
    expect(result.messages).toEqual({ error: [expect.stringMatching(reason)] })
    expect(result.outputs.done).not.toBe('true')
    expect(result.outputs.path ?? '').toBe('')
    // The folder of a file may have been made before.
    expect((await allIn(join(result.folder, 'work'))).filter((path) => path !== 'logs')).toEqual([])
    expect((await readdir(result.folder)).toSorted()).toEqual(['_temp', '_tool', 'home', 'work'])
  })
})
