import { fields } from './fields.ts'
import { ProxyError } from './send.ts'

// https://nodejs.org/docs/latest-v24.x/api/tls.html#x509-certificate-error-codes
const UNKNOWN_AUTHORITY: ReadonlySet<unknown> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/**
 * What to change where no second try can help: a sentence without its full stop, or `undefined` for
 * any other failure.
 */
export function adviceOn(error: unknown): string | undefined {
  if (error === undefined) return undefined
  const { code, cause } = fields(error)
  if (UNKNOWN_AUTHORITY.has(code)) {
    return 'The runner does not know the authority that signed the certificate of the server: save the certificate of that authority in a file on the runner, and name the file in the environment variable NODE_EXTRA_CA_CERTS'
  }
  const status = error instanceof ProxyError ? error.status : undefined
  if (status === 407) {
    return 'The proxy asks for a user name and a password, or for other ones: they belong in the environment variable https_proxy, as in http://user:password@proxy.example:3128, with special characters percent-encoded'
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return 'The proxy may not lead there: allow it to, or name the host in the environment variable no_proxy if the runner reaches it without the proxy'
  }
  return adviceOn(cause)
}
