import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect, stripVTControlCharacters } from 'node:util'
import { closedAfterEach } from '../../testing/closed-after-each.ts'
import { apiPull } from '../../testing/fake-github/api-conversation.ts'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { apiAnnotation } from '../../testing/fake-github/run-details.ts'
import { writeJsonFile } from '../../testing/report-file.ts'
import { PULL_REQUEST } from '../../testing/run-comment.ts'
import { ON_MAIN } from '../../testing/run-issue.ts'
import { failedLog, runSubAction, runWithLogs } from '../../testing/run-with-logs.ts'
import { startCollector } from '../../testing/start-collector.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'
import { disguisesOf } from '../../testing/token-disguises.ts'

/** Without a form that shows that it is a token. */
const TOKEN = 'aB3dEf6hIj9kLmNoPq5'
const DISGUISES = Object.values(disguisesOf(TOKEN))
/** The middle of its Base64, whatever is before it. */
const ENCODED = /YUIzZEVmNmhJajlrTG1Ob1BxN|zRWY2aElqOWtMbU5vUHE1|FCM2RFZjZoSWo5a0xtTm9QcT/

const newFolder = temporaryFolders()
const closed = closedAfterEach()

/** Checks that a text, as a reader sees it, has the token nowhere. */
function expectHidden(text: string): void {
  const decoded = text.replace(/\\\\?u([\da-f]{4})|%([\da-f]{2})/gi, (_, unit, byte) =>
    String.fromCharCode(parseInt(String(unit ?? byte), 16)),
  )
  const visible = stripVTControlCharacters(decoded)
    .replace(/.\x08|\\[btr]/g, '') // eslint-disable-line no-control-regex
    .replace(/\p{C}|\p{Default_Ignorable_Code_Point}/gu, '')
  for (const shown of [text, visible]) {
    expect(shown).not.toContain(TOKEN)
    expect(shown).not.toMatch(ENCODED)
  }
}

/** A run whose names, log and annotations have the token in every form. */
const JOBS = DISGUISES.map((disguise, at) => ({
  id: 100 + at,
  name: `test as ${disguise}`,
  conclusion: 'failure',
  steps: undefined,
}))

describe('a token in 12 disguises', () => {
  it('is whole in no output of a report, nor in a comment, an issue or a span', async () => {
    const failed = { id: 99, conclusion: 'failure' }
    const own = { id: 72, name: 'report', status: 'in_progress', started_at: 70 }
    const lines = DISGUISES.map(
      (disguise, at) => `src/a.ts:${at + 3}:1: error: login as ${disguise}`,
    )
    const annotations = DISGUISES.map((message) => apiAnnotation({ message }))
    const folder = newFolder()
    const github = {
      runs: [fakeRun({ run: { conclusion: 'failure' }, jobs: [failed, ...JOBS, own] })],
    }
    const { stdout, summary, outputs, report } = await runWithLogs({
      ...{ folder, job: { token: TOKEN, checkRunId: 72 }, env: { RUNNER_DEBUG: '1' } },
      github: { ...github, annotations: { 99: annotations } },
      logs: { 99: failedLog(lines) },
      inputs: { annotate: 'true', 'html-path': 'page.html', 'log-lines': '50' },
    })
    const page = readFileSync(join(folder, 'work', 'page.html'), 'utf8')
    for (const text of [stdout, summary, JSON.stringify(outputs), JSON.stringify(report), page])
      expectHidden(text)
    expect(summary).toContain('login as \\*\\*\\*')

    // Each of these reads a report that another token made.
    const again = JSON.stringify(DISGUISES[0]).slice(1, -1)
    const raw = JSON.stringify(report).replaceAll('***', () => again)
    const path = await writeJsonFile(JSON.parse(raw) as object)
    const job = { token: TOKEN, runId: 42, runAttempt: 1 }
    const inputs = { 'report-path': path }
    const comment = await runSubAction('comment', {
      github: { ...github, pulls: [apiPull()] },
      job: { ...job, ...PULL_REQUEST },
      inputs,
    })
    const issue = await runSubAction('issue', { github, job: { ...job, ...ON_MAIN }, inputs })
    const collector = closed(await startCollector())
    // The header has the token, which the action masks first.
    await runSubAction('otlp', {
      job: { ...job, token: 'another' },
      inputs: { ...inputs, endpoint: collector.url, headers: `authorization: Bearer ${TOKEN}` },
    })
    const spans = collector.requests.flatMap((request) => request.spans)
    const posts = [comment.github.state.comments, issue.github.state.issues, spans]
    expect(posts.map(({ length }) => length > 0)).toEqual([true, true, true])
    for (const { stdout } of [comment, issue]) expectHidden(stdout)
    for (const post of posts)
      expectHidden(inspect(post, { depth: Infinity, maxStringLength: null }))
  })
})
