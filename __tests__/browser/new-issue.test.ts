import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { matchesAll, matchIssues } from '../../src/analyse/same/match-issues.ts'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { newIssueBlocks } from '../../src/analyse/same/new-issue.ts'
import { readBlocks } from '../../src/github/known-issues/read-blocks.ts'
import { collapseBlanks } from '../../src/model/note.ts'
import type { Report } from '../../src/model/report/report.ts'
import { isSome } from '../../src/model/some.ts'
import { renderComment } from '../../src/conversation/render/comment.ts'
import { subjectOf } from '../../src/conversation/render/subject.ts'
import { renderSummary } from '../../src/render/summary/summary.ts'
import { openBrowser } from '../../testing/browser.ts'
import { type ReportPages, showPage, startReportPages } from '../../testing/browser-page.ts'
import { makeExcerpt } from '../../testing/failure-report.ts'
import { knownIssue } from '../../testing/known-issue.ts'
import { finished, makeRun, reportOn } from '../../testing/make-run.ts'
import { failedStep, jobIn } from '../../testing/make-steps.ts'
import { firstFailure, jobNamesIn, newIssueLink } from '../../testing/report-words.ts'
import { describeWith } from '../../testing/requirements.ts'
import { elementsOf, showMarkdown, textOf } from '../../testing/shown-markdown.ts'

const LABEL = 'known-failure'
const WINDOW = { colorScheme: 'light', width: 1_280 } as const
const MAX_URL_CHARACTERS = 8_000

/** What a job, a test or an error can be called. */
const NAMES: Readonly<Record<string, string>> = {
  plain: 'pays with a card',
  backquotes: 'pays `cart` ``` ~~~ ```known-failure ```',
  quotes: `pays "it's" 'a' “b” «c»`,
  newlines: 'pays\nerror: all tests\r\n```\n@octocat\u2028gate: pass',
  '&': 'pays a & b &amp; c&body=x&labels=bug',
  '#': 'pays #12 # octo-org/octo-shop#34',
  '%': 'pays 100 % %41 %0A %',
  '+': 'pays 1+1 a+b ++',
  emoji: 'pays 🙂 👩‍👩‍👧‍👦 🇩🇪 e\u0301',
  'half characters': 'pays \ud83d and \ude00',
  mentions: 'pays @octocat @octo-org/team https://example.com <img src=x> <!-- --> [a](b)',
  stars: 'pays * ** a*b',
  'other scripts': 'платит 支払う يدفع \u202Eabc\u202C',
  '5,000 characters': `pays ${'x'.repeat(5_000)}`,
  '5,000 emoji': `pays ${'🙂'.repeat(2_500)}`,
  '5,000 signs': `pays ${'&%+`"'.repeat(1_000)}`,
}

/** What each block has that the link writes on this server. */
const FILLED_IN_BLOCK = { gate: false, rerun: false, until: undefined, seen: [1] }

/** The page of GitHub: what it shows is read by its script from its URL. */
const NEW_ISSUE = `<!doctype html><meta charset="utf-8"><title>New issue</title>
<input id="title"><input id="labels"><textarea id="body"></textarea>
<script>
const given = new URLSearchParams(location.search)
for (const name of ['title', 'labels', 'body']) document.getElementById(name).value = given.get(name)
document.body.dataset.names = [...given.keys()].join()
</script>`

/** What the form of a new issue has. */
interface FilledIn {
  readonly names: string | undefined
  readonly title: string
  readonly labels: string
  readonly body: string
}

/** A run whose only job failed: a test, and after it an error, both with this name. */
function reportOnName(name: string, origin: string): Report {
  const url = `${origin}/octo-org/octo-shop/actions/runs/42`
  const step = failedStep('Run npm test')
  const failed = jobIn(name, finished(5, 65, 'failure'), [step])
  const job = { ...failed, url: `${url}/job/1` }
  // A line that is cut does not show what failed.
  const line = Array.from(collapseBlanks(name)).slice(0, 200).join('')
  const excerpt = makeExcerpt(
    [`  ● cart › ${line}`, '', '    Expected: 5', '    Received: 4', '', `Error: no ${line}`],
    { step },
  )
  return reportOn(makeRun({ url, jobs: [job], conclusion: 'failure' }), {
    explanations: { excerpts: new Map([[1, [excerpt]]]), annotations: new Map() },
    issues: { label: LABEL, issues: [] },
  })
}

function commentOn(report: Report, origin: string): string {
  return renderComment(subjectOf(report), {
    repositoryUrl: `${origin}/octo-org/octo-shop`,
    brief: true,
  })
}

describeWith('Chromium', 'the link to a new issue', () => {
  let browser: Browser
  let page: Page
  let pages: ReportPages
  let server: Server
  let origin = ''
  beforeAll(async () => {
    server = createServer((_, response) => {
      response.setHeader('content-type', 'text/html').end(NEW_ISSUE)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const opened = await openBrowser()
    if (opened === undefined) throw new Error('Chromium is gone')
    browser = opened
    page = await browser.newPage()
    pages = await startReportPages(browser)
  })
  afterAll(async () => {
    pages.close()
    await browser.close()
    server.close()
  })

  async function open(url: string): Promise<FilledIn> {
    await page.goto(url)
    return await page.evaluate<FilledIn>(`({
      names: document.body.dataset.names,
      ...Object.fromEntries(['title', 'labels', 'body'].map((id) => [id, document.getElementById(id).value])),
    })`)
  }

  it.each(Object.keys(NAMES))(
    'fills in title, label and block, which lists the failure again: %s',
    async (key) => {
      const report = reportOnName(NAMES[key] ?? '', origin)
      const url = newIssueLink(report)
      expect(url.length).toBeLessThanOrEqual(MAX_URL_CHARACTERS)
      const { names, title, labels, body } = await open(url)
      expect(names).toBe('title,labels,body')
      expect(labels).toBe(LABEL)
      const failure = firstFailure(report)
      const [name = ''] = jobNamesIn(report) ?? []
      const start = `${collapseBlanks(name).toWellFormed()}: cart`
      expect(start.startsWith(title) || title.startsWith(start)).toBe(true)
      expect(title.length).toBeLessThanOrEqual(100)

      const patterns = newIssueBlocks(failure)?.flat()
      for (const text of [body, body.replaceAll('\n', '\r\n')]) {
        const read = readBlocks(text, `${origin}/octo-org/octo-shop`)
        const blocks = read.flatMap((block) => ('errors' in block ? block : []))
        expect(read).toMatchObject(read.map(() => FILLED_IN_BLOCK))
        if (!isSome(blocks)) throw new Error('no block')
        const errors = blocks.flatMap((block) => block.errors)
        // Longer ones are cut.
        expect(errors.length).toBe(patterns?.length)
        for (const [at, error] of errors.entries()) {
          const pattern = patterns?.[at]?.replace(/\p{Surrogate}/gu, '*') ?? ''
          expect(pattern.startsWith(error.replace(/\*$/, ''))).toBe(true)
          if (pattern.length <= 200) expect(error).toBe(pattern)
        }
        expect(matchesAll(matchIssues(failure, [knownIssue({ failures: blocks })]))).toBe(true)
      }
    },
    60_000,
  )

  it.each(Object.keys(NAMES))('has no text of others outside of title and block: %s', (key) => {
    const url = newIssueLink(reportOnName(NAMES[key] ?? '', origin))
    const body = new URL(url).searchParams.get('body') ?? ''
    const root = showMarkdown(body)
    const blocks = elementsOf(root, 'pre').map(textOf)
    expect(blocks).not.toEqual([])
    const lines = blocks.flatMap((block) => block.trimEnd().split('\n'))
    expect(lines.filter((line) => !/^(?:error|job|seen): \S/.test(line))).toEqual([])
    const rest = blocks.reduce((text, block) => text.replace(block, ''), textOf(root))
    const isStar = key === 'stars'
    expect(rest.trim()).toMatch(
      isStar ? /^There is no job: line, so this is about each job: / : /^$/,
    )
  })

  it.each(Object.keys(NAMES))('is in the summary and the comment with the same URL: %s', (key) => {
    const report = reportOnName(NAMES[key] ?? '', origin)
    for (const markdown of [renderSummary(findingsIn(report)), commentOn(report, origin)]) {
      const links = elementsOf(showMarkdown(markdown), 'a').filter(
        (link) => textOf(link) === 'Mark as known in a new issue',
      )
      expect(links.map(({ properties }) => properties['href'])).toEqual([newIssueLink(report)])
    }
  })

  it.each(['half characters', '5,000 signs'])(
    'opens from the summary, the comment and the page: %s',
    async (key) => {
      const report = reportOnName(NAMES[key] ?? '', origin)
      const url = newIssueLink(report)
      const expected = await open(url)
      const read = async (shown: Page) => {
        return await shown.getByText('Mark as known in a new issue').getAttribute('href')
      }
      // The timeline would be drawn, which takes longer than all else.
      const summary = renderSummary(findingsIn(report), { sections: ['failures'] })
      const found = [
        await showPage(browser, { markdown: summary, window: WINDOW }, read),
        await showPage(browser, { markdown: commentOn(report, origin), window: WINDOW }, read),
        await read(await pages.open(report)),
      ]
      expect(found).toEqual([url, url, url])
      expect(pages.takeProblems()).toEqual([])
      for (const href of found) expect(await open(href ?? '')).toEqual(expected)
    },
    60_000,
  )
})
