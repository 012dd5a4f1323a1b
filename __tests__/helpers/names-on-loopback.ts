/**
 * Loaded into the process of the action before it (`--import`): every name under `.test` is an
 * address of this machine. The rules for proxies leave out `localhost`, so they need another name.
 */
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'

const { lookup } = dns

function lookupHere(name: string, ...rest: unknown[]): void {
  Reflect.apply(lookup, dns, [name.endsWith('.test') ? '127.0.0.1' : name, ...rest])
}
// Only the name differs, so what the original has besides the call itself is taken over.
dns.lookup = Object.assign<object, object>(lookupHere, lookup) as typeof lookup
syncBuiltinESMExports()
