import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { DRAW_DIAGRAMS } from './draw-diagrams.ts'
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
  const scripts = content.includes('<div class="diagram">') ? [mermaidBundle(), DRAW_DIAGRAMS] : []
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

function mermaidBundle(): string {
  return readFileSync(resolve('mermaid/dist/mermaid.min.js'), 'utf8')
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
