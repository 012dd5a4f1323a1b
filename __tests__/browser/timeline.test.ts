import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../testing/browser.ts'
import { analyse } from '../../src/analyse/analyse.ts'
import { decodeRun } from '../../src/github/run/decode.ts'
import type { Report } from '../../src/model/report/report.ts'
import { renderTimeline } from '../../src/render/summary/summary.ts'
import { exampleRun } from '../../testing/fixtures/example-run.ts'
import { at, finished, makeTarget, reportOnJobs } from '../../testing/make-run.ts'
import { stepOf } from '../../testing/make-steps.ts'
import { describeWith } from '../../testing/requirements.ts'
import { showPage, type Window } from '../../testing/browser-page.ts'

const WIDE: Window = { colorScheme: 'light', width: 980 }

/** The elements that Mermaid draws a gantt with. */
const DRAWN_WITH = new Set('defs desc g line path rect style svg text title tspan'.split(' '))

describeWith('Chromium', 'the timeline', () => {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
  })

  async function draw(report: Report, window: Window): Promise<Drawing> {
    if (browser === undefined) throw new Error('Chromium is gone')
    return await showPage(browser, { markdown: renderTimeline(report, 1_000_000), window }, measure)
  }

  const drawings = new Map<string, Promise<Drawing>>()

  /** Draws the example once in each window. */
  function drawExample(window: Window): Promise<Drawing> {
    const key = JSON.stringify(window)
    const drawing = drawings.get(key) ?? draw(exampleReport(), window)
    drawings.set(key, drawing)
    return drawing
  }

  it.each<Window>([
    { colorScheme: 'light', width: 980 },
    { colorScheme: 'dark', width: 980 },
    { colorScheme: 'dark', width: 400 },
  ])(
    'keeps the texts of the example apart and inside their bars: %j',
    async (window) => {
      const drawing = await drawExample(window)
      expect(drawing.state).toBe('drawn')
      expect(drawing.names).toHaveLength(12)
      expect(drawing.labels.length).toBeGreaterThan(12)
      expect(overlaps([...drawing.names, ...drawing.labels, ...drawing.ticks])).toEqual([])
      expect(
        drawing.labels.filter((label) => !drawing.bars.some((bar) => encloses(bar, label))),
      ).toEqual([])
      expect(
        drawing.names.flatMap((name) => drawing.bars.filter((bar) => overlap(name, bar))),
      ).toEqual([])
    },
    60_000,
  )

  it('fits as text on a phone, in letters of at least 11 pixels', async () => {
    if (browser === undefined) throw new Error('Chromium is gone')
    const markdown = renderTimeline(exampleReport(), 1_000_000)
    const [size, needed, room] = await showPage(
      browser,
      { markdown, window: { colorScheme: 'light', width: 400 } },
      (page) => page.evaluate<readonly [number, number, number]>(MEASURE_TEXT),
    )
    expect(size).toBeGreaterThanOrEqual(11)
    expect(needed).toBeLessThanOrEqual(room)
  }, 60_000)

  it('keeps the rows off the axis', async () => {
    const { bars, ticks } = await drawExample(WIDE)
    const lowest = Math.max(...bars.map(({ bottom }) => bottom))
    expect(Math.min(...ticks.map(({ top }) => top))).toBeGreaterThan(lowest + 8)
  }, 60_000)

  it.each([12, 20])(
    'leaves less than a row empty above and below %i rows',
    async (count) => {
      const jobs = Array.from({ length: count }, (_, index) => ({
        name: `job ${index}`,
        createdAt: at(0),
        state: finished(0, 100),
      }))
      const { edges, bars, ticks } = await draw(reportOnJobs(jobs), WIDE)
      const tops = bars.map(({ top }) => top).toSorted((a, b) => a - b)
      const [first = 0, second = 0] = tops
      const row = second - first
      expect(first - edges.top).toBeLessThan(row)
      expect(edges.bottom - Math.max(...ticks.map(({ bottom }) => bottom))).toBeLessThan(row)
      // The axis above the rows.
      const above = ticks.filter(({ top }) => top < first)
      expect(above.length > 0).toBe(count === 20)
      for (const { top, bottom } of above) {
        expect(top).toBeGreaterThanOrEqual(edges.top)
        expect(bottom).toBeLessThanOrEqual(first)
      }
    },
    60_000,
  )

  it.each(['light', 'dark'] as const)(
    'can be read in %s',
    async (colorScheme) => {
      const { names, labels } = await drawExample({ colorScheme, width: 980 })
      for (const { text, contrast } of [...names, ...labels]) {
        expect([text, contrast >= 4.5]).toEqual([text, true])
      }
    },
    60_000,
  )

  it('draws hostile names as text', async () => {
    const names = [
      '<img src=x onerror="document.title=1">',
      '<script>document.title = 2</script>',
      '%%{init: {"securityLevel": "loose"}}%%',
      'section <b>x</b> #lt;i#gt;',
      '[a](https://example.com) https://example.com',
      '__proto__',
      'ﬂ°°60¶ßimg src=x¶ß',
    ]
    const jobs = names.map((name) => ({
      name,
      createdAt: at(0),
      state: finished(0, 100),
      steps: [stepOf(1, name, 0, 100)],
    }))
    const drawing = await draw(reportOnJobs(jobs), WIDE)
    expect(drawing.state).toBe('drawn')
    expect(drawing.title).toBe('report summary')
    expect(drawing.elements.filter((name) => !DRAWN_WITH.has(name))).toEqual([])
    const shown = drawing.names.map(({ text }) => text.replace(/^◆ /, ''))
    for (const name of ['__proto__', 'ﬂ°°60¶ßimg src=x¶ß']) expect(shown).toContain(name)
    expect(shown).toHaveLength(names.length)
  }, 60_000)

  it('draws rows of one and the same name, jobs of no time, and a run of 30 days', async () => {
    const duplicates = Array.from({ length: 3 }, (_, index) => ({
      name: 'constructor',
      createdAt: at(0),
      state: finished(0, index === 0 ? 0 : 30 * 86_400),
    }))
    const { names, bars, ticks } = await draw(reportOnJobs(duplicates), {
      colorScheme: 'light',
      width: 980,
    })
    expect(names.map(({ text }) => text)).toEqual([
      'constructor',
      'constructor #2',
      'constructor #3',
    ])
    expect(bars).toHaveLength(3)
    for (const bar of bars) expect(bar.right - bar.left).toBeGreaterThan(1)
    expect(ticks.map(({ text }) => text)).toEqual(['day 1', 'day 8', 'day 15', 'day 22', 'day 29'])
  }, 60_000)
})

interface Box {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Of a text and what it stands on. */
  readonly contrast: number
}

interface Drawing {
  readonly state: string | undefined
  readonly title: string
  /** Names of the elements that are drawn, each once, sorted. */
  readonly elements: readonly string[]
  readonly names: readonly Box[]
  /** What stands in bars, without what is not seen. */
  readonly labels: readonly Box[]
  readonly ticks: readonly Box[]
  readonly bars: readonly Box[]
  readonly edges: { readonly top: number; readonly bottom: number }
}

/** Runs in the page; a text's `ground` is the colour behind it. */
const MEASURE = `(() => {
  const svg = document.querySelector('.diagram svg')
  const boxes = (selector) => [...svg.querySelectorAll(selector)].map((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const { fill } = getComputedStyle(element)
    return { text: element.textContent.replace('\\u200B', '').trim(), left, right, top, bottom, fill }
  })
  const page = getComputedStyle(document.body).backgroundColor
  const bars = boxes('rect.task')
  const texts = (selector) => boxes(selector).filter(({ text }) => text !== '').map((box) => {
    const under = bars.find((bar) => bar.left <= box.left && bar.right >= box.right && bar.top <= box.top && bar.bottom >= box.bottom)
    return { ...box, ground: under?.fill ?? page }
  })
  return {
    state: document.querySelector('.diagram').dataset.state,
    title: document.title,
    elements: [...new Set([...svg.querySelectorAll('*'), svg].map((element) => element.localName))].sort(),
    names: texts('.sectionTitle'),
    labels: texts('[id$="-text"]'),
    ticks: texts('.tick text'),
    bars,
    edges: { top: svg.getBoundingClientRect().top, bottom: svg.getBoundingClientRect().bottom },
  }
})()`

/** Runs in the page, after opening the fold with the timeline as text. */
const MEASURE_TEXT = `(() => {
  document.querySelector('details').open = true
  const text = document.querySelector('pre:not(.diagram)')
  return [parseFloat(getComputedStyle(text).fontSize), text.scrollWidth, text.clientWidth]
})()`

interface Measured extends Omit<Box, 'contrast'> {
  readonly fill: string
  readonly ground?: string
}

type MeasuredDrawing = {
  readonly [Key in keyof Drawing]: Drawing[Key] extends readonly Box[]
    ? readonly Measured[]
    : Drawing[Key]
}

async function measure(page: Page): Promise<Drawing> {
  const drawing = await page.evaluate<MeasuredDrawing>(MEASURE)
  const boxes = (measured: readonly Measured[]) =>
    measured.map(({ fill, ground = fill, ...box }) => ({
      ...box,
      contrast: contrast(fill, ground),
    }))
  return {
    ...drawing,
    names: boxes(drawing.names),
    labels: boxes(drawing.labels),
    ticks: boxes(drawing.ticks),
    bars: boxes(drawing.bars),
  }
}

/** As WCAG 2 has it, from 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((value) => {
    const part = Number(value) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function overlaps(boxes: readonly Box[]): string[] {
  return boxes.flatMap((one, index) =>
    boxes
      .slice(index + 1)
      .flatMap((other) => (overlap(one, other) ? `${one.text} over ${other.text}` : [])),
  )
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function encloses(outer: Box, inner: Box): boolean {
  return (
    outer.left <= inner.left &&
    outer.right >= inner.right &&
    outer.top <= inner.top &&
    outer.bottom >= inner.bottom
  )
}

function exampleReport(): Report {
  const { run, jobs } = exampleRun()
  const responses = { run, jobs, jobsCounted: jobs.length, notes: [] }
  return analyse(decodeRun(responses, makeTarget()), {
    currentRun: undefined,
    allowedFailures: [],
    now: at(600),
  })
}
