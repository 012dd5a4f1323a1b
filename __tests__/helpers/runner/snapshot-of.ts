import type { FakeGitHub } from '../fake-github/start-fake-github.ts'
import type { ActionResult } from '../run-action.ts'

/**
 * Returns all that a run of the action did as one text. Requests are sorted, since parallel ones
 * arrive in any order; URLs and folders of this machine are replaced.
 */
export function snapshotOf(
  result: ActionResult,
  github: Pick<FakeGitHub, 'serverUrl' | 'requests'>,
): string {
  const end = result.signal === null ? `exit code ${result.exitCode}` : `killed by ${result.signal}`
  const requests = github.requests.map(({ method, path }) => `${method} ${path}`)
  const annotations = result.annotations.map(({ level, properties, message }) => {
    const details = Object.entries(properties).map(([name, value]) => ` (${name}: ${value})`)
    return `${level}${details.join('')}: ${message}`
  })
  const outputs = Object.entries(result.outputs).map(([name, value]) => `${name}: ${value}`)
  const parts = [
    end,
    section('requests', requests.sort(compareNaturally)),
    section('stdout', [result.stdout.trimEnd()]),
    section('stderr', [result.stderr.trimEnd()]),
    section('annotations', annotations),
    section('outputs', outputs),
    section('summary', [result.summary.trimEnd()]),
  ]
  return parts
    .join('\n\n')
    .replaceAll(result.folder, '<runner>')
    .replaceAll(github.serverUrl, '<github>')
}

function section(title: string, entries: readonly string[]): string {
  const text = entries.join('\n')
  return text === '' ? `--- ${title}: none` : `--- ${title}\n${text}`
}

const { compare: compareNaturally } = new Intl.Collator('en', { numeric: true })
