import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** Lists the rules of WCAG 2.2 AA and of good practice that a page violates, with the elements. */
export async function listViolations(page: Page): Promise<readonly object[]> {
  await page.evaluate(axe.source)
  return await page.evaluate<readonly object[]>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 200)) })))`,
  )
}
