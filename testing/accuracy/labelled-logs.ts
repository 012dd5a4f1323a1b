import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type Accuracy, countOf, countText } from './accuracy.ts'
import { saysOneOf } from './everyday-messages.ts'
import { showFailure } from './shown-failure.ts'

/**
 * Labelled logs of steps that really failed, of other projects, and so not in this repository. Their README has the form. How
 * many messages are right at least in each set.
 */
const LOGS = new URL('../../../shared/corpus/job-logs/', import.meta.url)
const SETS = { 'logs-2': 128, 'logs-3': 141, 'logs-4': 160, 'logs-7': 132 }

interface LabelledLog {
  readonly name: string
  readonly labels: ReadonlyMap<string, readonly string[]>
  readonly lines: readonly string[]
}

/** Measures the messages of labelled logs, without a green log. */
export function measureLabelled(): Accuracy {
  if (!existsSync(LOGS)) return { lines: ['nothing: the logs are missing'], targetsMet: true }
  const measured = Object.entries(SETS).map(([set, min]) => {
    const logs = readLogs(new URL(`${set}/`, LOGS)).map(judge)
    const right = countOf(logs.map(({ isRight }) => isRight))
    const certain = countOf(logs.flatMap((log) => (log.isCertain ? log.isRight : [])))
    const wrong = logs.filter(({ isRight }) => !isRight)
    return {
      lines: [
        `${set}: ${countText(right)} right (at least ${min}); certain and right: ${countText(certain)}`,
        ...wrong.map(({ name, message = 'no message' }) => `  ${name}: ${message}`),
      ],
      targetsMet: right.count >= min,
    }
  })
  return {
    lines: measured.flatMap(({ lines }) => lines),
    targetsMet: measured.every(({ targetsMet }) => targetsMet),
  }
}

function judge({ name, labels, lines }: LabelledLog) {
  const textsOf = (...kinds: readonly string[]) => kinds.flatMap((kind) => labels.get(kind) ?? [])
  const [code = '1'] = textsOf('code')
  const end = labels.has('noexit') ? [] : [`##[error]Process completed with exit code ${code}.`]
  const { cause } = showFailure({ lines: [...lines, ...end] })
  const isRight = saysOneOf(cause?.message, lines, {
    sentences: textsOf('best', 'ok').flatMap((text) => text.split(' || ')),
    patterns: textsOf('bestre', 'okre').map((source) => new RegExp(source)),
  })
  return { name, isRight, isCertain: cause?.isMessageCertain === true, message: cause?.message }
}

/** Reads the logs of a set but those that say nothing. */
function readLogs(folder: URL): readonly LabelledLog[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return files
    .toSorted()
    .flatMap((name) =>
      readFileSync(new URL(name, folder), 'utf8')
        .split(/^=== (?=[^|\n]+? \|)/m)
        .slice(1),
    )
    .map(readLog)
    .filter(({ labels }) => !labels.has('none'))
}

function readLog(text: string): LabelledLog {
  const [head = '', printed = ''] = text.split(/^@@log\n/m)
  const [title = '', ...labels] = head.trimEnd().split('\n')
  const read = labels.map((line) => /^@@(\w+) ?(.*)$/.exec(line)?.slice(1) ?? [])
  const groups = Map.groupBy(read, ([kind = '']) => kind)
  return {
    name: title.split(' |')[0] ?? '',
    labels: new Map(Array.from(groups, ([kind, some]) => [kind, some.map(([, one = '']) => one)])),
    lines: printed.trimEnd().split('\n'),
  }
}
