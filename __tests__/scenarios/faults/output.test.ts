import { expect, it } from '@jest/globals'
import { describeWith } from '../../../testing/requirements.ts'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { CASES, IS_ALL as ALL, runCase } from '../../../testing/action-cases.ts'
import { COMMAND, TOKEN, withExample } from '../../../testing/run-command.ts'
import { runOrphan } from '../../../testing/runner/run-orphan.ts'
import { type ProcessResult, runProcess } from '../../../testing/runner/run-process.ts'

/** Less than the late end, which would hide a process that does not end by itself. */
const TIMEOUT_MS = 30_000

const MAX_PEAK_KIB = 300 * 1_024

type Run = (options: Parameters<typeof runProcess>[0]) => Promise<ProcessResult>

/** What runs a process, and what is to happen at its first request. */
interface Running {
  readonly run: Run
  readonly onRequest?: () => void
}

const hangUp = (...outputs: readonly Readable[]) => {
  for (const output of outputs) output.destroy()
}

const withOutput = (onOutput: (stdout: Readable, stderr: Readable) => void): Running => ({
  run: (options) => runProcess({ ...options, onOutput }),
})

/** What happens to the output of a process. */
const FAULTS: Readonly<Record<string, () => Running>> = {
  'no reader': () => withOutput(hangUp),
  'no reader of standard output': () =>
    withOutput((stdout) => {
      hangUp(stdout)
    }),
  'no reader of standard error': () =>
    withOutput((_, stderr) => {
      hangUp(stderr)
    }),
  'readers that go at the first request': () => {
    let outputs: readonly Readable[] = []
    const { run } = withOutput((...all) => {
      outputs = all
    })
    return {
      run,
      onRequest: () => {
        hangUp(...outputs)
      },
    }
  },
  'readers that go after the first text': () =>
    withOutput((...outputs) => {
      for (const output of outputs)
        output.once('data', () => {
          hangUp(...outputs)
        })
    }),
  'a parent that is killed': () => ({ run: runOrphan }),
  ...(existsSync('/dev/full') && {
    'a full disk': () => ({
      run: (options) => runProcess({ ...options, outputFile: '/dev/full' }),
    }),
  }),
}

const BUNDLES = [...new Set(Object.keys(CASES).map((name) => name.split(',')[0] ?? '')), 'command']

/** Part of another fault: both outputs have no reader. */
const COVERED = ['no reader of standard output', 'no reader of standard error']

/**
 * The faults of a bundle: those of the report, and one of the others that `npm test` runs: all actions end alike,
 * but `otlp` prints before it sends.
 */
const CASES_OF = BUNDLES.filter(
  (bundle) => ALL || ['report', 'otlp', 'command'].includes(bundle),
).flatMap((bundle, at) => {
  const faults = Object.keys(FAULTS).filter((fault) => ALL || !COVERED.includes(fault))
  const chosen = ALL || bundle === 'report' ? faults : [faults.at(-at) ?? '']
  return chosen.map(
    (fault) => [`${fault} · ${bundle} · ends with all that it writes`, bundle, fault] as const,
  )
})

/** What makes an action write more, or print before it has ended, as the mask of a header is. */
const INPUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  report: { 'report-path': 'report.json', 'html-path': 'page.html' },
  otlp: { headers: 'authorization: Bearer abc' },
}

/** Runs an action; what it has written does not depend on who reads its output. */
async function runBundle(bundle: string, { run, onRequest }: Running) {
  const result = await runCase(bundle, (scenario) => ({
    ...scenario,
    measure: true,
    timeoutMs: TIMEOUT_MS,
    runInstead: run,
    inputs: { ...scenario.inputs, ...INPUTS[bundle] },
    github: { ...scenario.github, ...(onRequest && { onRequest }) },
  }))
  const { exitCode, signal, outputs, summary, report, maxRssKib, folder, github } = result
  const requests = github.requests.map(({ method, path }) => `${method} ${path}`).toSorted()
  const plain = (value: unknown) =>
    JSON.stringify(value ?? null)
      .replaceAll(folder, '')
      .replace(/127\.0\.0\.1:\d+|run-report-\w+|"madeAt":"[^"]*"|(?<=created=%3C%3D)[^&"]*/g, '')
  return {
    ...{ exitCode, signal, maxRssKib },
    written: [outputs, summary, report, requests].map(plain),
  }
}

/** Runs the command in a way, and with a file in place of standard output. */
async function runCommand({ run, onRequest }: Running) {
  const ends: unknown[] = []
  await withExample(async ({ folder, address, read }) => {
    const options = {
      folder,
      timeoutMs: TIMEOUT_MS,
      variables: {
        HOME: folder,
        PATH: folder,
        GH_ENTERPRISE_TOKEN: TOKEN,
        GH_HOST: new URL(address).host,
      },
    }
    for (const args of [[address], [address, '-o', 'report.txt']]) {
      const { exitCode, signal } = await run({ ...options, nodeArguments: [COMMAND, ...args] })
      ends.push([exitCode, signal])
    }
    ends.push((await read('report.txt')).length > 100)
  }, onRequest && { onRequest })
  return ends
}

/** What each bundle writes without a fault. */
const wholes = new Map<string, Awaited<ReturnType<typeof runBundle>>>()

// On Windows, a pipe has no `EPIPE`.
describeWith('POSIX', 'an output that cannot be written', () => {
  it.each(CASES_OF)(
    '%s',
    async (_, bundle, fault) => {
      const running = FAULTS[fault]?.() ?? { run: runProcess }
      const isOrphan = fault === 'a parent that is killed'
      if (bundle === 'command') {
        // It is an error of the command that its report cannot be printed, unless nobody reads it.
        const printed = fault === 'a full disk' ? 1 : 0
        const codes = isOrphan ? [null, null] : [printed, 0]
        expect(await runCommand(running)).toEqual([[codes[0], null], [codes[1], null], true])
        return
      }
      const whole = await (wholes.get(bundle) ?? runBundle(bundle, { run: runProcess }))
      wholes.set(bundle, whole)
      const result = await runBundle(bundle, running)
      expect([result.exitCode, result.signal]).toEqual([isOrphan ? null : whole.exitCode, null])
      expect(result.written).toEqual(whole.written)
      expect(result.maxRssKib).toBeLessThan(MAX_PEAK_KIB)
    },
    4 * TIMEOUT_MS,
  )
})
