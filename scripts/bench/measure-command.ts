import { median } from '../../src/model/some.ts'
import { countRounds } from '../../testing/fake-github/count-rounds.ts'
import { withExample } from '../../testing/run-command.ts'

/** Reports the example run with the command. Returns the cells of its row, up to the rounds. */
export async function measureCommand(rounds: number, latencyMs: number): Promise<string[]> {
  const cells = ['command']
  await withExample(
    async ({ run, address, github: { requests } }) => {
      const times: number[] = []
      for (let round = 0; round < rounds; round++) {
        const { elapsedMs, exitCode, stderr } = await run([address], { inProcess: false })
        if (exitCode !== 0) throw new Error(stderr)
        times.push(elapsedMs)
      }
      const count = requests.length / rounds
      const roundCount = countRounds(requests.slice(0, count), latencyMs)
      const time = `${(median(times) ?? NaN).toFixed(0)} ms`
      cells.push(time, '', '', String(count), String(roundCount))
    },
    { latencyMs },
  )
  return cells
}
