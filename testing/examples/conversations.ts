import { renderOldComment } from '../../src/conversation/render/comment.ts'
import {
  issueTitle,
  renderChange,
  renderGreen,
  renderGreenIssue,
  renderIssue,
} from '../../src/conversation/render/issue.ts'
import { failedWorkflows, subjectOf } from '../../src/conversation/render/subject.ts'
import { runsTable } from '../../src/runs/render/table.ts'
import type { Report } from '../../src/model/report/report.ts'
import type { Series } from '../../src/model/series.ts'
import { makeEvidence, withVerdicts } from '../failure-report.ts'
import { reportOnCommit } from '../make-commit.ts'
import { at, makeListedRun, makeRun, reportOn } from '../make-run.ts'
import { commentOn, type Example, REPOSITORY_URL, TOPIC } from './example.ts'
import { failedRun } from './failures.ts'
import { failedJob, passedJob } from './steps.ts'

const SHA = (digit: string) => digit.repeat(40)

function failing(): Report {
  const jobs = [failedJob('test', { start: 6 }, 'npm test'), passedJob('lint', { start: 5 }, 30)]
  return failedRun(jobs, { 1: ['##[error]no cart of y'] })
}

const COMMENTS: Example = {
  name: 'comments',
  files: {
    'linked.md': () => commentOn(failing(), { detailsUrl: 'https://ci.example/42' }),
    'merge-group.md': () => commentOn(failing(), { isMergeGroup: true }),
    'older-commit.md': () =>
      oldComment([{ workflow: 'CI' }, { workflow: 'Docs', conclusion: undefined }]),
    'older-commit-cancelled.md': () => oldComment([{ workflow: 'CI', conclusion: 'cancelled' }]),
    'older-commit-not-run.md': () => oldComment([{ workflow: 'Docs', conclusion: 'skipped' }]),
  },
}

/** The comment on a failure of an older commit, after these runs of the newest one. */
function oldComment(runs: Parameters<typeof reportOnCommit>[0]): string {
  const before = reportOnCommit([
    { workflow: 'CI', conclusion: 'failure', jobs: [failedJob('test', { start: 5 }, 'make')] },
    { workflow: 'Docs' },
  ])
  const workflows = failedWorkflows(subjectOf(before))
  const old = { commit: SHA('a'), subject: subjectOf(reportOnCommit(runs)), workflows }
  return renderOldComment(commentOn(before), old, REPOSITORY_URL)
}

const run = (number: number | undefined, commit?: string) => ({
  id: 1_000 + (number ?? 0),
  number,
  commit,
  endedAt: undefined,
})

const SINCE: Series = {
  runs: [run(809, SHA('a')), run(810), run(811)],
  lastGreen: run(808, SHA('b')),
}

function issue(report: Report, series: Series, options = {}): string {
  const all = { repositoryUrl: REPOSITORY_URL, closes: false, ...options }
  return renderIssue(subjectOf(report), TOPIC, series, all)
}

function redSince(): Report {
  const commits = [1, 2].map((number) => ({
    sha: SHA(String(number)),
    url: `${REPOSITORY_URL}/commit/${SHA(String(number))}`,
    title: `Change ${number}`,
    author: 'octocat',
  }))
  const since = { run: makeEvidence({ runNumber: 809, runId: 1_809 }), commits, commitsTotal: 5 }
  const evidence = [makeEvidence({ job: 'test' })]
  return withVerdicts(failing(), {
    ...{ kind: 'known', branch: 'main', context: { evidence, redSince: since } },
  })
}

const ISSUES: Example = {
  name: 'issues',
  files: {
    'title.txt': () => issueTitle({ ...TOPIC, event: 'schedule' }),
    'suspects.md': () => issue(redSince(), SINCE),
    'no-number.md': () => issue(failing(), { runs: [run(undefined)], lastGreen: run(undefined) }),
    'no-job.md': () => issue(reportOn(makeRun({ jobs: [], conclusion: 'startup_failure' })), SINCE),
    'other-causes.md': () => change('other-causes'),
    'fails-again.md': () => change('fails-again'),
    'green.md': () => greenIssue(false),
    'green-but-allowed.md': () => greenIssue(true),
  },
}

function change(reason: 'other-causes' | 'fails-again'): string {
  return renderChange(subjectOf(failing()), 'CI', reason, {
    repositoryUrl: REPOSITORY_URL,
    detailsUrl: 'https://ci.example/42',
  })
}

function greenIssue(onlyAllowed: boolean): string {
  const passed = { ...run(812, onlyAllowed ? undefined : SHA('c')), onlyAllowed }
  return renderGreenIssue(renderGreen('CI', passed, REPOSITORY_URL), 'CI has failed.')
}

const RUNS: Example = {
  name: 'lists-of-runs',
  files: {
    'runs.md': () =>
      runsTable(
        [
          makeListedRun({ actor: 'octocat', run: { conclusion: 'success' } }),
          makeListedRun({ actor: 'alice', run: { fork: 'alice/octo-shop' } }),
          makeListedRun({ status: 'queued', run: { fork: 'unknown repository' } }),
          makeListedRun({ run: { workflow: undefined, number: undefined, startedAt: undefined } }),
          makeListedRun({ run: { startedAt: at(60), conclusion: 'timed_out' } }),
        ],
        [{ title: 'more', cell: () => 'x' }],
      ),
    'many-runs.md': () =>
      runsTable(
        Array.from({ length: 102 }, () => makeListedRun()),
        [],
      ).slice(-200),
  },
}

export const CONVERSATION_EXAMPLES: readonly Example[] = [COMMENTS, ISSUES, RUNS]
