import {
  type AnnotationProperties,
  debug,
  error,
  info,
  notice,
  setFailed,
  setSecret,
  warning,
} from '@actions/core'
import { disarm } from '../render/text/chat.ts'
import { withoutControls } from '../render/text/markdown.ts'

const ANNOTATE = { error, warning, notice } as const

/** Writes to the log of the step. Nothing else in an action writes to standard output. */
export function printLine(text: string): void {
  info(safe(text))
}

/** @param properties the position and the title, whose texts are of one line */
export function printAnnotation(
  level: keyof typeof ANNOTATE,
  message: string,
  properties: AnnotationProperties = {},
): void {
  ANNOTATE[level](safe(message), properties)
}

/** Writes an error and makes the exit code 1. */
export function printFailure(message: string): void {
  setFailed(safe(message))
}

/** Writes a line that the runner shows only if step debugging is on. */
export function printDebug(text: string): void {
  debug(safe(text))
}

/** Makes the runner mask a text in the log. */
export function maskSecret(secret: string): void {
  setSecret(secret)
}

/** Waits until all is written: Node writes standard output in the background if it is a pipe. */
export function flushPrinted(): Promise<unknown> {
  return new Promise((written) => process.stdout.write('', written))
}

/**
 * Listens for errors. Without that, each failed write is an uncaught exception, as when the reader has gone or the disk is full.
 */
export function ignoreFailedWrites(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}

function safe(text: string): string {
  return disarm(withoutControls(text))
}
