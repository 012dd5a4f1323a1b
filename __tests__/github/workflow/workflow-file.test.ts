import { describe, expect, it } from '@jest/globals'
import { decodeWorkflowFile } from '../../../src/github/workflow/workflow-file.ts'
import { MINUTE } from '../../../src/model/time.ts'
import { workflowJob } from '../../../testing/make-run.ts'

const none: ReadonlyMap<string, string> = new Map()

describe('decodeWorkflowFile', () => {
  it('reads keys, names, needs and matrices', () => {
    const text = `
on: push
jobs:
  Lint: { runs-on: ubuntu-latest }
  test:
    name: Test on \${{ matrix.os }}
    needs: lint
    strategy: { matrix: { os: [linux, windows] } }
  pages:
    name: 1.5
    needs: [Lint, test]
`
    expect(decodeWorkflowFile(text, none)).toEqual([
      workflowJob('lint', { name: 'Lint' }),
      workflowJob('test', {
        name: 'Test on ${{ matrix.os }}',
        needs: ['lint'],
        matrix: true,
        matrixKeys: ['os'],
      }),
      workflowJob('pages', { name: '1.5', needs: ['lint', 'test'] }),
    ])
  })

  it('resolves YAML anchors', () => {
    const text = 'jobs: { a: {}, b: { needs: &before [a] }, c: { needs: *before } }'
    expect(decodeWorkflowFile(text, none)?.map(({ needs }) => needs)).toEqual([[], ['a'], ['a']])
  })

  it('reads a computed matrix as a matrix', () => {
    const text = 'jobs: { a: { strategy: { matrix: "${{ fromJSON(needs.plan.outputs.all) }}" } } }'
    expect(decodeWorkflowFile(text, none)?.[0]?.matrix).toBe(true)
  })

  it.each([
    [
      'strategy: { matrix: {}, fail-fast: false }',
      { matrix: true, matrixKeys: [], failFast: false },
    ],
    ['strategy: { matrix: {}, max-parallel: 2 }', { matrix: true, matrixKeys: [], maxParallel: 2 }],
    [
      'strategy: "${{ fromJSON(needs.plan.outputs.all) }}"',
      { matrix: true, failFast: undefined, maxParallel: undefined },
    ],
    ['continue-on-error: true', { continueOnError: true }],
    ['continue-on-error: "${{ matrix.experimental }}"', { continueOnError: undefined }],
    ['timeout-minutes: 30', { timeout: 30 * MINUTE }],
    ['timeout-minutes: "${{ inputs.limit }}"', { timeout: undefined }],
    ['environment: production', { environment: 'production' }],
    ['environment: { name: "${{ inputs.to }}", url: x }', { environment: '${{ inputs.to }}' }],
    ['environment: ""', { environment: undefined }],
    ['concurrency: { group: deploy }', { concurrency: 'deploy' }],
    ['concurrency: "${{ github.ref }}"', { concurrency: '${{ github.ref }}' }],
  ])('reads the setting %s', (setting, expected) => {
    const text = `jobs: { a: { ${setting} } }`
    expect(decodeWorkflowFile(text, none)).toEqual([workflowJob('a', expected)])
  })

  it('reads called workflows, and files of their own repository from there', () => {
    const text = 'jobs: { deploy: { uses: octo/shared/.github/workflows/deploy.yml@v1 } }'
    const called = new Map([
      [
        'octo/shared/.github/workflows/deploy.yml@v1',
        'jobs: { check: { uses: ./.github/workflows/check.yml } }',
      ],
      ['octo/shared/.github/workflows/check.yml@v1', 'jobs: { unit: {} }'],
      ['./.github/workflows/check.yml', 'jobs: { wrong: {} }'],
    ])
    const check = workflowJob('check', { called: [workflowJob('unit')] })
    expect(decodeWorkflowFile(text, called)).toEqual([workflowJob('deploy', { called: [check] })])
  })

  it('marks a called workflow without a text as unread', () => {
    const text = 'jobs: { deploy: { uses: ./.github/workflows/deploy.yml } }'
    expect(decodeWorkflowFile(text, none)?.[0]?.called).toBe('unread')
  })

  it.each([
    ['text that is not YAML', 'jobs: ['],
    ['an empty text', ''],
    ['a list', '- jobs'],
    ['a file without jobs', 'on: push'],
    ['jobs that are not a map', 'jobs: [a, b]'],
    ['a need that is not a text', 'jobs: { a: {}, b: { needs: [[a]] } }'],
    ['a need that does not exist', 'jobs: { a: { needs: b } }'],
    ['uses that is not a text', 'jobs: { a: { uses: [x] } }'],
    ['a file that is too large', `jobs: { a: {} }\n#${'x'.repeat(500 * 1024)}`],
    ['a name that is too long', `jobs: { a: { name: ${'x'.repeat(1_001)} } }`],
    ['a key that is too long', `jobs: { ${'x'.repeat(1_001)}: {} }`],
    ['too many jobs', jobsOf(1_001, '{}')],
    [
      'a job with more needs than a run has jobs',
      `jobs: { a: {}, b: { needs: [${'a, '.repeat(1_001)}] } }`,
    ],
  ])('returns undefined for %s', (_, text) => {
    expect(decodeWorkflowFile(text, none)).toBeUndefined()
  })

  it('returns undefined if called workflows have more jobs than a run', () => {
    const uses = (name: string) => jobsOf(40, `{ uses: ./${name} }`)
    const called = (last: string) =>
      new Map([
        ['./a', uses('b')],
        ['./b', last],
      ])
    expect(decodeWorkflowFile(uses('a'), called(uses('c')))).toBeUndefined()
    expect(decodeWorkflowFile(uses('a'), called('jobs: { a: {} }'))).toBeUndefined()
    expect(decodeWorkflowFile(uses('b'), called('jobs: { a: {} }'))).toHaveLength(40)
  })

  it('returns undefined for a workflow that calls itself', () => {
    const text = 'jobs: { a: { uses: ./.github/workflows/ci.yml } }'
    expect(
      decodeWorkflowFile(text, new Map([['./.github/workflows/ci.yml', text]])),
    ).toBeUndefined()
  })
})

function jobsOf(count: number, job: string): string {
  return ['jobs:', ...Array.from({ length: count }, (_, at) => `  job${at}: ${job}`)].join('\n')
}
