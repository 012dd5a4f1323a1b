import { expect, it } from '@jest/globals'
import { excerptChooser } from '../../../../src/logs/views/excerpt-chooser.ts'
import { JobLine } from '../../../../src/github/logs/lines/job-line.ts'
import { stepReader } from '../../../../src/github/logs/jobs/step-reader.ts'
import { MAX_OPEN_ACTIONS } from '../../../../src/github/logs/lines/marker.ts'
import { at } from '../../../../testing/make-run.ts'

it('chooses from few inner steps if a program prints many starts', () => {
  let choosers = 0
  const reader = stepReader(() => {
    choosers += 1
    return excerptChooser(20)
  })
  const print = (text: string) => {
    const raw = { bytes: Buffer.from(text), cut: false }
    reader.add(new JobLine(raw, { time: at(1), textAt: 0 }, at(1)), false)
  }
  for (let id = 0; id < 1_000; id++) print(`##[start-action display=;id=fake.${id}]`)
  print('##[error]It broke')
  expect(choosers).toBe(1 + MAX_OPEN_ACTIONS)
  expect(reader.excerpt()?.lines).toMatchObject([{ text: 'Error: It broke' }])
})
