import { describe, expect, it } from '@jest/globals'
import { globSync, readFileSync } from 'node:fs'
import { APPROVED_FOLDER, approvedTexts } from '../testing/examples/approved.ts'
import { saysOnlyNumbers } from '../testing/report-words.ts'

const TEXTS = approvedTexts()

describe('approved texts', () => {
  it.each([...TEXTS])(
    'are what the outputs say, or else run npm run approve: %s',
    async (_, text) => {
      expect(await text.render()).toBe(readFileSync(text.path, 'utf8'))
    },
  )

  const REPORTS = [...TEXTS].filter(([name]) => /\/(?:summary|comment|issue)\.md$/.test(name))
  it.each(REPORTS)('say each time, number and reason once above the fold: %s', async (_, text) => {
    expect(saidTwice(await text.render())).toEqual([])
  })

  const FAILED = REPORTS.filter(([, { hasCauses }]) => hasCauses)
  it.each(FAILED)('name what failed in a red heading: %s', async (_, text) => {
    const [heading = ''] = (await text.render()).split('\n')
    expect(/^#* ?❌/u.test(heading) && saysOnlyNumbers(heading)).toBe(false)
  })

  it('name what failed in each heading of a list', () => {
    const path = TEXTS.get('headlines/findings.txt')?.path ?? ''
    const headings = readFileSync(path, 'utf8').match(/CI failed in .*/g) ?? []
    expect(headings.length).toBeGreaterThan(20)
    expect(headings.filter(saysOnlyNumbers)).toEqual([])
  })

  it('has a way to see what is said twice', () => {
    const wait = '**test** waited 20m 12s for a runner'
    const text = `## CI succeeded in 23m\n\n${wait}\n\nQueued longer than usual: **test** 20m 12s\n\n<details>`
    const cause = (more: string) => `❌ **test** failed, in [#7](x)${more}, since [#7](x)\n\n`
    expect(saidTwice(text)).toEqual(['20m 12s'])
    expect(saidTwice(text.replace('Queued', '<details>Queued'))).toEqual([])
    expect(saidTwice(`## CI failed\n\n${cause('')}`)).toEqual(['#7'])
    expect(
      saidTwice('## CI failed\n\ntest: Error: no cart of y is here\n\nError: no cart of y is here'),
    ).toEqual(['no cart of y is here'])
    expect(saidTwice(`## CI failed\n\n${cause('\n\n❌ **lint** failed')}`)).toEqual([])
  })

  it('are those of the examples', () => {
    const files = globSync('*/*', { cwd: APPROVED_FOLDER })
    expect(files.toSorted()).toEqual([...TEXTS.keys()].toSorted())
  })
})

/**
 * Returns the times that a report says twice above the fold, below its heading, and the numbers of runs, pull requests and
 * issues and the reasons that it says twice of one cause: two causes can have the same evidence.
 */
function saidTwice(text: string): string[] {
  const [, below = ''] = /^.*\n([^]*)/.exec(text) ?? []
  const [above = ''] = below.split('<details')
  const shown = above
    .replace(/```[^]*?```/g, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replaceAll('\u2060', '')
  // Several jobs can have one budget, and be compared with one run.
  const times = shown
    .replace(/ of \d+[dhms](?: \d+[hms])*/g, '')
    .match(/(?<![\w.:])\d+[dhms](?: \d+[hms])*(?![\w:])/g)
  const causes = shown.replace(/^Unlike in .*/gm, '').split(/\n(?=❌|🚫|⚠️|❔|- )/)
  const numbers = causes.map((cause) => cause.match(/(?<![\w&/])#\d+/g))
  const reasons = causes.map((cause) =>
    cause.split(/\n|<br>|[:;] /).filter((part) => part.length >= MIN_REASON),
  )
  return [times, ...numbers, ...reasons].flatMap((some) => repeated(some ?? []))
}

/** Shorter parts of a sentence, such as an advice, can be the same by chance. */
const MIN_REASON = 18

function repeated(texts: readonly string[]): string[] {
  return [...new Set(texts.filter((text, at) => texts.indexOf(text) !== at))]
}
