import { describe, expect, it } from '@jest/globals'
import { isWhole, matchIssues } from '../../../src/analyse/known-issues/match-issues.ts'
import { errorsOf, failureReport, makeExcerpt } from '../../../testing/failure-report.ts'
import { knownFailure, knownIssue } from '../../../testing/known-issue.ts'
import { readLogCases } from '../../../testing/read-log-cases.ts'

const rowsOf = (log: string) => errorsOf(log.split('⏎'))?.loose

describe('looseRows', () => {
  it.each(readLogCases(new URL('loose-rows.txt', import.meta.url)))(
    'reads $title: $expected',
    ({ lines, expected }) => {
      const { rows = [], areAll } = errorsOf(lines)?.loose ?? {}
      expect([...rows, areAll === true ? 'all' : 'or more'].join(' ⏎ ')).toBe(expected)
    },
  )

  it('reads none if a failure is in the form of a tool, or an entry has a name', () => {
    expect(rowsOf('src/a.c:3:1: error: no cart⏎gen/legacy.go')).toBeUndefined()
    expect(rowsOf('✖ adds two numbers⏎gen/legacy.go⏎1 of 3 tests failed')).toBeUndefined()
  })
})

const HEADINGS = ['Uncommitted changes:', 'Broken links:', 'Licence missing in:', 'Out of date:']
const SHAPES: readonly ((name: string) => string)[] = [
  (name) => `gen/${name}.go`,
  (name) => `- ${name}`,
  (name) => `* ${name}: no owner`,
  (name) => `${name} (no owner)`,
  (name) => `    gen/${name}.go:12`,
  (name) => `${name} = none`,
  (name) => `gen/${name}.go\tno owner\t3`,
  (name) => `gen/${name}.go needs formatting`,
  (name) => `${name} has no owner`,
  (name) => `"${name} v2" is out of date`,
  (name) => `gen/${name}.go differs, run gofmt -w gen/${name}.go`,
  (name) => `${name} v1.${name.length}.0 is not allowed`,
  (name) => `the table ${name} has ${name.length} orphans`,
  (name) => `no owner for '${name} (all)' here`,
  (name) => `[${name}] has no owner`,
  (name) => `owner of ${name} is unknown`,
  (name) => `gen/${name}.go:${name.length}:7 lacks a header`,
  (name) => `<${name}> is not declared`,
  (name) => `${name} -> cart: no owner`,
]

const [known, other] = ['legacy_orders', 'shipping_rates']

describe('a second row of a list', () => {
  const cases = HEADINGS.flatMap((heading) =>
    SHAPES.flatMap((shape) =>
      ['', '1 found', 'make: *** [Makefile:8: fmt] Error 1'].map((end) => ({
        heading,
        shape,
        end,
      })),
    ),
  )
  const passes = (rows: readonly string[], { heading, shape, end }: (typeof cases)[number]) => {
    const excerpts = [makeExcerpt([heading, ...rows, end])]
    const issue = knownIssue({ failures: [knownFailure(shape(known).trim().replace(/\s/g, ' '))] })
    return isWhole(matchIssues(failureReport({ kind: 'other' }, { excerpts }), [issue]))
  }
  it('is never known by an issue for the first one, above it and below it', () => {
    const passed = cases.filter((one) => {
      const rows = [one.shape(known), one.shape(other)]
      return passes(rows, one) || passes(rows.toReversed(), one)
    })
    expect(passed.map(({ heading, shape, end }) => [heading, shape(other), end])).toEqual([])
  })

  it('leaves nearly each first row known', () => {
    const isKnown = (one: (typeof cases)[number]) => passes([one.shape(known)], one)
    expect(cases.filter(isKnown).length / cases.length).toBeGreaterThan(0.8)
  })
})
