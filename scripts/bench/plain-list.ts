// What the action is compared with: the same list, one page after another, and nothing done with it.
import { getOctokit } from '@actions/github'

const { env } = process
const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
const octokit = getOctokit(env['INPUT_GITHUB-TOKEN'] ?? '', {
  baseUrl: env['GITHUB_API_URL'] ?? '',
})
const jobs = await octokit.paginate(octokit.rest.actions.listJobsForWorkflowRunAttempt, {
  owner,
  repo,
  run_id: Number(env['GITHUB_RUN_ID']),
  attempt_number: Number(env['GITHUB_RUN_ATTEMPT']),
  per_page: 100,
})
if (jobs.length === 0) throw new Error('no jobs')
