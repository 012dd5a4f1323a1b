import { describe, expect, it } from '@jest/globals'
import { postComment } from '../../../src/actions/comment/comment.ts'
import type { CommentInputs } from '../../../src/actions/comment/inputs.ts'
import { commentInputs } from '../../../testing/conversation-inputs.ts'
import { apiPull } from '../../../testing/fake-github/api-conversation.ts'
import { directClients } from '../../../testing/fake-github/direct-clients.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { fakeState } from '../../../testing/fake-github/state.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import { at, finished, running } from '../../../testing/make-run.ts'

type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped' | 'unfinished'

interface RunOf {
  /** By its file; the name is the same without `-2`. */
  readonly workflow: string
  readonly conclusion: Conclusion
  /** @default that of the step */
  readonly commit?: string
  /** Of a run that was started again. */
  readonly id?: number
  readonly event?: string
  /** Whether GitHub lists it only after the report was made. */
  readonly late?: boolean
  readonly headRepository?: object | null
}

interface Step {
  readonly head: string
  readonly runs: readonly RunOf[]
  readonly when?: CommentInputs['when']
  readonly deleted?: readonly string[]
  readonly restored?: readonly string[]
  readonly body?: (body: string) => string
}

type KnownRuns = readonly (readonly [number, RunOf & { readonly sha: string }])[]

const run = (workflow: string, conclusion: Conclusion, more: Partial<RunOf> = {}): RunOf => ({
  ...{ workflow, conclusion },
  ...more,
})
const WORKFLOWS = ['CI', 'CI-2', 'Lint', 'Lint-2', 'Docs']
const SHA = (name: string) => name.repeat(40)
const pathOf = (workflow: string) => `.github/workflows/${workflow}.yml`

/** Lets the action write the comment after each step; returns its last line about workflows, and requests. */
async function afterSteps(steps: readonly Step[]) {
  const state = fakeState({ editors: new Map() })
  const requests: string[] = []
  const sent = ({ route }: { readonly route: string }) => requests.push(route)
  const clients = directClients(state, { sent })
  const all = new Map<number, RunOf & { readonly sha: string }>()
  for (const [
    index,
    { head, runs, when = 'failure', deleted = [], restored = [], body },
  ] of steps.entries()) {
    for (const one of runs) {
      const id = one.id ?? 101 + all.size
      all.set(id, { ...one, id, sha: SHA(one.commit ?? head) })
      state.files.set(pathOf(one.workflow), 'on: push')
    }
    for (const workflow of restored) state.files.set(pathOf(workflow), 'on: push')
    for (const workflow of deleted) state.files.delete(pathOf(workflow))
    for (const comment of state.comments) comment.body = body?.(comment.body) ?? comment.body
    const sha = SHA(head)
    state.pulls = [apiPull({ sha })]
    state.runs = [...all].map(([id, one]) => fakeRun({ run: fieldsOf(id, one), jobs: [] }))
    const ofHead = [...all].filter(([, one]) => one.sha === sha)
    const report = {
      ...reportOnCommit(
        ofHead.filter(([, { late }]) => late !== true).map(([id, one]) => reportedOf(id, one)),
        { commit: sha },
      ),
      madeAt: at(index),
    }
    const makeReport = () => Promise.resolve(report)
    requests.length = 0
    const tools = { ...clients, makeReport, now: () => at(index) }
    await postComment(inputsOf(sha, when, ofHead), tools, new AbortController().signal)
  }
  const [{ body } = { body: '' }] = state.comments
  return { body, line: /^⚠️ Not run.*$/m.exec(body)?.[0], requests }
}

function fieldsOf(
  id: number,
  { workflow, conclusion, sha, event, headRepository }: RunOf & { sha: string },
) {
  return {
    ...{ id, run_number: id, head_sha: sha, head_branch: 'topic', event: event ?? 'pull_request' },
    ...{ name: workflow.replace('-2', ''), path: pathOf(workflow) },
    workflow_id: 1 + WORKFLOWS.indexOf(workflow),
    conclusion: conclusion === 'unfinished' ? null : conclusion,
    ...(headRepository !== undefined && { head_repository: headRepository }),
  } as object
}

function reportedOf(id: number, { workflow, conclusion, sha }: RunOf & { sha: string }) {
  const isFinished = conclusion !== 'unfinished'
  const state = isFinished ? finished(5, 65, conclusion) : running(5)
  return {
    ...{ id, attempt: 1, commit: sha, conclusion: isFinished ? conclusion : undefined },
    ...{ workflow: workflow.replace('-2', ''), workflowPath: pathOf(workflow) },
    jobs: [{ id: id * 10, name: 'test', state }],
  }
}

function inputsOf(sha: string, when: CommentInputs['when'], ofHead: KnownRuns): CommentInputs {
  const [id, one] = ofHead.at(-1) ?? [0, { ...run('CI', 'success'), sha }]
  const triggering = { ...fakeRun({ run: fieldsOf(id, one) }).run, pull_requests: [] }
  return commentInputs(triggering, { commit: sha, when })
}

const step = (head: string, ...runs: readonly RunOf[]): Step => ({ head, runs })
const CI_PASSED = run('CI', 'success')
const CI_FAILED = run('CI', 'failure')
const LINT_FAILED = step('a', CI_PASSED, run('Lint', 'failure'))
const BOTH_FAILED = step('a', CI_FAILED, run('Lint', 'failure'))
const COMMIT = 'https://github.com/octo-org/octo-shop/commit'
const named = (commit: string, workflow = 'Lint') =>
  `⚠️ Not run at this commit: ${workflow} (failed at [<code>${commit.repeat(7)}</code>](${COMMIT}/${SHA(commit)}))`

describe('findNotRun', () => {
  it.each<[string, Step[], string | undefined]>([
    ['runs at no later commit', [LINT_FAILED, step('b', CI_PASSED)], named('a')],
    [
      'runs at none of two later commits',
      [LINT_FAILED, step('b', CI_PASSED), step('c', CI_PASSED)],
      named('a'),
    ],
    ['does not run while another fails', [BOTH_FAILED, step('b', CI_FAILED)], named('a')],
    [
      'does not run after another failed at two commits',
      [BOTH_FAILED, step('b', CI_FAILED), step('c', CI_PASSED)],
      named('a'),
    ],
    [
      'is skipped as a whole',
      [LINT_FAILED, step('b', CI_PASSED, run('Lint', 'skipped'))],
      named('a'),
    ],
    [
      'has the name of another, which passes',
      [step('a', CI_PASSED, run('CI-2', 'failure')), step('b', CI_PASSED)],
      named('a', 'CI'),
    ],
    [
      'was cancelled at a commit between them',
      [LINT_FAILED, step('c', CI_PASSED, run('Lint', 'cancelled', { commit: 'b' }))],
      named('a'),
    ],
  ])('names a workflow that failed and %s', async (_, steps, line) => {
    expect((await afterSteps(steps)).line).toBe(line)
  })

  const OLD = { id: 102, commit: 'a' }
  const FORK = { commit: 'f', headRepository: { full_name: 'mona/octo-shop' } }
  const BREAK = (body: string) => body.replace(/ workflows=\S+/, ' workflows=<x>')

  it.each<[string, readonly Step[], Step?]>([
    ['passes at the new commit', [step('b', CI_PASSED, run('Lint', 'success'))]],
    [
      'has passed when the old commit was re-run',
      [step('b', run('Lint', 'success', OLD), CI_PASSED)],
    ],
    ['is being re-run at the old commit', [step('b', run('Lint', 'unfinished', OLD), CI_PASSED)]],
    [
      'runs at a commit that was never reported',
      [step('c', run('Lint', 'unfinished', { commit: 'b' }), CI_PASSED)],
    ],
    [
      'failed at the new commit, too, and is listed late',
      [step('b', run('Lint', 'failure', { late: true }), CI_FAILED)],
    ],
    [
      'passed at a commit that was never reported',
      [step('c', run('Lint', 'success', { commit: 'b' }), CI_PASSED)],
    ],
    ['was deleted', [{ ...step('b', CI_PASSED), deleted: ['Lint'] }]],
    ['was renamed', [{ ...step('b', CI_PASSED, run('Lint-2', 'success')), deleted: ['Lint'] }]],
    ['failed at the commit that was pushed again', [step('b', CI_PASSED), step('a')]],
    [
      'failed for a commit that GitHub does not know',
      [step('b', CI_PASSED)],
      step('a', CI_FAILED, run('Lint', 'failure', { event: 'pull_request_target' })),
    ],
    [
      'failed only in a fork with a branch of the same name',
      [step('b', run('Lint', 'success', OLD), run('Lint', 'failure', FORK), CI_PASSED)],
    ],
    ['may still run', [step('b', CI_FAILED, run('Docs', 'unfinished'))]],
    ['is only in a hidden line that someone broke', [{ ...step('b', CI_PASSED), body: BREAK }]],
  ])('names no workflow that %s', async (_, steps, first = LINT_FAILED) => {
    const { body, line } = await afterSteps([first, ...steps])
    expect(body).toContain('<!-- run-report:comment ')
    expect(line).toBeUndefined()
  })

  it('names a workflow again when its deleted file is back', async () => {
    const deleted = { ...step('b', CI_PASSED), deleted: ['Lint'] }
    expect((await afterSteps([LINT_FAILED, deleted, step('c', CI_PASSED)])).line).toBeUndefined()
    const back = { ...step('c', CI_PASSED), restored: ['Lint'] }
    expect((await afterSteps([LINT_FAILED, deleted, back])).line).toBe(named('a'))
  })

  it('names none that only a hidden line has', async () => {
    const forged = (body: string) => body.replace(' causes=', ' pending=0123abcd,89abcdef causes=')
    const { line, body } = await afterSteps([
      LINT_FAILED,
      { ...step('b', CI_PASSED), body: forged },
    ])
    expect(line).toBe(named('a'))
    expect(body).not.toContain(SHA('0'))
  })

  it('writes again with `changed` when the named workflow has passed', async () => {
    const changed = (one: Step): Step => ({ ...one, when: 'changed' })
    const steps = [LINT_FAILED, step('b', CI_PASSED)].map(changed)
    expect((await afterSteps(steps)).line).toBe(named('a'))
    const passed = step('c', CI_PASSED, run('Lint', 'success'))
    expect((await afterSteps([...steps, changed(passed)])).line).toBeUndefined()
  })

  it('requests earlier runs only if a workflow that failed did not run', async () => {
    const lists = async (steps: Step[]) =>
      (await afterSteps(steps)).requests.filter((route) => /actions\/runs$|contents/.test(route))
    const runs = expect.stringMatching(/actions\/runs$/) as unknown
    expect(await lists([LINT_FAILED, { ...LINT_FAILED, head: 'b' }])).toEqual([runs])
    expect(await lists([LINT_FAILED, step('b', CI_PASSED)])).toEqual([
      runs,
      expect.stringContaining('contents'),
      runs,
    ])
  })
})
