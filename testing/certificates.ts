import { generate } from 'selfsigned'
import type { Secured } from './fake-github/server.ts'

// Other keys take a second to make.
const SHORT = { keyType: 'ec', algorithm: 'sha256' } as const

/** Makes a private certificate authority, for one test. */
export async function makeAuthority(name = 'Authority of a test') {
  const authority = await generate([{ name: 'commonName', value: name }], {
    ...SHORT,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  return {
    /** As PEM: what a runner needs to trust the others. */
    cert: authority.cert,
    /** Returns what a server needs to be this host: a name, or `127.0.0.1`. */
    secure: async (host: string): Promise<Secured> => {
      // In the numbers of https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6
      const altName =
        host === '127.0.0.1'
          ? ({ type: 7, ip: host } as const)
          : ({ type: 2, value: host } as const)
      const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
        ...SHORT,
        ca: { key: authority.private, cert: authority.cert },
        extensions: [{ name: 'subjectAltName', altNames: [altName] }],
      })
      return { name: host, key, cert }
    },
  }
}
