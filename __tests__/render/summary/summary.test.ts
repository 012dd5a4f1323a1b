import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Note } from '../../../src/model/note.ts'
import type { Job, Run } from '../../../src/model/run.ts'
import {
  renderSummary,
  SECTION_NAMES,
  type SectionName,
} from '../../../src/render/summary/summary.ts'
import { notesSection } from '../../../src/render/sections/notes.ts'
import { writeSection } from '../../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'
import { singleLine } from '../../../src/render/text/markdown.ts'
import { anyName, anyRun } from '../../../testing/arbitrary-run.ts'
import { ATTACKS } from '../../../testing/fixtures/attacks.ts'
import { reportOnCommit } from '../../../testing/make-commit.ts'
import {
  at,
  finished,
  makeJob,
  makeRun,
  makeStep,
  reportOn,
  reportOnJobs,
} from '../../../testing/make-run.ts'
import {
  elementsOf,
  rowsUnder,
  showMarkdown,
  tagsOf,
  textOf,
} from '../../../testing/shown-markdown.ts'

const NBSP = /\u00A0/g

/** Returns the rows of the table below a heading. */
function rows(markdown: string, heading: string): string[][] {
  return rowsUnder(showMarkdown(markdown), heading).map((row) =>
    row.map((cell) => cell.replace(NBSP, ' ')),
  )
}

function headings(markdown: string): string[] {
  const root = showMarkdown(markdown)
  return ['h2', 'h3'].flatMap((tag) => elementsOf(root, tag).map(textOf))
}

describe('renderSummary heading', () => {
  it('uses the title that the user chose', () => {
    const summary = renderSummary(reportOn(makeRun({ conclusion: 'success', jobs: [{}] })), {
      title: 'Nightly | *all*',
    })
    expect(headings(summary)[0]).toBe('✅ Nightly | *all* succeeded in 1m 5s')
  })
})

describe('renderSummary failures', () => {
  const failures = (
    jobs: readonly Partial<Job>[],
    options?: Parameters<typeof reportOnJobs>[1],
  ) => {
    const summary = renderSummary(reportOnJobs(jobs, options), { sections: ['failures'] })
    return elementsOf(showMarkdown(summary), 'li')
  }

  it('lists at most fifty failures and reports how many more', () => {
    const jobs = Array.from({ length: 53 }, () => ({ state: finished(5, 65, 'failure') }))
    const items = failures(jobs)
    expect(items).toHaveLength(51)
    expect(items.map(textOf).at(-1)).toMatch(/^and 3 more/)
  })
})

describe('renderSummary layout', () => {
  const step = (name: string, to: number) => makeStep({ name, state: finished(5, to) })
  const jobs = (outcome: string): Partial<Job>[] => [
    { name: 'build', steps: [step('compile', 60)] },
    { name: 'test', createdAt: at(66), state: finished(70, 190, outcome), steps: [step('x', 20)] },
  ]
  const budgets = [{ line: 'test: 1m', glob: 'test', limit: 60_000 }] as const

  /** Returns the headings, lines and folds of a summary, in its order. */
  function outline(summary: string): string[] {
    return showMarkdown(summary)
      .children.filter((node) => node.type === 'element')
      .map((node) => textOf(elementsOf(node, 'summary')[0] ?? node).trim())
  }

  it('folds all but what failed, with a line for what took long', () => {
    const summary = renderSummary(reportOnJobs(jobs('failure'), { budgets }))
    expect(outline(summary)).toEqual([
      '❌ CI failed in 3m 10s',
      expect.stringMatching(/^run #7, .* total execution time$/),
      'What failed',
      '❌ test failed after 2m (no step is marked as failed)',
      [
        'What held the run up: build → test, 3m 10s',
        'Over budget: test 2m of 1m',
        'Slowest job: test 2m (slowest step: x, 15s)',
      ].join('\n'),
      ...['Over budget', 'What held the run up', 'Timeline', 'Jobs', 'Slowest steps'],
      ...['Waiting for runners', 'Runner minutes', 'Steps of every job'],
    ])
  })

  it('folds nothing but the steps if nothing failed', () => {
    const summary = renderSummary(reportOnJobs(jobs('success'), { budgets }))
    const root = showMarkdown(summary)
    const [first, ...others] = elementsOf(root, 'strong').map(textOf)
    expect([first, others.at(-1)]).toEqual(['2 jobs', 'Steps of every job'])
    expect(elementsOf(root, 'h3').map(textOf)).toEqual([
      ...['Over budget', 'What held the run up', 'Timeline', 'Jobs', 'Slowest steps'],
      ...['Waiting for runners', 'Runner minutes'],
    ])
  })

  it.each([
    ['warning', false],
    ['notice', true],
  ] as const)('folds the notes of a failed run if the worst is a %s: %s', (severity, isFolded) => {
    const notes = [{ severity, text: 'Read nothing' }]
    const report = reportOn(makeRun({ jobs: jobs('failure'), notes }))
    const headings = elementsOf(showMarkdown(renderSummary(report)), 'h3').map(textOf)
    expect(headings.includes('Notes')).toBe(!isFolded)
  })

  it('shows the chosen sections unfolded if they are without the failures', () => {
    const summary = renderSummary(reportOnJobs(jobs('failure')), { sections: ['jobs'] })
    expect(elementsOf(showMarkdown(summary), 'h3').map(textOf)).toEqual(['Jobs'])
  })

  it('has all words of the same sections of a run that passed, for any run', () => {
    const words = (markdown: string) =>
      textOf(showMarkdown(markdown)).match(/[\p{L}\p{N}]+/gu) ?? []
    fc.assert(
      fc.property(anyRun, (run) => {
        const report = reportOn(run)
        const folded = new Set(words(renderSummary(report)))
        const sections = SECTION_NAMES.filter((name) => name !== 'failures')
        const open = words(renderSummary(report, { sections }))
        expect(open.filter((word) => !folded.has(word))).toEqual([])
      }),
      { numRuns: 5 },
    )
  })
})

describe('renderSummary notes', () => {
  it.each(['a\nb', 'a\n\n# b', 'a\n```\n<b>', '  a\n- b'])(
    'keeps a note on a job named %j on one line',
    (name) => {
      const odd = { name, state: finished(-29, 65) }
      const root = showMarkdown(renderSummary(reportOnJobs([odd]), { sections: ['notes'] }))
      const notes = elementsOf(root, 'li').map(textOf)
      expect(notes).toHaveLength(1)
      expect(notes[0]?.startsWith(`ℹ️ ${name.replace(/\s+/g, ' ').trim()} `)).toBe(true)
      expect(tagsOf(root).filter((tag) => ['pre', 'h1', 'b'].includes(tag))).toEqual([])
    },
  )
})

describe('renderSummary sections', () => {
  const run = makeRun({
    attempt: 2,
    notes: [{ severity: 'notice', text: 'odd' }],
    jobs: [
      { state: finished(5, 65, 'failure'), steps: [makeStep()], createdAt: at(1) },
      { createdAt: at(66), state: finished(70, 99) },
    ],
  })
  const analysed = reportOn(run, {
    budgets: [{ line: '*: 1m', glob: '*', limit: 60_000 }],
    earlierRuns: { branch: 'main', runs: [makeRun({ jobs: [{}] })] },
    earlierAttempts: [{ number: 1, jobs: [makeJob()] }],
  })
  const range = { expected: 60_000, low: 30_000, high: 90_000 }
  const change = { kind: 'needs', job: 'test', without: 'lint' } as const
  const report = {
    ...analysed,
    whatIf: [{ change, jobs: ['test'], saves: range, costs: range, assumption: 'Assumes it.' }],
  }
  const HEADINGS: readonly (readonly [SectionName, string])[] = [
    ['failures', 'What failed'],
    ['over-budget', 'Over budget'],
    ['critical-path', 'What held the run up'],
    ['what-if', 'What if'],
    ['timeline', 'Timeline'],
    ['jobs', 'Jobs'],
    ['slowest-steps', 'Slowest steps'],
    ['waiting', 'Waiting for runners'],
    ['history', 'Compared with earlier runs'],
    ['attempts', 'Attempts'],
    ['minutes', 'Runner minutes'],
    ['notes', 'Notes'],
    ['details', 'Steps of every job'],
  ]

  /** Returns the headings of the sections; that of the details is the summary of a fold. */
  function shownHeadings(sections: readonly SectionName[]): string[] {
    const root = showMarkdown(renderSummary(report, { sections }))
    // The fold of the timeline is part of its section.
    const folds = elementsOf(root, 'summary').flatMap((fold) => elementsOf(fold, 'strong'))
    return [...elementsOf(root, 'h3'), ...folds].map(textOf)
  }

  it.each(HEADINGS)('renders only %s if it is chosen alone', (section, heading) => {
    expect(shownHeadings([section])).toEqual([heading])
  })

  it('renders all sections by default', () => {
    expect(HEADINGS.map(([section]) => section)).toEqual(SECTION_NAMES)
    expect(shownHeadings(SECTION_NAMES)).toEqual(HEADINGS.map(([, heading]) => heading))
  })

  it('keeps the order of the sections, whatever the order in the option', () => {
    const sections = SECTION_NAMES.toReversed()
    expect(renderSummary(report, { sections })).toBe(renderSummary(report))
  })
})

describe('renderSummary names', () => {
  /** Returns a run in which everything has this name. */
  function runOf(name: string): Run {
    return makeRun({
      workflow: name,
      event: name,
      branch: name,
      commit: name,
      title: name,
      actor: name,
      notes: [{ severity: 'notice', text: `about ${name.replaceAll('\n', ' ')}` }],
      jobs: [
        {
          name,
          state: finished(5, 65, 'failure'),
          runner: { name, group: name, labels: [name] },
          steps: [makeStep({ name, state: finished(5, 15, 'failure') })],
        },
      ],
    })
  }

  const shape = (markdown: string) => {
    const root = showMarkdown(markdown)
    const dollars = elementsOf(root, 'span').filter((span) => textOf(span) === '$').length
    const tags = tagsOf(root)
    expect(tags.filter((tag) => tag === 'span')).toHaveLength(dollars)
    return tags.filter((tag) => tag !== 'span')
  }

  const summaryOf = (name: string) => renderSummary(reportOn(runOf(name)), { title: name })
  const ordinary = shape(summaryOf('ordinary'))

  it('shows any name literally', () => {
    fc.assert(
      fc.property(fc.oneof(anyName, fc.constantFrom(...ATTACKS)), (name) => {
        const summary = summaryOf(name)
        expect(shape(summary)).toEqual(ordinary)
        const shown = singleLine(name).replaceAll('\u2060', '')
        expect(rows(summary, 'Jobs')[0]?.[0]).toBe(shown)
        expect(rows(summary, 'Slowest steps')[0]?.slice(0, 2)).toEqual([shown, shown])
      }),
      { numRuns: 12 },
    )
  })

  it('lists two jobs with the same name', () => {
    const jobs = [{ name: 'same' }, { name: 'same', state: finished(5, 65, 'failure') }]
    const summary = renderSummary(reportOnJobs(jobs))
    expect(rows(summary, 'Jobs').map(([name, conclusion]) => [name, conclusion])).toEqual([
      ['same', '✅ success'],
      ['same', '❌ failure'],
    ])
  })

  it('links only to the server of the run, for any run', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        const root = showMarkdown(renderSummary(reportOn(run)))
        const addresses = elementsOf(root, 'a').map(({ properties }) => String(properties.href))
        expect(addresses.filter((url) => !url.startsWith('https://github.com/'))).toEqual([])
      }),
      { numRuns: 8 },
    )
  })
})

function render(...texts: readonly string[]): string {
  return writeNotes(texts.map((text) => ({ severity: 'notice', text })))
}

function writeNotes(notes: readonly Note[]): string {
  return writeSection(notesSection({ ...reportOn(makeRun()), notes }, MARKDOWN))
}

describe('notesSection', () => {
  it('returns an empty string without notes', () => {
    expect(render()).toBe('')
  })

  it('renders a paragraph of several lines as a code block', () => {
    const notes = [
      { severity: 'warning', text: 'Add:\n\npermissions:\n  actions: read\n\n(No *more*.)' },
      { severity: 'notice', text: 'odd' },
    ] as const
    expect(writeNotes(notes)).toBe(
      [
        '### Notes',
        '',
        '- ⚠️ Add:',
        '',
        '  ```yaml',
        '  permissions:',
        '    actions: read',
        '  ```',
        '',
        '  (No \\*more\\*.)',
        '- ℹ️ odd',
      ].join('\n'),
    )
  })

  it.each([
    'a\n```\n<b>x</b>',
    'a\n\n```\nb\n````\n<b>',
    'a\n\n- b\n# c',
    'a\n\n\n\n\tb\n</li>',
    '- a\n- b',
    '<b>\n\n<b>',
  ])('keeps %j within its list item', (text) => {
    const root = showMarkdown(render(text, 'last'))
    expect(elementsOf(root, 'li')).toHaveLength(2)
    expect(tagsOf(root).filter((tag) => !/^(h3|ul|li|p|pre|code)$/.test(tag))).toEqual([])
    const [first] = elementsOf(root, 'li')
    const shown = text.split('\n').map((line) => line.trim())
    expect(shown.filter((line) => !(first && textOf(first).includes(line)))).toEqual([])
  })
})

it('lists each run that did not pass under its own name, also without a failed job', () => {
  const report = reportOnCommit([
    {
      workflow: 'CI',
      conclusion: 'failure',
      jobs: [{ name: 'test', state: finished(5, 65, 'failure') }],
    },
    {
      workflow: 'Lint',
      conclusion: 'failure',
      jobs: [{ name: 'lint', state: finished(5, 65, 'failure') }],
    },
    { workflow: 'Deploy', conclusion: 'startup_failure', jobs: [] },
    { workflow: 'Docs', conclusion: 'action_required', jobs: [] },
  ])
  const page = showMarkdown(renderSummary(report, { sections: ['failures'] }))
  const lines = page.children.map((node) => textOf(node).trim()).filter((line) => line !== '')
  expect(lines.slice(3)).toEqual([
    'CI',
    expect.stringMatching(/^❌ test failed after 1m/),
    'Lint',
    expect.stringMatching(/^❌ lint failed after 1m/),
    'Deploy',
    '❌ failed to start',
    'Docs',
    '⚠️ requires action',
  ])
})
