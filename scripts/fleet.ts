/**
 * `npm run fleet`: runs the questions of docs/otlp/questions.sql in ClickHouse's engine (chdb, for Python) of a simulated
 * world of repositories whose truth is known, and fails if a result differs.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Report } from '../src/model/report/report.ts'
import { DAY, HOUR, MINUTE } from '../src/model/time.ts'
import { traceOf } from '../src/otlp/render/spans.ts'
import { makeExcerpt, withVerdicts } from '../testing/failure-report.ts'
import { at, finished, makeRun, makeStep, reportOn } from '../testing/make-run.ts'

const ROOT = join(import.meta.dirname, '..')
const CHDB = 'chdb==4.4.0'
const CACHE = process.env['XDG_CACHE_HOME'] ?? join(process.env['HOME'] ?? '/tmp', '.cache')

const REPOSITORIES = 12
const DAYS = 14
/** The day since which a job of the second repository takes longer, and the days on which each third one turns red. */
const [SLOWER_FROM, RED_ON, RED_HOURS] = [8, 5, 6]
/** The two days on which a job of each fourth repository fails, and passes on the same commit. */
const FLAKY_ON = [3, 9]
/** The day of an outage in each fifth repository. */
const OUTAGE_ON = 7
/** The days on which no job of each sixth repository ran: its file was broken, and later a run was skipped. */
const [BROKEN_ON, SKIPPED_ON] = [10, 11]
/** Each such report was lost, and the step of a night sends it; the one after it arrived again, with fewer attributes. */
const LOST = 13
const BEGIN = Date.UTC(2026, 0, 1)

interface Planned {
  readonly repository: number
  readonly id: number
  readonly attempt?: number
  readonly commit: string
  readonly startsAt: number
  readonly seconds: number
  readonly fails?: 'test' | 'network' | 'compiler'
  /** The conclusion of a run of which no job ran. */
  readonly without?: 'startup_failure' | 'skipped'
}

const nameOf = (repository: number) => `acme/r${repository}`
const isEach = (count: number, repository: number) => repository % count === 0

/** Lists two runs a day of the default branch of each repository, and what was planted. */
function planRuns(): readonly Planned[] {
  let id = 1_000
  const numbers = Array.from({ length: REPOSITORIES }, (_, at) => at)
  return numbers.flatMap((repository) =>
    Array.from({ length: DAYS * 2 }, (_, at): readonly Planned[] => {
      const [day, isSecond] = [Math.floor(at / 2), at % 2 === 1]
      const startsAt = BEGIN + day * DAY + (isSecond ? RED_HOURS : 0) * HOUR
      const seconds = repository === 1 && day >= SLOWER_FROM ? 200 : 120
      const plain = { repository, commit: String(++id).padStart(40, '0'), startsAt, seconds }
      if (!isSecond && day === RED_ON && isEach(3, repository))
        return [{ ...plain, id, fails: 'compiler' }]
      if (!isSecond && day === OUTAGE_ON && isEach(5, repository))
        return [{ ...plain, id, fails: 'network' }]
      if (isSecond && FLAKY_ON.includes(day) && isEach(4, repository))
        return [
          { ...plain, id, fails: 'test' },
          { ...plain, id, attempt: 2, startsAt: startsAt + 10 * MINUTE },
        ]
      if (!isSecond && day === BROKEN_ON && isEach(6, repository))
        return [{ ...plain, id, without: 'startup_failure' }]
      if (!isSecond && day === SKIPPED_ON && isEach(6, repository))
        return [{ ...plain, id, without: 'skipped' }]
      return [{ ...plain, id }]
    }).flat(),
  )
}

const LINES = {
  test: ['  ● cart › adds', '', '    expect(received).toBe(expected)', 'Tests: 1 failed, 9 total'],
  network: ['Error: getaddrinfo EAI_AGAIN registry.npmjs.org'],
  compiler: ["src/a.ts(1,5): error TS2322: Type 'string' is not assignable to type 'number'."],
}
const VERDICTS = { test: 'unsteady', network: 'infrastructure', compiler: 'new' } as const

function reportOnPlanned(planned: Planned): Report {
  const { repository, id, attempt = 1, commit, seconds, fails, without } = planned
  const ofRun = { id, number: id, attempt, commit, branch: 'main', event: 'push' }
  const named = { ...ofRun, repository: nameOf(repository) }
  if (without !== undefined)
    return reportOn(
      makeRun({ ...named, conclusion: without, updatedAt: at(5 + seconds), jobs: [] }),
    )
  const conclusion = fails === undefined ? 'success' : 'failure'
  const state = finished(5, 5 + seconds, conclusion)
  const steps = [makeStep({ name: 'Run make', state: finished(6, 4 + seconds, conclusion) })]
  const jobId = id * 10 + attempt
  const run = makeRun({ ...named, conclusion, jobs: [{ id: jobId, name: 'test', state, steps }] })
  if (fails === undefined) return reportOn(run)
  const excerpts = new Map([[jobId, [makeExcerpt(LINES[fails], { step: steps[0] })]]])
  const report = reportOn(run, { explanations: { excerpts, annotations: new Map() } })
  return withVerdicts(report, { kind: VERDICTS[fails], context: { evidence: [] } })
}

const isLost = (index: number) => index % LOST === 0

/** Returns the rows that are there before the step of a night, and those that arrive later. */
function arrivingRows(planned: readonly Planned[]): readonly (readonly string[])[] {
  const rowsIf = (isChosen: (index: number) => boolean, resource: object) =>
    planned.filter((_, index) => isChosen(index)).flatMap((one) => rowsOf(one, resource))
  return [
    rowsIf((index) => !isLost(index), WHOLE),
    [...rowsIf(isLost, WHOLE), ...rowsIf((index) => isLost(index - 1), {})],
  ]
}

const WHOLE = { 'run_report.default_branch': 'main', team: 'shop' }

/** Returns the query of docs/otlp/run-report-again.yml for the runs of a repository that are there. */
function sentQuery(repository: string): string {
  const document = readFileSync(join(ROOT, 'docs/otlp/run-report-again.yml'), 'utf8')
  const [, query = ''] = /^ +SENT: (.*) AND at > now\(\) - INTERVAL 5 DAY$/m.exec(document) ?? []
  return query.replace('${{ github.repository }}', repository)
}

/** Returns the spans of a run as the rows that the Collector writes. */
function rowsOf(planned: Planned, given: object): readonly string[] {
  const { id, resource, spans } = traceOf(reportOnPlanned(planned))
  const moved = planned.startsAt - Math.min(...spans.map(({ from }) => from))
  const texts = (all: object) =>
    Object.fromEntries(
      Object.entries(all).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    )
  return spans.map(({ id: spanId, name, kind, from, to, attributes }) =>
    JSON.stringify({
      ...{ Timestamp: new Date(from + moved).toISOString().replace('T', ' ').replace('Z', '') },
      ...{ TraceId: id, SpanId: spanId, SpanName: name, ScopeName: 'run-report' },
      ...{ SpanKind: kind === 'server' ? 'Server' : 'Internal', Duration: (to - from) * 1_000_000 },
      ResourceAttributes: texts({ ...resource, ...given }),
      SpanAttributes: texts(attributes),
    }),
  )
}

/** Returns a Python with the engine, which it installs if it is not there. */
function findPython(): string {
  const python = join(CACHE, 'run-report', CHDB, 'bin/python')
  if (!existsSync(python)) {
    execFileSync('python3', ['-m', 'venv', join(CACHE, 'run-report', CHDB)])
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', CHDB], { stdio: 'inherit' })
  }
  return python
}

type Row = readonly unknown[]

/** Returns the rows of the query for what is there before the night, and of each question, in the order of the file. */
function query(planned: readonly Planned[]): readonly (readonly Row[])[] {
  const folder = mkdtempSync(join(tmpdir(), 'fleet-'))
  try {
    for (const [at, rows] of arrivingRows(planned).entries())
      writeFileSync(join(folder, `spans-${at}.jsonl`), rows.join('\n'))
    writeFileSync(join(folder, 'sent.sql'), sentQuery(nameOf(1)))
    const script = join(ROOT, 'scripts/fleet/query.py')
    const printed = execFileSync(findPython(), [script, folder, join(ROOT, 'docs/otlp')], {
      encoding: 'utf8',
    })
    return printed
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { rows: readonly Row[] }).rows)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function resultOf({ fails, without }: Planned): string {
  return without ?? (fails === undefined ? 'success' : 'failure')
}

const isRed = (result: string) => result === 'failure' || result === 'startup_failure'

/** What each question has to return, without times that are in no plan. */
function truthOf(planned: readonly Planned[]): Readonly<Record<string, readonly Row[]>> {
  const all = Array.from({ length: REPOSITORIES }, (_, repository) => repository)
  const failed = (kind: Planned['fails']) => planned.filter(({ fails }) => fails === kind)
  const repositoriesOf = (some: readonly Planned[]) =>
    new Set(some.map((one) => one.repository)).size
  const red = all.flatMap((repository): Row[] => {
    const own = planned.filter((one) => one.repository === repository && isRed(resultOf(one)))
    const minutes = own.reduce(
      (sum, { fails }) => sum + (fails === 'test' ? 10 : RED_HOURS * 60),
      0,
    )
    return own.length === 0 ? [] : [[nameOf(repository), 'CI', 0, minutes / 60, own.length]]
  })
  const flaky = all.filter((repository) => isEach(4, repository))
  const judged = (['test', 'compiler', 'network'] as const).map((kind): Row => {
    return [VERDICTS[kind], failed(kind).length, repositoriesOf(failed(kind))]
  })
  const caused = (['compiler', 'network'] as const).map((kind): Row => {
    const { length } = failed(kind)
    return [kind === 'network' ? kind : 'failed-step', repositoriesOf(failed(kind)), length]
  })
  const ran = planned.filter(({ without }) => without === undefined)
  const minutesOf = (repository: number) =>
    ran
      .filter((one) => one.repository === repository)
      .reduce((sum, { seconds }) => sum + Math.max(1, Math.ceil(seconds / 60)), 0)
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
  const perDay = Map.groupBy(planned, (one) => JSON.stringify([dayOf(one.startsAt), resultOf(one)]))
  const there = planned.filter((one, index) => one.repository === 1 && !isLost(index))
  return {
    'what is there': there.map(({ id, attempt = 1 }): Row => [id, attempt]),
    'branches that were red': red,
    'flaky tests': flaky.map((one): Row => [
      nameOf(one),
      'CI',
      'test',
      'cart › adds',
      FLAKY_ON.length,
    ]),
    causes: caused,
    verdicts: judged,
    waits: [['["ubuntu-latest"]', ran.length, 5, 5]],
    minutes: all.map((one): Row => ['shop', nameOf(one), minutesOf(one)]),
    'slower jobs': [[nameOf(1), 'CI', 'test', dayOf(BEGIN + SLOWER_FROM * DAY), 120, 200]],
    'runs by day': [...perDay].map(([key, { length }]): Row => [
      ...(JSON.parse(key) as string[]),
      length,
    ]),
  }
}

/** What is not compared of a result: when something failed last, and words of a message. */
const OMITTED: Readonly<Record<string, readonly number[]>> = { 'flaky tests': [5], causes: [1, 4] }

const planned = planRuns()
const results = query(planned)
for (const [at, [question, expected]] of Object.entries(truthOf(planned)).entries()) {
  const rows = (results[at] ?? []).map((row) =>
    row
      .filter((_, column) => OMITTED[question]?.includes(column) !== true)
      .map((value) => (typeof value === 'string' ? value.replace(' 00:00:00', '') : value)),
  )
  const sorted = (some: readonly Row[]) => some.map((row) => JSON.stringify(row)).toSorted()
  const isRight = isDeepStrictEqual(sorted(rows), sorted(expected))
  console.log(`${isRight ? 'right' : 'WRONG'} ${question}: ${rows.length} rows`)
  if (isRight) continue
  console.log(
    `  expected ${JSON.stringify(sorted(expected))}\n  found ${JSON.stringify(sorted(rows))}`,
  )
  process.exitCode = 1
}
console.log(`${planned.length} runs of ${REPOSITORIES} repositories in ${DAYS} days`)
