import { parseKeyPairsIntoRecord } from '@opentelemetry/core'
import { StepFailure } from '../../actions/step-failure.ts'

export type OtlpHeaders = Readonly<Record<string, string>>

/** Path for traces below the endpoint of a collector. */
const TRACES_PATH = 'v1/traces'

/**
 * Returns the URL for traces; `undefined` if the endpoint is not set.
 *
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/#endpoint-urls-for-otlphttp
 *
 * @throws StepFailure without the endpoint, which may contain a secret
 */
export function readEndpoint(given: string): URL | undefined {
  if (given === '') return undefined
  const url = URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new StepFailure(
      `The input endpoint is not a URL: expected one such as https://otlp.example.com:4318. It is not shown because it may contain a secret.`,
    )
  }
  const path = url.pathname.replace(/(?<!\/)\/+$/, '')
  url.pathname = path.endsWith(`/${TRACES_PATH}`) ? path : `${path}/${TRACES_PATH}`
  return url
}

// https://www.rfc-editor.org/rfc/rfc9110#section-5
const FIELD_NAME = /^[\w!#$%&'*+.^`|~-]+$/
const FIELD_VALUE = /^[\t -~\u0080-\u00ff]*$/

/**
 * Reads headers from lines `name: value`.
 *
 * @throws StepFailure without the text of the line, which may contain a secret
 */
export function readHeaders(lines: readonly string[]): OtlpHeaders {
  return Object.fromEntries(
    lines.map((line, index) => {
      const [, header = '', value = ''] = /^([^:]*):(.*)$/.exec(line) ?? []
      if (!isHeader(header.trim(), value.trim())) {
        throw new StepFailure(
          `Line ${index + 1} of the input headers is not a header: expected name: value. The line is not shown because it may contain a secret.`,
        )
      }
      return [header.trim(), value.trim()]
    }),
  )
}

/**
 * Reads the headers in the standard variables, of which the one for traces has priority.
 *
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/#specifying-headers-via-environment-variables
 *
 * @throws StepFailure without the text of the variable, which may contain a secret
 */
export function headersInVariables(env: (name: string) => string | undefined): OtlpHeaders {
  const names = ['OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_EXPORTER_OTLP_TRACES_HEADERS']
  return Object.fromEntries(
    names.flatMap((variable) => {
      const listed = Object.entries(parseKeyPairsIntoRecord(env(variable)))
      if (listed.every(([name, value]) => isHeader(name, value))) return listed
      throw new StepFailure(
        `The variable ${variable} is not a list of headers: expected name=value pairs with commas between them. It is not shown because it may contain a secret.`,
      )
    }),
  )
}

function isHeader(name: string, value: string): boolean {
  return FIELD_NAME.test(name) && FIELD_VALUE.test(value)
}

const SECRET = /auth|key|token|secret|pass|cookie|credential|dsn|team|license/i
/** The authentication scheme before the secret. */
const SCHEME = /^(?:Bearer|Basic|Api-?Key|Token)\s+/i

/** Shorter values are not keys. */
export const MIN_SECRET_LENGTH = 8

/**
 * Returns the header values to mask: long values of headers that look secret. The runner masks a
 * value everywhere in the log, so masking `production` or `1` would garble it.
 */
export function secretsOf(headers: OtlpHeaders): string[] {
  const values = Object.entries(headers)
    .filter(([name]) => SECRET.test(name))
    .flatMap(([, value]) => [value, value.replace(SCHEME, '')])
  return [...new Set(values)].filter(isLong)
}

/**
 * Returns what no text of this action may contain: the values of all headers, and what a URL has of a user,
 * a password, and keys in its path or query.
 */
export function hiddenOf(url: URL, headers: OtlpHeaders): string[] {
  const keys = Object.values(headers).map((value) => value.replace(SCHEME, ''))
  const passwords = Object.values(headers)
    .filter((value) => /^Basic\s/i.test(value))
    .map((value) =>
      Buffer.from(value.replace(SCHEME, ''), 'base64').toString().replace(/^.*?:/, ''),
    )
  const { username, password, searchParams, pathname } = url
  const parts = pathname.split('/').filter(isLong)
  return [...keys, ...passwords, username, password, ...searchParams.values(), ...parts]
}

function isLong({ length }: string): boolean {
  return length >= MIN_SECRET_LENGTH
}
