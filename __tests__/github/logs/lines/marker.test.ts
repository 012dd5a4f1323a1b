import { describe, expect, it } from '@jest/globals'
import { JobLine } from '../../../../src/github/logs/lines/job-line.ts'
import type { StepMarker } from '../../../../src/github/logs/lines/log-clues.ts'

const read = (text: string) =>
  new JobLine({ bytes: Buffer.from(text), cut: false }, { time: 0, textAt: 0 }, 0).clue

const started = (name: string | undefined, id = '__a.__run'): StepMarker => ({
  kind: 'start-action',
  id,
  name,
})

describe('JobLine.clue', () => {
  const ended = { kind: 'end-action', id: 'a.b' } as const

  it.each<[string, StepMarker]>([
    ['##[start-action display=Install;id=__a.__run]', started('Install')],
    ['##[start-action display=Install;id=__a.__run]\r', started('Install')],
    ['##[start-action display=;id=__a.__run]', started('')],
    ['##[start-action id=__a.__run]', started(undefined)],
    ['##[start-action display=a=b;id=__a.__run;new=1]', started('a=b')],
    ['##[start-action display=a%3Bid=x%5D;id=__a.__run]', started('a;id=x]')],
    ['##[start-action display=%250A%25;id=__a.__run]', started('%0A%')],
    ['##[start-action display=a%0D%0Ab;id=__a%3Bb.c]', started('a\r\nb', '__a;b.c')],
    ['##[start-action display=50 %41;id=__a.__run]', started('50 %41')],
    [
      '##[end-action id=a.b;outcome=failure;conclusion=success;duration_ms=1635]',
      { ...ended, outcome: 'failure', conclusion: 'success' },
    ],
    [
      '##[end-action id=a.b;outcome=***;conclusion=skipped;duration_ms=***]',
      { ...ended, outcome: undefined, conclusion: 'skipped' },
    ],
  ])('reads %j', (line, marker) => {
    expect(read(line)).toEqual(marker)
  })

  it.each([
    '##[\\start-action display=Install;id=__a.__run]',
    'see ##[start-action display=Install;id=__a.__run]',
    ' ##[start-action display=Install;id=__a.__run]',
    '##[start-action display=Install;id=__a.__run',
    '##[start-action display=Install]',
    '##[start-action display=Install;id=]',
    '##[start-actions id=a]',
    '##[group]Install',
    '',
  ])('ignores %j', (line) => {
    expect(read(line)).toBeUndefined()
  })

  it.each(['%', ']', '€', '🚀'])('reads a name of 1,000 characters like %s', (character) => {
    const name = character.repeat(1_000 / character.length)
    const escaped = name.replaceAll('%', '%25').replaceAll(']', '%5D')
    expect(read(`##[start-action display=${escaped};id=__a.__run]`)).toEqual(started(name))
  })
})
