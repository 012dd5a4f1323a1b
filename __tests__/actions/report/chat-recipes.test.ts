import { expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findingsIn } from '../../../src/render/findings/findings.ts'
import { reportOutputs, withinLimit } from '../../../src/actions/report/outputs.ts'
import { makeRun, reportOn } from '../../../testing/make-run.ts'
import { endedJob, readLogs } from '../../../testing/plain-jobs.ts'
import { describeWith } from '../../../testing/requirements.ts'

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../../docs/chat.md'), 'utf8')

/** Returns the filter for jq of the first block below a heading. */
function messageOf(heading: string): string {
  const block = new RegExp(`^## ${heading}$.*?^\`\`\`ya?ml\\n(.*?)^\`\`\`$`, 'ms').exec(
    DOCUMENT,
  )?.[1]
  type Env = Readonly<Record<string, string>>
  const { env, jobs } = parse(block ?? '') as {
    readonly env?: Env
    readonly jobs?: { readonly report: { readonly env: Env } }
  }
  return (env ?? jobs?.report.env)?.['MESSAGE'] ?? ''
}

const FILES = { 'report-path': '/a.json', 'html-path': '', 'summary-path': '/a.md' }

/** Returns what jq makes of the outputs of a report whose jobs have these names and printed these lines. */
function render(heading: string, names: readonly string[], isFailed = true, branch = 'main') {
  const conclusion = isFailed ? 'failure' : 'success'
  const jobs = names.map((name) => endedJob(name, name, conclusion))
  const logs = names.map((name, at) => [`Error: ${name} ${at + 1}`])
  const explanations = readLogs(jobs, logs)
  const { outputs } = withinLimit(
    reportOutputs(findingsIn(reportOn(makeRun({ jobs, branch }), { explanations })), FILES),
  )
  const printed = execFileSync('jq', ['-n', messageOf(heading)], {
    env: {
      PATH: process.env['PATH'],
      GITHUB_SERVER_URL: 'https://github.com',
      ...{ GITHUB_REPOSITORY: 'octo-org/octo-shop', GITHUB_RUN_ID: '42' },
      ADVICE: outputs.advice,
      CAUSES: isFailed ? outputs.causes : '[]',
      ...{ CHAT: outputs.chat, HEADLINE: outputs.headline },
    },
  })
  return { message: JSON.parse(printed.toString()) as unknown, bytes: printed.length, outputs }
}

const HOSTILE = [
  `"quotes" 'and' \\ back`,
  '*bold* _it_ `code` ~no~ [a](https://evil.example) <https://evil.example|b>',
  '<!channel> <@U012AB3CD> <#C123ABC456> @here @octocat :tada:',
  'x'.repeat(3_000),
  '\u202e😀é\u0000'.repeat(750),
]
const MANY = Array.from({ length: 25 }, (_, at) => `${HOSTILE[at % HOSTILE.length]} ${at}`)
const SETS: readonly (readonly [what: string, names: readonly string[]])[] = [
  ...HOSTILE.map((name) => [name.slice(0, 20), [name]] as const),
  ['25 of them', MANY],
]

interface SlackText {
  readonly type: string
  readonly text: string
}

interface SlackMessage {
  readonly text: string
  readonly blocks: readonly (
    | { readonly type: 'section'; readonly text: SlackText & { readonly emoji: boolean } }
    | { readonly type: 'context'; readonly elements: readonly SlackText[] }
  )[]
}

const LINK = '<https://github.com/octo-org/octo-shop/actions/runs/42|Open the run>'

const PLAIN = { type: 'plain_text', emoji: false }

describeWith('jq', 'the message of docs/chat.md for Slack', () => {
  // https://docs.slack.dev/reference/block-kit/blocks and https://docs.slack.dev/changelog/2018-truncating-really-long-messages
  it.each(SETS)('keeps to the limits of its blocks: %s', (_, names) => {
    const { message, outputs } = render('Slack', names)
    const { text, blocks } = message as SlackMessage
    expect(text).toBe(outputs.chat)
    expect(text.length).toBeLessThan(4_000)
    expect(blocks.length).toBe(1 + Math.min(10, names.length) + 1)
    expect(blocks.length).toBeLessThanOrEqual(50)
    for (const block of blocks.slice(0, -1)) {
      expect(block).toEqual({
        type: 'section',
        text: { type: 'plain_text', emoji: false, text: expect.any(String) },
      })
      const shown = block.type === 'section' ? block.text.text : ''
      expect(shown.length).toBeGreaterThan(0)
      expect(shown.length).toBeLessThanOrEqual(3_000)
    }
    const elements = [expect.objectContaining(PLAIN), { type: 'mrkdwn', text: LINK }]
    expect(blocks.at(-1)).toEqual({ type: 'context', elements })
  })

  it('has a line for each cause, with its job and step', () => {
    const { message } = render('Slack', ['test', 'lint'])
    const texts = (message as SlackMessage).blocks.map((block) =>
      block.type === 'section' ? block.text.text : '',
    )
    expect(texts).toEqual([
      expect.stringContaining('CI failed'),
      'test › test\nError: test 1',
      'lint › lint\nError: lint 2',
      '',
    ])
  })

  it.each(['<!channel>', '*x*', 'topic'])('names the branch %s as text', (branch) => {
    const { message, outputs } = render('Slack', ['test'], true, branch)
    const [context] = (message as SlackMessage).blocks.slice(-1)
    const [origin] = context?.type === 'context' ? context.elements : []
    const [, shown, , advice] = outputs.chat.split(' · ')
    expect(origin).toEqual({ ...PLAIN, text: `octo-org/octo-shop · ${shown} · ${advice}` })
    expect(origin?.text).not.toMatch(/[<*]/)
  })

  it('is one line if the run passed', () => {
    const { message } = render('Slack', ['test'], false)
    expect((message as SlackMessage).blocks).toHaveLength(2)
  })
})

interface Card {
  readonly attachments: readonly [
    { readonly content: { readonly body: readonly { readonly text: string }[] } },
  ]
}

describeWith('jq', 'the message of docs/chat.md for Teams', () => {
  // https://learn.microsoft.com/en-us/microsoftteams/platform/bots/how-to/format-your-bot-messages
  it.each(SETS)('keeps to the size of a message, without Markdown: %s', (_, names) => {
    const { message, bytes } = render('Teams', names)
    const { body } = (message as Card).attachments[0].content
    expect(bytes).toBeLessThanOrEqual(28_000)
    expect(body).toHaveLength(1 + Math.min(10, names.length))
    for (const { text } of body) {
      expect(text).not.toBe('')
      expect(text).not.toMatch(/[*`[\]<>|~@]/)
    }
  })

  it('says what failed where, or that it passed', () => {
    const texts = (isFailed: boolean) =>
      (render('Teams', ['test'], isFailed).message as Card).attachments[0].content.body.map(
        ({ text }) => text,
      )
    expect(texts(true)).toEqual([
      expect.stringMatching(/^octo-org\/octo-shop · /),
      'test › test: Error: test 1',
    ])
    expect(texts(false)).toEqual([expect.stringContaining('CI has succeeded')])
  })
})
