import { describe, expect, it } from '@jest/globals'
import { measureNeeds } from '../../testing/accuracy/needs.ts'

describe('1,000 simulated runs matched to needs', () => {
  const byFile = measureNeeds(1_000, true)
  const byName = measureNeeds(1_000, false)

  it('have no wrong match, forgiveness or contradiction by the workflow file', () => {
    const { wrongCertain, wrongForgiven, wrongOutdated, wrongUnaccounted, wrongForgotten } = byFile
    const wrong = [wrongCertain, wrongForgiven, wrongOutdated, wrongUnaccounted, wrongForgotten]
    expect(wrong.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0])
    expect(Math.min(...wrong.map(({ of }) => of))).toBeGreaterThan(100)
  })

  it('have certain jobs for most keys by the workflow file, and for none by names', () => {
    const share = ({ certain: { count, of } }: typeof byFile) => count / of
    expect(share(byFile)).toBeGreaterThan(0.7)
    expect(share(byName)).toBe(0)
  })

  it('have names that mislead, by which no failure is forgiven wrongly, and few rightly', () => {
    expect(byName.wrongForgiven.count).toBe(0)
    expect(byName.notForgiven.count).toBeGreaterThan(byFile.notForgiven.count)
  })
})
