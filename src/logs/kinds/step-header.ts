import { hostsIn, isPublicService } from './services.ts'

/** A variable of the environment, or one that the script sets. */
const VARIABLE = /^ *(?:export )?(\w+)(?:: |=)["']?([^"'\n]*)/gm

/** Where a command of a script ends. */
const END = /\n|&&|\|\|?|;/

/** What a script does beside a download that makes no request, and the other lines of a header. */
// @example shell: /usr/bin/bash -e {0}
const LOCAL =
  /^(?!.*(?:\$\(|`))(?:$|[#(){}]|\w+=\S*$|\w+:(?: |$)|(?:sudo |if |! |then |else |do )*(?:\[|cat|cd|chmod|cp|do|done|echo|else|exit|export|fi|for|gunzip|install|ln|ls|mkdir|mv|printf|rm|set|tar|test|then|unzip)(?: |$)|(?:sudo )?(?:ba)?sh(?: -s?)?(?: -- .*)?$)/

/** The program that a command runs. */
const CALL = /^(?:\w+=["']?\$\(|sudo |if |! )*([\w-]+) /

/** A variable that can have any host, unless it begins the path of a file that is written. */
const UNKNOWN = /(?<!(?:-o|-O|-P|--output|>) ?["']?)(?<![\w/.:-])\$\{?\w+\}?\//

/** A line that can name a registry of packages. */
const REGISTRY_LINE = /^.*(?:registry|index|proxy|mirror).*$/gim

/**
 * Returns the only program that the script of a step runs beside what makes no request, such as `curl`, if all hosts to which
 * it speaks are public services: then it need not name one in its errors.
 *
 * @param header the lines of the step's header
 */
export function clientOf(header: string): string | undefined {
  const values = new Map(
    Array.from(header.matchAll(VARIABLE), ([, name, value]) => [name, value] as const),
  )
  const requests = header
    .replace(/\\\n/g, ' ')
    .replace(/\$\{?(\w+)\}?/g, (text, name: string) => values.get(name) ?? text)
    .split(END)
    .map((command) => command.trim())
    .filter((command) => !LOCAL.test(command))
  const [client, ...others] = new Set(requests.map((request) => CALL.exec(request)?.[1]))
  const isPublic = requests.every((request) => {
    const hosts = UNKNOWN.test(request) ? [] : hostsIn(request)
    return hosts.length > 0 && hosts.every(isPublicService)
  })
  return isPublic && others.length === 0 ? client : undefined
}

/** Lists the hosts of the registries that the header of a step names. */
export function registriesIn(header: string): readonly string[] {
  return hostsIn(header.match(REGISTRY_LINE)?.join('\n') ?? '')
}
