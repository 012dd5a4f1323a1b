import { hostsIn } from './services.ts'

/** A line that can name a registry of packages. */
const REGISTRY_LINE = /^.*(?:registry|index|proxy|mirror).*$/gim

/** Lists the hosts of the registries that the header of a step names. */
export function registriesIn(header: string): readonly string[] {
  return hostsIn(header.match(REGISTRY_LINE)?.join('\n') ?? '')
}
