import { describe, expect, it } from '@jest/globals'
import { checkAction, checkWorkflow } from '../../testing/check-workflow.ts'

const workflow = (job: string): string => `on: push
permissions: {}
jobs:
  build:
${job.replaceAll(/^/gm, '    ')}
`

describe('checkWorkflow', () => {
  it('has nothing to say of runners and permissions that are newer than the checkers', () => {
    const job = `runs-on: ubuntu-slim
permissions: { attestations: write, contents: read }
steps:
  - run: echo`
    expect(checkWorkflow('ci.yml', workflow(job))).toEqual([])
  })

  it('reports an unknown key by both checkers', () => {
    const findings = checkWorkflow(
      'ci.yml',
      workflow('runs-on: ubuntu-24.04\nsteps:\n  - run: ls\n    bogus: 1'),
    )
    expect(findings).toEqual([
      expect.stringMatching(/^ci.yml:8:9: unexpected key "bogus".* \[actionlint syntax-check\]$/),
      `ci.yml: /jobs/build/steps/0: Additional property 'bogus' is not allowed [schema]`,
    ])
  })
})

describe('checkAction', () => {
  it.each([
    [
      'an unknown key',
      'name: A\ndescription: B\nbogus: 1\nruns: { using: node24, main: a.js }',
      `action.yml: Additional property 'bogus' is not allowed [schema]`,
    ],
    [
      'broken YAML',
      'name: A: B',
      'action.yml: mapping values are not allowed in this context at line 1 column 8 [schema]',
    ],
  ])('finds %s', (_, text, finding) => {
    expect(checkAction('action.yml', text)).toEqual([finding])
  })
})
