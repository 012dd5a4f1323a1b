import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { diffRuns } from '../../../src/analyse/diff/diff-runs.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import { renderComparisons } from '../../../src/render/conversation/comparison.ts'
import { sizeOf } from '../../../src/render/text/fit-to-size.ts'
import { renderDiffMarkdown } from '../../../src/render/diff/markdown.ts'
import { renderDiffPage } from '../../../src/render/diff/page.ts'
import { renderDiffTerminal } from '../../../src/render/diff/terminal.ts'
import { disarm } from '../../../src/render/text/disarm.ts'
import { encodeRunDiff } from '../../../src/report-json/encode/encode-run-diff.ts'
import { anyRun } from '../../../testing/arbitrary-run.ts'
import { ATTACKS } from '../../../testing/fixtures/attacks.ts'
import {
  expectHarmless,
  expectHarmlessBody,
  expectHarmlessHtml,
  expectQuiet,
  PAGE_TEMPLATE,
} from '../../../testing/harmless.ts'
import {
  finished,
  makeRun,
  makeStep,
  reportOn,
  running,
  skipped,
} from '../../../testing/make-run.ts'
import { expectValidDiff } from '../../../testing/report-schema.ts'

const REPOSITORY_URL = 'https://github.com/octo-org/octo-shop'

function diff(
  before: readonly Partial<Job>[],
  after: readonly Partial<Job>[],
  fields?: Partial<Run>,
) {
  const passed = { conclusion: 'success' } as const
  return diffRuns(
    reportOn(makeRun({ id: 1, number: 6, jobs: before, ...passed })),
    reportOn(makeRun({ id: 2, number: 7, jobs: after, ...passed, ...fields })),
  )
}

/** The text for a wide terminal, on one line. */
function textOf(compared: ReturnType<typeof diff>): string {
  return renderDiffTerminal(compared, { width: 400, colour: false }).replaceAll(/\s+/g, ' ')
}

describe('renderDiffTerminal', () => {
  it.each<[string, ReturnType<typeof diff>, string]>([
    [
      'counts',
      diff([{ name: 'a' }, { name: 'b' }], [{ name: 'a', state: finished(5, 5) }, { name: 'c' }]),
      'CI #6 → #7: 1m 5s → 1m 5s (0s); 1 job added, 1 job removed, 1 job faster',
    ],
    [
      'that the normal variation is unknown',
      diff([{}], [{ state: finished(5, 95) }]),
      'Without earlier runs, the normal variation of 1 job is unknown',
    ],
    ['added jobs', diff([], [{ name: 'x' }]), 'Added: x'],
    [
      'durations that are not compared without an arrow',
      diff([{}], [{ state: finished(5, 95, 'failure') }], { conclusion: 'failure' }),
      'CI #6 → #7: 1m 5s and 1m 35s (not compared); 1 new failure',
    ],
    [
      'that a job is not known to be removed',
      diff([{ name: 'x' }], [], { jobsCounted: 4 }),
      'Not known to be removed, since not all jobs of #7 are listed: x',
    ],
    [
      'renamed legs',
      diff([{ name: 't (a, 1)' }], [{ name: 't (b, 1)' }]),
      'Renamed leg: t (a, 1) is compared as t (b, 1)',
    ],
    [
      'added steps',
      diff(
        [{ steps: [makeStep()] }],
        [{ steps: [makeStep(), makeStep({ number: 2, name: 'Cache' })] }],
      ),
      'Added step of job 1: Cache',
    ],
    [
      'jobs with one name',
      diff(
        [{ name: 'a' }, { name: 'a' }],
        [
          { name: 'a', url: 'x' },
          { name: 'a', url: 'x' },
        ],
      ),
      'a, a: several jobs have the name, and it is unknown which of them are the same',
    ],
    ['a skipped job', diff([{}], [{ state: skipped() }]), 'job 1: skipped in one of the runs'],
    [
      'an unfinished run',
      diff([{}], [{ state: running(5) }], { conclusion: undefined }),
      'The durations of the runs are not compared: #7 has not finished.',
    ],
    [
      'another event',
      diff([{}], [{}], { event: 'schedule' }),
      'The event differs: push and schedule.',
    ],
    [
      'the legs of a matrix',
      diff(
        [{ name: 't (1)' }, { name: 't (2)' }],
        [1, 2, 3].map((n) => ({ name: `t (${n})` })),
      ),
      'LEGS matrix legs slowest total t 2 → 3 1m → 1m 2m → 3m',
    ],
  ])('shows %s', (_, compared, expected) => {
    expect(textOf(compared)).toContain(expected)
  })

  it('never shows an unknown duration as 0', () => {
    const text = textOf(diff([{ state: finished() }], [{ state: finished() }]))
    expect(text).not.toMatch(/\b0s/)
  })
})

describe('renderDiffPage', () => {
  const TEMPLATE = [
    `<meta content="default-src 'none'; script-src 'sha256-x'; style-src 'sha256-y'" />`,
    '<title>{{title}}</title><style>a{}</style>{{above}}{{jobs}}{{below}}',
    '<script id="report">{{report}}</script><script>if (1 < 2) run()</script>',
    '<!--\nPackages in this page:\n\npreact\n-->',
  ].join('\n')

  it('writes the sections into the template, and removes its script', () => {
    const page = renderDiffPage(diff([{}], [{ name: 'x <b>' }]), TEMPLATE)
    expect(page).toContain('<title>CI #6 → #7: 1m 5s → 1m 5s (0s)')
    expect(page).toContain('<strong><a href="https://github.com/octo-org/octo-shop/actions/runs/')
    expect(page).toContain('>x &lt;b&gt;</a>')
    expect(page).toContain(`"default-src 'none'; style-src 'sha256-y'"`)
    expect(page).not.toMatch(/script|preact|\{\{/)
  })
})

const anyReport = anyRun.map((run) => reportOn(run))
const attacks = fc.constantFrom(...ATTACKS).map((name) =>
  reportOn(
    makeRun({
      workflow: name,
      branch: name,
      jobs: [
        { name, steps: [makeStep({ name })] },
        { name: `${name} (1)`, state: finished(5, 95, 'failure') },
        { name: `${name} (2)` },
      ],
    }),
  ),
)

it('every rendering of any two runs is harmless, valid and fits', () => {
  const any = fc.oneof(anyReport, attacks)
  fc.assert(
    fc.property(any, any, fc.constantFrom(20, 80, 160), (before, after, width) => {
      const compared = diffRuns(before, after)
      expectHarmless(renderDiffMarkdown(compared), REPOSITORY_URL)
      expectHarmlessHtml(renderDiffPage(compared, PAGE_TEMPLATE), 'https://github.com', 0)
      const branch = after.run.branch
      const options = { runs: 2, repositoryUrl: REPOSITORY_URL, maxBytes: 20_000 }
      const inComment = renderComparisons(
        [
          { label: after.run.workflow ?? '', branch, result: compared },
          { label: 'CI', branch, result: 'none' },
        ],
        options,
      )
      expectHarmlessBody(inComment, REPOSITORY_URL)
      expect(sizeOf(inComment)).toBeLessThan(options.maxBytes)
      const text = renderDiffTerminal(compared, { width, colour: false })
      expectQuiet(disarm(text))
      const lines = text.split('\n').filter((line) => !line.includes('://'))
      expect(lines.filter((line) => stringWidth(line) > width)).toEqual([])
      expectValidDiff(JSON.parse(JSON.stringify(encodeRunDiff(compared))))
    }),
    { numRuns: 150 },
  )
})
