// A job with one large log, in a process of its own: node log-server.ts <log's bytes> <ranges: true or false> <step: end, middle or whole>
import { fakeRun } from '../../__tests__/helpers/fake-github/fake-run.ts'
import { startFakeGitHub } from '../../__tests__/helpers/fake-github/start-fake-github.ts'
import { type FakeLog, startLogHost } from '../../__tests__/helpers/fake-github/start-log-host.ts'
import { logLine } from '../../__tests__/helpers/log-text.ts'

const [size = '', ranges = '', step = ''] = process.argv.slice(2)

const LINE_BYTES = 100
const lines = Math.floor(Number(size) / LINE_BYTES)
const middle = Math.floor(lines / 2)
/** The step begins at second 2 with this line, and fails with its last. */
const first = step === 'middle' ? middle : step === 'whole' ? 10 : Math.floor(lines / 4)
const last = step === 'middle' ? first + 1_000 : lines - 10

function textOf(line: number): string {
  if (step === 'whole' && line === middle) return logLine(2, '##[error]The only reason')
  if (line < first) return logLine(0, `before ${line}`)
  if (line === last) return logLine(3, '##[error]Process completed with exit code 1.')
  return line < last ? logLine(2, `line ${line} of the step`) : logLine(9, `after ${line}`)
}

/** Lines of equal length, made while they are sent. */
const log: FakeLog = {
  size: lines * LINE_BYTES,
  *bytes(from, to) {
    const until = Math.ceil(to / LINE_BYTES)
    for (let line = Math.floor(from / LINE_BYTES); line < until; line += LINES_A_PIECE) {
      const count = Math.min(LINES_A_PIECE, until - line)
      const piece = Buffer.from(
        Array.from(
          { length: count },
          (_, at) => `${textOf(line + at).padEnd(LINE_BYTES - 1)}\n`,
        ).join(''),
      )
      const begin = line * LINE_BYTES
      yield piece.subarray(Math.max(0, from - begin), Math.min(piece.length, to - begin))
    }
  },
}
const LINES_A_PIECE = 2_000

const host = await startLogHost({ logs: { '/log': log }, ranges: ranges === 'true' })
const github = await startFakeGitHub({
  runs: [fakeRun({ jobs: [{ id: 1, conclusion: 'failure' }] })],
  logs: { 1: `${host.url}/log` },
})

process.on('message', () => {
  process.send?.({ requests: host.requests.length, sentBytes: host.sentBytes })
})
process.on('disconnect', () => process.exit())
process.send?.({ apiUrl: github.url })
