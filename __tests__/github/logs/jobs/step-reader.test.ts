import { expect, it } from '@jest/globals'
import { excerptChooser } from '../../../../src/logs/views/excerpt-chooser.ts'
import { LineStart } from '../../../../src/github/logs/lines/log-clues.ts'
import { readOnce, stepReader } from '../../../../src/github/logs/jobs/step-reader.ts'
import { MAX_OPEN_ACTIONS } from '../../../../src/github/logs/lines/marker.ts'
import { at } from '../../../../testing/make-run.ts'

it('chooses from few inner steps if a program prints many starts', () => {
  let choosers = 0
  const reader = stepReader(() => {
    choosers += 1
    return excerptChooser(20)
  }, readOnce())
  const print = (text: string) => {
    const line = new LineStart({ bytes: Buffer.from(text), cut: false }, 0)
    reader.add({ line, time: at(1), steps: [] }, false)
  }
  for (let id = 0; id < 1_000; id++) print(`##[start-action display=;id=fake.${id}]`)
  print('##[error]It broke')
  expect(choosers).toBe(1 + MAX_OPEN_ACTIONS)
  expect(reader.excerpt()?.lines).toMatchObject([{ text: 'Error: It broke' }])
})
