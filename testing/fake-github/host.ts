/** The URLs of a GitHub: of its pages and of its API. */
export interface Host {
  readonly serverUrl: string
  readonly apiUrl: string
}

export const GITHUB_COM: Host = {
  serverUrl: 'https://github.com',
  apiUrl: 'https://api.github.com',
}

/** A GitHub Enterprise Server, such as `https://ghe.example.com`. */
export function enterpriseHost(serverUrl: string): Host {
  return { serverUrl, apiUrl: `${serverUrl}/api/v3` }
}

/**
 * Where nothing listens, at a port that `fetch` does not block. The port of a server that was closed may be
 * that of another test a moment later.
 */
export const CLOSED_URL = 'http://127.0.0.1:2'
