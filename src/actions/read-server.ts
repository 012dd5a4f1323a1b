/** Where GitHub is, without a slash at the end. */
export interface Server {
  readonly serverUrl: string
  readonly apiUrl: string
}

export function readServer(env: (name: string) => string | undefined): Server {
  return {
    serverUrl: withoutSlash(env('GITHUB_SERVER_URL') ?? 'https://github.com'),
    apiUrl: withoutSlash(env('GITHUB_API_URL') ?? 'https://api.github.com'),
  }
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '')
}
