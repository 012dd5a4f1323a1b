import { REGISTRY } from './kind-forms.ts'

/** The host of a URL, or one that a client says it could not look up or reach. */
// @example curl: (6) Could not resolve host: get.helm.sh
const HOST =
  /\bhttps?:\/\/(?:[^@\s/]{0,100}@)?([\w.-]+)|\b(?:resolve host|resolving|reach host|lookup|Resolving|getaddrinfo [A-Z_]+|UnknownHostException|connect(?:ion)? to)(?: address|:)? ?['‘"]?([a-z\d][\w-]*(?:\.[\w-]+)+)\b|\bhost=?:? ?['"]([\w.-]+)|\blookup ([\w-]+) on\b|\bresolve host: ([\w-]+)|\bgetaddrinfo [A-Z_]+ ([\w-]+)/g

const SERVICE = new RegExp(`^${REGISTRY}`)
const SERVICES = new RegExp(`(?<![\\w.-])${REGISTRY}`, 'g')

/** Lists the hosts that a text names as those of requests. */
export function hostsIn(text: string): readonly string[] {
  const found = [...text.matchAll(HOST)].flatMap((match) => match.slice(1).find(Boolean) ?? [])
  const services = text.match(SERVICES) ?? []
  return [...new Set([...found, ...services].map((host) => host.replace(/\.$/, '')))]
}

/** Whether a host serves packages, images or source code to everybody. */
export function isPublicService(host: string): boolean {
  return SERVICE.test(host)
}
