import { describe, expect, it } from '@jest/globals'
import { seededRandom } from '../../testing/simulate/random.ts'
import {
  differentPairs,
  equalPairs,
  numberPairs,
  silentPairs,
  type LogPair,
} from '../../testing/simulate/tool-logs/pairs.ts'
import { identityOf, renderToolLog, TOOLS } from '../../testing/simulate/tool-logs/tools.ts'

describe('logs of tools', () => {
  it('are of at least 75 tools, at least 20 of them held out', () => {
    expect(TOOLS.length).toBeGreaterThanOrEqual(75)
    expect(TOOLS.filter(({ isHeldOut }) => isHeldOut).length).toBeGreaterThanOrEqual(20)
  })

  it.each(TOOLS.map((tool) => [tool.name, tool] as const))(
    'of %s identify each of 8 failures, unless the tool is silent',
    (_, tool) => {
      expect(tool.failures.length).toBeGreaterThanOrEqual(8)
      const shown = tool.failures.map((failure) => identityOf([{ tool, failures: [failure] }]))
      const hidden = shown.flatMap((here, index) =>
        shown
          .filter((there, other) => other !== index && [...here].every((line) => there.has(line)))
          .map(() => tool.failures[index]),
      )
      expect(hidden.length > 0).toBe(!tool.identifies)
      const lines = renderToolLog(tool, tool.failures, seededRandom(1))
      expect(
        lines.filter((line) => /\{\{|\}\}.*\}\}|NaN|undefined (?:of|items)/.test(line)),
      ).toEqual([])
    },
  )

  it('have failures that differ in a number only, for most tools', () => {
    const without = TOOLS.filter((tool) => numberPairs(tool).length === 0)
    expect(without.length).toBeLessThan(TOOLS.length / 4)
  })

  it('are drawn the same for the same seed, with noise in nearly all equal pairs', () => {
    expect(differentPairs(3, 20)).toEqual(differentPairs(3, 20))
    const pairs = equalPairs(5, 300)
    const same = pairs.filter(({ here, there }) => here.join('\n') === there.join('\n'))
    expect(same.length).toBeLessThan(60)
  })

  it('end with the exit code and differ from each other in each kind of different pair', () => {
    const pairs = differentPairs(7, 600)
    expect(new Set(pairs.map(({ kind }) => kind)).size).toBe(6)
    const equal = pairs.filter(({ here, there }) => here.every((line) => there.includes(line)))
    expect(equal).toEqual([])
    for (const { here, hereExitCode } of [...pairs, ...silentPairs(9, 20)] satisfies LogPair[]) {
      expect(here.at(-1)).toBe(`##[error]Process completed with exit code ${hereExitCode}.`)
    }
  })
})
