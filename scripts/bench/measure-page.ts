import { median } from '../../src/model/some.ts'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { bigRun } from '../../testing/fake-github/big-run.ts'
import { at, makeTarget } from '../../testing/make-run.ts'
import { findingsIn } from '../../src/render/findings/findings.ts'
import { analyse } from '../../src/analyse/analyse.ts'
import { decodeRun } from '../../src/github/run/decode.ts'
import { renderPage } from '../../src/render/html/page.ts'
import { openBrowser } from '../../testing/browser.ts'
import { pageTemplate } from '../../testing/page-template.ts'

const MAX_PAGE_BYTES = 3_500_000
const MAX_DRAWN_MS = 1_000
const MAX_CHOICE_MS = 1_000
const LOADS = 3
const FRAMES = 180
/** Of 30 frames per second. */
const MAX_FRAME_MS = 1_000 / 30

/** What the HTML page of a large run costs, in lines; says what exceeds its limit. */
export async function measurePage(jobs: number, steps: number): Promise<string[]> {
  const html = pageOf(jobs, steps)
  const bytes = Buffer.byteLength(html)
  const size = `Page of ${jobs} jobs: ${(bytes / 1e6).toFixed(2)} MB${over(bytes, MAX_PAGE_BYTES)}`
  const browser = await openBrowser()
  if (browser === undefined) return [size, 'No frames: Chromium is not installed here']
  const folder = mkdtempSync(join(tmpdir(), 'bench-page-'))
  try {
    const file = join(folder, 'page.html')
    writeFileSync(file, html)
    const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } })
    await page.goto(pathToFileURL(file).href)
    const loads: number[] = []
    for (let load = 0; load < LOADS; load++) {
      await page.reload()
      loads.push(await page.evaluate<number>(DRAWN))
    }
    const drawn = median(loads) ?? NaN
    const choice = await page.evaluate<number>(CHOOSE)
    return [
      size,
      `  timeline drawn after ${drawn.toFixed(0)} ms${over(drawn, MAX_DRAWN_MS)}`,
      `  idle: ${await framesOf(page, '')}`,
      `  another choice drawn after ${choice.toFixed(0)} ms${over(choice, MAX_CHOICE_MS)}`,
      `  scrolling: ${await framesOf(page, SCROLL)}`,
    ]
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
}

function pageOf(count: number, steps: number): string {
  const { run, jobs } = bigRun(count, steps)
  const responses = { run, jobs, jobsCounted: jobs.length, notes: [] }
  const report = analyse(decodeRun(responses, makeTarget()), {
    currentRun: undefined,
    allowedFailures: [],
    now: at(2_000),
  })
  return renderPage(findingsIn(report), pageTemplate())
}

/** The milliseconds from the start of the navigation to the first frame with all of the timeline. */
const DRAWN = `new Promise((resolve) => {
  const next = () => requestAnimationFrame(
    document.readyState === 'complete' ? () => resolve(performance.now()) : next,
  )
  next()
})`

/** The milliseconds from a choice to the first frame after it. */
const CHOOSE = `new Promise((resolve) => {
  const start = performance.now()
  document.querySelector('[value=passed]').click()
  requestAnimationFrame(() => setTimeout(() => {
    resolve(performance.now() - start)
    document.querySelector('[value=all]').click()
  }))
})`

/** Run in the page before each frame. */
const SCROLL = 'scrollBy(0, 400)'

/** Returns the frames per second, which a busy machine lowers even in an idle page, and what each frame costs. */
async function framesOf(page: Page, action: string): Promise<string> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const readMetrics = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
  }
  const before = await readMetrics()
  const rate = await page.evaluate<number>(`new Promise((resolve) => {
    let frame = 0
    const start = performance.now()
    const next = () => {
      if (frame++ === ${FRAMES}) return resolve(${FRAMES} / (performance.now() - start) * 1000)
      ${action}
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })`)
  const after = await readMetrics()
  await session.detach()
  const msOf = (name: string) => (((after[name] ?? NaN) - (before[name] ?? NaN)) * 1_000) / FRAMES
  // CPU time of the main thread: layout and painting, but not waiting for other programs.
  const thread = msOf('ThreadTime')
  return [
    `${rate.toFixed(0)} frames per second`,
    `${thread.toFixed(1)} ms of the main thread per frame${over(thread, MAX_FRAME_MS)}`,
  ].join(', ')
}

function over(value: number, limit: number): string {
  if (value <= limit) return ''
  process.exitCode = 1
  return `, more than ${Math.round(limit).toLocaleString('en')}`
}
