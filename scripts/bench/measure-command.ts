import { median } from '../../src/analyse/jobs/timing.ts'
import { RUN_ID } from '../../testing/fake-github/api-run.ts'
import { countRounds } from '../../testing/fake-github/count-rounds.ts'
import { withExample } from '../../testing/run-command.ts'

/**
 * Reports the example run with the command, alone, with a prediction, and compared with an earlier run; fails
 * the command if the prediction sends a request. Returns the cells of a row each, up to the rounds.
 */
export async function measureCommand(rounds: number, latencyMs: number): Promise<string[][]> {
  const rows: string[][] = []
  const counts: number[] = []
  await withExample(
    async ({ run, address, github }) => {
      for (const [name, args] of [
        ['command', [address]],
        ['command, --what-if', [address, '--what-if', 'test=8']],
        ['command, diff', ['diff', String(RUN_ID - 3_000), address]],
      ] as const) {
        const seen = github.requests.length
        const times: number[] = []
        for (let round = 0; round < rounds; round++) {
          const { elapsedMs, exitCode, stderr } = await run(args, { inProcess: false })
          if (exitCode !== 0) throw new Error(stderr)
          times.push(elapsedMs)
        }
        const requests = github.requests.slice(seen)
        const count = requests.length / rounds
        const roundCount = countRounds(requests.slice(0, count), latencyMs)
        const time = `${(median(times) ?? NaN).toFixed(0)} ms`
        counts.push(count)
        rows.push([name, time, '', '', String(count), String(roundCount)])
      }
    },
    { latencyMs },
  )
  if (counts[0] !== counts[1]) process.exitCode = 1
  return rows
}
