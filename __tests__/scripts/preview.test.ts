import { afterAll, describe, expect, it } from '@jest/globals'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { renderPage } from '../../scripts/github-page/page.ts'
import { findChromium, openChromium } from '../../scripts/preview/browser.ts'
import { takePicture } from '../../scripts/preview/picture.ts'

const folder = mkdtempSync(join(tmpdir(), 'run-report-preview-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const DIAGRAM = `\`\`\`mermaid
gantt
  dateFormat x
  build : 0, 5000
\`\`\``

const describeWithChromium = findChromium() === undefined ? describe.skip : describe

describeWithChromium('takePicture, where Chromium is installed', () => {
  it('draws a summary with diagrams, also folded ones, in both colours', async () => {
    const folded = `<details><summary>x</summary>\n\n${DIAGRAM}\n\n</details>`
    const html = renderPage({ markdown: `${DIAGRAM}\n\n${folded}`, title: 'x' })
    expect(await problemsOf(html, 'light')).toEqual([])
    expect(await problemsOf(html, 'dark')).toEqual([])
    expect(existsSync(join(folder, 'dark.png'))).toBe(true)
  }, 60_000)

  it('reports a diagram that Mermaid cannot draw', async () => {
    const html = renderPage({ markdown: '```mermaid\nno such diagram\n```', title: 'x' })
    expect(await problemsOf(html)).toEqual([
      expect.stringContaining('a diagram is not drawn: No diagram type detected'),
    ])
  }, 60_000)

  it('reports a diagram that is too long to be drawn', async () => {
    const line = `  ${'x'.repeat(100)} : 0, 5000\n`
    const markdown = `\`\`\`mermaid\ngantt\n${line.repeat(500)}\`\`\``
    expect(await problemsOf(renderPage({ markdown, title: 'x' }))).toEqual([
      'a diagram is not drawn: Maximum text size in diagram exceeded',
    ])
  }, 60_000)

  it('reports what a page without sanitising does', async () => {
    const html = `<div class="summary">
      <script>alert(1); open('about:blank#x'); throw new Error('y')</script>
      <img src="http://127.0.0.1:9/z">
    </div>`
    expect(await problemsOf(html)).toEqual(
      expect.arrayContaining([
        'a dialog opened: 1',
        'an error in a script: y',
        'the page requested http://127.0.0.1:9/z',
      ]),
    )
  }, 60_000)

  it('reports a script that the policy of the page stopped', async () => {
    const page = renderPage({ markdown: 'x', title: 'x' })
    const html = page.replace('<article', '<img onerror="alert(1)" src="data:,"><article')
    expect(await problemsOf(html)).toEqual([
      expect.stringContaining('Executing inline event handler violates'),
    ])
  }, 60_000)
})

async function problemsOf(html: string, colorScheme: 'light' | 'dark' = 'light') {
  const file = join(folder, 'page.html')
  writeFileSync(file, html)
  const browser = await openChromium()
  if (browser === undefined) throw new Error('Chromium is gone')
  try {
    const png = join(folder, `${colorScheme}.png`)
    const view = { colorScheme, width: 980, open: true }
    return await takePicture(browser, { html: file, png, view })
  } finally {
    await browser.close()
  }
}
