import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { renderReport } from '../../testing/browser-page.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'
import { hasWebKit, openWebKit, type WebKit } from '../../testing/webkit.ts'
import { exampleReport } from './page/reading.ts'

const describeWithWebKit = hasWebKit() ? describe : describe.skip

/** Stands before the page's policy, which would forbid it. */
const LIST_PROBLEMS = `<script>
  var problems = []
  addEventListener('error', ({ message }) => problems.push(message))
  addEventListener('unhandledrejection', ({ reason }) => problems.push(String(reason)))
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => problems.push(blockedURI))
</script>`

describeWithWebKit('the HTML page, where WebKitGTK and Xvfb are installed', () => {
  const folder = temporaryFolders()()
  let webKit: WebKit

  beforeAll(async () => {
    webKit = await openWebKit()
  })
  afterAll(async () => {
    await webKit.close()
  })

  it('shows the headline, causes and the timeline, and filters jobs', async () => {
    const file = join(folder, 'page.html')
    const html = renderReport(await exampleReport())
    writeFileSync(file, html.replace('<head>', `$&${LIST_PROBLEMS}`))
    await webKit.open(pathToFileURL(file).href)
    expect(await webKit.run(READ_PAGE)).toEqual({
      headline: expect.stringMatching(/^ ?CI .*failed/),
      causes: [
        expect.stringContaining('expect(received).toBe(expected)'),
        expect.stringContaining('Error: GET /sitemap.xml: expected status 200, got 404'),
      ],
      isDrawn: true,
      found: '1 of 13 jobs',
      problems: [],
    })
  })
})

/** Runs in the page: reads it, and searches a step. */
const READ_PAGE = `return (async () => {
  const until = async (isTrue) => {
    while (!isTrue()) await new Promise(requestAnimationFrame)
  }
  // The bars of jobs are at different times.
  const isDrawn = () => {
    const bars = [...document.querySelectorAll('.job-row .bar')]
    return new Set(bars.map((bar) => bar.getBoundingClientRect().left)).size > 1
  }
  await until(isDrawn)
  const search = document.querySelector('input[type=search]')
  search.value = 'playwright'
  search.dispatchEvent(new Event('input', { bubbles: true }))
  const found = () => document.querySelector('output').textContent
  await until(() => found() !== '13 jobs')
  return {
    headline: document.querySelector('h1').textContent,
    causes: [...document.querySelectorAll('.cause')].map((cause) => cause.textContent),
    isDrawn: isDrawn(),
    found: found(),
    problems,
  }
})()`
