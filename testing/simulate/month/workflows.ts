/** A job of a workflow, whose durations are in seconds. */
export interface PlannedJob {
  readonly name: string
  readonly labels: readonly string[]
  readonly seconds: number
  /** Name of the step that does its work. */
  readonly step: string
  /** `all`: it runs after all others, whether they failed or not. `deploy`: after these, on main only. */
  readonly needs?: 'all' | 'deploy'
}

export type WorkflowName = 'ci.yml' | 'nightly.yml' | 'month.yml' | 'hand.yml' | 'docs.yml'

const UBUNTU = ['ubuntu-latest']
const OWN = ['self-hosted', 'linux', 'x64']
const MAC = ['macos-14']

export const INSTALL = 'Run npm ci'
export const GREEN = 'all green'
export const DEPLOY = 'deploy'
const CI: readonly PlannedJob[] = [
  { name: 'lint', labels: UBUNTU, seconds: 90, step: 'Run npm run lint' },
  { name: 'types', labels: UBUNTU, seconds: 120, step: 'Run npx tsc' },
  { name: 'build', labels: UBUNTU, seconds: 240, step: 'Run npm run build' },
  ...[1, 2, 3, 4].map((leg) => ({
    ...{ name: `test (${leg})`, labels: UBUNTU, seconds: 380 + 20 * leg, step: 'Run npm test' },
  })),
  ...[1, 2].map((leg) => ({
    ...{ name: `test (windows-latest, ${leg})`, labels: ['windows-latest'] },
    ...{ seconds: 520 + 20 * leg, step: 'Run npm test' },
  })),
  { name: 'integration', labels: OWN, seconds: 480, step: 'Run pytest tests' },
  { name: 'contract', labels: OWN, seconds: 200, step: 'Run pytest contract' },
  { name: 'e2e', labels: OWN, seconds: 600, step: 'Run npm run e2e' },
  { name: 'bundle', labels: UBUNTU, seconds: 260, step: 'Run npm run bundle' },
  { name: 'docs', labels: UBUNTU, seconds: 100, step: 'Run npm run docs' },
  { name: 'native', labels: MAC, seconds: 420, step: 'Run go test ./...' },
  { name: 'native (release)', labels: MAC, seconds: 500, step: 'Run go test ./...' },
  { name: 'app', labels: MAC, seconds: 360, step: 'Run ./app/build.sh' },
  { name: 'package', labels: MAC, seconds: 300, step: 'Run ./app/package.sh' },
  { name: GREEN, labels: UBUNTU, seconds: 4, step: 'Run ./ci/all-green.sh', needs: 'all' },
  { name: DEPLOY, labels: UBUNTU, seconds: 80, step: 'Run ./ci/deploy.sh', needs: 'deploy' },
]

const NIGHTLY: readonly PlannedJob[] = [
  { name: 'soak', labels: OWN, seconds: 3_000, step: 'Run pytest soak' },
  { name: 'upgrade', labels: UBUNTU, seconds: 700, step: 'Run npm run upgrade' },
  { name: 'audit', labels: UBUNTU, seconds: 60, step: 'Run npm audit' },
]

const MONTH: readonly PlannedJob[] = [
  { name: 'month', labels: UBUNTU, seconds: 150, step: 'Run octo-org/run-report/month@v1' },
]

interface Workflow {
  readonly id: number
  readonly name: string
  readonly jobs: readonly PlannedJob[]
}

export const WORKFLOWS: Readonly<Record<WorkflowName, Workflow>> = {
  'ci.yml': { id: 67_993_574, name: 'CI', jobs: CI },
  'nightly.yml': { id: 67_993_575, name: 'Nightly', jobs: NIGHTLY },
  'month.yml': { id: 67_993_576, name: 'Month', jobs: MONTH },
  'hand.yml': { id: 67_993_577, name: 'Hand', jobs: NIGHTLY.slice(2) },
  'docs.yml': { id: 67_993_578, name: 'Docs', jobs: NIGHTLY.slice(2) },
}

/** Jobs of `ci.yml` that do the work, and so can fail by themselves. */
export const WORKING = CI.filter(({ needs }) => needs === undefined)
