import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { postComment } from '../../src/conversation/actions/comment/comment.ts'
import { repositorySource } from '../../src/github/http/client.ts'
import { findSection } from '../../src/conversation/render/marker.ts'
import type { CommitReport } from '../../src/model/report/commit-report.ts'
import { keepIssue } from '../../src/conversation/actions/issue/issue.ts'
import type { Report } from '../../src/model/report/report.ts'
import {
  commentInputs,
  failedReport,
  issueInputs,
  LOGINS,
} from '../../testing/conversation-inputs.ts'
import {
  apiComment,
  type ApiIssue,
  apiIssue,
  type ApiPull,
  apiPull,
} from '../../testing/fake-github/api-conversation.ts'
import { directClients } from '../../testing/fake-github/direct-clients.ts'
import { type BuiltRun, fakeRun } from '../../testing/fake-github/fake-run.ts'
import { type FakeState, fakeState } from '../../testing/fake-github/state.ts'
import { reportOnCommit } from '../../testing/make-commit.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions, weighted } from '../../testing/fuzz/fuzz-options.ts'
import { finished, running } from '../../testing/make-run.ts'
import { FORK } from '../../testing/fake-github/repository.ts'
import { asRun, withSignature } from '../../testing/failure-report.ts'

/** With 25 events each, `npm test` walks 100 steps. */
const HISTORIES = 4

describe('comment', () => {
  const FORK = 'mona/octo-shop'
  const WORKFLOWS = ['CI', 'Lint'] as const

  type Result = 'success' | 'failure' | 'cancelled' | 'unfinished'
  type Results = readonly [Result, Result]
  /** Of the runs of both workflows. */
  type Attempts = readonly [number, number]

  /** A report that an action has begun to make: it knows what GitHub showed at that time. */
  interface Pending {
    readonly at: number
    readonly sha: string
    readonly group: string | undefined
    readonly results: Results
    readonly attempts: Attempts
  }

  interface Finished {
    readonly result: Result
    /** Whether the action runs then. */
    readonly acts: boolean
  }

  type Event =
    | { readonly kind: 'push' | 'merge' | 'close' | 'reopen' | 'enqueue' | 'unrelated' }
    | { readonly kind: 'delete' | 'note' }
    | ({ readonly kind: 'result'; readonly workflow: 0 | 1 } & Finished)
    | { readonly kind: 'rerun'; readonly workflow: 0 | 1 }
    | ({ readonly kind: 'group' } & Finished)
    | { readonly kind: 'begin'; readonly group: boolean }
    | { readonly kind: 'finish'; readonly index: number }
    | { readonly kind: 'plant'; readonly author: string }

  const result = fc.constantFrom<Result>(
    'success',
    'success',
    'failure',
    'failure',
    'cancelled',
    'unfinished',
  )
  const acts = fc.constantFrom(true, true, true, false)
  const only = fc.constant
  const event: fc.Arbitrary<Event> = fc.oneof(
    weighted(3, {
      kind: fc.constantFrom('push', 'push', 'merge', 'close', 'reopen', 'enqueue', 'unrelated'),
    }),
    weighted(2, { kind: fc.constantFrom('delete', 'note') }),
    weighted(2, { kind: only('rerun'), workflow: fc.constantFrom<0 | 1>(0, 1) }),
    weighted(6, { kind: only('result'), result, acts, workflow: fc.constantFrom<0 | 1>(0, 1) }),
    weighted(2, { kind: only('group'), result, acts }),
    weighted(5, { kind: only('begin'), group: fc.boolean() }),
    weighted(6, { kind: only('finish'), index: fc.nat(2) }),
    weighted(1, { kind: only('plant'), author: fc.constantFrom('mallory', 'other[bot]') }),
  )

  /** What the comment should say. */
  interface Expected {
    readonly state: 'red' | 'green'
    readonly at: number
    /** Of the pull request when it was written, and the workflows that had failed. */
    readonly head: string
    readonly failed: readonly number[]
    readonly isGroup: boolean
  }

  class Model {
    readonly state: FakeState
    readonly writer: string
    readonly #author: string
    readonly isFork: boolean
    readonly #clients
    #time = Date.UTC(2026, 2, 1, 10)
    #heads = 1
    #groups = 0
    #groupResult: Result = 'unfinished'
    #results: Results = ['unfinished', 'unfinished']
    #attempts: Attempts = [1, 1]
    #pull: ApiPull
    readonly pending: Pending[] = []
    notes: string[] = []
    expected: Expected | undefined

    constructor(writer: string, author: string, isFork: boolean) {
      this.writer = writer
      this.#author = author
      this.isFork = isFork
      this.#pull = this.#makePull('open')
      const pulls = [this.#pull, apiPull({ number: 13, sha: 'b'.repeat(40) })]
      this.state = fakeState({ writer, pulls })
      this.#clients = directClients(this.state)
    }

    #makePull(state: 'open' | 'closed', merged = false): ApiPull {
      const sha = this.head
      return apiPull({ state, merged, sha, ...(this.isFork && { repository: FORK }) })
    }

    get head(): string {
      return String(this.#heads).padStart(40, '0')
    }

    get writes(): string[] {
      return this.#clients.writes
    }

    own() {
      return this.state.comments.filter(({ user }) => user?.login === this.writer)
    }

    #isMerged = false
    #written = 0

    #setPull(state: 'open' | 'closed', merged = false): void {
      if (this.#isMerged) return
      this.#isMerged = merged
      this.#pull = this.#makePull(state, merged)
      this.state.pulls = [this.#pull, ...this.state.pulls.slice(1)]
    }

    async runEvent(one: Event): Promise<void> {
      this.#time += 60_000
      switch (one.kind) {
        case 'push':
          if (this.#isMerged) return
          this.#heads += 1
          this.#results = ['unfinished', 'unfinished']
          this.#attempts = [1, 1]
          this.#setPull(this.#pull.state)
          return
        case 'merge':
        case 'close':
          this.#setPull('closed', one.kind === 'merge')
          return
        case 'reopen':
          this.#setPull('open')
          return
        case 'result':
          this.#results = this.#results.with(one.workflow, one.result) as unknown as Results
          return
        case 'rerun': {
          if (this.#results[one.workflow] === 'unfinished') return
          const attempt = this.#attempts[one.workflow] + 1
          this.#attempts = this.#attempts.with(one.workflow, attempt) as unknown as Attempts
          this.#results = this.#results.with(one.workflow, 'unfinished') as unknown as Results
          return
        }
        case 'enqueue':
          this.#groups += 1
          this.#groupResult = 'unfinished'
          this.state.runs.push(
            fakeRun({
              run: {
                id: 500 + this.#groups,
                event: 'merge_group',
                conclusion: 'success',
                head_branch: this.#branch(),
                head_sha: this.#groupSha(),
              },
            }),
          )
          return
        case 'group':
          this.#groupResult = one.result
          return
        case 'begin': {
          if (one.group && this.#groups === 0) return
          const group = one.group ? this.#branch() : undefined
          const sha = one.group ? this.#groupSha() : this.head
          const results: Results = one.group ? [this.#groupResult, 'success'] : this.#results
          const attempts: Attempts = one.group ? [1, 1] : this.#attempts
          this.pending.push({ at: this.#time, sha, group, results, attempts })
          return
        }
        case 'finish': {
          const [report] = this.pending.splice(Math.min(one.index, this.pending.length - 1), 1)
          if (report === undefined) return
          const changed = this.#apply(report)
          this.writes.length = 0
          await this.#act(report)
          expect([report, this.writes.length > 0]).toEqual([report, changed])
          this.writes.length = 0
          await this.#act(report)
          expect(this.writes).toEqual([])
          return
        }
        case 'unrelated':
          this.writes.length = 0
          await this.#act(
            {
              ...{ at: this.#time, sha: this.head, group: undefined },
              ...{ results: ['failure', 'failure'], attempts: [1, 1] },
            },
            'issue_comment',
          )
          expect(this.writes).toEqual([])
          return
        case 'delete': {
          const own = this.own()
          const isThere = (text: string) => own.some(({ body }) => body.includes(text))
          this.notes = this.notes.filter((text) => !isThere(text))
          this.state.comments = this.state.comments.filter((comment) => !own.includes(comment))
          this.expected = undefined
          this.#text = ''
          return
        }
        case 'note': {
          const [own] = this.own()
          if (own === undefined) return
          this.#written += 1
          const text = `Note ${this.#written} of a person.`
          own.body = `${own.body}\r\n\r\n${text}`
          this.notes.push(text)
          return
        }
        case 'plant': {
          const [model] = this.own()
          const id = 900 + this.state.comments.length
          this.state.comments.push(
            apiComment({ id, author: one.author, body: model?.body ?? 'LGTM' }),
          )
        }
      }
    }

    #branch(): string {
      return `gh-readonly-queue/main/pr-12-${String(this.#groups).padStart(40, 'e')}`
    }

    #groupSha(): string {
      return String(this.#groups).padStart(40, 'f')
    }

    /** Applies the plain rules; returns whether the comment changes. */
    #apply({ at, sha, group, results }: Pending): boolean {
      const old = this.expected
      const isGroup = group !== undefined
      if (isGroup ? group !== this.#branch() : sha !== this.head) return false
      if (this.#pull.state === 'closed' && !this.#isMerged) return false
      if (old !== undefined && at < old.at) return false
      const failed = results.flatMap((each, index) => (each === 'failure' ? [index] : []))
      const isGreen = results.every((each) => each === 'success')
      const wasRed = old?.state === 'red'
      if (this.#isMerged && !(isGreen && wasRed)) return false
      if (wasRed && old.isGroup && !isGroup && old.head === this.head) return false
      if (wasRed && !old.isGroup && isGroup && failed.length === 0) return false
      const next = { at, head: this.head, failed, isGroup }
      if (failed.length > 0) {
        return this.#expect({ ...next, state: 'red' }, `red ${sha} ${results.join()}`)
      }
      if (isGreen) {
        return old !== undefined && this.#expect({ ...next, state: 'green' }, `green ${sha}`)
      }
      if (!wasRed || old.head === this.head) return false
      const passed = old.failed.filter((index) => results[index] === 'success')
      const isFinished = !results.includes('unfinished')
      const isOld = isFinished || passed.length === old.failed.length
      const known = `${passed.join()} ${String(isFinished)}`
      return isOld && this.#expect({ ...old, at }, `old ${this.head} ${known}`)
    }

    /** Returns whether the comment does not say the same already. */
    #expect(expected: Expected, text: string): boolean {
      // The same text holds for a newer report: only its hidden line changes.
      const isMarked = text.startsWith('old ')
      if (this.#text === text && (isMarked || this.expected?.at === expected.at)) return false
      const old = this.#text === text ? this.expected : undefined
      this.expected = old === undefined ? expected : { ...old, at: expected.at }
      this.#text = text
      return true
    }

    #text = ''

    async #act({ at, sha, group, results, attempts }: Pending, name?: string): Promise<void> {
      const { client, writer } = this.#clients
      const [owner, full] = this.isFork ? ['mona', FORK] : ['octo-org', 'octo-org/octo-shop']
      const run = {
        ...{ id: 1, run_attempt: attempts[0], head_sha: sha, pull_requests: [] },
        event: name ?? (group === undefined ? 'pull_request' : 'merge_group'),
        head_branch: group ?? 'topic',
        head_repository: { full_name: full, owner: { login: owner } },
      }
      const inputs = commentInputs(run, { author: this.#author, commit: 'a'.repeat(40) })
      const report = { ...reportOf(results, attempts), commit: sha, madeAt: at }
      // GitHub lists what the report has: these histories end before another run starts.
      const others = this.state.runs.filter((one) => one.id > 500)
      this.state.runs = [
        ...others,
        ...WORKFLOWS.map((_, index) => listedRun(index, sha, { results, attempts })),
      ]
      const makeReport = () => Promise.resolve(report)
      const { signal } = new AbortController()
      const source = repositorySource({ client, writer, repository: inputs, signal })
      const outcome = await postComment(inputs, { ...source, makeReport })
      expect([outcome.kind === 'done', outcome.warning]).toEqual([
        this.writes.length > 0,
        undefined,
      ])
    }
  }

  function listedRun(
    index: number,
    sha: string,
    { results, attempts }: Pick<Pending, 'results' | 'attempts'>,
  ) {
    const conclusion = results[index] === 'unfinished' ? null : results[index]
    const id = index + 1
    const attempt = attempts[index] ?? 1
    return fakeRun({
      run: { id, workflow_id: id, run_attempt: attempt, head_sha: sha, conclusion },
    })
  }

  const reports = new Map<string, CommitReport>()

  function reportOf(results: Results, attempts: Attempts): CommitReport {
    const key = [...results, ...attempts].join()
    const made =
      reports.get(key) ??
      reportOnCommit(
        WORKFLOWS.map((workflow, index) => {
          const conclusion = results[index] ?? 'unfinished'
          const path = {
            ...{ workflow, workflowPath: `.github/workflows/${workflow}.yml` },
            attempt: attempts[index] ?? 1,
          }
          return conclusion === 'unfinished'
            ? { ...path, conclusion: undefined, jobs: [{ name: workflow, state: running(5) }] }
            : {
                ...path,
                conclusion,
                jobs: [{ name: workflow, state: finished(5, 65, conclusion) }],
              }
        }),
      )
    reports.set(key, made)
    return made
  }

  /** Without a comment, most events have no effect. */
  const RED: Event = { kind: 'result', workflow: 0, result: 'failure', acts: true }

  /** Mostly, the action runs as soon as a run has finished. */
  function withAct(one: Event): Event[] {
    if (!('acts' in one && one.acts)) return [one]
    const last = Number.MAX_SAFE_INTEGER
    return [one, { kind: 'begin', group: one.kind === 'group' }, { kind: 'finish', index: last }]
  }

  it(
    'keeps what a plain model says in generated histories',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...LOGINS),
          fc.boolean(),
          fc.array(event, { minLength: 25, maxLength: 25, size: 'max' }),
          async ([writer, author], isFork, events) => {
            const model = new Model(writer, author, isFork)
            for (const one of [RED, { kind: 'unrelated' } as const, ...events].flatMap(withAct)) {
              await model.runEvent(one)
              const own = model.own()
              expect(own.map(({ body }) => findSection('comment', body)?.marker.state)).toEqual(
                model.expected === undefined ? [] : [model.expected.state],
              )
              const found = model.notes.map((text) => own[0]?.body.split(text).length)
              expect(found).toEqual(model.notes.map(() => 2))
              expect(own.every(({ issue_url }) => issue_url.endsWith('/12'))).toBe(true)
            }
          },
        ),
        fuzzOptions(HISTORIES),
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})

describe('issue', () => {
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
    ...{
      kind: 'run',
      workflow: 0,
      fork: false,
      stopped: undefined,
      error: 'assertion',
      acts: true,
    },
    results: ['success', 'failure', 'success'],
  }
  const GREEN: Event = { ...RED, results: ['success', 'success', 'success'] }

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
          fc.array(event, { minLength: 25, maxLength: 25, size: 'max' }),
          async ([writer, author], events) => {
            const model = new Model(writer, author)
            for (const one of [RED, GREEN, RED, ...events].flatMap(withAct)) {
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
        fuzzOptions(HISTORIES),
      )
    },
    FUZZ_TIMEOUT_MS,
  )
})
