import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { findChromium, openChromium } from '../../scripts/preview/browser.ts'
import { toJson } from '../../src/render/json/to-json.ts'
import type { ReportJson } from '../../src/render/json/types.ts'
import {
  listViolations,
  type OpenPage,
  openReportPage,
  type PageOptions,
} from '../helpers/browser-page.ts'
import { at, finished, makeStep, reportOnJobs } from '../helpers/make-run.ts'
import { withExample } from '../helpers/run-command.ts'

const describeWithChromium = findChromium() === undefined ? describe.skip : describe

describeWithChromium('the HTML page', () => {
  let browser: Browser
  let example: ReportJson
  let opened: OpenPage | undefined

  beforeAll(async () => {
    const [started, report] = await Promise.all([openChromium(), reportExample()])
    if (started === undefined) throw new Error('Chromium did not start')
    browser = started
    example = report
  })
  afterEach(async () => {
    // Nothing that a test does may cause an error or a request.
    expect(opened?.problems).toEqual([])
    await opened?.close()
    opened = undefined
  })
  afterAll(async () => {
    await browser.close()
  })

  function failedJob(): number {
    return example.failures[0]?.jobId ?? NaN
  }

  async function open(options?: PageOptions, report = example): Promise<Page> {
    opened = await openReportPage(browser, report, options)
    return opened.page
  }

  it('shows each group, job and cause', async () => {
    const page = await open()
    expect(await rowNames(page)).toEqual([
      'lint',
      'build',
      'test',
      '(ubuntu-latest, 22)',
      '(ubuntu-latest, 24)',
      '(windows-latest, 22)',
      '(windows-latest, 24)',
      '(macos-latest, 22)',
      '(macos-latest, 24)',
      'e2e',
      'deploy',
      'preview',
      'smoke',
      'publish',
      'report',
    ])
    expect(await page.locator('.cause').allTextContents()).toEqual([
      expect.stringContaining('expect(received).toBe(expected)'),
      expect.stringContaining('Error: GET /sitemap.xml: expected status 200, got 404'),
    ])
    expect(await page.title()).toBe('CI #128 failure · octo-org/octo-shop')
  })

  it('draws a job from its start to its end and its wait before it', async () => {
    const jobs = [
      { name: 'long', createdAt: at(0), state: finished(0, 200) },
      { name: 'waits', createdAt: at(50), state: finished(100, 150) },
    ]
    const page = await open({}, toJson(reportOnJobs(jobs)))
    const [before, waiting, running, after] = await coloursAt(page, 1, [25, 75, 125, 175])
    expect(before).not.toEqual(waiting)
    expect(waiting).not.toEqual(running)
    expect(after).toEqual(before)
    expect(await coloursAt(page, 0, [25, 175])).toEqual([running, running])
  })

  it('zooms by button, wheel and key, and moves by drag and key', async () => {
    const page = await open()
    const plot = page.locator('.plot')
    const whole = await ticks(page)
    await page.getByRole('button', { name: 'Zoom in' }).click()
    const [from, to] = await zoomOf(page)
    expect(to - from).toBeCloseTo(Number(example.durationSeconds) / 2, -1)
    expect(await ticks(page)).not.toEqual(whole)

    await plot.hover({ position: { x: 400, y: 60 } })
    await page.mouse.down()
    await page.mouse.move(900, 700, { steps: 4 })
    await page.mouse.up()
    const moved = await zoomOf(page, [from, to])
    expect(moved[0]).toBeLessThan(from)
    expect(moved[1] - moved[0]).toBeCloseTo(to - from, 0)

    await plot.hover({ position: { x: 400, y: 60 } })
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -200)
    await page.keyboard.up('Control')
    const closer = await zoomOf(page, moved)
    expect(closer[1] - closer[0]).toBeLessThan(to - from)

    await page.getByRole('tree').focus()
    await page.keyboard.press('Shift+ArrowRight')
    const later = await zoomOf(page, closer)
    expect(later[0]).toBeGreaterThan(closer[0])
    await page.keyboard.press('0')
    await waitFor(page, `!location.hash.includes('zoom')`)
    expect(await ticks(page)).toEqual(whole)
  })

  it('searches jobs, steps and labels, and counts what matches', async () => {
    const page = await open()
    const search = page.getByRole('searchbox')
    await search.fill('playwright')
    expect(await rowNames(page)).toEqual(['e2e'])
    expect(await page.locator('output').textContent()).toBe('1 of 13 jobs')
    expect(await page.locator('.job-table tbody tr').count()).toBe(1)
    await search.fill('macos 22')
    expect(await rowNames(page)).toEqual(['test', '(macos-latest, 22)'])
    await search.fill('no such job')
    expect(await page.locator('.empty').textContent()).toBe('No job matches the filters.')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    expect(await page.locator('output').textContent()).toBe('13 jobs')
  })

  it('filters by outcome, critical path, and slower than before', async () => {
    const page = await open()
    for (const [name, expected] of [
      ['failed 2', ['test', '(windows-latest, 22)', 'deploy', 'smoke']],
      ['critical path 2', ['build', 'test', '(windows-latest, 24)']],
      ['slower than before 1', ['e2e']],
    ] as const) {
      const button = page.getByRole('button', { name, exact: true })
      await button.click()
      expect(await rowNames(page)).toEqual(expected)
      await button.click()
      expect(await rowNames(page)).toHaveLength(15)
    }
  })

  it('filters by label and group, and counts each choice', async () => {
    const page = await open()
    expect(await page.getByLabel('Group').locator('option').allTextContents()).toEqual([
      'All groups',
      'test (6)',
      'deploy (2)',
    ])
    await page.getByLabel('Group').selectOption('test (6)')
    await page.getByLabel('Runner label').selectOption('windows-latest (2)')
    expect(await rowNames(page)).toEqual(['test', '(windows-latest, 22)', '(windows-latest, 24)'])
  })

  it('restores a view from the fragment and ignores what is invalid in it', async () => {
    const fragment = `q=latest&group=2&outcome=success&sort=-duration&zoom=100-200&job=${failedJob()}`
    const page = await open({ fragment })
    expect(await page.locator('.details h3').textContent()).toContain('test (windows-latest, 22)')
    expect(await zoomOf(page)).toEqual([100, 200])
    expect(await firstJobs(page)).toEqual(['test (windows-latest, 24)', 'test (macos-latest, 22)'])
    await page.evaluate(`location.hash = 'group=x&zoom=9-1&sort=<b>&toggled=-1&job=1e9'`)
    await waitFor(page, `document.querySelector('output').textContent === '13 jobs'`)
    expect(await page.locator('.details').count()).toBe(0)
    expect(await rowNames(page)).toHaveLength(15)
  })

  it('opens and closes groups and steps with keys alone', async () => {
    const page = await open()
    for (let presses = 0; presses < 40 && !(await hasFocus(page, 'tree')); presses++) {
      await page.keyboard.press('Tab')
    }
    expect(await activeRow(page)).toMatch(/^lint: passed, waited 3s, ran 50s/)
    await page.keyboard.press('ArrowRight')
    expect((await rowNames(page)).slice(0, 3)).toEqual([
      'lint',
      'Set up job',
      'Run actions/checkout@v6',
    ])
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await activeRow(page)).toBe('test 6 jobs: failed')
    await page.keyboard.press('ArrowLeft')
    expect((await rowNames(page)).slice(0, 4)).toEqual(['lint', 'build', 'test', 'e2e'])
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    expect(await page.locator('.details h3').textContent()).toContain('report')
  })

  it('shows the steps within a composite action below it', async () => {
    const part = {
      depth: 0,
      startedAt: '2026-03-01T10:00:05.200Z',
      completedAt: '2026-03-01T10:00:05.450Z',
      durationSeconds: 0.25,
      outcome: null,
      conclusion: null,
    }
    const steps = [makeStep({ name: 'Run ./setup', state: finished(5, 65) })]
    const report = toJson(reportOnJobs([{ steps }]))
    const list = [
      { ...part, name: 'Run npm ci' },
      { ...part, name: 'Run node-gyp', depth: 1, durationSeconds: null },
    ]
    const parts = { basis: 'groups', list, omitted: 0 } as const
    const jobs = report.jobs.map((job) => ({
      ...job,
      steps: job.steps.map((step) => ({ ...step, parts })),
    }))
    const page = await open({ fragment: 'steps=1' }, { ...report, jobs })
    expect(await rowNames(page)).toEqual(['job 1', 'Run ./setup', 'Run npm ci', 'Run node-gyp'])
    expect(await page.locator('.name.step').evaluateAll(readLevels)).toEqual(['2', '3', '4'])
    await page.getByRole('button', { name: '1 steps of job 1' }).click()
    expect(await page.locator('.step-table tbody tr').allTextContents()).toEqual([
      ' passedRun ./setup1m',
      ' unknownRun npm ci (by the groups of its log)0.25s',
      ' unknownRun node-gyp (by the groups of its log)–',
    ])
  })

  it('sorts the table by a column, and in the other direction', async () => {
    const page = await open()
    await page.getByRole('button', { name: 'Duration' }).click()
    expect(await firstJobs(page)).toEqual([
      'test (windows-latest, 24)',
      'test (windows-latest, 22)',
    ])
    await page.getByRole('button', { name: 'Duration' }).click()
    expect(await firstJobs(page)).toEqual(['deploy / smoke', 'lint'])
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('ascending')
  })

  it('prints in light colours, without controls and with all rows', async () => {
    const jobs = Array.from({ length: 120 }, (_, index) => ({ id: index + 1 }))
    const page = await open({ colorScheme: 'dark' }, toJson(reportOnJobs(jobs)))
    expect(await page.locator('.job-table tbody tr').count()).toBe(50)
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(`window.dispatchEvent(new Event('beforeprint'))`)
    await waitFor(page, `document.querySelectorAll('.job-table tbody tr').length === 120`)
    expect(await page.locator('.toolbar').isVisible()).toBe(false)
    expect(await page.evaluate(`getComputedStyle(document.body).backgroundColor`)).toBe(
      'rgb(255, 255, 255)',
    )
  })

  it('shows hostile names and logs as text and runs none of them', async () => {
    const jobs = HOSTILE.map((name, index) => ({
      id: index + 1,
      name,
      url: 'javascript:document.title=3',
      steps: [makeStep({ name, state: finished(5, 65, 'failure') })],
      state: finished(5, 65, 'failure'),
    }))
    const report = toJson(reportOnJobs(jobs))
    const failures = report.failures.map((failure) => ({ ...failure, log: HOSTILE }))
    const page = await open(
      { width: 400 },
      { ...report, failures, run: { ...report.run, title: HOSTILE.join() } },
    )
    expect(await rowNames(page)).toEqual(HOSTILE.map((name) => name))
    for (const button of await page.getByRole('button', { name: /steps of/ }).all())
      await button.click()
    expect(await page.locator('.step-table bdi').allTextContents()).toEqual(HOSTILE)
    expect(await page.locator('.log').first().textContent()).toBe(HOSTILE.join('\n'))
    expect(await page.locator('img, iframe, b, [onerror], a[href^="javascript"]').count()).toBe(0)
    expect(await page.locator('script').count()).toBe(2)
    expect(await page.title()).toContain('failure · octo-org/octo-shop')
    expect(await page.evaluate(`document.documentElement.scrollWidth <= innerWidth`)).toBe(true)
  })

  it('forbids scripts and requests that are not its own', async () => {
    const page = await open()
    const policy = await page.locator('meta[http-equiv]').getAttribute('content')
    expect(policy?.replace(/sha256-[\w+/=]{44}/g, 'HASH')).toBe(
      "default-src 'none'; script-src 'HASH'; style-src 'HASH'; img-src data:; base-uri 'none'; form-action 'none'",
    )
  })

  it.each(['light', 'dark'] as const)('has no violation of WCAG AA in %s', async (colorScheme) => {
    const fragment = `job=${failedJob()}&steps=${failedJob()}&q=test&outcome=failure,success`
    const page = await open({ colorScheme, fragment })
    expect(await listViolations(page)).toEqual([])
  })

  it('is never wider than its window', async () => {
    const page = await open()
    for (const width of [400, 1_012, 1_440]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(`document.documentElement.scrollWidth`)).toBe(width)
    }
  })
})

/** The example's report, with its earlier runs and the logs of what failed. */
async function reportExample(): Promise<ReportJson> {
  let report: unknown
  await withExample(async ({ address, run }) => {
    const { stdout } = await run([address, '--format', 'json'])
    report = JSON.parse(stdout)
  })
  return report as ReportJson
}

const HOSTILE = [
  '<img src=x onerror="document.title=1">',
  '</script><script>document.title=2</script>',
  '<!-- {{report}} ]]>',
  'javascript:alert(1)',
  'a\u2028b\u2029c',
  '\u202Egnp.exe \u2066isolated',
  'مرحبا build (ubuntu)',
  '__proto__',
  'x'.repeat(300),
]

function readLevels(elements: readonly { getAttribute: (name: string) => string | null }[]) {
  return elements.map((element) => element.getAttribute('aria-level'))
}

/** Names in the order of the rows. */
async function rowNames(page: Page): Promise<string[]> {
  return await page.locator('.name bdi').allTextContents()
}

async function firstJobs(page: Page): Promise<string[]> {
  return (await page.locator('.job-table tbody td:nth-child(2) bdi').allTextContents()).slice(0, 2)
}

async function ticks(page: Page): Promise<string[]> {
  return await page.locator('.axis .tick text').allTextContents()
}

async function hasFocus(page: Page, role: string): Promise<boolean> {
  return await page.evaluate(`document.activeElement.getAttribute('role') === '${role}'`)
}

async function activeRow(page: Page): Promise<string | null> {
  const id = await page.getByRole('tree').getAttribute('aria-activedescendant')
  return await page.locator(`[id="${id}"]`).getAttribute('aria-label')
}

/** Waits until the fragment has a zoom other than the last one; returns it in seconds. */
async function zoomOf(page: Page, last?: readonly number[]): Promise<[number, number]> {
  const value = await waitFor(
    page,
    `(() => {
      const zoom = new URLSearchParams(location.hash.slice(1)).get('zoom')
      return zoom !== '${last?.join('-')}' && zoom
    })()`,
  )
  const [from = NaN, to = NaN] = String(value).split('-').map(Number)
  return [from, to]
}

/** Waits until an expression is true. The page's policy forbids playwright's own way, which uses `eval`. */
async function waitFor(page: Page, expression: string): Promise<unknown> {
  for (let tries = 0; tries < 200; tries++) {
    const value = await page.evaluate<unknown>(
      `new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(${expression}), 20)))`,
    )
    if (value) return value
  }
  throw new Error(`Never true: ${expression}`)
}

/** Returns the colours of the canvas in the middle of a row, at times in seconds after the start. */
async function coloursAt(page: Page, row: number, seconds: readonly number[]): Promise<string[]> {
  return await page.evaluate<string[]>(
    `(() => {
      const canvas = document.querySelector('.plot canvas')
      const at = (tick) => Number(/translate\\(([\\d.]+)/.exec(tick.getAttribute('transform'))[1])
      const ticks = [...document.querySelectorAll('.axis .tick')]
      const minute = ticks.find((tick) => tick.textContent === '1m')
      const second = (at(minute) - at(ticks[0])) / 60
      return ${JSON.stringify(seconds)}.map((time) => {
        const x = at(ticks[0]) + time * second
        return canvas.getContext('2d').getImageData(x, ${row} * 26 + 10, 1, 1).data.join()
      })
    })()`,
  )
}
