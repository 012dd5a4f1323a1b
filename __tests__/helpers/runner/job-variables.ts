import type { JobContext } from './job-context.ts'
import type { RunnerFolder } from './runner-folder.ts'

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'macOS', win32: 'Windows' }

/** The variables that a runner sets for every step, made from nothing but `PATH`. */
export function jobVariables(job: JobContext, folder: RunnerFolder): Record<string, string> {
  const [owner = ''] = job.repository.split('/')
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder.home,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTION: '__octo-org_run-report',
    GITHUB_ACTION_REF: 'v1',
    GITHUB_ACTION_REPOSITORY: 'octo-org/run-report',
    GITHUB_ACTOR: job.actor,
    GITHUB_API_URL: job.apiUrl,
    GITHUB_EVENT_NAME: job.eventName,
    GITHUB_EVENT_PATH: folder.eventFile,
    GITHUB_GRAPHQL_URL: `${job.apiUrl.replace(/\/v3$/, '')}/graphql`,
    GITHUB_JOB: job.jobKey,
    GITHUB_REF: `refs/heads/${job.branch}`,
    GITHUB_REF_NAME: job.branch,
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: job.repository,
    GITHUB_REPOSITORY_OWNER: owner,
    GITHUB_RUN_ATTEMPT: String(job.runAttempt),
    GITHUB_RUN_ID: String(job.runId),
    GITHUB_RUN_NUMBER: String(job.runNumber),
    GITHUB_SERVER_URL: job.serverUrl,
    GITHUB_SHA: job.sha,
    GITHUB_TRIGGERING_ACTOR: job.actor,
    GITHUB_WORKFLOW: job.workflow,
    GITHUB_WORKFLOW_REF: `${job.repository}/${job.workflowPath}@refs/heads/${job.branch}`,
    GITHUB_WORKFLOW_SHA: job.sha,
    GITHUB_WORKSPACE: folder.workspace,
    RUNNER_ARCH: process.arch.toUpperCase(),
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: job.runnerName,
    RUNNER_OS: SYSTEMS[process.platform] ?? 'Linux',
    RUNNER_TEMP: folder.temp,
    RUNNER_TOOL_CACHE: folder.tools,
    ...folder.commandFiles,
  }
}
