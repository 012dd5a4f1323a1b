/**
 * `npm run check:act [-- <part of a name>]`: runs the actions in programs that share no code with this
 * project: all of them in workflows, by `act`, and those that write against `emulate`.
 */
import { parse } from 'yaml'
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ApiIssue } from '../testing/fake-github/api-conversation.ts'
import { REPOSITORY, RUN_ID, SHA } from '../testing/fake-github/api-run.ts'
import { openServer } from '../testing/fake-github/server.ts'
import { type Case, invalidInputs, readCases, readRecipes } from './act/cases.ts'
import { packArchive } from '../testing/release/archive.ts'
import { compareLive } from './act/compare-live.ts'
import { checkConversations } from './act/check-conversations.ts'
import { openIssue } from './act/open-issue.ts'
import { type ActLine, COMMIT, findAct, runAct } from './act/run-act.ts'
import { otherRun, startLive } from './act/start-live.ts'
import { pinnedWorkflow } from '../testing/release/server-workflow.ts'

const ROOT = join(import.meta.dirname, '..')
const WORKFLOWS = join(ROOT, '__tests__/workflows')
const REUSABLE = '.github/workflows/report.yml'
/** Folders of the actions; '' is that of the report. */
const ACTIONS = globSync('{action.yml,*/action.yml}', { cwd: ROOT })
  .map((path) => dirname(path).replace('.', ''))
  .sort()
const ACTION = /^OWNER\/run-report\/?([\w-]*)@(?:v1|[\da-f]{40})$/
/** In place of actions that need servers of other projects, at the versions of the documents. */
const STUBS = {
  'actions/upload-artifact@v7': join(WORKFLOWS, 'stubs/upload-artifact'),
  [readUploadArtifact()]: join(WORKFLOWS, 'stubs/upload-artifact'),
  'slackapi/slack-github-action@v3': join(WORKFLOWS, 'stubs/slack'),
}

let failures = 0
const [, , filter = ''] = process.argv
if (filter === '') await checkConversations(report)
const act = findAct()
if (act === undefined) console.log('Skipped the workflows: Go is needed to build act.')
else await checkWorkflows(act, filter)
console.log(failures === 0 ? 'All as expected.' : `${failures} wrong`)
process.exitCode = failures === 0 ? 0 : 1

function report(what: string, faults: readonly string[]): void {
  console.log(`${faults.length === 0 ? 'ok    ' : 'WRONG '} ${what}`)
  for (const fault of faults) console.log(`         ${fault}`)
  if (faults.length > 0) failures++
}

/** @param part part of the names of the cases to run */
async function checkWorkflows(path: string, part: string): Promise<void> {
  const project = join(mkdtempSync(join(tmpdir(), 'check-act-')), 'project')
  const files = new Map([['.github/workflows/called.yml', read(join(WORKFLOWS, 'called.yml'))]])
  try {
    mkdirSync(project)
    spawnSync('tar', ['-x', '-C', project], { input: packArchive(ROOT) })
    // act does not know `$/`: https://github.com/nektos/act/issues/6189
    const reusable = pinnedWorkflow(read(join(ROOT, REUSABLE)), {
      ...{ owner: 'OWNER', commit: COMMIT, tag: 'v1.0.0' },
    })
    write(join(project, REUSABLE), reusable)
    cpSync(join(WORKFLOWS, 'actions'), join(project, '.github/actions'), { recursive: true })
    // `act` reads the commit and the branch of the project from git.
    const git = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-C', project]
    spawnSync('git', [...git, 'init', '-q', '-b', 'main'])
    spawnSync('git', [...git, 'commit', '-q', '--allow-empty', '-m', 'Start'])
    const cases = [...readCases(), invalidInputs(), ...readRecipes()]
    const chosen = cases.filter(({ name }) => name.includes(part))
    if (chosen.length === 0) report(part, ['no workflow has this in its name'])
    for (const one of chosen) {
      const lines = await checkCase(path, one, { project, files, issues: [], earlier: [] })
      if (one.failsWithIssue !== undefined) {
        await checkWithIssues(path, { ...one, lines }, { project, files })
      }
    }
  } finally {
    rmSync(dirname(project), { recursive: true, force: true })
  }
}

interface Project {
  readonly project: string
  readonly files: ReadonlyMap<string, string>
}

/** Runs a case again for each person who can follow the link of its summary to a new issue. */
async function checkWithIssues(
  act: string,
  { lines, failsWithIssue = [], ...one }: Case & { readonly lines: readonly ActLine[] },
  project: Project,
): Promise<void> {
  const summary = lines.find(({ command }) => command === 'summary')?.content ?? ''
  const [, link] = /\[Mark as known in a new issue\]\((.*?)\)/.exec(summary) ?? []
  if (link === undefined) {
    report(one.name, ['the summary has no link to a new issue'])
    return
  }
  for (const person of ['somebody else', 'a collaborator'] as const) {
    const issue = await openIssue(new URL(link), person, 'gate: pass')
    const fails = person === 'a collaborator' ? failsWithIssue : one.fails
    const name = `${one.name}, with an issue of ${person}`
    const again = { ...one, name, fails, failsWithIssue: undefined }
    // The run that the issue shows proves nothing about itself.
    await checkCase(act, again, { ...project, issues: [issue], earlier: [lines] })
  }
}

interface Before {
  readonly issues: readonly ApiIssue[]
  /** What `act` logged in earlier runs of the case. */
  readonly earlier: readonly (readonly ActLine[])[]
}

/** @returns what `act` logged */
async function checkCase(
  act: string,
  one: Case,
  { project, files, issues, earlier }: Project & Before,
): Promise<readonly ActLine[]> {
  const startedAt = performance.now()
  const workflow = '.github/workflows/ci.yml'
  const own = new Map([...files, [workflow, one.text]])
  for (const [path, text] of own) write(join(project, path), text)
  const eventFile = join(dirname(project), 'event.json')
  const other = otherRun(one.about)
  const repository = { full_name: REPOSITORY, default_branch: 'main' }
  const event = {
    repository,
    ...(one.event === 'workflow_run' && { workflow_run: other.run }),
    ...(one.event === 'pull_request' && {
      pull_request: { number: 12, head: { sha: SHA, repo: { full_name: REPOSITORY } } },
    }),
  }
  write(eventFile, JSON.stringify(event))
  const run = { runId: RUN_ID + earlier.length, path: workflow, files: own }
  const finished = earlier.map((lines, at) => ({ ...run, runId: RUN_ID + at, lines }))
  const live = await startLive(run, { before: one.before, other, issues, earlier: finished })
  const collector = await openServer((_, response) => response.end())
  try {
    const { stderr, exitCode } = await runAct({
      ...{ act, project, workflow, event: one.event, eventFile, runId: run.runId, stubs: STUBS },
      apiUrl: live.github.url,
      variables: { COLLECTOR: collector.url, GITHUB_RUN_ATTEMPT: '1', GITHUB_RUN_NUMBER: '128' },
      onLine: (line) => live.lines.push(line),
    })
    const changes = live.github.requests
      .filter(({ method }) => method !== 'GET')
      .map(({ method, path }) => `${method} ${path.replace(`/repos/${REPOSITORY}`, '')}`)
      .filter((request) => request !== 'POST /graphql')
    const faults = [
      ...findFaults(one, live.lines),
      ...differences('changes', changes, one.requests),
    ]
    const sent = live.github.requests.map(({ content }) => JSON.stringify(content ?? ''))
    if (one.sends !== '' && !sent.some((content) => content.includes(one.sends)))
      faults.push(`not sent: ${one.sends}`)
    if (exitCode !== 0 && one.fails.length === 0) faults.push(`act: ${stderr.trim()}`)
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
    report(`${one.name} (${seconds} s)`, faults)
    if (faults.length > 0) console.log(shorten(live.lines))
    if (one.name === 'live.yml') compareLive(live.lines, report)
    return live.lines
  } finally {
    await live.close()
    await collector.close()
  }
}

function findFaults(one: Case, lines: readonly ActLine[]): string[] {
  const forgiven = lines
    .filter(({ msg }) => msg === 'Failed but continue next step')
    .map(({ job, stepID }) => `${job}/${stepID?.join()}`)
  const failed = lines
    .filter(({ stepResult, stage }) => stepResult === 'failure' && stage === 'Main')
    .filter(({ stepID }) => stepID?.length === 1)
    .filter(({ job, stepID }) => !forgiven.includes(`${job}/${stepID?.join()}`))
    .map(({ jobID, stepID }) => `${jobID}/${stepID?.join()}`)
  // Such as a job with an action that can't be loaded: none of its steps ran.
  const unexplained = lines.flatMap(({ jobResult, jobID }) =>
    jobResult === 'failure' && !failed.some((step) => step.startsWith(`${jobID}/`))
      ? [`${jobID} failed before its steps`]
      : [],
  )
  const outputs = lines
    .filter(({ command }) => command === 'set-output')
    .map(({ name, arg }) => `${name}=${arg}`)
  const warnings = lines.filter(({ command }) => command === 'warning').map(({ arg }) => `${arg}`)
  return [
    ...unexplained,
    ...differences('failed steps', [...new Set(failed)].sort(), [...one.fails].sort()),
    ...(one.prints === '' || lines.some((line) => line.raw_output && line.msg.includes(one.prints))
      ? []
      : [`nothing printed ${one.prints}`]),
    ...one.outputs.filter((output) => !outputs.includes(output)).map((output) => `no ${output}`),
    ...differences('warnings', warnings.map(invalidInput).sort(), [...one.warns].sort()),
    ...ACTIONS.flatMap((action) => {
      const set = lines.filter(
        ({ command, step }) => command === 'set-output' && ACTION.exec(step ?? '')?.[1] === action,
      )
      const names = [...new Set(set.map(({ name }) => name))].sort()
      return set.length === 0 ? [] : differences(`outputs of ${action}`, names, readOutputs(action))
    }),
  ]
}

/** Returns the input that a warning says is invalid, or else the warning. */
function invalidInput(warning: string): string {
  return /^The input (?<name>[\w-]+) is ".*": expected /s.exec(warning)?.groups?.name ?? warning
}

/** Returns the outputs that an action declares. */
function readOutputs(name: string): string[] {
  const { outputs = {} } = parse(read(join(ROOT, name, 'action.yml'))) as { outputs?: object }
  return Object.keys(outputs).sort()
}

/** Returns the action that the reusable workflow uploads with, at the commit that it is pinned to. */
function readUploadArtifact(): string {
  const [name] = /actions\/upload-artifact@\w+/.exec(read(join(ROOT, REUSABLE))) ?? []
  if (name === undefined) throw new Error(`${REUSABLE} uploads no artifact`)
  return name
}

function differences(what: string, found: unknown, expected: unknown): string[] {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)]
  return one === other ? [] : [`${what}: ${one}, expected ${other}`]
}

function shorten(lines: readonly ActLine[]): string {
  return lines
    .filter(({ command }) => command !== 'set-output')
    .map(({ job = '', msg }) => `         | ${job.trim()}: ${msg.trim().slice(0, 300)}`)
    .join('\n')
}

function read(path: string): string {
  return readFileSync(path, 'utf8')
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
