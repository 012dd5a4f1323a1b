/**
 * Loaded into the process before the action (`--import`): resolves every name under `.test` to an
 * address of this machine. Proxies are not used for `localhost`, so the tests need another name.
 */
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'

const { lookup } = dns

function lookupHere(name: string, ...rest: unknown[]): void {
  Reflect.apply(lookup, dns, [name.endsWith('.test') ? '127.0.0.1' : name, ...rest])
}
// Keeps the properties of the original function.
dns.lookup = Object.assign<object, object>(lookupHere, lookup) as typeof lookup
syncBuiltinESMExports()
