import { describe, expect, it } from '@jest/globals'
import { renderMarkdown } from '../../scripts/github-page/markdown.ts'

describe('renderMarkdown', () => {
  it.each([
    ['a script', 'x <script>alert(1)</script>', '<p>x &#x3C;script>alert(1)&#x3C;/script></p>'],
    ['a handler', '<img src="a.png" onerror="alert(1)">', '<img src="a.png">'],
    ['a style', '<p style="color: red">x</p>', '<p>x</p>'],
    ['an address that is code', '[x](javascript:alert)', '<p><a>x</a></p>'],
    ['a class of the page', '<div class="diagram">x</div>', '<div>x</div>'],
  ])('takes away %s', (_, markdown, html) => {
    expect(renderMarkdown(markdown)).toBe(html)
  })

  it.each([
    [
      'details',
      '<details open><summary>x</summary>\n\n`y`\n\n</details>',
      '<details open><summary>x</summary>\n<p><code>y</code></p>\n</details>',
    ],
    ['an id, out of the way of the page', '<p id="x">y</p>', '<p id="user-content-x">y</p>'],
    [
      'a bare address',
      'https://example.com',
      '<a href="https://example.com">https://example.com</a>',
    ],
    ['a struck text', '~~x~~', '<del>x</del>'],
    ['the alignment of a column', '| x |\n| --: |\n| y |', '<td align="right">y</td>'],
  ])('shows %s', (_, markdown, html) => {
    expect(renderMarkdown(markdown)).toContain(html)
  })
})

describe('a diagram', () => {
  it('has a place of its own, with its text in it', () => {
    expect(renderMarkdown('```mermaid\ngantt\n  a<b\n```')).toBe(
      '<div class="diagram"><pre><code class="language-mermaid">gantt\n  a&#x3C;b\n</code></pre></div>',
    )
  })

  it('is found in folded details', () => {
    const markdown = '<details><summary>x</summary>\n\n```mermaid\ngantt\n```\n\n</details>'
    expect(renderMarkdown(markdown)).toContain('<div class="diagram">')
  })

  it('is not made of code in another language', () => {
    expect(renderMarkdown('```yaml\na: b\n```')).not.toContain('diagram')
  })
})
