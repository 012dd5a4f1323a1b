import fc from 'fast-check'
import { anyName, CONCLUSIONS } from '../arbitrary-run.ts'
import { SHA } from '../fake-github/api-run.ts'
import { RUN_URL } from '../make-run.ts'
import type { TypicalValues } from './from-schema.ts'

const MESSAGES = [
  'Process completed with exit code 1.',
  'The operation was canceled.',
  'The run was canceled by @octocat.',
  'The runner has received a shutdown signal.',
  'The job has exceeded the maximum execution time of 6h0m0s',
  "The action 'Run make' has timed out after 5 minutes.",
  'The strategy configuration was canceled because "test.windows_22" failed',
  'The job was not started because your spending limit is reached.',
]

const anyJobName = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'build',
      'test (ubuntu, 20)',
      'test (ubuntu, 22)',
      'test (windows, 22)',
      'deploy / eu',
      'deploy / us',
      'report',
    ),
  },
  { weight: 1, arbitrary: anyName },
)

/** Typical values of fields, so that most responses are like real ones. */
export const TYPICAL_VALUES: TypicalValues = {
  id: fc.integer({ min: 1, max: 99 }),
  name: anyJobName,
  number: fc.integer({ min: 1, max: 9 }),
  run_attempt: fc.integer({ min: 1, max: 3 }),
  conclusion: fc.oneof(fc.constant('success'), fc.constantFrom(...CONCLUSIONS)),
  event: fc.constantFrom('push', 'pull_request', 'schedule'),
  path: fc.constantFrom(
    '.github/workflows/ci.yml',
    'octo-org/octo-shop/.github/workflows/deploy.yml@refs/heads/main',
  ),
  sha: fc.constant(SHA),
  head_sha: fc.constant(SHA),
  head_branch: fc.constant('main'),
  default_branch: fc.constant('main'),
  full_name: fc.constant('octo-org/octo-shop'),
  html_url: fc.constant(`${RUN_URL}/job/1`),
  labels: fc.constantFrom('ubuntu-latest', 'windows-2022', 'macos-14', 'self-hosted', 'gpu'),
  runner_name: fc.constantFrom('GitHub Actions 7', 'rack-3'),
  annotation_level: fc.constantFrom('failure', 'warning', 'notice'),
  message: fc.constantFrom(...MESSAGES),
  encoding: fc.constant('base64'),
  job_id: fc.integer({ min: 1, max: 5 }),
  duration_ms: fc.nat(700_000),
  total_ms: fc.nat(700_000),
}
