import { describe, expect, it } from '@jest/globals'
import { MAX_PARTS_PER_STEP } from '../../../src/github/logs/parts/part-collector.ts'
import { SECOND } from '../../../src/model/time.ts'
import { logLine, logOfStep } from '../../../testing/log-text.ts'
import { stepOf as step } from '../../../testing/make-steps.ts'
import {
  actionHeader,
  endMarker,
  logOfInnerStep,
  readParts,
  showParts,
  startMarker,
} from '../../../testing/read-parts.ts'
import { measureParts } from '../../../testing/accuracy/step-parts.ts'
import { at } from '../../../testing/make-run.ts'

describe('hostile-lines', () => {
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
  const FORGED_END =
    '##[end-action id=__self.__run;outcome=failure;conclusion=failure;duration_ms=1]'

  describe('partCollector: hostile lines', () => {
    it.each<[string, readonly string[]]>([
      ['markers', [FORGED_START, FORGED_END].map((text) => text.replace('[', '[\\'))],
      ['markers in colour', [`\u001B[0m${FORGED_START}`, `\u001B[31m${FORGED_END}\u001B[0m`]],
      ['markers after a byte order mark', [`\uFEFF${FORGED_START}`, `\uFEFF${FORGED_END}`]],
      ['markers after a time', [logLine(3, FORGED_START), logLine(3, FORGED_END)]],
      ['markers after a carriage return', [`x\r${FORGED_START}`, `x\r${FORGED_END}`]],
      ['markers before a carriage return', [`${FORGED_START}\rx`, `${FORGED_END}\rx`]],
      [
        'commands like markers',
        ['::start-action display=Fake;id=__self.__fake::', '::end-action::'],
      ],
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
})

describe('part-collector', () => {
  const SETUP = step(2, 'Run ./setup', 1, 5)
  const NESTED = [
    ...actionHeader(1, './setup'),
    startMarker(1.25, 'Tool', '__self.__octo_tool'),
    ...actionHeader(1.26, 'octo-org/tool@v1'),
    startMarker(1.3, 'Install', '__self.__octo_tool.__run'),
    ...logOfInnerStep(1.3, 'npm ci', ['added 1 package']),
    endMarker(2.5, '__self.__octo_tool.__run', 'success', 'failure'),
    endMarker(2.75, '__self.__octo_tool'),
    startMarker(2.8, 'Cache', '__self.__actions_cache'),
    endMarker(2.801, '__self.__actions_cache', 'skipped'),
    startMarker(3, 'Test', '__self.__run'),
    endMarker(4.5, '__self.__run', 'failure'),
  ]
  const SHOWN = [
    'Tool 1.250-2.750 success',
    '  Install 1.300-2.500 success',
    'Cache 2.800-2.801 skipped',
    'Test 3.000-4.500 failure',
  ]

  describe('partCollector', () => {
    it.each([
      ['line feeds', '\n'],
      ['Windows line ends', '\r\n'],
    ])('reads nested and skipped steps with the times of a log with %s', (_, lineEnd) => {
      const [found] = readParts([SETUP], NESTED, lineEnd)
      expect(showParts(found)).toEqual(SHOWN)
      expect(found).toMatchObject({ omitted: 0 })
      expect(found?.parts.map(({ outcome, duration }) => [outcome, duration])).toEqual([
        ['success', 1_500],
        ['failure', 1_200],
        ['skipped', undefined],
        ['failure', 1_500],
      ])
    })

    it('finds no inner steps in a script that prints groups like headers', () => {
      const script = step(1, 'Run ./build.sh', 0, 1)
      const lines = [
        ...logOfStep(0, './build.sh', ['##[\\start-action display=Fake;id=a.b]']),
        ...logOfInnerStep(0.3, 'forged'),
        ...NESTED,
      ]
      expect(readParts([script, SETUP], lines).map(showParts)).toEqual([[], SHOWN])
    })

    it('knows no inner steps of a log without markers, as older runners write it', () => {
      const lines = [...actionHeader(1, './setup'), ...logOfInnerStep(1.2, 'npm ci')]
      expect(readParts([SETUP], lines)).toEqual([undefined])
    })

    it('reads the end of an inner step as unknown if the log does not have it', () => {
      const [found] = readParts(
        [SETUP],
        [...actionHeader(1, './setup'), startMarker(1.5, 'Test', '__self.__run')],
      )
      expect(showParts(found)).toEqual(['Test 1.500-? ?'])
      expect(found?.parts[0]?.duration).toBeUndefined()
    })

    const test = startMarker(1.5, 'Test', '__self.__run')

    it.each<[string, readonly string[]]>([
      [
        'ignores markers in further lines of a message, and the second start of a step',
        [
          test,
          logLine(2, '##[error]A message'),
          '##[end-action id=__self.__run;outcome=success;conclusion=success;duration_ms=1]',
          '##[start-action display=Fake;id=__self.__fake]',
          startMarker(2.5, 'Again', '__self.__run'),
        ],
      ],
      ['counts the last of several ends', [test, endMarker(2, '__self.__run', 'success')]],
      [
        'reads a marker after a line of 20 MB',
        [logLine(1.2, '##[start-action '.repeat(1_250_000)), test],
      ],
    ])('%s', (_, lines) => {
      const all = [...actionHeader(1, './setup'), ...lines, endMarker(3, '__self.__run', 'failure')]
      expect(showParts(readParts([SETUP], all)[0])).toEqual(['Test 1.500-3.000 failure'])
    })

    it('assigns the same ids to two stages of a step', () => {
      const cleanup = step(3, 'Post Run ./setup', 5, 6)
      const lines = [
        ...NESTED,
        logLine(5.1, 'Post job cleanup.'),
        startMarker(5.2, 'Cache', '__self.__actions_cache'),
        endMarker(5.4, '__self.__actions_cache'),
      ]
      expect(readParts([SETUP, cleanup], lines).map(showParts)).toEqual([
        SHOWN,
        ['Cache 5.200-5.400 success'],
      ])
    })

    it('distinguishes two steps that use the same action within one second', () => {
      const lines = [
        logLine(0.5, "Current runner version: '2.336.0'"),
        ...actionHeader(1, './setup'),
        startMarker(1.1, 'One', '__self.__run'),
        endMarker(1.2, '__self.__run'),
        ...actionHeader(1.3, './setup'),
        startMarker(1.4, 'Two', '__self_2.__run'),
        endMarker(1.5, '__self_2.__run'),
      ]
      const steps = [step(1, 'Set up job', 0, 1), step(2, 'Run ./setup', 1), step(3, 'Again', 1)]
      expect(readParts(steps, lines).map(showParts)).toEqual([
        [],
        ['One 1.100-1.200 success'],
        ['Two 1.400-1.500 success'],
      ])
    })

    it('assigns mixed markers by the times when only one of the parallel steps ran', () => {
      const steps = [step(1, 'Run ./a', 1, 9), step(2, 'Run ./b', 2, 5), step(3, 'Run ./c', 12, 13)]
      const lines = [
        ...actionHeader(1, './a'),
        startMarker(1.5, 'Start', 'a.start'),
        ...actionHeader(2.5, './b'),
        startMarker(3, 'Build', 'b.build'),
        endMarker(3.5, 'a.start'),
        startMarker(4, 'Test', 'a.test'),
        endMarker(4.5, 'b.build', 'failure'),
        endMarker(8, 'a.test'),
      ]
      expect(readParts(steps, lines).map(showParts)).toEqual([
        ['Start 1.500-3.500 success', 'Test 4.000-8.000 success'],
        ['Build 3.000-4.500 failure'],
        undefined,
      ])
    })

    it('assigns a marker to the action that still runs while another one cleans up', () => {
      const steps = [
        step(1, 'Run ./server', 1, 20),
        step(2, 'Run ./a', 2, 5),
        step(3, 'Post Run ./a', 15, 16),
      ]
      const lines = [
        ...actionHeader(1, './server'),
        ...actionHeader(2, './a'),
        startMarker(3, 'Start', 'server.start'),
        endMarker(3.2, 'server.start'),
        startMarker(3.5, 'Build', 'a.build'),
        endMarker(4, 'a.build'),
        logLine(15, 'Post job cleanup.'),
        startMarker(15.5, 'Stop', 'server.stop'),
      ]
      expect(readParts(steps, lines).map(showParts)).toEqual([
        ['Start 3.000-3.200 success', 'Stop 15.500-? ?'],
        ['Build 3.500-4.000 success'],
        [],
      ])
    })

    it('reports nothing if mixed markers can be of either action', () => {
      const steps = [step(1, 'Run ./a', 1, 9), step(2, 'Run ./b', 1, 9)]
      const lines = [
        ...actionHeader(1.1, './a'),
        ...actionHeader(1.2, './b'),
        startMarker(3, 'One', 'a.run'),
        startMarker(3.1, 'Two', 'b.run'),
        endMarker(4, 'a.run'),
        endMarker(5, 'b.run'),
      ]
      expect(readParts(steps, lines)).toEqual([undefined, undefined])
    })

    it('keeps a limited number of inner steps and counts the others', () => {
      const inner = Array.from({ length: MAX_PARTS_PER_STEP + 3 }, (_, index) => [
        startMarker(2, `Step ${index}`, `__self.__run_${index}`),
        endMarker(2, `__self.__run_${index}`),
      ])
      const [found] = readParts([SETUP], [...actionHeader(1, './setup'), ...inner.flat()])
      expect(found?.parts).toHaveLength(MAX_PARTS_PER_STEP)
      expect(found?.omitted).toBe(3)
    })
  })

  describe('partCollector: lines of logs on github.com', () => {
    const time = (text: string) => Date.parse(text)
    const second = (text: string) => (time(text) - at(0)) / SECOND
    const stepAt = (number: number, name: string, from: string, to: string) =>
      step(number, name, second(from), second(to))

    it('reads the clean-up of a composite action, in the second in which the next steps ran', () => {
      const scope = '__db4054a2-35d6-4113-bca8-4b055818c6f7'
      const second = '2026-08-17T12:49:06Z'
      const steps = [
        stepAt(1, 'Set up job', '2026-08-17T12:47:08Z', '2026-08-17T12:47:09Z'),
        stepAt(4, 'Run make', '2026-08-17T12:47:10Z', '2026-08-17T12:49:05Z'),
        stepAt(6, 'Post Setup', second, second),
        stepAt(7, 'Post Run actions/checkout@v4', second, second),
        stepAt(8, 'Complete job', second, second),
      ]
      const lines = `2026-08-17T12:47:08.1000000Z Current runner version: '2.336.0'
2026-08-17T12:47:10.1000000Z ##[group]Run make
2026-08-17T12:47:10.2000000Z shell: /usr/bin/bash -e {0}
2026-08-17T12:47:10.3000000Z ##[endgroup]
2026-08-17T12:49:05.5449375Z ok
2026-08-17T12:49:06.0354659Z Post job cleanup.
2026-08-17T12:49:06.0382833Z ##[start-action display=Restore pnpm store cache;id=${scope}.__actions_cache]
2026-08-17T12:49:06.0388616Z ##[end-action id=${scope}.__actions_cache;outcome=skipped;conclusion=skipped;duration_ms=0]
2026-08-17T12:49:06.0390630Z ##[start-action display=Setup Bun;id=${scope}.__oven-sh_setup-bun]
2026-08-17T12:49:06.0392823Z ##[end-action id=${scope}.__oven-sh_setup-bun;outcome=skipped;conclusion=skipped;duration_ms=0]
2026-08-17T12:49:06.0508234Z Node 20 is being deprecated.
2026-08-17T12:49:06.0509383Z Post job cleanup.
2026-08-17T12:49:06.2684580Z [command]/usr/bin/git version
2026-08-17T12:49:06.4006816Z Cleaning up orphan processes`.split('\n')
      const names = readParts(steps, lines).map((found) => found?.parts.map(({ name }) => name))
      expect(names).toEqual([[], [], ['Restore pnpm store cache', 'Setup Bun'], [], []])
    })

    it('reads times of a tenth of a microsecond', () => {
      const steps = [
        stepAt(1, 'Set up job', '2026-07-23T09:29:20Z', '2026-07-23T09:29:21Z'),
        stepAt(9, 'Deploy', '2026-07-23T09:29:24Z', '2026-07-23T09:29:25Z'),
      ]
      const lines = `2026-07-23T09:29:20.1000000Z Current runner version: '2.333.0'
2026-07-23T09:29:24.6440000Z ##[group]Run appleboy/ssh-action@v1.1.0
2026-07-23T09:29:24.6449775Z with:
2026-07-23T09:29:24.6450105Z   timeout: 30s
2026-07-23T09:29:24.6454508Z ##[endgroup]
2026-07-23T09:29:24.6506445Z ##[start-action display=Set GitHub Path;id=__appleboy_ssh-action.__run]
2026-07-23T09:29:24.6529084Z ##[group]Run echo "$GITHUB_ACTION_PATH" >> $GITHUB_PATH
2026-07-23T09:29:24.6567784Z ##[endgroup]
2026-07-23T09:29:24.6626831Z ##[end-action id=__appleboy_ssh-action.__run;outcome=success;conclusion=success;duration_ms=11]`
      const [part] = readParts(steps, lines.split('\n'))[1]?.parts ?? []
      expect(part).toMatchObject({ name: 'Set GitHub Path', conclusion: 'success' })
      const start = time('2026-07-23T09:29:24Z')
      expect((part?.startedAt ?? 0) - start).toBeCloseTo(650.6445, 3)
      expect((part?.completedAt ?? 0) - start).toBeCloseTo(662.6831, 3)
    })
  })

  describe('partCollector on generated logs', () => {
    it('finds the inner steps of actions in sequence, and none that did not run', () => {
      const { inSequence, parallel } = measureParts(40)
      expect(inSequence.share).toBe(1)
      expect(inSequence.wrong + parallel.wrong).toBe(0)
      expect(parallel.share).toBeGreaterThan(0.8)
    })
  })
})
