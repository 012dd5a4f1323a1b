// What the action is compared with: the same list on the same packages, in sequence, and no analysis.
import * as core from '@actions/core'
import { getOctokit } from '@actions/github'
import { retry } from '@octokit/plugin-retry'

const { env } = process
const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
const octokit = getOctokit(core.getInput('github-token'), {}, retry)
const jobs = await octokit.paginate(octokit.rest.actions.listJobsForWorkflowRunAttempt, {
  owner,
  repo,
  run_id: Number(env['GITHUB_RUN_ID']),
  attempt_number: Number(env['GITHUB_RUN_ATTEMPT']),
  per_page: 100,
})
if (jobs.length === 0) throw new Error('no jobs')
core.setOutput('jobs-total', jobs.length)
await core.summary.addRaw(`${jobs.length} jobs`).write()
