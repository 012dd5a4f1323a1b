import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { renderPage } from '../../src/render/html/page.ts'
import { pageTemplate } from '../../testing/page-template.ts'
import { describeWith } from '../../testing/requirements.ts'
import { temporaryFolders } from '../../testing/temporary-folders.ts'
import { openWebKit, type WebKit } from '../../testing/webkit.ts'
import { MATRIX } from './page/reports.ts'

/** Stands before the page's policy, which would forbid it. */
const LIST_PROBLEMS = `<script>
  var problems = []
  addEventListener('error', ({ message }) => problems.push(message))
  addEventListener('unhandledrejection', ({ reason }) => problems.push(String(reason)))
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => problems.push(blockedURI))
</script>`

describeWith('WebKit', 'the HTML page in WebKitGTK', () => {
  const folder = temporaryFolders()()
  let webKit: WebKit

  beforeAll(async () => {
    webKit = await openWebKit()
  })
  afterAll(async () => {
    await webKit.close()
  })

  it('draws bars, shows the rows of a choice, and opens groups', async () => {
    const file = join(folder, 'page.html')
    const html = renderPage(MATRIX, pageTemplate())
    writeFileSync(file, html.replace('<head>', `$&${LIST_PROBLEMS}`))
    await webKit.open(pathToFileURL(file).href)
    expect(await webKit.run(READ_PAGE)).toEqual({
      headline: expect.stringMatching(/^ ?CI failed/),
      starts: 13,
      first: ['(9)', 'testing'],
      opened: 15,
      failed: ['(9)'],
      axis: 0,
      problems: [],
    })
  })
})

/** Runs in the page: reads it, and chooses rows. */
const READ_PAGE = `
  const names = () => [...document.querySelectorAll('.chart bdi')]
    .filter((name) => name.checkVisibility({ contentVisibilityAuto: true }))
    .map((name) => name.textContent)
  const first = names()
  document.querySelector('.open').click()
  const opened = names().length
  const bars = [...document.querySelectorAll('.row > .bar .running')]
  const starts = new Set(bars.map((bar) => bar.getBoundingClientRect().left)).size
  document.querySelector('.chart ul').scrollIntoView()
  const axis = document.querySelector('.axis').getBoundingClientRect().top
  document.querySelector('[value=failed]').click()
  return {
    headline: document.querySelector('h1').textContent,
    ...{ starts, first, opened, axis, failed: names(), problems },
  }`
