import { type Get, readLines } from '../read-values.ts'
import { InputError, StepFailure } from '../step-failure.ts'

export type Headers = Readonly<Record<string, string>>

/** Where a collector takes traces, below the endpoint that it has for all signals. */
const TRACES = 'v1/traces'

/**
 * The address to send traces to; `undefined` where no endpoint is given.
 *
 * https://opentelemetry.io/docs/specs/otel/protocol/exporter/#endpoint-urls-for-otlphttp
 *
 * @throws InputError
 */
export function readEndpoint<N extends string>(name: N, get: Get<N>): URL | undefined {
  const given = get(name)
  if (given === '') return undefined
  const url = URL.parse(given)
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new InputError(name, given, 'an address such as https://otlp.example.com:4318')
  }
  const path = url.pathname.replace(/\/+$/, '')
  url.pathname = path.endsWith(`/${TRACES}`) ? path : `${path}/${TRACES}`
  return url
}

/** Of an address what may be shown: a password or a key can be in the rest. */
export function pathOf({ origin, pathname }: URL): string {
  return `${origin}${pathname}`
}

// https://www.rfc-editor.org/rfc/rfc9110#section-5
const FIELD_NAME = /^[\w!#$%&'*+.^`|~-]+$/
const FIELD_VALUE = /^[\t -~\u0080-\u00ff]*$/

/**
 * Headers from lines `name: value`.
 *
 * @throws StepFailure which does not repeat the line: there may be a secret in it
 */
export function readHeaders<N extends string>(name: N, get: Get<N>): Headers {
  return Object.fromEntries(
    readLines(name, get).map((line, index) => {
      const [, header = '', value = ''] = /^([^:]*):(.*)$/.exec(line) ?? []
      if (!FIELD_NAME.test(header.trim()) || !FIELD_VALUE.test(value.trim())) {
        throw new StepFailure(
          `Line ${index + 1} of the input ${name} is no header: expected name: value. It is not shown here, since it may hold a secret.`,
        )
      }
      return [header.trim(), value.trim()]
    }),
  )
}

const SECRET = /auth|key|token|secret|pass|cookie|credential|dsn|team|license/i
/** `Bearer` and `Basic` say what the rest is. */
const SCHEME = /^(?:Bearer|Basic|Api-?Key|Token)\s+/i

/** Keys are longer than this. */
const SHORT = 8

/**
 * What must not be seen in a log. Not every value of a header: a word such as `production`, or a `1`,
 * would be taken out of all that the job still writes.
 */
export function secretsOf(headers: Headers): string[] {
  const values = Object.entries(headers)
    .filter(([name]) => SECRET.test(name))
    .flatMap(([, value]) => [value, value.replace(SCHEME, '')])
  return [...new Set(values)].filter(({ length }) => length >= SHORT)
}
