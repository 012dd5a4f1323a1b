import { describe, expect, it } from '@jest/globals'
import type { ExceededBudget } from '../../../src/model/report/time-budget.ts'
import { mapSome, type Some } from '../../../src/model/some.ts'
import { MINUTE, SECOND } from '../../../src/model/time.ts'
import { overBudgetMessage, overBudgetSection } from '../../../src/render/sections/over-budget.ts'
import { writeSection } from '../../../src/render/summary/write-section.ts'
import { MARKDOWN } from '../../../src/render/text/inline.ts'
import { RUN_URL } from '../../../testing/make-run.ts'

function exceeded(names: Some<string>): ExceededBudget {
  return {
    budget: { line: 'test*: 15m', limit: 15 * MINUTE },
    overruns: mapSome(names, (name) => ({
      name,
      url: `${RUN_URL}/job/1`,
      duration: 16 * MINUTE + SECOND,
    })),
  }
}

function render(overBudget: readonly ExceededBudget[]): string {
  return writeSection(overBudgetSection(overBudget, MARKDOWN))
}

const many = exceeded([
  'test (0)',
  ...Array.from({ length: 22 }, (_, index) => `test (${index + 1})`),
])

describe('overBudgetSection', () => {
  it('lists at most twenty overruns', () => {
    expect(render([many])).toMatch(/\n\n3 more overruns in the JSON report\.$/)
  })

  it('returns an empty string if no budget is exceeded', () => {
    expect(render([])).toBe('')
  })

  it('escapes names', () => {
    expect(render([exceeded(['a|b'])])).toContain('[a\\|b]')
  })
})

describe('overBudgetMessage', () => {
  it('names at most five overruns', () => {
    expect(overBudgetMessage(many).split('\n')).toHaveLength(7)
    expect(overBudgetMessage(many)).toMatch(/\nand 18 more$/)
  })
})
