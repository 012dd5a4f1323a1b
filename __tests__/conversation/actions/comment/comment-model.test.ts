import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { postComment } from '../../../../src/conversation/actions/comment/comment.ts'
import { repositorySource } from '../../../../src/github/http/client.ts'
import { findSection } from '../../../../src/conversation/render/marker.ts'
import type { CommitReport } from '../../../../src/model/report/commit-report.ts'
import { commentInputs, LOGINS } from '../../../../testing/conversation-inputs.ts'
import {
  apiComment,
  type ApiPull,
  apiPull,
} from '../../../../testing/fake-github/api-conversation.ts'
import { directClients } from '../../../../testing/fake-github/direct-clients.ts'
import { fakeRun } from '../../../../testing/fake-github/fake-run.ts'
import { type FakeState, fakeState } from '../../../../testing/fake-github/state.ts'
import { reportOnCommit } from '../../../../testing/make-commit.ts'
import { FUZZ_TIMEOUT_MS, fuzzOptions, weighted } from '../../../../testing/fuzz/fuzz-options.ts'
import { finished, running } from '../../../../testing/make-run.ts'

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
    expect([outcome.kind === 'done', outcome.warning]).toEqual([this.writes.length > 0, undefined])
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
        fc.array(event, { minLength: 15, maxLength: 40, size: 'max' }),
        async ([writer, author], isFork, events) => {
          const model = new Model(writer, author, isFork)
          for (const one of [RED, ...events].flatMap(withAct)) {
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
      fuzzOptions(40),
    )
  },
  FUZZ_TIMEOUT_MS,
)
