import { createEmulator } from 'emulate'
import { createSign } from 'node:crypto'
import { join } from 'node:path'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { openServer } from '../../testing/fake-github/server.ts'
import { type FakeGitHub, startFakeGitHub } from '../../testing/fake-github/start-fake-github.ts'
import { text } from 'node:stream/consumers'
import { finished, makeRun, makeStep, reportOn } from '../../testing/make-run.ts'
import { writeReportFile } from '../../testing/report-file.ts'
import { runAction } from '../../testing/run-action.ts'
import type { JobContext } from '../../testing/runner/environment.ts'

const REPO = '/repos/octo-org/octo-shop'
const ROOT = join(import.meta.dirname, '../..')
const OWNER = 'token-of-the-owner'
const READER = 'token-of-a-reader'

type Report = (what: string, faults: readonly string[]) => void

interface PullRequest {
  readonly number: number
  readonly head: { readonly sha: string }
}

interface Post {
  readonly id: number
  readonly title: string
  readonly number: number
  readonly body: string
  readonly state: string
  readonly user: { readonly login: string }
  readonly labels?: readonly { readonly name: string }[]
}

/**
 * Runs `comment` and `issue` against `emulate`, which keeps issues, comments and labels as GitHub does,
 * independently of this project.
 */
export async function checkConversations(report: Report): Promise<void> {
  const emulated = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: {
        [OWNER]: { login: 'octo-org', scopes: ['repo'] },
        [READER]: { login: 'mona', scopes: ['repo'] },
      },
      github: {
        users: [{ login: 'octo-org' }, { login: 'mona' }],
        repos: [{ owner: 'octo-org', name: 'octo-shop', auto_init: true }],
        apps: [
          {
            ...{ app_id: 15_368, slug: 'github-actions', name: 'GitHub Actions' },
            permissions: { issues: 'write', pull_requests: 'write', contents: 'read' },
            installations: [
              { installation_id: 1, account: 'octo-org', repository_selection: 'all' },
            ],
          },
        ],
      },
    },
  })
  const github = await startFakeGitHub()
  const lacking = new Set<string>()
  const router = await openServer((incoming, outgoing) => {
    void (async () => {
      const { method = '', url = '', headers } = incoming
      // `emulate` has no attempts of runs and no GraphQL; runs start only in its own dispatches.
      const isLacking = /\/actions\/|\/graphql/.test(url)
      if (isLacking) lacking.add(`${method} ${url.split('?')[0]?.replaceAll(/\d+/g, '#')}`)
      const response = await fetch((isLacking ? github : emulated).url + url, {
        method,
        headers: { authorization: headers.authorization ?? '', 'content-type': 'application/json' },
        ...(method !== 'GET' && { body: await text(incoming) }),
      })
      outgoing.writeHead(response.status, { 'content-type': 'application/json' })
      outgoing.end(await response.text())
    })()
  })
  const send: Send = async <Body>(method: string, path: string, body?: object, token = OWNER) => {
    const response = await fetch(emulated.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    })
    const received = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${received}`)
    return (received === '' ? {} : JSON.parse(received)) as Body
  }
  try {
    const key = emulated.generatedSecrets[0]?.value ?? ''
    const jwt = signJwt({ iss: '15368', iat: now() - 60, exp: now() + 300 }, key)
    const access = '/app/installations/1/access_tokens'
    const { token } = await send<{ token: string }>('POST', access, {}, jwt)
    const { object } = await send<{ object: { sha: string } }>('GET', `${REPO}/git/ref/heads/main`)
    await send('POST', `${REPO}/git/refs`, { ref: 'refs/heads/topic', sha: object.sha })
    const content = Buffer.from('x').toString('base64')
    await send('PUT', `${REPO}/contents/a`, { message: 'a', content, branch: 'topic' })
    const change = { title: 'A', head: 'topic', base: 'main' }
    const pull = await send<PullRequest>('POST', `${REPO}/pulls`, change)
    const emulation = { send, report, runSubAction: subActionRunner(router.url, token, report) }
    await checkComment(emulation, pull)
    await checkIssue(emulation, github)
    report(`emulate lacks, and the fake has: ${[...lacking].sort().join(', ')}`, [])
  } finally {
    await Promise.all([emulated.close(), github.close(), router.close()])
  }
}

type Send = <Body>(method: string, path: string, body?: object, token?: string) => Promise<Body>

interface Emulation {
  readonly send: Send
  readonly report: Report
  readonly runSubAction: ReturnType<typeof subActionRunner>
}

async function checkComment(
  { send, report, runSubAction }: Emulation,
  pull: PullRequest,
): Promise<void> {
  const comments = `${REPO}/issues/${pull.number}/comments`
  const event = { pull_request: { number: pull.number, head: { sha: pull.head.sha } } }
  const act = async (
    what: string,
    conclusion: 'failure' | 'success',
    id: number,
    reason: string,
  ) => {
    const run = { ...runOf(id, conclusion), event: 'pull_request', commit: pull.head.sha }
    const job = { eventName: 'pull_request', event, runId: id, sha: pull.head.sha }
    await runSubAction('comment', { what, reason, job, run })
    const all = [1, 2].map((page) => send<Post[]>('GET', `${comments}?per_page=100&page=${page}`))
    const posts = (await Promise.all(all)).flat()
    const own = posts.filter(({ user }) => user.login === BOT)
    report(`comment: ${what}: one comment`, own.length === 1 ? [] : [`${own.length}`])
    return { own: own[0] ?? NO_POST, posts }
  }
  // More than a page of comments before it.
  for (let count = 0; count < 105; count++) await send('POST', comments, { body: `${count}` })
  const first = await act('first', 'failure', 42, 'Commented on pull request')
  const copy = await send<Post>('POST', comments, { body: first.own.body }, READER)
  const again = await act('again, behind 105 others', 'failure', 43, 'Updated the comment')
  const isSame = again.own.id === first.own.id && again.own.body !== first.own.body
  report('comment: keeps one comment', isSame ? [] : ['another one'])
  await send('PATCH', `${REPO}/issues/comments/${first.own.id}`, {
    body: `${again.own.body}\n\nThanks, I am on it.`,
  })
  await act('edited by a person', 'failure', 44, 'Updated the comment')
  const green = await act('green again', 'success', 45, 'Updated the comment')
  const isOneLine = /^<!--.*\n✅.*\n<!--.*-->\s+Thanks, I am on it\.$/.test(green.own.body)
  report('comment: turns to one line above that of a person', isOneLine ? [] : [green.own.body])
  const other = green.posts.find(({ id }) => id === copy.id)?.body
  report('comment: leaves a copy by another person', other === first.own.body ? [] : [`${other}`])
}

/** @param github has the runs */
async function checkIssue(
  { send, report, runSubAction }: Emulation,
  github: FakeGitHub,
): Promise<void> {
  const issues = `${REPO}/issues`
  const results: ('success' | 'failure')[] = ['success']
  const act = async (what: string, result: 'failure' | 'success', reason: string) => {
    results.push(result)
    github.state.runs = results.map((conclusion, index) => {
      const run = { id: 40 + index, run_number: 800 + index, run_started_at: index * 60 }
      return fakeRun({
        run: { ...run, conclusion },
        jobs: [{ id: 1_000 + index, name: 'build', conclusion }],
      })
    })
    const id = 39 + results.length
    const run = { ...runOf(id, result), branch: 'main', number: 760 + id }
    const event = { repository: { full_name: 'octo-org/octo-shop', default_branch: 'main' } }
    const job = { eventName: 'workflow_run', event }
    const inputs = { labels: 'ci, red main' }
    const outputs = await runSubAction('issue', { what, reason, job, run, inputs })
    const posts = await send<Post[]>('GET', `${issues}?state=all&per_page=100`)
    return posts.find(({ number }) => number === Number(outputs.issue)) ?? NO_POST
  }
  const first = await act('first', 'failure', 'Opened issue')
  const names = (first.labels ?? []).map(({ name }) => name)
  const labels = names.sort().join()
  report('issue: adds labels that did not exist', labels === 'ci,red main' ? [] : [labels])
  await send('POST', issues, { title: first.title, body: first.body }, READER)
  await send('PATCH', `${issues}/${first.number}`, { body: `By a person\n\n${first.body}` })
  const again = await act('again, with a copy by another person', 'failure', 'Updated issue')
  report('issue: keeps its number', again.number === first.number ? [] : [`${again.number}`])
  const isKept = again.body.includes('\nBy a person\n')
  report('issue: keeps the text of a person', isKept ? [] : [again.body])
  const green = await act('green again', 'success', 'Closed issue')
  report('issue: closes it', green.state === 'closed' ? [] : [green.state])
  const second = await act('red again', 'failure', 'Opened issue')
  await send('PATCH', `${issues}/${second.number}`, { state: 'closed' })
  const closed = `Issue #${second.number} about these failures was closed`
  await act('closed by a person', 'failure', closed)
}

interface SubAction {
  readonly what: string
  /** The beginning of the expected reason. */
  readonly reason: string
  readonly job: Partial<JobContext>
  readonly run: Parameters<typeof makeRun>[0]
  readonly inputs?: Readonly<Record<string, string>>
}

function subActionRunner(apiUrl: string, token: string, report: Report) {
  return async (name: string, { what, reason, job, run, inputs }: SubAction) => {
    const { outputs, annotations, exitCode, stdout } = await runAction({
      entry: join(ROOT, `dist/${name}/index.js`),
      manifest: join(ROOT, name, 'action.yml'),
      job: { ...job, apiUrl, token },
      inputs: { ...inputs, 'report-path': await writeReportFile(reportOn(makeRun(run))) },
    })
    if (annotations.some(({ level }) => level !== 'notice') || exitCode !== 0) console.log(stdout)
    const isExpected = outputs['reason']?.startsWith(reason) === true
    report(`${name}: ${what}: ${reason}`, isExpected ? [] : [`${outputs['reason']}`])
    return outputs
  }
}

function runOf(id: number, conclusion: 'failure' | 'success') {
  const steps = [makeStep({ number: 3, name: 'Run make', state: finished(10, 30, conclusion) })]
  return { id, conclusion, jobs: [{ name: 'build', state: finished(5, 65, conclusion), steps }] }
}

const BOT = 'github-actions[bot]'
const NO_POST: Post = { id: 0, number: 0, title: '', body: '', state: '', user: { login: '' } }

function now(): number {
  return Math.floor(Date.now() / 1000)
}

function signJwt(claims: object, key: string): string {
  const parts = [{ alg: 'RS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  const signed = parts.join('.')
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`
}
