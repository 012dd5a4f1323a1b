import { expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readGuide } from '../../src/actions/read-target.ts'
import { withMarker } from '../../src/conversation/render/marker.ts'
import { guideLink } from '../../src/render/text/inline.ts'

const PAGE = 'https://github.com/octo-org/run-report/blob/v1/docs/summary.md#the-summary'
const ACTION = { GITHUB_ACTION_REPOSITORY: 'octo-org/run-report', GITHUB_ACTION_REF: 'v1' }

it.each<[string, Readonly<Record<string, string>>, string, string | undefined]>([
  ['names a version', {}, 'https://github.com', PAGE],
  [
    'names a branch',
    { GITHUB_ACTION_REF: 'fix/a b' },
    'https://github.com',
    PAGE.replace('v1', 'fix%2Fa%20b'),
  ],
  ['is on Enterprise Server', {}, 'https://ghe.example.com', undefined],
  ['is composite', { GITHUB_ACTION_PATH: '/actions/a' }, 'https://github.com', undefined],
  ['is local', { GITHUB_ACTION_REPOSITORY: '' }, 'https://github.com', undefined],
  ['has no ref', { GITHUB_ACTION_REF: '' }, 'https://github.com', undefined],
  ['names no repository', { GITHUB_ACTION_REPOSITORY: 'a)b' }, 'https://github.com', undefined],
])('readGuide for an action that %s, %j', (_, variables, server, page) => {
  const all: Readonly<Record<string, string>> = { ...ACTION, ...variables }
  expect(readGuide((name) => all[name] || undefined, server)).toBe(page)
})

it('leads to a heading of the tree', () => {
  const [, path = '', anchor = ''] = /blob\/v1\/(.*)#(.*)$/.exec(PAGE) ?? []
  const page = readFileSync(join(import.meta.dirname, '../..', path), 'utf8')
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading)
  expect(headings.map((heading) => heading.toLowerCase().replaceAll(' ', '-'))).toContain(anchor)
})

it('makes no text another one, so that a new version alone writes nothing again', () => {
  const state = { key: 'a', state: 'red', position: { run: 1, attempt: 1, at: 1 } } as const
  const bodyOf = (guide: string | undefined) => {
    const text = ['CI failed', ...guideLink(guide)].join(' · ')
    const fields = { commit: undefined, group: false, workflows: [], causes: [] }
    return withMarker('comment', { ...state, ...fields, verdicts: undefined }, text).marker.body
  }
  expect(bodyOf(PAGE)).toBe(bodyOf(undefined))
  expect(bodyOf(PAGE.replace('v1', 'v2'))).toBe(bodyOf(PAGE))
})
