import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { keepIssue } from '../../../../src/conversation/actions/issue/issue.ts'
import { repositorySource } from '../../../../src/github/http/client.ts'
import { findSection } from '../../../../src/conversation/render/marker.ts'
import type { Report } from '../../../../src/model/report/report.ts'
import { failedReport, issueInputs, LOGINS } from '../../../../testing/conversation-inputs.ts'
import {
  type ApiIssue,
  apiIssue,
  apiPull,
} from '../../../../testing/fake-github/api-conversation.ts'
import { directClients } from '../../../../testing/fake-github/direct-clients.ts'
import { type BuiltRun, fakeRun } from '../../../../testing/fake-github/fake-run.ts'
import { FORK } from '../../../../testing/fake-github/repository.ts'
import { type FakeState, fakeState } from '../../../../testing/fake-github/state.ts'
import { asRun, withSignature } from '../../../../testing/failure-report.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions, weighted } from '../../../../testing/fuzz/fuzz-options.ts'

const JOBS = ['unit', 'e2e', 'lint'] as const

type Result = 'success' | 'failure' | 'skipped' | 'cancelled'

interface Attempt {
  readonly results: readonly Result[]
  /** GitHub cancels or skips the whole run. */
  readonly stopped: 'cancelled' | 'skipped' | undefined
  /** How the job failed; `undefined` if its log cannot be read. */
  readonly error: string | undefined
  /** Whether the action runs after it. */
  readonly acts: boolean
}

type Event =
  | ({ readonly kind: 'run'; readonly workflow: number; readonly fork: boolean } & Attempt)
  | ({ readonly kind: 'rerun'; readonly workflow: number } & Attempt)
  | { readonly kind: 'act'; readonly workflow: number; readonly run: number }
  | { readonly kind: 'close' | 'reopen' | 'delete' | 'note-below' | 'note-above' | 'note-inside' }
  | { readonly kind: 'plant'; readonly author: string }

const result = fc.oneof(
  { arbitrary: fc.constant<Result>('success'), weight: 4 },
  { arbitrary: fc.constantFrom<Result>('failure', 'skipped'), weight: 3 },
  { arbitrary: fc.constant<Result>('cancelled'), weight: 1 },
)
const attempt = {
  results: fc.tuple(result, result, result),
  stopped: fc.option(fc.constantFrom('cancelled', 'skipped'), { freq: 8, nil: undefined }),
  error: fc.constantFrom('assertion', 'assertion', 'timeout', undefined),
  acts: fc.constantFrom(true, true, true, false),
}
const workflow = fc.constantFrom(0, 0, 1)
const only = fc.constant
const event: fc.Arbitrary<Event> = fc.oneof(
  weighted(6, {
    ...{ kind: only('run'), workflow, ...attempt },
    fork: fc.constantFrom(true, false, false, false),
  }),
  weighted(2, { kind: only('rerun'), workflow, ...attempt }),
  weighted(2, { kind: only('act'), workflow, run: fc.nat(3) }),
  weighted(4, {
    kind: fc.constantFrom('close', 'reopen', 'delete', 'note-below', 'note-above', 'note-inside'),
  }),
  weighted(1, { kind: only('plant'), author: fc.constantFrom('mallory', 'other[bot]') }),
)

/** What should stand on GitHub about a workflow. */
interface Expected {
  readonly number: number
  open: boolean
  state: 'red' | 'green'
  /** The first run of the series, and the run that the text is about. */
  since: number
  reported: string
}

type RunRef = Pick<BuiltRun, 'id' | 'attempt'>

interface DecidedRun extends RunRef {
  readonly failed: boolean
  readonly results: readonly Result[]
}

class Model {
  readonly state: FakeState
  readonly expected = new Map<number, Expected[]>()
  readonly errors = new Map<string, string | undefined>()
  notes: { readonly issue: number; readonly text: string }[] = []
  /** Also of deleted issues: no two notes are equal. */
  noteCount = 0
  readonly #clients
  readonly writer: string
  readonly #author: string

  constructor(writer: string, author: string) {
    this.writer = writer
    this.#author = author
    this.state = fakeState({ writer, pulls: [apiPull()] })
    this.#clients = directClients(this.state)
  }

  get writes(): string[] {
    return this.#clients.writes
  }

  addRun(one: Attempt & { workflow: number }, fork: boolean, previous?: BuiltRun): void {
    const id = previous?.id ?? 100 + this.state.runs.length
    const number = (previous?.attempt ?? 0) + 1
    const isFailed = one.results.includes('failure')
    const ran = one.results.includes('success')
    const conclusion = one.stopped ?? (isFailed ? 'failure' : ran ? 'success' : 'skipped')
    const run = fakeRun({
      run: {
        ...{ id, run_number: id, run_attempt: number, conclusion, workflow_id: 7 + one.workflow },
        ...{ name: `W${one.workflow}`, path: `.github/workflows/${one.workflow}.yml` },
        event: fork ? 'pull_request' : 'push',
        head_sha: String(id % 10).repeat(40),
        updated_at: 60 * (this.state.runs.length + 1),
        ...(fork && { head_repository: FORK }),
      },
      jobs: JOBS.map((name, at) => ({
        id: id * 100 + number * 10 + at,
        name,
        conclusion: one.results[at] ?? null,
      })),
    })
    this.state.runs.push(run)
    this.errors.set(`${id}/${number}`, one.error)
  }

  /** The runs of a workflow on main that passed or failed, oldest first. */
  decided(workflow: number): DecidedRun[] {
    const latest = new Map((this.state.runs as BuiltRun[]).map((run) => [run.id, run]))
    return [...latest.values()].flatMap(({ id, attempt, run, jobs }) => {
      const { conclusion } = run
      const isOwn = run.event === 'push' && run.workflow_id === 7 + workflow
      if (!isOwn || (conclusion !== 'success' && conclusion !== 'failure')) return []
      const results = jobs.map((job) => job.conclusion as Result)
      return [{ id, attempt, failed: conclusion === 'failure', results }]
    })
  }

  async act(workflow: number, run: number): Promise<void> {
    const own = (this.state.runs as BuiltRun[]).filter(
      (one) => one.run.workflow_id === 7 + workflow && one.run.event === 'push',
    )
    const triggering = own.at(-1 - run) ?? own[0]
    if (triggering === undefined) return
    const { id, attempt: run_attempt } = triggering
    const inputs = issueInputs({ id, run_attempt }, { author: this.#author, currentRunId: 1 })
    const makeReport = (ref: RunRef) => Promise.resolve(this.#report(ref))
    const concludeRun = () => Promise.resolve('cancelled')
    const { signal } = new AbortController()
    const source = repositorySource({ ...this.#clients, repository: inputs, signal })
    const outcome = await keepIssue(inputs, { ...source, makeReport, concludeRun })
    expect({ isDone: outcome.kind === 'done', warning: outcome.warning }).toEqual({
      isDone: this.writes.length > 0,
      warning: undefined,
    })
  }

  #report({ id, attempt }: RunRef): Report {
    const run = (this.state.runs as BuiltRun[]).find(
      (one) => one.id === id && one.attempt === attempt,
    )
    const failed = (run?.jobs ?? []).flatMap(({ name, conclusion }) =>
      conclusion === 'failure' ? [name] : [],
    )
    const signature = this.errors.get(`${id}/${attempt}`)?.repeat(16).slice(0, 16)
    const report = withSignature(failedReport(failed), signature)
    return asRun(report, { id, attempt, number: id })
  }

  /** Applies the plain rules to an act; returns whether a comment is due. */
  expectAct(workflow: number): 'passed' | 'fails-again' | 'red' | 'opened' | undefined {
    const runs = this.decided(workflow)
    const newest = runs.at(-1)
    const issues = this.expected.get(workflow) ?? []
    const issue = issues.find(({ open }) => open)
    if (newest === undefined) return undefined
    const reported = `${newest.id}/${newest.attempt}`
    if (issue === undefined) {
      if (!newest.failed) return undefined
      const since = startOf(runs)
      const isKnown = issues.some(
        (one) => one.state === 'red' && idOf(one) >= since && this.#isAbout(one, runs),
      )
      return isKnown ? undefined : 'opened'
    }
    if (newest.failed) {
      if (issue.state === 'green') return 'fails-again'
      return issue.reported === reported ? undefined : 'red'
    }
    if (issue.state === 'green') return undefined
    return JOBS.some((_, at) =>
      isRed(
        runs.filter(({ id }) => id >= issue.since),
        at,
      ),
    )
      ? undefined
      : 'passed'
  }

  /** Whether each job that fails now failed when an issue was closed, and has not passed since. */
  #isAbout(issue: Expected, runs: readonly DecidedRun[]): boolean {
    const [id = 0, attempt = 1] = issue.reported.split('/').map(Number)
    const all = this.state.runs as BuiltRun[]
    const shown = all.find((run) => run.id === id && run.attempt === attempt)
    const results = (shown?.jobs ?? []).map(({ conclusion }) => conclusion as Result)
    const before = runs.filter((run) => run.id >= Math.min(issue.since, id) && run.id < id)
    const then = [...before, { id, attempt, failed: true, results }]
    const later = runs.filter((run) => run.id > id || (run.id === id && run.attempt !== attempt))
    return JOBS.every((_, at) => {
      const passed = later.some((run) => run.results[at] === 'success')
      return runs.at(-1)?.results[at] !== 'failure' || (isRed(then, at) && !passed)
    })
  }

  /** Writes down what an act should have done. */
  apply(workflow: number, change: ReturnType<Model['expectAct']>): void {
    const runs = this.decided(workflow)
    const newest = runs.at(-1)
    const issues = this.expected.get(workflow) ?? []
    this.expected.set(workflow, issues)
    const issue = issues.find(({ open }) => open)
    if (newest === undefined || change === undefined) return
    const reported = `${newest.id}/${newest.attempt}`
    if (change === 'opened') {
      const { number } = this.own().at(-1) ?? { number: 0 }
      issues.push({ number, open: true, state: 'red', since: startOf(runs), reported })
    } else if (issue !== undefined) {
      const begins = runs.find(({ id }) => id === issue.since)?.failed === true
      if (change !== 'passed' && (issue.state === 'green' || !begins)) issue.since = startOf(runs)
      issue.state = change === 'passed' ? 'green' : 'red'
      issue.open = change !== 'passed'
      issue.reported = reported
    }
  }

  own(): ApiIssue[] {
    return this.state.issues.filter(({ user }) => user?.login === this.writer)
  }
}

function idOf({ reported }: Expected): number {
  return Number(reported.split('/')[0])
}

/** Whether a job last failed. */
function isRed(runs: readonly DecidedRun[], job: number): boolean {
  const results = runs.map(({ results }) => results[job])
  return results.findLast((each) => each === 'failure' || each === 'success') === 'failure'
}

/** The first of the failed runs in a row that the newest one ends. A run without the jobs that failed is no gap. */
function startOf(runs: readonly DecidedRun[]): number {
  let start = runs.length - 1
  for (let at = start; at >= 0; at--) {
    if (runs[at]?.failed === true) start = at
    else {
      const later = runs.slice(at)
      const open = JOBS.some((_, job) => {
        const first = later
          .map(({ results }) => results[job])
          .find((each) => each === 'failure' || each === 'success')
        return first === 'failure'
      })
      if (!open) break
    }
  }
  return runs[start]?.id ?? 0
}

/** Without an issue, most events have no effect. */
const RED: Event = {
  ...{ kind: 'run', workflow: 0, fork: false, stopped: undefined, error: 'assertion', acts: true },
  results: ['success', 'failure', 'success'],
}

/** Mostly, the action runs as soon as a run has finished. */
function withAct(one: Event): Event[] {
  const acts = 'acts' in one && one.acts
  return acts ? [one, { kind: 'act', workflow: one.workflow, run: 0 }] : [one]
}

async function runStep(model: Model, one: Event): Promise<void> {
  const { issues } = model.state
  const openOwn = model.own().find(({ state }) => state === 'open')
  const expectedOf = (number: number | undefined) =>
    [...model.expected.values()].flat().find((each) => each.number === number)
  const note = (change: (body: string, text: string) => string) => {
    if (openOwn === undefined) return
    const text = `Note ${++model.noteCount}.`
    openOwn.body = change(openOwn.body ?? '', text)
    model.notes.push({ issue: openOwn.number, text })
  }
  switch (one.kind) {
    case 'run':
      model.addRun(one, one.fork)
      return
    case 'rerun': {
      const last = (model.state.runs as BuiltRun[]).findLast(
        ({ run }) => run.workflow_id === 7 + one.workflow && run.event === 'push',
      )
      // Jobs that failed are re-run and finish; others fail or keep their result.
      const results = one.results.map((each, at): Result => {
        const previous = last?.jobs[at]?.conclusion as Result
        return each === 'failure' ? each : previous === 'failure' ? 'success' : previous
      })
      if (last !== undefined) model.addRun({ ...one, results, stopped: undefined }, false, last)
      return
    }
    case 'act': {
      const change = model.expectAct(one.workflow)
      const before = model.state.comments.length
      model.writes.length = 0
      await model.act(one.workflow, one.run)
      model.apply(one.workflow, change)
      const added = model.state.comments.length - before
      // An update says something only if the causes are others.
      const due = change === 'passed' || change === 'fails-again' ? 1 : 0
      if (change === 'red') expect(added).toBeLessThanOrEqual(1)
      else expect({ change, added }).toEqual({ change, added: due })
      expect({ change, hasWritten: model.writes.length > 0 }).toEqual({
        change,
        hasWritten: change !== undefined,
      })
      model.writes.length = 0
      await model.act(one.workflow, 0)
      expect(model.writes).toEqual([])
      return
    }
    case 'close':
      if (openOwn !== undefined) openOwn.state = 'closed'
      for (const each of [expectedOf(openOwn?.number)]) if (each) each.open = false
      return
    case 'reopen': {
      const closed = model.own().find(({ state }) => state === 'closed')
      const workflow = [...model.expected.values()].find((all) =>
        all.some(({ number }) => number === closed?.number),
      )
      if (closed === undefined || workflow?.some(({ open }) => open) !== false) return
      closed.state = 'open'
      for (const each of workflow) if (each.number === closed.number) each.open = true
      return
    }
    case 'delete': {
      const isIt = ({ number }: { readonly number: number }) => number === openOwn?.number
      model.state.issues = issues.filter((issue) => !isIt(issue))
      model.notes = model.notes.filter(({ issue }) => issue !== openOwn?.number)
      for (const [workflow, all] of model.expected) {
        model.expected.set(
          workflow,
          all.filter((each) => !isIt(each)),
        )
      }
      return
    }
    case 'note-below':
      // GitHub ends lines so when a person edits.
      note((body, text) => `${body}\n\n${text}`.replaceAll('\n', '\r\n'))
      return
    case 'note-above':
      note((body, text) => `${text}\r\n\r\n${body}`)
      return
    case 'note-inside':
      note((body, text) => body.replace(/(\r?\n){2}/, (gap) => `${gap}${text}${gap}`))
      return
    case 'plant': {
      const [quoted] = model.own()
      issues.push(
        apiIssue({ number: 1_000 + issues.length, author: one.author, body: quoted?.body ?? '' }),
      )
    }
  }
}

it(
  'keeps what a plain model says in generated histories',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...LOGINS),
        fc.array(event, { minLength: 10, maxLength: 24, size: 'max' }),
        async ([writer, author], events) => {
          const model = new Model(writer, author)
          for (const one of [RED, ...events].flatMap(withAct)) {
            await runStep(model, one)
            for (const all of model.expected.values()) {
              for (const { number, open, state } of all) {
                const issue = model.own().find((each) => each.number === number)
                expect({ number, state: issue?.state }).toEqual({
                  number,
                  state: open ? 'open' : 'closed',
                })
                expect(findSection('issue', issue?.body ?? '')?.marker.state).toBe(state)
              }
            }
            const all = [...model.expected.values()].flat()
            expect(model.own().map(({ number }) => number)).toEqual(
              all.map(({ number }) => number).sort((a, b) => a - b),
            )
            for (const { issue, text } of model.notes) {
              const body = model.state.issues.find(({ number }) => number === issue)?.body ?? ''
              expect(body.split(text)).toHaveLength(2)
            }
          }
        },
      ),
      fuzzOptions(40),
    )
  },
  FUZZ_TIMEOUT_MS,
)
