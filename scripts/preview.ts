// Shows a summary as GitHub would, in pictures: npm run preview -- <summary.md> [folder] [--open]
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { renderMarkdown } from '../testing/github-page/markdown.ts'
import { renderPage } from '../testing/github-page/page.ts'
import { openBrowser } from '../testing/browser.ts'
import { findForeignElements } from '../testing/github-page/inspect-page.ts'
import { takePicture } from './preview/picture.ts'

const USAGE = `Usage: npm run preview -- <summary.md> [folder] [--open]

Writes four pictures of the summary as GitHub shows it: light and dark, 980 and 400 pixels wide.
  folder   where the pictures go; tmp/preview when not given
  --open   open all folded details first`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { open: { type: 'boolean', default: false } },
})
const [file, folder = 'tmp/preview'] = positionals
if (file === undefined || !existsSync(file)) {
  console.error(file === undefined ? USAGE : `There is no file ${file}\n\n${USAGE}`)
  process.exit(1)
}

const browser = await openBrowser('Chromium')
if (browser === undefined) {
  console.log('No preview: Chromium is not installed here. On Debian: apt-get install -y chromium')
  process.exit(0)
}

const name = basename(file, '.md')
const markdown = readFileSync(file, 'utf8')
const html = join(folder, `${name}.html`)
mkdirSync(folder, { recursive: true })
writeFileSync(html, renderPage({ markdown, title: 'report summary' }))

const problems = new Set(findForeignElements(renderMarkdown(markdown)))
try {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [980, 400]) {
      const png = join(folder, `${name}-${colorScheme}-${width}.png`)
      const view = { colorScheme, width, open: values.open }
      for (const problem of await takePicture(browser, { html, png, view })) problems.add(problem)
      console.log(png)
    }
  }
} finally {
  await browser.close()
}
for (const problem of problems) console.error(`Wrong: ${problem}`)
process.exitCode = problems.size > 0 ? 1 : 0
