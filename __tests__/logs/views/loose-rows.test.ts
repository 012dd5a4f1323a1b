import { describe, expect, it } from '@jest/globals'
import { isWhole, matchIssues } from '../../../src/analyse/known-issues/match-issues.ts'
import { errorsOf, failureReport, makeExcerpt } from '../../../testing/failure-report.ts'
import { knownFailure, knownIssue } from '../../../testing/known-issue.ts'

const rowsOf = (log: string) => errorsOf(log.split('⏎'))?.loose

describe('looseRows', () => {
  it.each<[string, string, readonly string[], boolean]>([
    ['a row alone', 'Uncommitted changes:⏎gen/legacy.go', ['gen/legacy.go'], true],
    [
      'rows of paths, of any length',
      'gen/legacy.go⏎main.tf⏎LICENSE',
      ['gen/legacy.go', 'main.tf', 'LICENSE'],
      true,
    ],
    [
      'rows with a mark',
      'Missing translations:⏎- checkout.title⏎- cart.empty',
      ['- checkout.title', '- cart.empty'],
      true,
    ],
    [
      'rows below another heading',
      'Missing in de:⏎- checkout.title⏎Missing in fr:⏎- cart.empty',
      ['- checkout.title', '- cart.empty'],
      true,
    ],
    [
      'rows of a table without its head',
      'NAME\tSTATE⏎api\tmissing⏎shop\tmissing',
      ['api\tmissing', 'shop\tmissing'],
      true,
    ],
    ['a row beside one that passed', 'eu\tok⏎us\tlags behind', ['us\tlags behind'], true],
    [
      'a total of as many rows',
      'Uncommitted changes:⏎gen/legacy.go⏎⏎Total: 1',
      ['gen/legacy.go'],
      true,
    ],
    [
      'a total of more rows',
      'Uncommitted changes:⏎gen/legacy.go⏎⏎Total: 2',
      ['gen/legacy.go'],
      false,
    ],
    ['a total above more rows', 'Found 2 problems⏎gen/legacy.go', ['gen/legacy.go'], false],
    [
      'rows that are not printed',
      'Uncommitted changes:⏎gen/legacy.go⏎... and 2 more',
      ['gen/legacy.go'],
      false,
    ],
    [
      'a row below another list',
      'Broken links⏎docs/a.md -> b.md⏎shop: cannot connect to the database',
      ['shop: cannot connect to the database'],
      false,
    ],
    [
      'a row with its details',
      'audio/a.pack is broken⏎  loop.ogg has 44100 Hz, not 48000 Hz',
      ['audio/a.pack is broken'],
      true,
    ],
  ])('reads %s: %j', (_, log, rows, areAll) => {
    expect(rowsOf(log)).toEqual({ rows, areAll })
  })

  it('reads none if a failure is in the form of a tool, or an entry has a name', () => {
    expect(rowsOf('src/a.c:3:1: error: no cart⏎gen/legacy.go')).toBeUndefined()
    expect(rowsOf('✖ adds two numbers⏎gen/legacy.go⏎1 of 3 tests failed')).toBeUndefined()
  })
})

const HEADINGS = [
  ...['Uncommitted changes:', 'The following files are not formatted:', 'Broken links:'],
  ...['Missing translations:', 'Licence header missing in:', 'Stale generated files:'],
  ...['Not allowed:', 'Policy violations:', 'Out of date:', 'Deprecated calls:', 'Duplicate ids:'],
  ...[
    'Unknown flags:',
    'Files too large:',
    'Schema drift:',
    'Found problems:',
    'Invalid examples:',
  ],
]
const SHAPES: readonly ((name: string) => string)[] = [
  (name) => `gen/${name}.go`,
  (name) => `- ${name}`,
  (name) => `* ${name}: no owner`,
  (name) => `${name} (no owner)`,
  (name) => `    gen/${name}.go:12`,
  (name) => `${name} = none`,
  (name) => `gen/${name}.go\tno owner\t3`,
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
