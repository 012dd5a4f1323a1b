import { describe, expect, it } from '@jest/globals'
import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import type { Verdict } from '../../src/model/report/cause.ts'
import { MAX_POST_BYTES, renderComment } from '../../src/conversation/render/comment.ts'
import { CONVERSATION } from '../../src/conversation/render/inline.ts'
import { subjectOf } from '../../src/conversation/render/subject.ts'
import { decode } from '../../src/report-json/decode.ts'
import { InvalidReport } from '../../src/report-json/decode/decode-jobs.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import {
  findSection,
  isBefore,
  isRepeated,
  type Kind,
  withMarker,
  withoutMarker,
  withPeople,
  withPosition,
} from '../../src/conversation/render/marker.ts'
import { makeEvidence, makeExcerpt, withVerdicts } from '../../testing/failure-report.ts'
import { ATTACKS } from '../../testing/fixtures/attacks.ts'
import { fuzzOptions } from '../../testing/fuzz/fuzz-options.ts'
import { renderMarkdown } from '../../testing/github-page/markdown.ts'
import { expectHarmlessBody } from '../../testing/harmless.ts'
import { finished, makeRun, reportOn } from '../../testing/make-run.ts'
import { failedStep, jobIn } from '../../testing/make-steps.ts'
import { readVerdict, withRemarks } from '../../testing/read-verdict.ts'
import { elementsOf, showMarkdown, textOf } from '../../testing/shown-markdown.ts'

describe('comment', () => {
  const REPOSITORY = 'https://github.com/octo-org/octo-shop'
  const OPTIONS = { repositoryUrl: REPOSITORY, brief: true }

  interface Failing {
    /** Name of each failed job; each fails at a step of its own. */
    readonly jobs: readonly string[]
    readonly lines?: readonly string[]
    /** Of the log of each job, in place of `lines`. */
    readonly logs?: readonly (readonly string[])[]
    readonly verdicts?: readonly Verdict[]
    readonly run?: Parameters<typeof makeRun>[0]
  }

  function reportOf({ jobs, lines = [], logs = [], verdicts = [], run }: Failing) {
    const failing = jobs.map((name, index) => ({
      name,
      state: finished(5, 65 + index, 'failure'),
      steps: [failedStep(`Run ${name}`, 3)],
    }))
    const excerpts = new Map(
      jobs.map((_, index) => {
        return [index + 1, [makeExcerpt(logs[index] ?? lines, { step: failing[index]?.steps[0] })]]
      }),
    )
    const explanations = { excerpts, annotations: new Map() }
    const report = reportOn(makeRun({ jobs: failing, ...run }), { explanations })
    return verdicts.length === 0 ? report : withVerdicts(report, ...verdicts)
  }

  const render = (
    failing: Failing,
    options: Partial<typeof OPTIONS> & { maxBytes?: number } = {},
  ) => renderComment(subjectOf(reportOf(failing)), { ...OPTIONS, ...options })

  const KNOWN = 'known, failed #812 #811, in the last runs'

  describe('renderComment', () => {
    it('links each run of its own workflow if two runs have the same number', () => {
      const evidence = [makeEvidence({ runId: 21 }), makeEvidence({ runId: 22 })].map((each) => ({
        ...each,
        runNumber: 7,
        url: `${REPOSITORY}/actions/runs/${each.runId}`,
      }))
      const page = showMarkdown(
        render({ jobs: ['build'], verdicts: [readVerdict(KNOWN, { evidence })] }),
      )
      const links = elementsOf(page, 'a').filter((link) => textOf(link) === '#7')
      expect(links.map(({ properties }) => properties.href)).toEqual(evidence.map(({ url }) => url))
    })

    it('counts the tests of the files that were read, and those that are gone', () => {
      const totals = { total: 319, failed: 2, skipped: 0, retried: 1 }
      const artifact = {
        artifact: 'junit',
        jobIds: [1],
        ...totals,
        complete: true,
        retriedTests: [],
      }
      const tests = {
        ...{
          ...totals,
          complete: true,
          ofFork: false,
          fewer: 3,
          notCompared: null,
          findings: [],
          unread: [],
        },
        base: {
          branch: 'main',
          current: false,
          runId: 41,
          number: 6,
          url: `${REPOSITORY}/runs/41`,
        },
        artifacts: [artifact],
      }
      const read = decode({ ...encodeReport(reportOf({ jobs: ['build'] })), tests })
      const comment = renderComment(subjectOf(read), { ...OPTIONS, brief: false })
      expect(textOf(showMarkdown(comment))).toContain(
        '319 tests, 3 fewer than on main (#6), 2 failed, 1 passed only on a retry',
      )
    })

    it('omits the least important rows first and counts them', () => {
      const jobs = Array.from({ length: 400 }, (_, index) => `job ${index} ${'x'.repeat(80)}`)
      const text = render({ jobs, lines: Array.from({ length: 20 }, () => 'ok '.repeat(133)) })
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(MAX_POST_BYTES)
      expect(text.length).toBeGreaterThan(MAX_POST_BYTES / 2)
      expect(text).toContain('❌ **[job 0 ')
      expect(text).toMatch(/^and 370 more/m)
      expect(text).toMatch(/\n\d+ rows/)
      expect(elementsOf(showMarkdown(text), 'table')).toHaveLength(1)
    })

    it('shows the row of a failed job first, whatever does not fit', () => {
      const others = Array.from({ length: 40 }, (_, index) => ({ name: `job ${index}` }))
      const jobs = [...others, { name: 'build', state: finished(5, 6, 'failure') }]
      const text = render({ jobs: [], run: { jobs } }, { maxBytes: 3_000 })
      expect(text).toMatch(/\n\d+ rows/)
      expect(text).toContain('| --: |\n| [build](')
    })

    it.each([200, 2_000, 20_000])('keeps a limit of %i bytes', (maxBytes) => {
      const jobs = Array.from({ length: 60 }, (_, index) => `job ${index}`)
      const text = render({ jobs, lines: ['not ok'] }, { maxBytes })
      // The result itself is never omitted.
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(Math.max(maxBytes, 400))
    })

    it('shows no mark of what is no news, and cuts none, whatever changed', () => {
      const MARKS = ['<!--~-->', '<!--/~-->', '<br>', '**']
      const hostile = fc
        .array(fc.constantFrom(...MARKS, ...ATTACKS), { minLength: 1, maxLength: 4 })
        .map((parts) => parts.join(' '))
      const run = { event: 'schedule', commit: 'a'.repeat(40) }
      const renderChanged = (name: string, value: string, maxBytes: number) => {
        const changed = {
          ...{ run: makeEvidence({ runNumber: 812 }), compared: 9, total: 1 },
          items: [{ kind: 'version', name, earlier: value, now: `${value} b` }],
        } as const
        const verdict = withRemarks(readVerdict('new, passed #812 at a'), { changed })
        return render({ jobs: ['a', 'b'], lines: [name], verdicts: [verdict], run }, { maxBytes })
      }
      const whole = renderChanged('ruff', '0.15', MAX_POST_BYTES)
      expect(whole).toContain('**<!--~-->Look at what changed<!--/~-->**')
      expect(whole).toContain('<br><!--~-->Changed since then: ruff 0.15 → 0.15 b<!--/~-->')
      fc.assert(
        fc.property(hostile, hostile, fc.integer({ min: 200, max: 6_000 }), (...parts) => {
          const text = renderChanged(...parts)
          expectHarmlessBody(text, REPOSITORY)
          const [shown, without] = [text, text.replaceAll(/<!--\/?~-->/g, '')].map(renderMarkdown)
          expect(shown).toBe(without)
        }),
        fuzzOptions(20),
      )
    })

    it.each(['start', 'end'])('keeps its text whole beside a line of a log like its %s', (what) => {
      const lines = [`<!-- run-report:${what} -->`, 'Error: no cart']
      const { body } = withMarker('comment', COMMENT, render({ jobs: ['build'], lines }))
      expect(findSection('comment', body)).toMatchObject({ edited: false, before: '', after: '' })
    })

    it('counts each line of a log as news', () => {
      const digestOf = (line: string) =>
        withMarker('comment', COMMENT, render({ jobs: ['build'], lines: [line, 'Error: no cart'] }))
          .marker.body
      expect(digestOf('<!--~-->a<!--/~-->')).not.toBe(digestOf('<!--~-->b<!--/~-->'))
    })
  })

  const EVIL = '--> <b>@octocat #1 7638417db6d5 [x](https://evil.example)\n# y'
  /** GitHub would link it as a commit, also as hours of these seconds. */
  const NUMBER = 12_345_678_901 * 3_600

  const step = failedStep('Run make', 3)
  const jobs = [jobIn('build', finished(5, 65, 'failure'), [step])]
  const excerpts = new Map([[1, [makeExcerpt(['not ok'], { step })]]])
  const report = encodeReport(
    withVerdicts(
      reportOn(makeRun({ jobs }), { explanations: { excerpts, annotations: new Map() } }),
      readVerdict('known, failed, in the last runs'),
    ),
  )

  /** Returns copies of a JSON value, each with another of its values replaced. */
  function replacements(json: unknown, value: unknown): unknown[] {
    if (typeof json !== 'object' || json === null) return [value]
    const copies = Object.entries(json).flatMap(([key, item]) =>
      replacements(item, value).map((changed) =>
        Array.isArray(json) ? json.with(Number(key), changed) : { ...json, [key]: changed },
      ),
    )
    return [value, ...copies]
  }

  it.each<[unknown, number]>([
    [EVIL, 40],
    [NUMBER, 40],
  ])('refuses a report or writes a harmless comment if any value of it is %j', (value, atLeast) => {
    let written = 0
    for (const hostile of replacements(report, value)) {
      const body = renderHostile(hostile)
      if (body === undefined) continue
      expectHarmlessBody(body, REPOSITORY)
      written++
    }
    expect(written).toBeGreaterThanOrEqual(atLeast)
  })

  function renderHostile(hostile: unknown): string | undefined {
    const options = { repositoryUrl: REPOSITORY }
    const report = (() => {
      try {
        return decode(hostile)
      } catch (error) {
        expect(error).toBeInstanceOf(InvalidReport)
        return undefined
      }
    })()
    return report && renderComment(subjectOf(report), { ...options, brief: false })
  }
})

const STATE = {
  key: '0123456789abcdef',
  state: 'red',
  position: { run: 42, attempt: 1, at: 1_772_359_800_000 },
} as const
const CAUSES = ['fedcba98.76543210']
const COMMENT = {
  ...{ ...STATE, causes: CAUSES },
  ...{ commit: undefined, group: false, workflows: [], verdicts: undefined },
}
const ISSUE = {
  ...{ ...STATE, causes: CAUSES },
  ...{ since: undefined, green: undefined, title: undefined },
}

describe('findSection', () => {
  const id = fc.nat({ max: Number.MAX_SAFE_INTEGER })
  const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))
  const orUnknown = <Value>(arbitrary: fc.Arbitrary<Value>) =>
    fc.option(arbitrary, { nil: undefined })
  const head = {
    key: hex(16),
    state: fc.constantFrom('red', 'green', 'open'),
    position: fc.record({ run: id, attempt: id, at: id }),
  } as const
  const causes = fc.array(
    fc.oneof(
      hex(8),
      fc.tuple(hex(8), hex(8)).map((pair) => pair.join('.')),
    ),
  )
  const markers = {
    comment: fc.record({
      ...head,
      ...{ commit: orUnknown(hex(40)), group: fc.boolean(), workflows: fc.array(hex(8)), causes },
      verdicts: orUnknown(hex(16)),
    }),
    issue: fc.record({
      ...head,
      ...{ since: orUnknown(id), green: orUnknown(id), causes },
      title: orUnknown(hex(16)),
    }),
  }

  const text = fc.string({ unit: 'binary' }).map((raw) => raw.trim())

  const expectRead = <K extends Kind>(
    kind: K,
    state: fc.Arbitrary<Parameters<typeof withMarker<K>>[1]>,
  ) => {
    fc.assert(
      fc.property(state, text, (state, text) => {
        const written = withMarker(kind, state, text)
        const section = { marker: written.marker, text, atTop: true, edited: false, after: '' }
        expect(findSection(kind, written.body)).toMatchObject(section)
        expect(withoutMarker(written.body)).toBe(text)
      }),
    )
  }

  it('reads whatever withMarker wrote', () => {
    expectRead('comment', markers.comment)
    expectRead('issue', markers.issue)
  })

  const { body } = withMarker('comment', COMMENT, 'text')

  it.each([
    ['another kind', body.replace('comment', 'issue')],
    ['a quotation', `> ${body}`],
    ['another value', body.replace('state=red', 'state=blue')],
    ['another comment', '<!-- run-report -->'],
    ['no text', ''],
  ])('returns undefined for %s', (_, text) => {
    expect(findSection('comment', text)).toBeUndefined()
  })

  it('notes that a marker is not in the first line', () => {
    const section = { atTop: false, before: 'text\n', text: 'text' }
    expect(findSection('comment', `text\n${body}`)).toMatchObject(section)
  })
})

describe('withMarker', () => {
  const { text, code, link, volatile } = CONVERSATION
  const digestOf = (body: string) => withMarker('comment', COMMENT, body).marker.body
  const bodyWith = (changed: string) => `**New**: x${changed}<br>**Yours**: fix it\n\ny`

  it('counts what is marked as no news in no words', () => {
    const raw = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...ATTACKS))
    fc.assert(
      fc.property(raw, (raw) => {
        const changed = volatile(`${text(raw)}: ${code(raw)}; ${link(text(raw), 'https://x.y/z')}`)
        const digests = ['', changed, `<br>${changed}`].map((one) => digestOf(bodyWith(one)))
        expect(new Set(digests).size).toBe(1)
      }),
      fuzzOptions(100),
    )
  })

  it('counts what is not marked', () => {
    expect(digestOf(bodyWith('<br>Changed since then: a 1 → 2'))).not.toBe(digestOf(bodyWith('')))
  })
})

describe('withPosition', () => {
  it('moves the marker of the first line on, and leaves what stands below the text', () => {
    const { body } = withMarker('comment', COMMENT, 'run=1 attempt=1 at=1')
    const position = { run: 43, attempt: 2, at: 9 }
    const moved = withPosition(`${body}\n\n${body}`, position)
    expect(findSection('comment', moved)?.marker.position).toEqual(position)
    expect(moved.replace('run=43 attempt=2 at=9', '')).toBe(
      `${body}\n\n${body}`.replace('run=42 attempt=1 at=1772359800000', ''),
    )
  })
})

describe('isBefore', () => {
  it.each([
    ['an older run', { run: 41, attempt: 2, at: 9 }, true],
    ['a newer run', { run: 43, attempt: 1, at: 1 }, false],
    ['an older attempt', { run: 42, attempt: 1, at: 9 }, true],
    ['a newer attempt', { run: 42, attempt: 3, at: 1 }, false],
    ['an older report of the attempt', { run: 42, attempt: 2, at: 4 }, true],
    ['the same report', { run: 42, attempt: 2, at: 5 }, false],
  ])('returns for %s %j: %s', (_, position, expected) => {
    expect(isBefore(position, { run: 42, attempt: 2, at: 5 })).toBe(expected)
  })
})

describe('isRepeated', () => {
  const { marker } = withMarker('comment', COMMENT, 'text')

  it.each([
    ['a later report of the attempt', { position: { ...STATE.position, at: 0 } }, true],
    ['another attempt', { position: { ...STATE.position, attempt: 2 } }, false],
    ['another run', { position: { ...STATE.position, run: 43 } }, false],
    ['another text', { body: '0'.repeat(16) }, false],
  ])('returns for %s (%j): %s', (_, changes, expected) => {
    expect(isRepeated(marker, { ...marker, ...changes })).toBe(expected)
  })
})

describe('findSection of a text that a person edited with Windows line ends', () => {
  const windows = (text: string) => text.replaceAll('\n', '\r\n')

  it.each([
    ['as it was', '', ''],
    ['with a text below', '', '\n\nBelow.'],
    ['with a text above', 'Above.\n\n', ''],
  ])('finds what the action wrote: %s', (_, above, below) => {
    const written = withMarker('issue', ISSUE, 'one\ntwo')
    const { body } = withPeople(written, findSection('issue', `${above}${written.body}${below}`))
    const found = findSection('issue', windows(body))
    expect(found).toMatchObject({ text: 'one\r\ntwo', edited: false, atTop: true })
    expect([found?.before, found?.after]).toEqual([
      windows(above),
      windows(below).replace('\r\n', ''),
    ])
  })
})
