import { findingsIn } from '../../src/render/findings/findings.ts'
import { reportOutputs } from '../../src/actions/report/outputs.ts'
import { classifyFailures, reportFailedRun } from '../../src/runs/actions/classify-failures.ts'
import { buildCommitReport } from '../../src/build-commit-report.ts'
import { buildReport, DEFAULTS } from '../../src/build-report.ts'
import { createClient, repositorySource } from '../../src/github/http/client.ts'
import { reasonOf, wordOf } from '../../src/model/report/cause.ts'
import type { AnyReport } from '../../src/model/report/any-report.ts'
import { adviceWord } from '../../src/render/findings/findings.ts'
import { MARKDOWN, PLAIN } from '../../src/render/text/inline.ts'
import { decode } from '../../src/report-json/decode.ts'
import { encodeReport } from '../../src/report-json/encode/encode-report.ts'
import { connectWorld } from '../connect-world.ts'
import { testOptions } from '../fake-client.ts'
import { gated } from '../gate.ts'
import { at, makeTarget } from '../make-run.ts'
import { OFFLINE_API } from '../offline-transport.ts'
import { readRun } from '../read-run.ts'
import { expectValidReport } from '../report-schema.ts'
import { commitOf, RUN, startOf } from '../world.ts'

const FILES = { 'report-path': '', 'html-path': '', 'summary-path': '' }
const { signal } = new AbortController()

const wordsOf = ({ causes }: Pick<AnyReport, 'causes'>) =>
  causes
    .map(({ verdict }) => [wordOf(verdict), reasonOf(verdict)].filter(Boolean).join(' '))
    .join(', ')

const entriesOf = (report: AnyReport) =>
  findingsIn(report)
    .failures(PLAIN)
    .entries.flatMap((entry) => ('verdicts' in entry ? [entry] : []))

const linesOf = (report: AnyReport) =>
  entriesOf(report).flatMap(({ verdicts }) => verdicts.map(({ line }) => line))

/** What to do first, as JSON has it; also as Markdown has it, if that differs in more than its marks. */
function adviceOf(report: AnyReport): string {
  const { advice } = findingsIn(report)
  const [plain = 'none', marked = 'none'] = [PLAIN, MARKDOWN].map(
    (inline) => advice(inline).first?.text,
  )
  const shown = marked.replaceAll(/\]\(.*?\)|\[|\*\*|<\/?code>|\u2060/g, '')
  return shown === plain ? plain : `${plain}, in Markdown ${shown}`
}

/** What the entries call the verdicts: `known at test`. */
const labelsOf = (report: AnyReport) =>
  linesOf(report)
    .map((line) =>
      line
        .replace(/:.*/, '')
        .replace(/Run npm (?:run )?/, '')
        .toLowerCase(),
    )
    .join(', ')

/** Says what a colleague would want to know of a run of a pull request: the verdicts, the gate, the advice, and whether it is re-run. */
export async function sayJudged(input: string): Promise<string> {
  const world = readRun(input)
  const { transport } = connectWorld(world)
  const now = () => at(startOf(world) + (world.now ?? 600))
  const client = createClient({ ...testOptions(OFFLINE_API, transport), now })
  const target = makeTarget({ runId: RUN, attempt: world.attempts.length })
  const whole = { ...DEFAULTS, client, signal, defaultBranch: 'main' }
  const report = gated(await buildReport({ ...whole, target }), { failOn: ['new'] })
  const { serverUrl, owner, repo } = target
  const commit = gated(
    await buildCommitReport({
      ...{ ...whole, requiredChecks: false, ownRunId: RUN },
      target: {
        ...{ serverUrl, owner, repo, commit: commitOf('f') },
        ...{ pullRequest: undefined, currentRun: undefined },
      },
    }),
    { failOn: ['new'] },
  )
  const forRerun = await reportFailedRun(repositorySource({ client, repository: target, signal }), {
    target,
    allowedFailures: [],
    knownIssues: world.issues && DEFAULTS.knownIssues,
  })
  const { verdict, reason } = classifyFailures(forRerun, undefined)
  const json = encodeReport(report)
  expectValidReport(json)
  const again = decode(JSON.parse(JSON.stringify(json)))
  const outputs = reportOutputs(findingsIn(report), FILES)
  const namesIn = (text: string) => (JSON.parse(text) as readonly string[]).join(' + ') || 'none'
  const values: Readonly<Record<string, string>> = {
    labels: labelsOf(again) === labelsOf(report) ? labelsOf(report) : 'differ when read',
    lines: linesOf(report).join(' / '),
    entries: entriesOf(report)
      .map(({ sentence, lines, verdicts }) => {
        const judged = verdicts.map(({ line }) => line)
        return [sentence, ...lines.flatMap(({ text }) => (judged.includes(text) ? [] : text))]
      })
      .map((texts) => texts.join(', '))
      .join(' / '),
    steps: String(json.failures.flatMap((failure) => failure.verdicts).length),
    new: namesIn(outputs['failures-new']),
    known: namesIn(outputs['failures-known']),
    advice: adviceOf(report),
    reason,
  }
  const inBoth = (say: (one: AnyReport) => string) =>
    say(commit) === say(report) ? say(report) : `${say(report)}, of the commit ${say(commit)}`
  const parts = [
    inBoth(wordsOf),
    inBoth(({ gate }) => (gate?.fails === false ? 'open' : 'closed')),
    inBoth((one) => adviceWord(findingsIn(one)) ?? 'none'),
    verdict === 'other' ? 're-run' : 'not re-run',
    ...(world.outputs ?? []).map((name) => `${name} ${values[name] ?? '?'}`),
  ]
  return parts.join('; ')
}
