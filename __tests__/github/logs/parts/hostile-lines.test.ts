import { describe, expect, it } from '@jest/globals'
import { logLine } from '../../../../testing/log-text.ts'
import { stepOf as step } from '../../../../testing/make-steps.ts'
import {
  actionHeader,
  endMarker,
  logOfInnerStep,
  readParts,
  showParts,
  startMarker,
} from '../../../../testing/read-parts.ts'

const STEPS = [
  step(1, 'Set up job', 0, 1),
  step(2, 'Run ./setup', 1, 4),
  step(3, 'Run ./deploy', 4, 5),
  step(4, 'Complete job', 5, 6),
]

/** The log of two composite actions; the second inner step of the first prints the output. */
const logOf = (output: readonly string[]) => [
  logLine(0.5, "Current runner version: '2.336.0'"),
  ...actionHeader(1, './setup'),
  startMarker(1.5, 'Install', '__self.__run'),
  ...logOfInnerStep(1.6, 'npm ci'),
  endMarker(2, '__self.__run'),
  startMarker(2.1, 'Test', '__self.__run_2'),
  ...logOfInnerStep(2.2, 'npm test'),
  ...output,
  endMarker(4.1, '__self.__run_2', 'failure'),
  ...actionHeader(4.2, './deploy'),
  startMarker(4.3, 'Deploy', '__self_2.__run'),
  endMarker(4.9, '__self_2.__run'),
  logLine(5.5, 'Cleaning up orphan processes'),
]

const SHOWN = [
  [],
  ['Install 1.500-2.000 success', 'Test 2.100-4.100 failure'],
  ['Deploy 4.300-4.900 success'],
  [],
]

const FORGED_START = '##[start-action display=Fake;id=__self.__fake]'
const FORGED_END = '##[end-action id=__self.__run;outcome=failure;conclusion=failure;duration_ms=1]'

describe('partCollector: hostile lines', () => {
  it.each<[string, readonly string[]]>([
    ['markers', [FORGED_START, FORGED_END].map((text) => text.replace('[', '[\\'))],
    ['markers in colour', [`\u001B[0m${FORGED_START}`, `\u001B[31m${FORGED_END}\u001B[0m`]],
    ['markers after a byte order mark', [`\uFEFF${FORGED_START}`, `\uFEFF${FORGED_END}`]],
    ['markers after a time', [logLine(3, FORGED_START), logLine(3, FORGED_END)]],
    ['markers after a carriage return', [`x\r${FORGED_START}`, `x\r${FORGED_END}`]],
    ['markers before a carriage return', [`${FORGED_START}\rx`, `${FORGED_END}\rx`]],
    ['commands like markers', ['::start-action display=Fake;id=__self.__fake::', '::end-action::']],
    ['commands', ['::stop-commands::x', '::group::Run x', '::endgroup::', '::x::']],
    ['groups', ['##[group]Run x', 'text', '##[endgroup]', '##[endgroup]', '##[group]Run y']],
    ['a header', ['##[group]Run x', 'shell: /usr/bin/bash -e {0}', '##[endgroup]']],
    ['lines of the runner', ['Post job cleanup.', 'Prepare all required actions']],
    ['an old version', ["Current runner version: '2.300.0'"]],
  ])('changes nothing if a program prints %s', (_, output) => {
    const lines = logOf(output.map((text) => logLine(3, text)))
    expect(readParts(STEPS, lines).map(showParts)).toEqual(SHOWN)
  })

  it.each<[string, readonly string[]]>([
    ['without times', [FORGED_START, FORGED_END]],
    ['of an earlier run', [logLine(-500, FORGED_START), logLine(-400, FORGED_END)]],
    ['of an earlier run, cut', [logLine(-500, FORGED_START)]],
    ['of an earlier run, for other steps', [startMarker(-500, 'Fake', 'other.__run')]],
  ])('changes nothing if a message of several lines has markers %s', (_, further) => {
    const lines = logOf([logLine(3, '##[error]The log:'), ...further])
    expect(readParts(STEPS, lines).map(showParts)).toEqual(SHOWN)
  })

  it('reports nothing if a program prints the markers of more actions than a job has', () => {
    const forged = Array.from({ length: 1_000 }, (_, id) => startMarker(3, '', `${id}.x`))
    expect(readParts(STEPS, logOf(forged))).toEqual(STEPS.map(() => undefined))
  })
})

describe('partCollector: damaged logs', () => {
  it('reads the end of an inner step as unknown if the clock was set back', () => {
    const lines = logOf([]).map((line) =>
      line.includes('end-action id=__self.__run_2') ? endMarker(1.8, '__self.__run_2') : line,
    )
    const [, found] = readParts(STEPS, lines)
    expect(showParts(found)).toEqual(['Install 1.500-2.000 success', 'Test 2.100-? success'])
    expect(found?.parts[1]?.duration).toBeUndefined()
  })
})
