import type { Page } from 'playwright-core'
import type { ReportJson } from '../../../src/model/shapes/report.ts'
import { withExample } from '../../../testing/run-command.ts'

let example: Promise<ReportJson> | undefined

/** The example's report, with its earlier runs and the logs of what failed. */
export function exampleReport(): Promise<ReportJson> {
  return (example ??= reportExample())
}

async function reportExample(): Promise<ReportJson> {
  let report: unknown
  await withExample(async ({ address, run }) => {
    const { stdout } = await run([address, '--format', 'json'])
    report = JSON.parse(stdout)
  })
  return report as ReportJson
}

/** Names in the order of the rows, once the window of rows has its new height. */
export async function rowNames(page: Page): Promise<string[]> {
  await page.evaluate(`new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))`)
  return await page.locator('.name bdi').allTextContents()
}

/** The texts of a column of the table of jobs. */
export async function jobColumn(page: Page, title: string): Promise<string[]> {
  const titles = await page.locator('.job-table > thead th').allTextContents()
  const cell = `.job-table > tbody > tr > :nth-child(${titles.indexOf(title) + 1})`
  return await page.locator(cell).allTextContents()
}

export async function ticks(page: Page): Promise<string[]> {
  return await page.locator('.timeline-axis .tick').allTextContents()
}

/** Waits until the fragment has a zoom other than the last one; returns it in seconds. */
export async function zoomOf(
  page: Page,
  last?: readonly number[],
  narrowerThan = Infinity,
): Promise<[number, number]> {
  const value = await waitFor(
    page,
    `(() => {
      const zoom = new URLSearchParams(location.hash.slice(1)).get('zoom')
      const [from, to] = (zoom ?? '').split('-').map(Number)
      return zoom !== '${last?.join('-')}' && !(to - from >= ${narrowerThan}) && zoom
    })()`,
  )
  const [from = NaN, to = NaN] = String(value).split('-').map(Number)
  return [from, to]
}

/** Waits until an expression is true. The page's policy forbids playwright's own way, which uses `eval`. */
export async function waitFor(page: Page, expression: string): Promise<unknown> {
  for (let tries = 0; tries < 200; tries++) {
    const value = await page.evaluate<unknown>(
      `new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(${expression}), 20)))`,
    )
    if (value) return value
  }
  throw new Error(`Never true: ${expression}`)
}
