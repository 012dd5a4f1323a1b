import { describe, expect, it } from '@jest/globals'
import { fetchLogs } from '../../../src/github/logs/fetch-log.ts'
import { renderLogBlock } from '../../../src/render/findings/log-block.ts'
import { closedAfterEach } from '../../../testing/closed-after-each.ts'
import { fakeRun } from '../../../testing/fake-github/fake-run.ts'
import { startFakeGitHub } from '../../../testing/fake-github/start-fake-github.ts'
import { startLogHost } from '../../../testing/fake-github/start-log-host.ts'
import { logClient, sourceOf } from '../../../testing/fake-client.ts'
import { logLine, logOfStep } from '../../../testing/log-text.ts'
import { jobWith, stepOf } from '../../../testing/make-steps.ts'
import { elementsOf, showMarkdown, tagsOf, textOf } from '../../../testing/shown-markdown.ts'

const closing = closedAfterEach()

/** Returns the lines shown for a failed step with this output, within an item of a list. */
async function show(output: readonly (string | Uint8Array)[]) {
  const host = closing(await startLogHost({ logs: { '/log': logOf(output) } }))
  const runs = [fakeRun({ jobs: [{ id: 1, conclusion: 'failure' }] })]
  const github = closing(await startFakeGitHub({ runs, logs: { 1: `${host.url}/log` } }))
  const step = stepOf(1, 'step 1', 20, 30, 'failure')
  const { excerpts, notes } = await fetchLogs(
    sourceOf(logClient(github.url)),
    [{ job: jobWith([step]), steps: [step] }],
    { lines: 200 },
  )
  expect(notes).toEqual([])
  const [excerpt] = excerpts.get(1) ?? []
  if (excerpt === undefined) throw new Error('no excerpt')
  const block = renderLogBlock(excerpt, 100_000)
  const page = showMarkdown(`failed\n\n${block}\n\nanother\n`)
  expect(tagsOf(page)).toEqual(['p', 'pre', 'code', 'p'])
  return elementsOf(page, 'code').map(textOf).join('').split('\n').slice(0, -1)
}

function logOf(output: readonly (string | Uint8Array)[]): Uint8Array {
  const start = logOfStep(20, 'npm test', []).map((line) => `${line}\n`)
  const lines = output.flatMap((line) => [
    Buffer.from(logLine(25, '')),
    Buffer.from(line),
    Buffer.from('\n'),
  ])
  const end = `${logLine(29, '##[error]Process completed with exit code 1.')}\n`
  return Buffer.concat([Buffer.from(start.join('')), ...lines, Buffer.from(end)])
}

const LINES: readonly (readonly [line: string | Uint8Array, shown: readonly string[]])[] = [
  ['::error::boom', ['::error::boom']],
  ['::stop-commands::x', ['::stop-commands::x']],
  ['##[group]name', ['name']],
  ['::add-mask::hunter2', []],
  ['```', ['```']],
  ['`'.repeat(50), ['`'.repeat(50)]],
  ['</details></summary>', ['</details></summary>']],
  ['<script>alert(1)</script>', ['<script>alert(1)</script>']],
  ['\u001B[1;31mred\u001B[0m \u001B[38;2;1;2;3mx\u001B[m', ['red x']],
  ['\u001B]8;;http://a.example\u001B\\text\u001B]8;;\u001B\\', ['text']],
  [Buffer.from([0x61, 0xff, 0xfe, 0x62]), ['a\uFFFD\uFFFDb']],
  [Buffer.from([0xf0, 0x9f, 0x98]), ['\uFFFD']],
  ['a\0b', ['ab']],
  ['1%\r50%\r100%', ['100%']],
  ['xy'.repeat(500_000), [`${'xy'.repeat(500)} […]`]],
  ['⋮ 5 lines above', ['⋮ 5 lines above']],
  ['@octocat #1 $x$', ['@octocat #1 $x$']],
]

describe('fetchLogs and renderLogBlock', () => {
  it('show what a program prints as plain text', async () => {
    expect(await show(LINES.map(([line]) => line))).toEqual(LINES.flatMap(([, shown]) => shown))
  })
})
