import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinnedWorkflow, serverWorkflow } from '../../testing/release/server-workflow.ts'
import { checkWorkflow } from '../../testing/check-workflow.ts'

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly uses: string }[] }>>
}

const REPORT = readFileSync(join(import.meta.dirname, '../../.github/workflows/report.yml'), 'utf8')
const COMMIT = 'c0ffee'.repeat(7).slice(0, 40)
const RELEASED = { owner: 'octo-org', commit: COMMIT, tag: 'v1.2.3' }

function usesOf(text: string): string[] {
  const { jobs } = parse(text) as Workflow
  return Object.values(jobs).flatMap(({ steps }) => steps.map(({ uses }) => uses))
}

describe('report.yml', () => {
  it('uses its own actions at the commit at which it is called', () => {
    const own = usesOf(REPORT).filter((uses) => !uses.startsWith('actions/'))
    expect(own).toEqual(['$/.github/report', '$/otlp', '$/comment', '$/issue'])
  })
})

describe('pinnedWorkflow', () => {
  it('uses the actions of the commit, has no queue and changes nothing else', () => {
    const text = pinnedWorkflow(REPORT, RELEASED)
    expect(usesOf(text).filter((uses) => !uses.startsWith('actions/'))).toEqual([
      `octo-org/run-report@${COMMIT}`,
      `octo-org/run-report/otlp@${COMMIT}`,
      `octo-org/run-report/comment@${COMMIT}`,
      `octo-org/run-report/issue@${COMMIT}`,
    ])
    const lines = REPORT.split('\n')
    const changed = text.split('\n').filter((line, at) => line !== lines[at])
    expect(changed.map((line) => line.trim())).toEqual([
      'cancel-in-progress: false',
      `- uses: octo-org/run-report@${COMMIT} # v1.2.3`,
      `- uses: octo-org/run-report/otlp@${COMMIT} # v1.2.3`,
      `- uses: octo-org/run-report/comment@${COMMIT} # v1.2.3`,
      `- uses: octo-org/run-report/issue@${COMMIT} # v1.2.3`,
    ])
  })

  it('throws if report.yml no longer has what it replaces', () => {
    expect(() => pinnedWorkflow(REPORT.replace('$/comment', './comment'), RELEASED)).toThrow(
      'report.yml no longer has $/comment',
    )
  })
})

describe('serverWorkflow', () => {
  const text = serverWorkflow(REPORT, RELEASED)

  it('is a valid workflow that pins each action to a commit', () => {
    expect(checkWorkflow('report.yml', text)).toEqual([])
    expect(usesOf(text).filter((uses) => !/@[\da-f]{40}$/.test(uses))).toEqual([])
    expect(text).not.toContain('$/')
  })

  it('names the release, and uploads with version 3, as an archive', () => {
    expect(text).toMatch(/^# report\.yml of octo-org\/run-report v1\.2\.3 \(c0ffee\w+\) for /)
    expect(text).toMatch(/actions\/upload-artifact@[\da-f]{40} # v3\./)
    expect(text).not.toMatch(/archive:|artifact-url|ubuntu-slim/)
  })
})
