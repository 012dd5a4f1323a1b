import { expect, it } from '@jest/globals'
import { expectIntact } from './expect-intact.ts'

const leadsTo = ['https://github.com/']
const HEAD = '## ✅ [CI](https://github.com/octo-org) succeeded'
const TABLE = '| a | b |\n| --- | --: |\n| 1 | 2 \\| 3 |'
const DETAILS = '<details><summary>steps</summary>\n\nof one job\n\n</details>'
const LOG = '- a\n\n  ```text\n  | not | a | row\n  ```'
const GANTT = 'gantt\ndateFormat YYYY-MM-DD HH:mm:ss\nsection build'
const BAR = 'Run make :active, 2023-01-01 00:00:05, 10s'
const diagram = (...lines: readonly string[]) => ['```mermaid', GANTT, ...lines, '```'].join('\n')

function summary(...blocks: readonly string[]): string {
  return `${[HEAD, ...blocks].join('\n\n')}\n`
}

it('takes a summary in which nothing is broken', async () => {
  await expectIntact(summary(TABLE, DETAILS, LOG, diagram(BAR)), { charted: true, leadsTo })
  await expectIntact(summary(TABLE, DETAILS, LOG), { charted: false, leadsTo })
})

it.each([
  ['no headline', TABLE],
  ['a headline without words', '## ✅'],
  ['a row that is too short', summary(`${TABLE}\n| 1 |`)],
  ['a row that is too long', summary(`${TABLE}\n| 1 | 2 | 3 |`)],
  ['a head with too few cells', summary(TABLE.replace('| a ', ''))],
  ['a row that a line end has cut in two', summary(TABLE.replace('1 |', '1\n\n|'))],
  ['details that nothing closes', summary(DETAILS.replace('</details>', ''))],
  ['details that are closed twice', summary(DETAILS, '</details>')],
  ['elements that close each other', summary('<b><i>text</b></i>')],
  ['a code block that takes in what follows', summary('```text\nlog', DETAILS)],
  ['an address of another server', summary('[run](https://github.com.example/octo-org)')],
  ['a text that is taken for an address', summary('see www.example.com')],
  ['a diagram where there is nothing to draw', summary(diagram(BAR))],
])('refuses %s', async (_, broken) => {
  await expect(expectIntact(broken, { charted: false, leadsTo })).rejects.toThrow()
})

it.each([
  ['no diagram', []],
  ['two diagrams', [diagram(BAR), diagram(BAR)]],
  ['a diagram that is none', [diagram('section section', 'Run : make :')]],
  ['a diagram without a bar', [diagram()]],
  ['a diagram with a bar before its start', [diagram(BAR, 'Run :2022-12-31 23:59:00, 1s')]],
  ['a diagram with a row that has no bar', [diagram(BAR, 'section test')]],
])('refuses %s where there is something to draw', async (_, diagrams) => {
  await expect(expectIntact(summary(...diagrams), { charted: true, leadsTo })).rejects.toThrow()
})
