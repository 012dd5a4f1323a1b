import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import {
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { fileURLToPath } from 'node:url'
import { readEvent } from '../src/actions/read-event.ts'
import { readReport } from '../src/actions/read-report.ts'
import { readTextFile, writeAtomically, writeNamed } from '../src/files.ts'
import { ADVICE } from '../src/model/reasons.ts'
import type { FakeRun } from '../testing/fake-github/fake-run.ts'
import { adviceTables, withAdviceTables, withRuleTable } from '../testing/advice-table.ts'
import { CORPUS, describeWith } from '../testing/requirements.ts'
import { runScenario, type ScenarioResult } from '../testing/scenario.ts'
import { REPOSITORY, RUN_ID } from '../testing/fake-github/api-run.ts'

/** A recorded JSON object, not validated. */
type Recorded = Readonly<Record<string, unknown>>

/**
 * One attempt as the fake can serve it, from recorded JSON: a response `{ jobs: [...] }`, an array of
 * jobs, or a single job. Jobs of several runs are reduced to those of the first, and a job that is
 * listed twice to its last record. Only ids that are missing are filled in.
 *
 * @param recordedRuns runs; if the jobs' run is not among them, it is made of what the jobs say
 */
function readRecorded(recordedJobs: unknown, recordedRuns: readonly object[]): FakeRun {
  const listed = readJobs(recordedJobs)
  const id = listed.map((job) => job['run_id']).find((one) => typeof one === 'number') ?? RUN_ID
  const found = listed.map((job, index): Recorded => ({ id: index + 1, run_id: id, ...job }))
  const ofRun = found.filter((job) => job['run_id'] === id)
  const jobs = [...new Map(ofRun.map((job) => [job['id'], job])).values()]
  const attempt = Math.max(1, ...ofRun.map((job) => Number(job['run_attempt'] ?? 1)))
  const attempts = (recordedRuns as readonly Recorded[]).filter((run) => run['id'] === id)
  const recorded = attempts.find((run) => (run['run_attempt'] ?? 1) === attempt) ?? attempts[0]
  const run = { run_attempt: attempt, ...(recorded ?? makeRun(id, jobs, attempt)) }
  const addresses = [run, ...jobs].map((record) => String((record as Recorded)['html_url']))
  const names = addresses.flatMap((url) => REPOSITORY_IN_URL.exec(url)?.[1] ?? [])
  return { repository: names[0] ?? REPOSITORY, id, attempt, run, jobs }
}

const REPOSITORY_IN_URL = /^https?:\/\/[^/]+\/([^/]+\/[^/]+)\/actions\//

function readJobs(json: unknown): readonly Recorded[] {
  if (Array.isArray(json)) return json as readonly Recorded[]
  const { jobs = [json] } = json as { readonly jobs?: readonly unknown[] }
  return jobs as readonly Recorded[]
}

/** What the jobs say of their run, which has not finished as far as they know. */
function makeRun(id: number, jobs: readonly Recorded[], attempt: number): Recorded {
  const [first = {}] = jobs
  const times = jobs.map((job) => Date.parse(String(job['created_at'] ?? job['started_at'])))
  const known = times.filter(Number.isFinite)
  return {
    id,
    name: first['workflow_name'] ?? null,
    head_branch: first['head_branch'] ?? null,
    head_sha: first['head_sha'] ?? null,
    status: 'in_progress',
    conclusion: null,
    // Unknown for a later attempt: some of its jobs may be of an earlier one.
    run_started_at:
      attempt === 1 && known.length > 0 ? new Date(Math.min(...known)).toISOString() : null,
  }
}

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'run-report-'))
})
afterEach(async () => {
  await rm(root, { recursive: true })
})

const file = (text: string) => async (path: string) => {
  await writeFile(`${path}.scratch`, 'on the way')
  await writeFile(path, text)
  return text.length
}

const folder = async (path: string) => {
  await mkdir(path)
  await writeFile(join(path, 'a'), 'a')
}

const fail = async (path: string) => {
  await folder(path)
  throw new Error('no more')
}

describe('readTextFile', () => {
  it('reads a file', async () => {
    await writeFile(join(root, 'file'), 'a\nb')
    expect(await readTextFile(join(root, 'file'))).toBe('a\nb')
  })

  describeWith('POSIX', 'from a pipe', () => {
    it('does not wait for what writes to it', async () => {
      const path = join(root, 'pipe')
      execFileSync('mkfifo', [path])
      expect(await readTextFile(path)).toBe('')
      expect(await readEvent(path)).toBeUndefined()
      await expect(readReport(path, [])).rejects.toThrow(`${path} is not JSON, or was cut off`)
    })
  })
})

describe('writeAtomically', () => {
  it('replaces a link and leaves its target alone', async () => {
    await writeFile(join(root, 'target'), 'precious')
    await symlink(join(root, 'target'), join(root, 'link'))
    await writeAtomically(join(root, 'link'), file('text'))
    expect(await readFile(join(root, 'target'), 'utf8')).toBe('precious')
    expect(await readFile(join(root, 'link'), 'utf8')).toBe('text')
    expect((await lstat(join(root, 'link'))).isFile()).toBe(true)
    expect((await readdir(root)).sort()).toEqual(['link', 'target'])
  })

  it('replaces no folder, pipe or device by a file', async () => {
    await mkdir(join(root, 'empty'))
    execFileSync('mkfifo', [join(root, 'pipe')])
    for (const path of [join(root, 'empty'), join(root, 'pipe'), '/dev/null'])
      await expect(writeAtomically(path, file('text'))).rejects.toThrow(
        /is not a file|EACCES|EISDIR|EPERM/,
      )
    expect((await readdir(root)).sort()).toEqual(['empty', 'pipe'])
  })

  it('writes a file and leaves no temporary file', async () => {
    expect(await writeAtomically(join(root, 'b', 'c'), file('text'))).toBe(4)
    expect(await readdir(join(root, 'b'))).toEqual(['c'])
    expect(await readFile(join(root, 'b', 'c'), 'utf8')).toBe('text')
  })

  it('replaces a file and an empty folder', async () => {
    await writeFile(join(root, 'file'), 'older')
    await writeAtomically(join(root, 'file'), file('newer'))
    expect(await readFile(join(root, 'file'), 'utf8')).toBe('newer')
    await mkdir(join(root, 'folder'))
    await writeAtomically(join(root, 'folder'), folder)
    expect((await readdir(root)).toSorted()).toEqual(['file', 'folder'])
    expect(await readdir(join(root, 'folder'))).toEqual(['a'])
  })

  it('does not replace a non-empty folder', async () => {
    await mkdir(join(root, 'folder'))
    await writeFile(join(root, 'folder', 'mine'), 'mine')
    await expect(writeAtomically(join(root, 'folder'), folder)).rejects.toThrow(
      /ENOTEMPTY|EPERM|EEXIST/,
    )
    await expect(writeAtomically(join(root, 'folder'), file('x'))).rejects.toThrow(/EISDIR|EPERM/)
    expect(await readdir(root)).toEqual(['folder'])
    expect(await readdir(join(root, 'folder'))).toEqual(['mine'])
  })

  it('leaves nothing if the write fails', async () => {
    await writeFile(join(root, 'file'), 'older')
    await expect(writeAtomically(join(root, 'file'), fail)).rejects.toThrow('no more')
    await expect(writeAtomically(join(root, 'other'), fail)).rejects.toThrow('no more')
    expect(await readdir(root)).toEqual(['file'])
    expect(await readFile(join(root, 'file'), 'utf8')).toBe('older')
  })
})

describe('writeNamed', () => {
  it('leaves an older file whole if the text cannot be written', async () => {
    const path = join(root, 'a.txt')
    await writeFile(path, 'older')
    // With a limit of 8 blocks, as on a full disk.
    const script = `process.on('SIGXFSZ', () => 0)
      const { writeNamed } = await import(${JSON.stringify(join(import.meta.dirname, '../src/files.ts'))})
      await writeNamed(${JSON.stringify(path)}, 'a'.repeat(100_000)).catch(() => console.log('failed'))`
    const shell =
      'ulimit -f 8 && exec "$0" --disable-warning=ExperimentalWarning --input-type=module -e "$1"'
    const printed = execFileSync('sh', ['-c', shell, process.execPath, script], {
      encoding: 'utf8',
    })
    expect(printed).toBe('failed\n')
    expect([await readFile(path, 'utf8'), await readdir(root)]).toEqual(['older', ['a.txt']])
  })

  it('follows a link and keeps the mode of the older file', async () => {
    const [path, name] = [join(root, 'a.txt'), join(root, 'link')]
    await writeFile(path, 'older', { mode: 0o640 })
    await symlink(path, name)
    await writeNamed(name, 'newer')
    expect(await readFile(path, 'utf8')).toBe('newer')
    expect((await lstat(name)).isSymbolicLink()).toBe(true)
    expect((await stat(path)).mode & 0o777).toBe(0o640)
  })

  it('writes to a device', async () => {
    await writeNamed('/dev/null', 'text')
    expect((await stat('/dev/null')).isFile()).toBe(false)
  })
})

describe('writeAtomically, into a new folder', () => {
  it('creates the folder and those above it, also in parallel', async () => {
    const paths = ['c/1', 'd/1', 'c/2'].map((name) => join(root, 'a', 'b', name))
    await Promise.all(paths.map((path) => writeAtomically(path, file('text'))))
    expect(await readdir(join(root, 'a', 'b', 'c'))).toEqual(['1', '2'])
  })

  it('follows a link to a folder', async () => {
    await symlink(root, join(root, 'link'))
    await writeAtomically(join(root, 'link', 'a', 'file'), file('text'))
    expect(await readFile(join(root, 'a', 'file'), 'utf8')).toBe('text')
  })

  it('fails if a file is in the way', async () => {
    const path = join(root, 'file')
    await writeFile(path, '')
    await expect(writeAtomically(join(path, 'a'), file('x'))).rejects.toThrow('EEXIST')
    await expect(writeAtomically(join(path, 'a', 'b'), file('x'))).rejects.toThrow('EEXIST')
  })

  describeWith('Linux', 'in /proc', () => {
    it.each(['/proc/report', '/proc/self/task/a/b'])('fails for %s', async (path) => {
      await expect(writeAtomically(join(path, 'log'), () => Promise.resolve())).rejects.toThrow(
        'ENOENT',
      )
    })
  })
})

const MAX_FILES_IN_FOLDER = 18

it(`src has at most ${MAX_FILES_IN_FOLDER} files in a folder`, () => {
  const paths = globSync('src/**/*.ts', { cwd: join(import.meta.dirname, '..') })
  const sizes = [...Map.groupBy(paths, dirname)].map(([folder, files]) => [folder, files.length])
  expect(sizes).toContainEqual(['src/conversation/analyse', 1])
  expect(sizes.filter(([, size]) => Number(size) > MAX_FILES_IN_FOLDER)).toEqual([])
})

/** Of the listings of one run that were made every few seconds, every tenth. */
const FILES = existsSync(CORPUS)
  ? readdirSync(join(CORPUS, 'jobs')).filter((name) => !/-poll-\d*[1-9]\.json$/.test(name))
  : []

/** Real responses of GitHub through the whole action. Each report is checked by schema and invariants. */
describeWith('corpus', 'report on the runs in ../shared/corpus', () => {
  let runs: readonly object[]

  beforeAll(() => {
    runs = readRuns()
  })

  it.each(FILES.length > 0 ? FILES : ['(absent)'])('lists every job of %s', async (file) => {
    const run = readRecorded(readJson(join('jobs', file)), runs)
    // One of them by the bundle.
    const { exitCode, stderr, annotations, report } = await replay(run, file !== FILES[0])
    // The output `jobs` of a large run is too long.
    const others = annotations.filter(({ message }) => !/for them: jobs\./.test(message))
    expect({ exitCode, stderr, others }).toEqual({ exitCode: 0, stderr: '', others: [] })
    const recorded = run.jobs.map((job) => 'id' in job && job.id)
    expect(report?.jobs.map(({ id }) => id).sort()).toEqual(recorded.sort())
    expect(report?.complete).toBe(true)
  })
})

/** Reports a run from the job of another one. */
function replay(run: FakeRun, inProcess: boolean): Promise<ScenarioResult> {
  return runScenario({
    inProcess,
    github: { runs: [run] },
    job: { repository: run.repository, runId: run.id + 1, eventName: 'workflow_run' },
    inputs: { 'run-id': String(run.id), 'run-attempt': String(run.attempt) },
  })
}

/** Reads files that hold one run, or several as an array or as the response of a list. */
function readRuns(): object[] {
  return readdirSync(join(CORPUS, 'runs')).flatMap((file) => {
    const json = readJson(join('runs', file)) as
      object | readonly object[] | { readonly workflow_runs: readonly object[] }
    return 'workflow_runs' in json ? json.workflow_runs : json
  })
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(join(CORPUS, file), 'utf8'))
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const documents = globSync(['*.md', 'docs/*.md', '*/README.md'], {
  cwd: ROOT,
  exclude: ['node_modules', 'build', 'dist', 'tmp'],
})

interface Block {
  readonly document: string
  readonly workflow: Readonly<Record<string, unknown>>
}

/** Lists the workflows in the documents that can be pasted as a file. */
function workflows(): Block[] {
  return documents.flatMap((document) =>
    [...read(document).matchAll(/^```yaml\n(.*?)^```$/gms)].flatMap(([, yaml = '']) => {
      const workflow = parse(yaml) as Block['workflow'] | readonly unknown[]
      return 'on' in workflow ? [{ document, workflow }] : []
    }),
  )
}

describe('the documents', () => {
  it('have the table of what to do that decides it', () => {
    const text = read('docs/verdicts.md')
    expect(withAdviceTables(text)).toBe(text)
    expect(text).toContain(adviceTables())
  })

  it('have the table of the rules of the gate', () => {
    const text = read('CONTRIBUTING.md')
    expect(withRuleTable(text)).toBe(text)
    expect(text).toContain('| `new` | the verdict on each failure | nothing failed |')
  })

  it('have a skill for agents that is short and names fields of the report', () => {
    const [, skill = ''] = /^```markdown\n(.*?)^```$/ms.exec(read('docs/exports.md')) ?? []
    const [, head = '', body = ''] = /^---\n(.*?)---\n(.*)$/s.exec(skill) ?? []
    expect(parse(head)).toEqual({
      name: expect.stringMatching(/^[a-z0-9-]{1,64}$/),
      description: expect.stringMatching(/^.{1,1024}$/),
    })
    expect(skill.trimEnd().split('\n').length).toBeLessThanOrEqual(25)
    const advised = [...body.matchAll(/^- ([\w, ]+): /gm)].flatMap(([, names = '']) =>
      names.split(', '),
    )
    expect(advised.sort()).toEqual([...Object.keys(ADVICE), 'null'].sort())
    const rows = [...read('docs/verdicts.md').matchAll(/^\| (\w+) \|/gm)].map(([, name]) => name)
    expect(rows).toEqual(expect.arrayContaining(Object.keys(ADVICE)))
    const filters = [...body.matchAll(/jq -\w+ '([^']*)'/g)].map(([, filter = '']) => filter)
    const schemas = read('report.schema.json') + read('commit-report.schema.json')
    const fields = filters.flatMap((filter) => filter.match(/[a-z]\w*/gi) ?? [])
    expect(fields.length).toBeGreaterThan(15)
    expect(fields.filter((field) => !schemas.includes(`"${field}": {`))).toEqual([])
  })

  it.each(workflows())('name each workflow and its permissions: $document', ({ workflow }) => {
    const jobs = Object.values(workflow['jobs'] as Readonly<Record<string, object>>)
    expect(workflow).toHaveProperty('name')
    const isComplete = 'permissions' in workflow || jobs.some((job) => 'permissions' in job)
    expect(isComplete).toBe(true)
  })
})
