import { describe, expect, it } from '@jest/globals'
import { renderPage } from '../../scripts/github-page/page.ts'

const DIAGRAM = '```mermaid\ngantt\n```'

describe('renderPage', () => {
  it('shows the summary under its title', () => {
    const page = renderPage({ markdown: '# All **well**', title: 'a < b & "c"' })
    expect(page).toContain('<header>a &lt; b &amp; &quot;c&quot;</header>')
    expect(page).toContain('<h1>All <strong>well</strong></h1>')
  })

  it('holds Mermaid when there is a diagram, and no script otherwise', () => {
    expect(renderPage({ markdown: DIAGRAM, title: 'x' })).toContain('mermaid.initialize')
    expect(renderPage({ markdown: 'mermaid', title: 'x' })).not.toContain('<script')
  })

  it('allows no script but its own two', () => {
    const policy = /script-src ([^";]*)/
    expect(policy.exec(renderPage({ markdown: 'x', title: 'x' }))?.[1]).toBe("'none'")
    expect(policy.exec(renderPage({ markdown: DIAGRAM, title: 'x' }))?.[1]).toMatch(
      /^'sha256-[\w+/=]+' 'sha256-[\w+/=]+'$/,
    )
  })

  it('needs nothing but itself', () => {
    const page = renderPage({ markdown: 'x', title: 'x' })
    expect(page).not.toMatch(/<link|@import|url\((?!"?data:)/)
  })
})
