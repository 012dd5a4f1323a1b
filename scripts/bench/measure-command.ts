import { median } from '../../src/analyse/jobs/timing.ts'
import { RUN_ID } from '../../testing/fake-github/api-run.ts'
import { countRounds } from '../../testing/fake-github/count-rounds.ts'
import { withExample } from '../../testing/run-command.ts'

/**
 * Reports the example run with the command, alone, and compared with an earlier run. Returns the cells of a
 * row each, up to the rounds.
 */
export async function measureCommand(rounds: number, latencyMs: number): Promise<string[][]> {
  const rows: string[][] = []
  await withExample(
    async ({ run, address, github }) => {
      for (const [name, args] of [
        ['command', [address]],
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
        rows.push([name, time, '', '', String(count), String(roundCount)])
      }
    },
    { latencyMs },
  )
  return rows
}
