import { expect, it } from '@jest/globals'
import { fakeRun } from '../../testing/fake-github/fake-run.ts'
import { runAlone } from '../../testing/scenario.ts'

it.each([
  ['repository', 'octo-shop', 'owner/name'],
  ['repository', 'https://github.com/octo-org/octo-shop', 'owner/name'],
  ['run-id', 'latest', 'a whole number above 0'],
  ['run-id', '0', 'a whole number above 0'],
  ['run-attempt', '-1', 'a whole number above 0'],
  ['current-job-id', 'build', 'a whole number above 0'],
  ['current-job-status', 'failed', 'success or failure or cancelled'],
  ['needs', '[object Object]', '${{ toJSON(needs) }}'],
  ['needs', '["build"]', '${{ toJSON(needs) }}'],
  ['needs', '{"build": "success"}', '${{ toJSON(needs) }}'],
  ['settle-seconds', '61', 'a number of seconds from 0 to 60'],
  ['settle-seconds', '5s', 'a number of seconds from 0 to 60'],
  ['summary', 'yes', 'true or false'],
  ['sections', 'jobs, steps', 'some of failures, '],
  ['fail-on', 'failure, broken', 'some of any, new, unfinished, failure, timed_out,'],
  ['on-error', 'ignore', 'warn or fail'],
])(
  'the action rejects the input %s: %j and lists accepted values',
  async (name, value, accepted) => {
    const { exitCode, annotations, requested, outputs, summary } = await runAlone({
      github: { runs: [fakeRun()] },
      inputs: { [name]: value },
    })
    expect(exitCode).toBe(1)
    expect(annotations).toMatchObject([{ level: 'error' }])
    const [{ message } = { message: '' }] = annotations
    expect(message).toMatch(new RegExp(`^The input ${name} is ".*": expected `))
    expect(message).toContain(accepted)
    // Of a list, the word that is wrong.
    expect(message).toContain(JSON.stringify(value.split(', ').at(-1)))
    expect(requested).toEqual([])
    expect(outputs).toEqual({})
    expect(summary).toBe('')
  },
)

it('the action rejects an invalid input regardless of on-error', async () => {
  const { snapshot, exitCode } = await runAlone({
    github: { runs: [fakeRun()] },
    inputs: { 'run-id': '12\n::error::boom', 'on-error': 'warn' },
  })
  expect(snapshot).toMatchSnapshot()
  expect(exitCode).toBe(1)
})
