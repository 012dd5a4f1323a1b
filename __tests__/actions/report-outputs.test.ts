import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { execFileSync } from 'node:child_process'
import {
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { truthy } from '@actions/expressions/result'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { NO_OUTPUTS, reportOutputs, withinLimit } from '../../src/actions/report/outputs.ts'
import { MAX_OUTPUT_UNITS } from '../../src/actions/command-files.ts'
import type { Verdict } from '../../src/model/report/cause.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { State } from '../../src/model/run.ts'
import { PLAIN } from '../../src/render/text/inline.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { writeReport } from '../../src/actions/report/write-report.ts'
import { NO_LOSSES } from '../../src/model/report/losses.ts'
import {
  finished,
  makeRun,
  NO_RUNNER,
  reportOn,
  reportOnJobs,
  RUN_URL,
  running,
  runWithoutJobs,
  skipped,
} from '../../testing/make-run.ts'
import {
  endedJob,
  failedJob,
  failuresIn,
  jobIn,
  jobNamesOf,
  readLogs,
  stepIn,
} from '../../testing/plain-jobs.ts'
import { describeWith } from '../../testing/requirements.ts'
import { failedRun } from '../../testing/examples/failures.ts'
import {
  asRun,
  causesOf,
  failureListing,
  makeVerdict,
  withCauses,
  withVerdicts,
} from '../../testing/failure-report.ts'
import { sayVerdicts } from '../../testing/say/say-causes.ts'
import { PAGE_TEMPLATE } from '../../testing/harmless.ts'
import { expectValidReport } from '../../testing/report-schema.ts'
import { readCommandFile } from '../../testing/runner/command-file.ts'

describe('chat-recipes', () => {
  const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/chat.md'), 'utf8')

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

  /** Returns the outputs of a report whose jobs have these names and printed these lines. */
  function outputsOf(names: readonly string[], isFailed = true, branch = 'main') {
    const conclusion = isFailed ? 'failure' : 'success'
    const jobs = names.map((name) => endedJob(name, name, conclusion))
    const logs = names.map((name, at) => [`Error: ${name} ${at + 1}`])
    const explanations = readLogs(jobs, logs)
    const report = reportOn(makeRun({ jobs, branch }), { explanations })
    return withinLimit(reportOutputs(findingsIn(report), FILES)).outputs
  }

  /** Returns what jq makes of them. */
  function render(names: readonly string[], isFailed = true, branch = 'main') {
    const outputs = outputsOf(names, isFailed, branch)
    const printed = execFileSync('jq', ['-n', messageOf('Slack')], {
      env: {
        PATH: process.env['PATH'],
        GITHUB_SERVER_URL: 'https://github.com',
        ...{ GITHUB_REPOSITORY: 'octo-org/octo-shop', GITHUB_RUN_ID: '42' },
        ADVICE: outputs.advice,
        CAUSES: isFailed ? outputs.causes : '[]',
        ...{ CHAT: outputs.chat, HEADLINE: outputs.headline },
      },
    })
    return { message: JSON.parse(printed.toString()) as unknown, outputs }
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
      const { message, outputs } = render(names)
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
      const { message } = render(['test', 'lint'])
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
      const { message, outputs } = render(['test'], true, branch)
      const [context] = (message as SlackMessage).blocks.slice(-1)
      const [origin] = context?.type === 'context' ? context.elements : []
      const [, shown, , advice] = outputs.chat.split(' · ')
      expect(origin).toEqual({ ...PLAIN, text: `octo-org/octo-shop · ${shown} · ${advice}` })
      expect(origin?.text).not.toMatch(/[<*]/)
    })

    it('is one line if the run passed', () => {
      const { message } = render(['test'], false)
      expect((message as SlackMessage).blocks).toHaveLength(2)
    })
  })

  it.each(SETS)('has causes whose texts have no Markdown: %s', (_, names) => {
    const causes = JSON.parse(outputsOf(names).causes) as readonly Record<string, string>[]
    expect(causes.length).toBeGreaterThanOrEqual(Math.min(10, names.length))
    for (const text of causes.flatMap((one) => [one['where'], one['text']])) {
      expect(text).toMatch(/./)
      expect(text).not.toMatch(/[*`[\]<>|~@]/)
    }
  })
})

const NO_FILES = { 'report-path': '', 'html-path': '', 'summary-path': '' }

type ReportOutputs = ReturnType<typeof reportOutputs>

function outputs(report: Report): ReportOutputs {
  return reportOutputs(findingsIn(report), NO_FILES)
}

describe('NO_OUTPUTS', () => {
  it('has an empty list for each output that is a list', () => {
    const lists = Object.entries(outputs(reportOnJobs([{}]))).filter(
      ([, value]) => value[0] === '[',
    )
    for (const [name] of lists) expect(NO_OUTPUTS).toHaveProperty(name, '[]')
    expect(lists).not.toHaveLength(0)
  })
})

describe('reportOutputs', () => {
  it('compares nothing, and knows no number, if the jobs are unknown', () => {
    const report = reportOn(runWithoutJobs({ startedAt: undefined, workflow: undefined }))
    const { badge, ...written } = outputs(report)
    const known = Object.entries(written).filter(([, value]) => value !== '')
    const headline = 'Run 42 could not be read: the jobs could not be listed'
    const none = Object.entries(NO_OUTPUTS).filter(([, value]) => value !== '')
    const chat = `octo-org/octo-shop · main · ${headline} · ${RUN_URL}`
    expect(Object.fromEntries(known)).toEqual({ ...Object.fromEntries(none), headline, chat })
    expect(JSON.parse(badge)).toMatchObject({ label: 'Run 42', color: 'lightgrey' })
  })

  const [NEW, KNOWN, LOST] = [
    makeVerdict('new'),
    makeVerdict('known'),
    makeVerdict('infrastructure'),
  ]
  const [UNREAD, EXPIRED] = [makeVerdict('unknown'), makeVerdict('unknown', 'no-log')]

  it.each<[readonly Verdict[], string, string, string, string]>([
    [[], '[]', '[]', 'true', ''],
    [[NEW, KNOWN], '["job 1"]', '["job 2"]', 'true', 'fix'],
    [[NEW, NEW, UNREAD], '["job 1","job 2"]', '[]', 'true', 'fix'],
    [[EXPIRED], '[]', '[]', 'true', 'look'],
    [[LOST], '[]', '[]', 'true', 'rerun'],
    [[UNREAD], '[]', '[]', 'false', 'look'],
    [[makeVerdict('unknown', 'no-base')], '[]', '[]', 'false', 'look'],
    [[LOST, UNREAD], '[]', '[]', 'false', 'look'],
    [[KNOWN], '[]', '["job 1"]', 'true', 'wait'],
  ])(
    'names the new and the known failures of causes with verdicts %j: %j, %j, compared %s, advice %j',
    (...row) => {
      const [verdicts, expectedNew, expectedKnown, compared, advice] = row
      const jobs = verdicts.map((_, index) => failedJob(`job ${index + 1}`, 'abc'[index]))
      const report = withVerdicts(reportOnJobs(jobs), ...verdicts)
      expect(outputs(report)).toMatchObject({
        'failures-new': expectedNew,
        'failures-known': expectedKnown,
        'failures-compared': compared,
        advice,
      })
    },
  )

  it('returns the worst conclusion of each name, and null for an unfinished job', () => {
    const jobs = [
      ['a', 'success'],
      ['__proto__', 'cancelled'],
      ['A', 'failure'],
    ] as const
    const finishedJobs = jobs.map(([name, how]) => jobIn(finished(5, 6, how), name))
    const { results } = outputs(reportOnJobs([...finishedJobs, jobIn(running(5), 'b')]))
    expect(results).toBe('{"A":"failure","__proto__":"cancelled","b":null}')
  })

  it.each<[string, readonly State[], color: string, advice: string]>([
    ['passed', [finished(5, 65), skipped()], 'brightgreen', 'none'],
    ['has passed so far', [finished(5, 65), running(5)], 'brightgreen', 'none'],
    ['failed', [finished(5, 65, 'failure'), skipped()], 'red', 'look'],
    ['was cancelled', [finished(5, 65, 'cancelled')], 'lightgrey', ''],
    ['skipped all jobs', [skipped(), skipped()], 'lightgrey', 'none'],
  ])('has a badge and advice on a run that %s: %j => %s, %j', (_, states, color, advice) => {
    const written = outputs(reportOnJobs(states.map((state) => jobIn(state))))
    expect(JSON.parse(written.badge)).toMatchObject({ color })
    expect(written.advice).toBe(advice)
  })

  it('names a branch of a fork with the fork', () => {
    const report = asRun(reportOnJobs([{}]), { fork: 'mona/octo-shop' })
    expect(outputs(report).chat).toContain('octo-org/octo-shop · mona/octo-shop:main · ')
    expect(findingsIn(report).overview(PLAIN).origin).toContain('mona/octo-shop:main')
  })

  it('says in a chat where each cause failed, and why', () => {
    const jobs = ['adds', 'pays'].map((name) => failedJob(name, `Run make ${name}`))
    const report = failedRun(jobs, { 1: ['##[error]no cart of @team'], 2: ['##[error]no fee'] })
    const { chat, causes } = outputs(report)
    expect(chat).toContain(
      'adds › Run make adds: Error: no cart of ＠team / pays › Run make pays: Error: no fee',
    )
    expect(JSON.parse(causes)).toMatchObject([
      { where: 'adds › Run make adds', text: 'Error: no cart of ＠team' },
      { where: 'pays › Run make pays', text: 'Error: no fee' },
    ])
  })

  it('keeps the badge and the message short and harmless for any names', () => {
    const name = `<!channel> [x](https://evil.example)\n${'é😀'.repeat(4_000)}`
    const failed = reportOnJobs([jobIn(finished(5, 65, 'failure'), name)])
    const report = asRun(failed, { workflow: name, branch: name })
    const { badge, chat } = outputs(report)
    const { label, message, ...rest } = JSON.parse(badge) as Record<string, string>
    expect(rest).toEqual({ schemaVersion: 1, color: 'red' })
    expect(Array.from(`${label}${message}`).length).toBeLessThanOrEqual(120)
    expect(Array.from(chat).length).toBeLessThan(2_000)
    expect(chat.replace(RUN_URL, '')).not.toMatch(/[<>[\]\n]|:\/\//)
    expect(chat.endsWith(` · ${RUN_URL}`)).toBe(true)
  })

  it('names what failed in a cause once, each in one line', () => {
    const titles = ['total › a\nb', 'total › c', 'total › c']
    const entries = titles.map((title) => ({ title, detail: undefined, position: undefined }))
    const written = outputs(withCauses(causesOf([failureListing(entries)]))).causes
    expect(JSON.parse(written)).toMatchObject([{ names: ['total › a b', 'total › c'] }])
  })

  it('limits the causes and their texts for any names', () => {
    const long = 'é😀'.repeat(500)
    const jobs = Array.from({ length: 400 }, (_, index) =>
      failedJob(`${index} ${long}`, `${'x'.repeat(index + 1)} ${long}`),
    )
    const causes = readCauses(outputs(reportOnJobs(jobs)))
    expect(causes).toHaveLength(20)
    for (const { text } of causes) {
      expect(Array.from(text)).toHaveLength(300)
      expect(text.isWellFormed()).toBe(true)
    }
  })

  const MANY = Array.from({ length: 12 }, (_, index) => `test ${index}`)

  it.each<[readonly string[], string | undefined, string]>([
    [[], undefined, 'build failed at Run make after 1m'],
    [[], 'Error: no cart', 'Error: no cart'],
    [['cart › adds'], undefined, 'cart › adds'],
    [['cart › adds'], 'expected 3', 'expected 3; also cart › adds'],
    [['a', 'b'], 'expected 3', 'expected 3; also a, b'],
    [['cart › adds'], 'cart › adds: expected 3', 'cart › adds: expected 3'],
    [['adds', 'removes'], 'adds: expected 3', 'adds: expected 3; also removes'],
    [MANY, 'expected 3', 'expected 3; also test 0, test 1, test 2 and 9 more'],
    [['"a", b', "c's"], 'x', 'x; also "a", b, c\'s'],
    [['a\r\nb'], 'line\u2028break', 'line break; also a b'],
    [
      ['@team', 'pkg::mod'],
      '::error::stop <@U1>',
      ': ：error::stop ＜＠U1＞; also ＠team, pkg::mod',
    ],
    [['cart'], 'no cartwheel', 'no cartwheel; also cart'],
    [['cart'], 'cart: no cartwheel', 'cart: no cartwheel'],
    [['x'.repeat(100)], 'y', `y; also ${'x'.repeat(59)}…`],
    [['a'], '😀'.repeat(10_000), `${'😀'.repeat(199)}…; also a`],
    [[], '😀'.repeat(10_000), `${'😀'.repeat(299)}…`],
  ])('writes the names %j and the message %j as the text %j', (names, message, text) => {
    const entries = names.map((title) => ({ title, detail: undefined, position: undefined }))
    const causes = causesOf([failureListing(entries)]).map((cause) => ({
      ...cause,
      message,
      isMessageCertain: true,
    }))
    const [written] = readCauses(outputs(withCauses(causes)))
    expect(written?.text).toBe(text)
  })

  it('has compared nothing if GitHub only names nobody who cancelled a job without a runner', () => {
    const job = { ...jobIn(finished(900, 900, 'cancelled')), runner: NO_RUNNER }
    const explanations = { excerpts: new Map(), annotations: new Map([[1, []]]) }
    const report = reportOnJobs([job], { explanations })
    expect(sayVerdicts(encodeReport(report))).toBe('job 1: unknown, not-read')
    expect(outputs(report)).toMatchObject({ 'failures-new': '[]', 'failures-compared': 'false' })
  })

  it('names no new failures if only needs shows one', () => {
    const own = { jobId: 1, needs: [{ key: 'build', result: 'failure' }] }
    const report = reportOnJobs([jobIn(running(70))], { own })
    expect(outputs(report)).toMatchObject({
      'failed-jobs': '["build"]',
      'failures-compared': 'false',
    })
  })

  it('returns the outputs of NO_OUTPUTS, in order', () => {
    expect(Object.keys(outputs(reportOnJobs([])))).toEqual(Object.keys(NO_OUTPUTS))
  })
})

function readCauses({ causes }: ReportOutputs): readonly { readonly text: string }[] {
  return JSON.parse(causes) as { text: string }[]
}

describe('withinLimit', () => {
  const TOO_LONG = 'Too long: an output has at most 32,000 characters. See the file at report-path.'
  const REPORT = reportOnJobs([])
  const PASSED = outputs(REPORT)
  /** A list of names that is so long as JSON. */
  const listOf = (units: number) => {
    const names = Array<string>(31).fill('n'.repeat(997))
    const rest = units - JSON.stringify([...names, '']).length
    return JSON.stringify([...names, 'n'.repeat(rest)])
  }

  it.each<[string, Partial<ReportOutputs>, Partial<ReportOutputs>, string | undefined]>([
    ['nothing', {}, {}, undefined],
    ['a list of 32,000 characters', { jobs: listOf(32_000) }, { jobs: listOf(32_000) }, undefined],
    [
      'a longer list',
      { 'failed-jobs': listOf(32_001) },
      { 'failed-jobs': TOO_LONG },
      'These are longer, so fromJSON fails for them: failed-jobs.',
    ],
    [
      'a longer object',
      { results: JSON.stringify({ test: 'x'.repeat(32_000) }) },
      { results: TOO_LONG },
      'These are longer, so fromJSON fails for them: results.',
    ],
    ['a long text', { headline: 'é😀'.repeat(10_667) }, { headline: '' }, 'headline is empty.'],
    [
      'two of them',
      { causes: JSON.stringify([{ text: 'x'.repeat(32_000) }]), chat: 'x'.repeat(32_001) },
      { causes: '[]', chat: '' },
      'causes has 0 of 1 entries. chat is empty.',
    ],
  ])('keeps of %s what fits, and says what does not', (_, given, kept, loss) => {
    const { outputs, problem } = withinLimit({ ...PASSED, ...given })
    expect(outputs).toEqual({ ...PASSED, ...kept })
    expect(problem).toBe(
      loss &&
        `No output has more than 32,000 characters, so that a step can pass it on. ${loss} The file at report-path has everything.`,
    )
  })

  it.each([60, 1_000])('keeps each output of a run of %i jobs below the limit', (count) => {
    const jobs = Array.from({ length: count }, (_, index) => {
      const name = `test (ubuntu-latest, "é😀", ${index}) ${'x'.repeat(70)}`
      const step = `Run ${'abcdefghijklmnopqrstuvwxyz'[index % 26]}`
      return jobIn(finished(5, 65 + index, 'failure'), name, [
        stepIn(finished(5, 60, 'failure'), step),
      ])
    })
    const { outputs: fitted } = withinLimit(outputs(reportOnJobs(jobs)))
    for (const value of Object.values(fitted)) {
      expect(value.length).toBeLessThanOrEqual(MAX_OUTPUT_UNITS)
      // Of these, Linux passes on 131,072 with the name.
      expect(Buffer.byteLength(value)).toBeLessThan(100_000)
    }
    const isWhole = count === 60
    const names = jobNamesOf(failuresIn(reportOnJobs(jobs)))
    expect(fitted['failed-jobs']).toBe(isWhole ? JSON.stringify(names) : TOO_LONG)
    expect(readCauses(fitted)).not.toHaveLength(0)
  })
})

const REPORT = reportOnJobs([{ name: 'build' }])
const { env } = process

let folder: string

async function write(
  fields: Partial<Parameters<typeof writeReport>[1]> = {},
  report: Report = REPORT,
) {
  const inputs = {
    summary: false,
    ...{ reportPath: undefined, htmlPath: undefined, guide: undefined },
    bundle: join(folder, 'report/index.js'),
    ...fields,
  }
  const problems = await writeReport(findingsIn(report), inputs, NO_LOSSES)
  return { problems, outputs: readCommandFile(readFileSync(join(folder, 'output'), 'utf8')) }
}

describe('writeReport', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'write-report-'))
    writeFileSync(join(folder, 'output'), '')
    process.env = { RUNNER_TEMP: folder, GITHUB_OUTPUT: join(folder, 'output') }
  })

  afterEach(() => {
    process.env = env
    rmSync(folder, { recursive: true })
  })

  it('follows no link to another file', async () => {
    const [target, link] = [join(folder, 'target'), join(folder, 'link.json')]
    writeFileSync(target, 'precious')
    symlinkSync(target, link)
    const { problems, outputs } = await write({ reportPath: link })
    expect(problems).toEqual([])
    expect(readFileSync(target, 'utf8')).toBe('precious')
    expectValidReport(JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8')))
  })

  it('warns about an output that is too long, and names the file that has everything', async () => {
    const jobs = Array.from({ length: 100 }, (_, index) => ({ name: `test (${index})` }))
    const { problems, outputs } = await write({}, reportOnJobs(jobs))
    expect(problems).toEqual([
      expect.stringMatching(/ fromJSON fails for them: jobs\. The file at report-path has/),
    ])
    const json = JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8')) as { jobs: [] }
    expect(json.jobs).toHaveLength(100)
  })

  it('names the input of a path that is a folder', async () => {
    const { problems } = await write({ reportPath: folder })
    expect(problems).toEqual([
      `Could not write the report to ${folder} (report-path): it is a folder; name a file in it`,
    ])
  })

  it('reports inputs that name one file', async () => {
    const path = join(folder, 'one.json')
    mkdirSync(join(folder, 'bundle'))
    writeFileSync(join(folder, 'bundle/page.html'), PAGE_TEMPLATE)
    const { problems } = await write({ reportPath: path, htmlPath: `${folder}/./one.json` })
    expect(problems).toEqual([
      `The inputs report-path and html-path name the same file, ${path}, which has only one of them.`,
    ])
  })

  it.each([
    [
      'its template is missing',
      'page.html',
      /^Could not write the page to .*ENOENT: .*page\.html'$/,
    ],
    [
      'its folder is a file',
      'output/page.html',
      /^Could not write the page to .*\(html-path\): .*; name a file in the workspace or in RUNNER_TEMP$/,
    ],
  ])('writes all but the page if %s', async (_, htmlPath, problem) => {
    if (htmlPath.startsWith('output/')) {
      mkdirSync(join(folder, 'bundle'), { recursive: true })
      writeFileSync(join(folder, 'bundle/page.html'), PAGE_TEMPLATE)
    }
    const { problems, outputs } = await write({ htmlPath: join(folder, htmlPath) })
    expect(problems).toEqual([expect.stringMatching(problem)])
    expect(outputs).toMatchObject({ 'html-path': '', conclusion: 'success' })
    expectValidReport(JSON.parse(readFileSync(outputs['report-path'] ?? '', 'utf8')))
  })
})

/** What the status functions return in a job of which no step has failed. */
const STATUS_FUNCTIONS = { always: true, cancelled: false, failure: false, success: true }

/** Without one of them, a condition has `success()` before it. */
const STATUS_FUNCTION = new RegExp(`\\b(?:${Object.keys(STATUS_FUNCTIONS).join('|')})\\(`)

/**
 * Evaluates the `if` of a step by GitHub's own library for expressions.
 *
 * @param contexts by name, such as `steps`
 * @throws if GitHub fails the step, as for `fromJSON` of what is no JSON
 */
function isConditionMet(condition: string, contexts: object): boolean {
  const functions = Object.entries(STATUS_FUNCTIONS).map(([name, value]) => {
    const call = () => new data.BooleanData(value)
    return { name, description: '', minArgs: 0, maxArgs: 0, call }
  })
  const whole = STATUS_FUNCTION.test(condition) ? condition : `success() && (${condition})`
  const { tokens } = new Lexer(whole).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse()
  const byName = new Map(functions.map((one) => [one.name, one]))
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return truthy(new Evaluator(parsed, values, byName).evaluate())
}

const root = join(import.meta.dirname, '../..')

/** The job that the recipes name, and its name in the runs, where it is the last of all jobs. */
const NAMED = 'test (windows-latest, 22)'
const LEG = `${NAMED} `.padEnd(60, 'x')

interface RunShape {
  readonly jobs: number
  /** Jobs that failed, the leg not counted. */
  readonly failed: number
  /** How the leg finished. */
  readonly leg: 'success' | 'failure' | 'skipped'
}

/** The conditions of the documents on outputs of the report, and when they are true. */
const CONDITIONS: Readonly<Record<string, (run: RunShape) => boolean>> = {
  "always() && env.SEND == 'true' && (steps.report.outputs.failures-new || '[]') != '[]'":
    hasFailed,
  "always() && env.SEND == 'true' && steps.report.outputs.conclusion != 'success'": (run) =>
    !hasSucceeded(run),
  'env.SEND == \'true\' && !cancelled() && contains(fromJSON(\'["failure", "timed_out", "startup_failure"]\'), steps.report.outputs.conclusion)':
    hasFailed,
  "github.ref_name == 'main' && steps.report.outputs.conclusion == 'success'": hasSucceeded,
  "env.SEND == 'true' && github.ref_name == 'main' && steps.report.outputs.conclusion == 'success' && fromJSON(steps.red.outputs.latest-run-id || '0') > fromJSON(steps.green.outputs.latest-run-id || '0')":
    hasSucceeded,
  [`always() && contains(fromJSON(steps.report.outputs.failed-jobs || '[]'), '${NAMED}')`]: ({
    leg,
  }) => leg === 'failure',
  [`always() && fromJSON(steps.report.outputs.results || '{}')['${NAMED}'] == 'skipped'`]: ({
    leg,
  }) => leg === 'skipped',
}

function hasFailed({ failed, leg }: RunShape): boolean {
  return failed > 0 || leg === 'failure'
}

function hasSucceeded(run: RunShape): boolean {
  return !hasFailed(run) && !(run.jobs === 1 && run.leg === 'skipped')
}

/** Lists what follows `if:` in the documents, and conditions in their text, that read an output of the report. */
function conditionsOfDocuments(): string[] {
  const documents = globSync(['README.md', 'docs/*.md', '*/README.md'], {
    cwd: root,
    exclude: ['node_modules', 'build', 'dist', 'tmp'],
  })
  const text = documents.map((document) => readFileSync(join(root, document), 'utf8')).join('\n')
  const found = text.matchAll(/^\s*(?:- )?if: (.+)$|`(always\(\) && [^`]+)`/gm)
  const conditions = Array.from(found, ([, line = '', inline = line]) => inline)
  return conditions.filter((condition) => condition.includes('steps.report.outputs.'))
}

/** Returns the outputs of the report on a run. */
function outputsOf({ jobs, failed, leg }: RunShape): Readonly<Record<string, string>> {
  const made = Array.from({ length: jobs }, (_, at) => {
    const conclusion = at === jobs - 1 ? leg : at < failed ? 'failure' : 'success'
    const name = at === jobs - 1 ? LEG : `job ${at} `.padEnd(LEG.length, 'é')
    return endedJob(name, 'Run make', conclusion)
  })
  const judged = withVerdicts(reportOnJobs(made), makeVerdict('new'))
  const files = { 'report-path': '/a.json', 'html-path': '', 'summary-path': '/a.md' }
  return withinLimit(reportOutputs(findingsIn(judged), files)).outputs
}

/** Evaluates a condition after a report with these outputs. */
function evaluate(condition: string, outputs: Readonly<Record<string, string>>): boolean {
  return isConditionMet(condition.replace(NAMED, LEG), {
    env: { SEND: 'true' },
    github: { ref_name: 'main' },
    steps: {
      report: { outputs },
      red: { outputs: { 'latest-run-id': '3' } },
      green: { outputs: { 'latest-run-id': '2' } },
    },
  })
}

const SHAPES: readonly RunShape[] = [1, 300, 1_000].flatMap((jobs) =>
  [...new Set([0, 1, 100])]
    .filter((failed) => failed < jobs)
    .flatMap((failed) =>
      (['success', 'failure', 'skipped'] as const).map((leg) => ({ jobs, failed, leg })),
    ),
)

describe('the conditions of the documents', () => {
  it('are those that are evaluated here', () => {
    expect([...new Set(conditionsOfDocuments())].sort()).toEqual(Object.keys(CONDITIONS).sort())
  })

  it.each(SHAPES)(
    'are true where they should be, or fail: $jobs jobs, $failed failed, the leg: $leg',
    (run) => {
      const outputs = outputsOf(run)
      const results = Object.entries(CONDITIONS).map(([condition, isTrue]) => {
        try {
          return evaluate(condition, outputs) === isTrue(run) ? 'right' : condition
        } catch (error) {
          return (error as Error).message
        }
      })
      // `results` of 1,000 jobs do not fit, so their condition fails the step.
      const last = run.jobs === 1_000 ? 'Error parsing JSON when evaluating fromJson' : 'right'
      const rights = Array<string>(results.length - 1).fill('right')
      expect(results).toEqual([...rights, last])
    },
  )

  const [onNew = ''] = Object.keys(CONDITIONS)
  const [onFailed = '', onResult = ''] = Object.keys(CONDITIONS).slice(-2)

  it.each<[condition: string, run: RunShape, expected: boolean | 'fails']>([
    // The message is sent also if the list of new failures does not fit.
    [onNew, { jobs: 1_000, failed: 999, leg: 'failure' }, true],
    [onFailed, { jobs: 500, failed: 400, leg: 'failure' }, true],
    [onFailed, { jobs: 1_000, failed: 999, leg: 'failure' }, 'fails'],
    [onResult, { jobs: 400, failed: 100, leg: 'skipped' }, true],
    [onResult, { jobs: 500, failed: 100, leg: 'skipped' }, 'fails'],
  ])('hold as many jobs as docs/gates.md says: %s, %j => %s', (condition, run, expected) => {
    const outputs = outputsOf(run)
    if (expected === 'fails') expect(() => evaluate(condition, outputs)).toThrow(/fromJson/)
    else expect(evaluate(condition, outputs)).toBe(expected)
  })
})
