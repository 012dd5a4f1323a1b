import { describe, expect, it } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blockChecks, readBlocks } from '../../../src/github/known-issues/read-blocks.ts'
import { LANGUAGE } from '../../../src/model/known-issue.ts'
import { failedWith, inOtherRun } from '../../../testing/failure-report.ts'
import { judgedBy } from '../../../testing/judged-by-issues.ts'
import { knownIssue } from '../../../testing/known-issue.ts'

const NOW = Date.UTC(2026, 2, 1, 12)
const URL = 'https://github.com/OWNER/REPO'
const CHECKS = blockChecks(URL)
const ERROR = 'error: cart is missing'

/** For each key, a line, and the lines that it has an effect beside. */
const LINES: Readonly<Record<keyof typeof CHECKS, readonly [line: string, beside?: string]>> = {
  error: ['error: user is missing'],
  job: ['job: other'],
  step: ['step: other'],
  until: ['until: 2026-02-28', 'gate: pass'],
  gate: ['gate: pass'],
  rerun: ['rerun: once', `seen: ${URL}/actions/runs/41/job/65`],
  seen: [`seen: ${URL}/actions/runs/41/job/65`, 'gate: pass'],
}

/** The verdict on a failure if an issue has a block of these lines. */
function judge(...lines: readonly string[]) {
  const failures = readBlocks([`\`\`\`${LANGUAGE}`, ERROR, ...lines, '```'].join('\n'), URL)
  const step = failedWith(['a.py:3: error: cart is missing'])
  const issues = failures.flatMap((block) =>
    'problem' in block ? [] : knownIssue({ failures: [block] }),
  )
  expect(issues).toHaveLength(1)
  return judgedBy(issues, step, { seen: new Map([[65, inOtherRun(step)]]), now: NOW })
}

describe('the keys of a block', () => {
  it('have a line here', () => {
    expect(Object.keys(LINES)).toEqual(Object.keys(CHECKS))
  })

  it('are in the example of the document, which explains each', () => {
    const document = readFileSync(
      join(import.meta.dirname, '../../../docs/known-failures.md'),
      'utf8',
    )
    const [example = ''] = /^```known-failure$.*?^```$/ms.exec(document) ?? []
    expect(readBlocks(example, URL)).toEqual([
      expect.not.objectContaining({ problem: expect.anything() }),
    ])
    for (const key of Object.keys(CHECKS)) {
      expect(example).toContain(`\n${key}: `)
      expect(document).toMatch(new RegExp(`^- .*\`${key}[:\`]`, 'm'))
    }
  })

  it.each([
    'gate: fail',
    'rerun: twice',
    'rerun: always',
    'until: soon',
    'seen: #41',
    'seen: https://github.com/OWNER/OTHER/actions/runs/41/job/65',
  ])('refuse the value of %s', (line) => {
    const block = [`\`\`\`${LANGUAGE}`, ERROR, line, '```'].join('\n')
    expect(readBlocks(block, URL)).toEqual([
      expect.objectContaining({ problem: expect.anything() }),
    ])
  })

  it.each(Object.values(LINES))('change the verdict: %s', (line, beside = '') => {
    expect(judge(beside, line)).not.toEqual(judge(beside))
  })
})
