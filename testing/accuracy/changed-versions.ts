import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { compareVersions } from '../../src/analyse/history/changed-versions.ts'
import { JobReader } from '../../src/github/logs/jobs/job-reader.ts'
import type { LogFacts } from '../../src/model/logged/log-facts.ts'
import { logLine } from '../log-text.ts'
import { stepOf } from '../make-steps.ts'
import { type Accuracy, countOf, countText } from './accuracy.ts'

/** Logs of real jobs that passed, and that failed later, and what changed, by eye. They are of other projects, and so not in this repository. */
const PAIRS = new URL('../../../shared/prototypes/changed/pairs.json.gz', import.meta.url)

interface LogPair {
  readonly name: string
  readonly own: readonly string[]
  readonly green: readonly string[]
  readonly red: readonly string[]
  readonly stated: readonly { readonly before: string; readonly after: string }[]
}

/** Reads the facts of a log without the times of the runner, as one step after what the runner sets up. */
function factsOf(lines: readonly string[]): LogFacts {
  const steps = [stepOf(1, 'Set up job', 0, 4), stepOf(2, 'Test', 5, 9_000)]
  const reader = new JobReader({ steps, targets: [], limit: 0 }, true)
  const end = lines.findIndex((line) => line.startsWith('Complete job name: '))
  for (const [at, text] of lines.entries()) {
    const bytes = Buffer.from(logLine((at > end ? 5 : 1) + at / 1_000, text))
    reader.add({ bytes, cut: false })
  }
  reader.end(true)
  return reader.facts()
}

/** Measures which changes between two logs of a real job are stated, and which are stated that are none. */
export function describeChanges(): Accuracy {
  if (!existsSync(PAIRS)) return { lines: ['nothing: the logs are missing'], targetsMet: true }
  const pairs = JSON.parse(gunzipSync(readFileSync(PAIRS)).toString()) as readonly LogPair[]
  const compared = pairs.map(({ name, own, green, red, stated }) => {
    const changes = compareVersions(factsOf(red), factsOf(green), own[0]).changes.map(wordChange)
    const truth = stated.map(({ before, after }) => wordChange({ earlier: before, now: after }))
    const others = changes.filter((change) => !truth.includes(change))
    return {
      found: truth.map((change) => changes.includes(change)),
      others: others.map((change) => `  ${name}: ${change}`),
    }
  })
  const stated = countOf(compared.flatMap((pair) => pair.found))
  const others = compared.flatMap((pair) => pair.others)
  return {
    lines: [
      `${pairs.length} pairs of real logs; changes stated: ${countText(stated)}, and ${others.length} others`,
      ...others,
    ],
    targetsMet: stated.count === stated.of && others.length === 0,
  }
}

function wordChange({ earlier, now }: { readonly earlier: string; readonly now: string }): string {
  return `${earlier} → ${now}`.replaceAll(/\bv(?=\d)/g, '')
}
