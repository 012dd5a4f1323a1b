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
const JOB = '/repos/octo-org/octo-shop/actions/jobs/70'

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

  const ATTEMPT = { 'run-attempt': '1' }
  const WHOLE = { extract: 'false' }

  it.each<[string, Record<string, string>, string, string]>([
    ['an attempt', ATTEMPT, '', `${RUN}/attempts/1`],
    ['an attempt as it is', { ...ATTEMPT, ...WHOLE }, 'run-7-attempt-1.zip', `${RUN}/attempts/1`],
    ['the latest attempt as it is', WHOLE, 'run-7.zip', RUN],
    ['a job', { 'job-id': '70' }, 'job-70.txt', JOB],
  ])('saves the log of %s to path', async (_, inputs, file, requested) => {
    const log = requested === JOB ? 'one line\n' : ARCHIVE
    const result = await runDownload({ inputs: { path: 'saved/logs', ...inputs }, log })
    const { outputs, folder } = result
    const work = join(folder, 'work')
    expect(result.requests).toEqual([`GET ${requested}/logs`])
    expect(outputs).toMatchObject({ done: 'true', path: join(work, 'saved/logs', file) })
    expect(await allIn(join(work, 'saved/logs'))).toEqual(file === '' ? EXTRACTED : [file])
    expect(await readdir(join(work, 'saved'))).toEqual(['logs'])
    if (file === '') return
    expect(await readFile(outputs.path ?? '')).toEqual(Buffer.from(log))
    expect(outputs).toMatchObject({ files: '1', bytes: String(log.length) })
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

  it.each<[string, ZipEntry[], Record<string, string>]>([
    ['no entry', [], {}],
    ['no entry, without extraction', [], { extract: 'false' }],
  ])('saves nothing of an archive with %s', async (_, entries, inputs) => {
    const result = await runDownload({
      log: zipArchive(entries),
      inputs: { path: 'saved/logs', ...inputs },
    })
    const reason = "Nothing was saved: GitHub's archive of the logs of run 7 has no files."
    expect(result.outputs).toEqual({ done: 'false', reason, path: '', files: '0', bytes: '0' })
    expect(result.messages).toEqual({ notice: [reason] })
    expect(result.exitCode).toBe(0)
    const left = await allIn(join(result.folder, 'work'))
    expect(left.filter((path) => !['saved', 'saved/logs'].includes(path))).toEqual([])
  })

  const token = 'ghs_fakeTokenOfTheJob'
  const withToken = zipArchive([{ name: '0_build.txt', data: `using ${token}\n` }])

  it.each<[string, Record<string, string>, Buffer | string, string]>([
    ['the log of a job', { 'job-id': '70' }, `using ${token}\n`, 'job-70.txt'],
    ['extracted logs', {}, withToken, '0_build.txt'],
  ])('saves %s without the token, with the same size', async (_, inputs, log, file) => {
    const { folder, outputs } = await runDownload({ inputs: { path: 'logs', ...inputs }, log })
    const saved = await readFile(join(folder, 'work/logs', file), 'utf8')
    expect(saved).toBe(`using ${'*'.repeat(token.length)}\n`)
    expect(outputs.bytes).toBe(String(saved.length))
  })

  it('keeps no archive in which a log has the token', async () => {
    const inputs = { path: 'logs', extract: 'false' }
    const { folder, annotations, exitCode } = await runDownload({ inputs, log: withToken })
    expect(annotations[0]?.message).toBe(
      'Could not save the logs of run 7: a log in it has the token of this step. No part of it was kept. ' +
        'Set the input extract to true, which removes the token, and delete these logs.',
    )
    expect(exitCode).toBe(1)
    expect(await allIn(join(folder, 'work'))).toEqual(['logs'])
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

const running = fakeRun({ run: { id: 7 }, jobs: [{ id: 70, status: 'in_progress' }] })
const skipped = fakeRun({
  run: { id: 7, conclusion: 'skipped' },
  jobs: [{ id: 70, conclusion: 'skipped' }],
})
const GONE: Fault = { path: /\/logs$/, response: { status: 410 } }

describe('download-logs, without a log at GitHub', () => {
  const job = { path: 'logs', 'job-id': '70' }
  const notFound = { status: 404, code: 'BlobNotFound' }

  it.each<[string, LogsScenario, string, RegExp]>([
    ['unfinished run', { run: running }, RUN, /run 7 yet: it is in_progress\.$/],
    ['skipped job', { run: skipped, inputs: job }, JOB, /job 70: it was skipped/],
    ['deleted', { faults: [GONE] }, RUN, /: deleted, or older than/],
    ['deleted by the host', { log: notFound }, RUN, /: deleted, or older than/],
  ])('does not fail and reports the reason: %s', async (_, scenario, of, reason) => {
    const result = await runDownload({ log: null, inputs: { path: 'logs' }, ...scenario })
    expect(result.requests).toEqual([`GET ${of}/logs`, `GET ${of}`])
    expect(result.outputs).toEqual({
      ...{ done: 'false', reason: expect.stringMatching(reason) },
      ...{ path: '', files: '0', bytes: '0' },
    })
    expect(result.exitCode).toBe(0)
    expect(result.messages).toEqual({ notice: [expect.stringMatching(reason)] })
    expect((await readdir(join(result.folder, 'work'))).join()).not.toContain('partial')
  })
})
const UPWARDS = zipArchive([...ENTRIES, { name: '../../evil.txt', data: 'x' }])
const BAD_GATEWAY: Fault = { response: { status: 502 } }
const READ_NOTHING: Fault = {
  response: { status: 403, body: { message: 'Resource not accessible by integration' } },
}
const BOMB = zipArchive([...ENTRIES, { name: 'big.txt', data: Buffer.alloc(1_000_001) }])

describe('download-logs, on an error', () => {
  const small = { 'max-megabytes': '1' }
  const large = { log: Buffer.alloc(1_000_001, 1), inputs: { ...small, 'job-id': '70' } }
  const noPermission = { faults: [READ_NOTHING] }
  const noRun = { run: fakeRun({ run: { id: 8 } }), log: null }
  const html = /not a complete zip archive (?!.*max-megabytes)/

  it.each<[string, LogsScenario, number, RegExp]>([
    ['a path out of the folder', { log: UPWARDS }, 1, /: \.\.\/\.\.\/evil\.txt\. No part/],
    ['an archive bomb', { log: BOMB, inputs: small }, 1, /than 1000000 bytes\. .* max-megabytes/],
    ['a too large download', large, 1, /the log of job 70: .* than 1000000 bytes/],
    ['no archive, as it is', { log: '{"error":"x"}', inputs: { extract: 'false' } }, 1, html],
    ['a broken connection', { log: { cutAfter: 500 } }, 1, /read the logs of run 7 of octo-org/],
    ['a silent host', { log: { silent: true }, deadlines: true }, 1, /timed out/],
    ['a missing permission', noPermission, 1, / 403 .*\n\npermissions:\n {2}actions: read/s],
    ['a run that does not exist', noRun, 2, / 404 .*The run or attempt does not exist/],
    ['a server error', { faults: [BAD_GATEWAY] }, 2, / 502/],
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
