import { describe, expect, it } from '@jest/globals'
import { findReferences } from '../../scripts/github-page/references.ts'

describe('findReferences', () => {
  it.each([
    ['see @octo-cat', [{ kind: 'mention', text: '@octo-cat' }]],
    ['(fixes #12)', [{ kind: 'issue', text: '#12' }]],
    ['see GH-7', [{ kind: 'issue', text: 'GH-7' }]],
    ['see octo-org/shop#7', [{ kind: 'issue', text: 'octo-org/shop#7' }]],
    ['from $HOME to $PATH', [{ kind: 'math', text: '$HOME to $' }]],
    ['octo@example.com, @ 5, a#b, &#35;, 5 $', []],
    ['npm i <code>@octo/shop#1</code>', []],
    ['<a href="x">@octocat</a>', []],
  ])('%s', (html, references) => {
    expect(findReferences(html)).toEqual(references)
  })
})
