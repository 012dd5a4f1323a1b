import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { withFile } from '../examples/sentences/cases.ts'
import type { FakeState } from '../fake-github/state.ts'
import { readRun } from '../read-run.ts'
import { eventOf, reportOf, RUN, stateOf, type World } from '../world.ts'
import { actIn } from './say-report.ts'

/** The run in which the action runs after another one. */
const OTHER_RUN = 99
const REPOSITORY = { full_name: 'octo-org/octo-shop', default_branch: 'main' }

/** Inputs of the report alone, which also decide about a report that an action is given. */
const OF_REPORT = ['fail-on', 'fail-on-jobs', 'allowed-skips', 'budgets', 'history-runs']

/** Returns what the runner knows of the event. */
function jobOf(world: World, how: string) {
  const id = Number(/\d+/.exec(how)?.[0])
  if (how.startsWith('in ')) {
    const runAttempt = id === RUN ? world.attempts.length : 1
    return { ...eventOf(world), ...jobOfEvent(world), runId: id, runAttempt }
  }
  const run = stateOf(world).runs.findLast((one) => one.id === id)?.run
  const event = { repository: REPOSITORY, workflow_run: run }
  return { eventName: 'workflow_run', event, runId: OTHER_RUN, ...jobOfEvent(world) }
}

function jobOfEvent({ event }: World) {
  return event && { eventName: event.name, event: { repository: REPOSITORY, ...event.payload } }
}

/** Writes a text as a reader sees it: without the URLs of its links, what breaks up a commit, and what is hidden. */
const asRead = (text: string) => text.replaceAll(/\u2060|\]\(.*?\)|\[|<!--.*?-->/g, '')

/** Returns the lines of comments and of the newest issue that have one of some texts. */
function quotesOf({ comments, issues }: FakeState, texts: readonly string[] = []): string {
  const bodies = [...comments.map(({ body }) => body), issues.at(-1)?.body ?? '']
  return bodies
    .flatMap((body) => asRead(body).split(/\n|<br>/))
    .filter((line) => texts.some((one) => line.includes(one)))
    .map((line) => ` [${line}]`)
    .join('')
}

/** Returns what comments, or the newest issues, say first. */
function shownPosts({ comments, issues }: FakeState): string {
  const heads = [
    ...comments.map(
      ({ id, body }) =>
        `#${id} ${/^#+ .*|^✅ .*|^Other .*|^\*\*.* again: .*/m.exec(body)?.[0] ?? body}`,
    ),
    ...issues.map(({ number, state, title }) => `#${number} ${state}: ${title}`),
  ]
  return heads.map((head) => ` [${asRead(head)}]`).join('')
}

/** Returns the commits that the newest issue suspects, as the fake GitHub calls them. */
function suspectsOf({ issues }: FakeState): string {
  const [, ...causes] = issues.at(-1)?.body?.split(/^❌ /m) ?? []
  const numbers = causes.map((cause) =>
    Array.from(cause.matchAll(/Change number (\d+)/g), ([, number]) => number).join(' + '),
  )
  return numbers.map((one) => one || 'none').join(', ')
}

/** Says what an action does each time that it runs, what it changes, and what stands there at the end. */
function ofAction(name: string) {
  const act = async (world: World, how: string, kept: Partial<FakeState>, reportPath: string) => {
    const inputs = Object.entries(world.inputs ?? {}).filter(([one]) => !OF_REPORT.includes(one))
    const { outputs, exitCode, annotations, sent, state } = await actIn(
      { ...world, inputs: Object.fromEntries(inputs) },
      {
        entry: `dist/${name}/index.js`,
        manifest: `${name}/action.yml`,
        job: jobOf(world, how),
        inputs: { 'report-path': reportPath },
      },
      kept,
    )
    const { reads, outputs: named = [] } = world
    const level = annotations.find(({ message }) => message === outputs['reason'])?.level ?? 'done'
    const others = annotations.filter(({ message }) => message !== outputs['reason'])
    const shown = sent.filter(({ shown: one }) =>
      /^GET |\/graphql$/.test(one) ? reads !== undefined && one.includes(reads) : true,
    )
    const parts = [
      ...others.map((one) => `${one.level}: ${one.message.replaceAll(/\n+/g, ' / ')}`),
      ...named.map(
        (one) => `${one} ${one === 'suspects' ? suspectsOf(state) : (outputs[one] ?? '')}`,
      ),
      ...shown.map((one) => one.shown),
    ]
    const failed = exitCode === 0 ? '' : `exits with ${exitCode}, `
    const reason = (outputs['reason'] ?? 'no output').replace(/\n[^]*/, ' ...')
    return {
      said: [`${failed}${level}: ${reason}`, ...parts.map((one) => `[${one}]`)].join(' '),
      state,
    }
  }
  return async (input: string): Promise<string> => {
    const whole = readRun(input)
    const all: string[] = []
    let kept: Partial<FakeState> = {}
    let last: FakeState | undefined
    for (const { how, world } of whole.acts ?? [{ how: `after run ${RUN}`, world: whole }]) {
      const isGiven = /in |with/.test(how)
      const run = (path: string) => act(world, how, kept, path)
      const { said, state } = isGiven
        ? await withFile(encodeReport(await reportOf(world)), run)
        : await run('')
      all.push(said)
      last = state
      kept = { comments: state.comments, issues: state.issues }
    }
    return `${all.join('; then ')}${last === undefined ? '' : shownPosts(last) + quotesOf(last, whole.quotes)}`
  }
}

export const sayComment = ofAction('comment')
export const sayIssue = ofAction('issue')
