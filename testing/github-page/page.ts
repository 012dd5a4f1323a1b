import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { renderMarkdown } from './markdown.ts'

const { resolve } = createRequire(import.meta.url)

/**
 * One HTML file, complete in itself, that shows a job summary as the page of a run does, in light
 * and dark. Nothing is loaded, and no script runs but the one that draws the diagrams, which is
 * only there when there are any.
 *
 * @param title what the bar above the summary says; on GitHub `<job> summary`
 */
export function renderPage({ markdown, title }: { markdown: string; title: string }): string {
  const content = renderMarkdown(markdown)
  const mermaid = () => readFileSync(resolve('mermaid/dist/mermaid.min.js'), 'utf8')
  const scripts = content.includes('<div class="diagram">') ? [mermaid(), DRAW_DIAGRAMS] : []
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${readFileSync(resolve('github-markdown-css/github-markdown.css'), 'utf8')}
${readFileSync(new URL('page.css', import.meta.url), 'utf8')}
</style>
</head>
<body>
<section class="summary">
<header>${escapeHtml(title)}</header>
<article class="markdown-body">
${content}
</article>
</section>
${scripts.map((script) => `<script>${script}</script>\n`).join('')}</body>
</html>
`
}

/** GitHub's page has such a policy too: whatever slipped through the sanitiser still could not run. */
function contentSecurityPolicy(scripts: readonly string[]): string {
  const hashes = scripts.map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  )
  return [
    "default-src 'none'",
    'img-src https: data:',
    "style-src 'unsafe-inline'",
    `script-src ${hashes.length > 0 ? hashes.join(' ') : "'none'"}`,
  ].join('; ')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/**
 * Runs in the page after Mermaid's bundle: draws each diagram as GitHub does, with Mermaid's own
 * defaults in strict mode, dark where the reader prefers dark. A diagram says in `data-state`
 * whether it was `drawn` or `failed`.
 *
 * A diagram may be inside closed details, which have no width, so it is drawn on a sheet as wide as
 * the text and then put into its place.
 */
const DRAW_DIAGRAMS = `
const dark = matchMedia('(prefers-color-scheme: dark)')
const diagrams = [...document.querySelectorAll('.diagram')].map((position) => ({
  position,
  text: position.textContent,
}))
const sheet = document.querySelector('.markdown-body').appendChild(document.createElement('div'))
sheet.className = 'sheet'

async function draw() {
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    suppressErrorRendering: true,
    theme: dark.matches ? 'dark' : 'default',
  })
  for (const [index, { position, text }] of diagrams.entries()) {
    try {
      const { svg } = await mermaid.render('mermaid-' + index, text, sheet)
      position.innerHTML = svg
      position.dataset.state = 'drawn'
    } catch (error) {
      position.innerHTML = '<p><strong>Unable to render rich display</strong></p><pre></pre>'
      position.lastChild.textContent = error.message
      position.dataset.state = 'failed'
    }
    sheet.replaceChildren()
  }
}

dark.addEventListener('change', draw)
draw()
`
