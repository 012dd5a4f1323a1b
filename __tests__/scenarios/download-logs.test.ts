import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import type { Fault } from '../../testing/fake-github/faults.ts'
import {
  type FakeLogHost,
  type LogHostOptions,
  startLogHost,
} from '../../testing/fake-github/start-log-host.ts'
import { logArchive, zipArchive, type ZipEntry } from '../../testing/zip-archive.ts'
import { runSubAction, type SubActionResult } from '../../testing/run-with-logs.ts'
import type { Scenario } from '../../testing/scenario.ts'

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

let root: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'run-report-logs-'))
})
afterAll(async () => {
  await rm(root, { recursive: true })
})

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
      folder: await mkdtemp(join(root, 'runner-')),
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

/** Every file and folder below one, in order. */
async function allIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true })
  return found.map((path) => path.replaceAll('\\', '/')).toSorted()
}

const EXTRACTED = ['0_build.txt', 'build', 'build/1_Set up job.txt', 'build/system.txt']

describe('download-logs', () => {
  it('extracts the archive of the latest attempt to a temporary folder', async () => {
    const { exitCode, annotations, outputs, requests, folder, stdout, summary } = await runDownload(
      {},
    )
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

  it.each<[string, Record<string, string>, string, string[], Buffer | string, string[]]>([
    [
      'an attempt',
      { 'run-attempt': '1' },
      'saved/logs',
      [`GET ${RUN}/attempts/1/logs`],
      ARCHIVE,
      EXTRACTED,
    ],
    [
      'an attempt without extraction',
      { 'run-attempt': '1', extract: 'false' },
      'saved/logs/run-7-attempt-1.zip',
      [`GET ${RUN}/attempts/1/logs`],
      ARCHIVE,
      ['run-7-attempt-1.zip'],
    ],
    [
      'the latest attempt without extraction',
      { extract: 'false' },
      'saved/logs/run-7.zip',
      [`GET ${RUN}/logs`],
      ARCHIVE,
      ['run-7.zip'],
    ],
    [
      'a job',
      { 'job-id': '70' },
      'saved/logs/job-70.txt',
      [`GET ${JOB}/logs`],
      'one line\n',
      ['job-70.txt'],
    ],
  ])('saves the log of %s to path', async (_, inputs, saved, requests, log, files) => {
    const result = await runDownload({ inputs: { path: 'saved/logs', ...inputs }, log })
    const { outputs, folder } = result
    const work = join(folder, 'work')
    expect(result.requests).toEqual(requests)
    expect(outputs).toMatchObject({ done: 'true', path: join(work, saved) })
    expect(await allIn(join(work, 'saved/logs'))).toEqual(files)
    expect(await readdir(join(work, 'saved'))).toEqual(['logs'])
    if (files.length === 1) {
      expect(await readFile(outputs.path ?? '')).toEqual(Buffer.from(log))
      expect(outputs).toMatchObject({ files: '1', bytes: String(log.length) })
    }
  })

  it('keeps other files and replaces an older one', async () => {
    const folder = await mkdtemp(join(root, 'runner-'))
    const work = join(folder, 'work', 'logs')
    await mkdir(work, { recursive: true })
    await writeFile(join(work, 'job-70.txt'), 'older')
    await writeFile(join(work, 'mine.txt'), 'mine')
    const inputs = { path: 'logs', 'job-id': '70' }
    await runDownload({ folder, inputs, log: 'newer' })
    expect(await allIn(work)).toEqual(['job-70.txt', 'mine.txt'])
    expect(await readFile(join(work, 'job-70.txt'), 'utf8')).toBe('newer')
  })

  it('extracts to an empty folder and saves an empty log', async () => {
    const folder = await mkdtemp(join(root, 'runner-'))
    await mkdir(join(folder, 'work', 'logs'), { recursive: true })
    const { outputs } = await runDownload({ folder, inputs: { path: 'logs' } })
    expect(outputs).toMatchObject({ done: 'true', files: '3' })
    const job = await runDownload({ inputs: { 'job-id': '70' }, log: '' })
    expect(job.outputs).toMatchObject({ done: 'true', files: '1', bytes: '0' })
  })

  it.each(['link', 'link/'])('extracts to the empty folder behind %s', async (path) => {
    const folder = await mkdtemp(join(root, 'runner-'))
    const work = join(folder, 'work')
    await mkdir(join(work, 'target'), { recursive: true })
    await symlink('target', join(work, 'link'))
    const { outputs, exitCode } = await runDownload({ folder, inputs: { path } })
    expect(exitCode).toBe(0)
    expect(outputs).toMatchObject({ done: 'true', path: join(work, 'target'), files: '3' })
    expect(await allIn(join(work, 'link'))).toEqual(EXTRACTED)
    expect((await readdir(work)).toSorted()).toEqual(['link', 'target'])
  })

  it.each([
    ['nowhere', 'missing'],
    ['to itself', 'link'],
    ['to a file', 'file'],
    ['to a folder with a file', 'full'],
  ])('makes no request if the path is a link %s', async (_, target) => {
    const folder = await mkdtemp(join(root, 'runner-'))
    const work = join(folder, 'work')
    await mkdir(join(work, 'full'), { recursive: true })
    await writeFile(join(work, 'full/mine.txt'), 'mine')
    await writeFile(join(work, 'file'), 'mine')
    await symlink(target, join(work, 'link'))
    const { requests, exitCode, annotations } = await runDownload({
      folder,
      inputs: { path: 'link' },
    })
    expect([requests, exitCode]).toEqual([[], 1])
    expect(annotations[0]?.message).toMatch(
      /^The input path is "link": expected a new or empty folder/,
    )
    expect((await readdir(work)).toSorted()).toEqual(['file', 'full', 'link'])
  })

  it.each<[string, ZipEntry[], Record<string, string>]>([
    ['no entry', [], {}],
    ['only folders', [{ name: 'build/' }], {}],
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
  for (const bytes of [110_000_000, 360_000_000]) {
    const result = await runDownload({ log: logArchive(20, bytes), measure: true })
    expect(result.outputs).toMatchObject({ files: '20', bytes: String(bytes) })
    peaks.push((result.maxRssKib ?? NaN) * 1024)
    await rm(result.folder, { recursive: true })
  }
  const [smaller = NaN, larger = NaN] = peaks
  // The archives, packed to a sixth, differ by twice as much.
  expect(larger - smaller).toBeLessThan(30_000_000)
})

const running = fakeRun({ run: { id: 7 }, jobs: [{ id: 70, status: 'in_progress' }] })
const skipped = fakeRun({
  run: { id: 7, conclusion: 'skipped' },
  jobs: [{ id: 70, conclusion: 'skipped' }],
})
const GONE: Fault = { path: /\/logs$/, response: { status: 410 } }

describe('download-logs, without a log at GitHub', () => {
  it.each<[string, LogsScenario, string[], RegExp]>([
    [
      'unfinished run',
      { run: running },
      [`GET ${RUN}/logs`, `GET ${RUN}`],
      /^GitHub does not have the logs of run 7 yet: it is in_progress\.$/,
    ],
    [
      'unfinished job',
      { run: running, inputs: { 'job-id': '70' } },
      [`GET ${JOB}/logs`, `GET ${JOB}`],
      /^GitHub does not have the log of job 70 yet: it is in_progress\.$/,
    ],
    [
      'skipped job',
      { run: skipped, inputs: { 'job-id': '70' } },
      [`GET ${JOB}/logs`, `GET ${JOB}`],
      /^GitHub does not have the log of job 70: it was skipped/,
    ],
    [
      'deleted',
      { faults: [GONE] },
      [`GET ${RUN}/logs`, `GET ${RUN}`],
      /^GitHub does not have the logs of run 7: deleted, or older than the retention period \(90 days by default\)/,
    ],
    [
      'deleted by the host',
      { log: { status: 404, code: 'BlobNotFound' } },
      [`GET ${RUN}/logs`, `GET ${RUN}`],
      /: deleted, or older than/,
    ],
  ])('does not fail and reports the reason: %s', async (_, scenario, requests, reason) => {
    const result = await runDownload({
      log: null,
      ...scenario,
      inputs: { path: 'logs', ...scenario.inputs },
    })
    expect(result.requests).toEqual(requests)
    expect(result.outputs).toEqual({
      done: 'false',
      reason: expect.stringMatching(reason),
      path: '',
      files: '0',
      bytes: '0',
    })
    expect(result.exitCode).toBe(0)
    expect(result.messages).toEqual({ notice: [expect.stringMatching(reason)] })
    expect(await readdir(join(result.folder, 'work'))).not.toContainEqual(
      expect.stringMatching(/partial/),
    )
  })
})

const LINK = zipArchive([...ENTRIES, { name: 'link', data: '/etc/passwd', mode: 0o120777 }])
const UPWARDS = zipArchive([...ENTRIES, { name: '../../evil.txt', data: 'x' }])
const BOMB = zipArchive([...ENTRIES, { name: 'big.txt', data: Buffer.alloc(1_000_001) }])

describe('download-logs, on an error', () => {
  it.each<[string, LogsScenario, number, RegExp]>([
    [
      'a path out of the folder',
      { log: UPWARDS },
      1,
      /invalid relative path: \.\.\/\.\.\/evil\.txt\. No part of it was kept/,
    ],
    [
      'a link',
      { log: LINK },
      1,
      /the entry "link" is neither a file nor a folder .* Set the input extract to false to save the archive as it is\.$/,
    ],
    [
      'an archive bomb',
      { log: BOMB, inputs: { 'max-megabytes': '1' } },
      1,
      /its files are larger than 1000000 bytes\. .* max-megabytes/,
    ],
    [
      'a too large download',
      { log: Buffer.alloc(1_000_001, 1), inputs: { 'max-megabytes': '1', 'job-id': '70' } },
      1,
      /the log of job 70: it is larger than 1000000 bytes/,
    ],
    [
      'a file that is not an archive',
      { log: '<html>Sorry</html>' },
      1,
      /^Could not save the logs of run 7: it is not a complete zip archive \(End of central .* truncated\)\. No part of it was kept\. Something between (?!.*max-megabytes)/,
    ],
    [
      'a file that is not an archive, without extraction',
      { log: '{"error":"expired"}', inputs: { extract: 'false' } },
      1,
      /it is not a complete zip archive (?!.*max-megabytes)/,
    ],
    [
      'a broken connection',
      { log: { cutAfter: 500 } },
      1,
      /Could not read the logs of run 7 of octo-org\/octo-shop: /,
    ],
    [
      'a host that does not respond',
      { log: { silent: true }, fastTimers: true },
      1,
      /the request to GitHub timed out/,
    ],
    [
      'a missing permission',
      {
        faults: [
          {
            path: /logs$/,
            response: { status: 403, body: { message: 'Resource not accessible by integration' } },
          },
        ],
      },
      1,
      /GitHub responded with 403 \(Resource not accessible by integration\)\..*\n\npermissions:\n {2}actions: read/s,
    ],
    [
      'a run that does not exist',
      { run: fakeRun({ run: { id: 8 } }), log: null },
      2,
      /GitHub responded with 404 .*The run or attempt does not exist/,
    ],
    [
      'a server error',
      { faults: [{ response: { status: 502 } }], fastTimers: 'pauses' },
      2,
      /GitHub responded with 502/,
    ],
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
