import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { diffRuns } from '../../../src/analyse/diff/diff-runs.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import { renderComparisons } from '../../../src/render/conversation/comparison.ts'
import { sizeOf } from '../../../src/render/text/fit-to-size.ts'
import {
  renderDiffMarkdown,
  renderDiffPage,
  renderDiffTerminal,
} from '../../../src/render/diff/render-diff.ts'
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
import { at as timeOf, finished, makeRun, makeStep, reportOn } from '../../../testing/make-run.ts'
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
  it('never shows an unknown duration as 0', () => {
    const text = textOf(diff([{ state: finished() }], [{ state: finished() }]))
    expect(text).not.toMatch(/\b0s/)
  })

  it('shows the critical paths if both runs have one, of more than two jobs together', () => {
    const chain = ['a', 'b', 'c'].map((name, at) => ({
      ...{ name, createdAt: timeOf(at * 60), state: finished(at * 60 + 1, at * 60 + 58) },
    }))
    const cases = [diff(chain, chain), diff(chain, []), diff([], chain)]
    const isShown = cases.map((compared) => /critical paths/i.test(textOf(compared)))
    expect(isShown).toEqual([true, false, false])
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
    { numRuns: 15 },
  )
})
