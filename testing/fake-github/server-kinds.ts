import type { ApiJob } from './api-job.ts'
import type { ApiRun } from './api-run.ts'
import type { BuiltRun } from './fake-run.ts'
import type { Fault } from './faults.ts'
import { enterpriseHost, GITHUB_COM, type Host } from './host.ts'
import type { FakeGitHubOptions } from './start-fake-github.ts'
import { without } from './fill.ts'

/** How servers differ in what the action requests. */
export interface ServerKind {
  readonly host: Host
  /** Where the API is below its address. */
  readonly basePath: '' | '/api/v3'
  readonly rateLimit: boolean
  /** The versions of the API that a request may name. Without a name, it is the first. */
  readonly versions: readonly string[]
  /** Fields that its responses do not have. */
  readonly lacks: {
    readonly run: readonly (keyof ApiRun)[]
    readonly job: readonly (keyof ApiJob)[]
    /** Of the repository's own endpoint. */
    readonly repository: readonly string[]
  }
  /** Whether a job may be `waiting`, as for an approval. */
  readonly waiting: boolean
  /** Whether its runners know `job.check_run_id`. */
  readonly checkRunId: boolean
}

const CLOUD = {
  basePath: '',
  rateLimit: true,
  versions: ['2022-11-28', '2026-03-10'],
  lacks: { run: [], job: [], repository: [] },
  waiting: true,
  checkRunId: true,
} as const

const SERVER = {
  ...CLOUD,
  host: enterpriseHost('https://ghe.example.com'),
  basePath: '/api/v3',
  rateLimit: false,
  versions: ['2022-11-28'],
  checkRunId: false,
} as const

/** Before 3.9, which brought versions of the API and the time at which a job was ready. */
const OLD_SERVER = {
  ...SERVER,
  versions: [],
  waiting: false,
  lacks: { run: [], job: ['created_at'], repository: [] },
} as const

const OLDEST_SERVER = {
  ...OLD_SERVER,
  lacks: {
    run: ['display_title'],
    job: ['created_at', 'workflow_name', 'head_branch'],
    repository: ['has_discussions'],
  },
} as const

/** By name; the numbers are those of GitHub Enterprise Server. */
export const SERVER_KINDS = {
  'github.com': { ...CLOUD, host: GITHUB_COM },
  // All that is different in it: https://docs.github.com/rest/about-the-rest-api/breaking-changes
  'github.com of 2026-03-10': {
    ...CLOUD,
    host: GITHUB_COM,
    versions: ['2026-03-10'],
    lacks: { ...CLOUD.lacks, repository: ['has_downloads'] },
  },
  'ghe.com': {
    ...CLOUD,
    host: { serverUrl: 'https://octo.ghe.com', apiUrl: 'https://api.octo.ghe.com' },
  },
  '3.19': SERVER,
  '3.9': { ...SERVER, waiting: false },
  '3.8': OLD_SERVER,
  '3.6': OLDEST_SERVER,
} as const satisfies Record<string, ServerKind>

/** What makes the fake such a server. */
export function serverOptions(kind: ServerKind): FakeGitHubOptions {
  const { basePath, versions, rateLimit } = kind
  const refusal: Fault = {
    when: ({ headers }) => {
      const named = headers['x-github-api-version']
      return typeof named === 'string' && !versions.includes(named)
    },
    response: { status: 400, body: { message: 'This is not a supported version.' } },
  }
  return {
    basePath,
    ...(!rateLimit && { rateLimit: 'none' }),
    faults: [refusal],
  }
}

/** A run as such a server responses it. */
export function asListedBy({ lacks }: ServerKind, run: BuiltRun): BuiltRun {
  return {
    ...run,
    run: without(run.run, lacks.run),
    jobs: run.jobs.map((job) => without(job, lacks.job)),
    repositoryLacks: lacks.repository,
  }
}
