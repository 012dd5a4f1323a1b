// Loaded into a process, it writes down every address that the process tries to connect to, in
// whatever way: NODE_OPTIONS=--import=<this file> CONNECTIONS_FILE=<file>
import { appendFileSync } from 'node:fs'
import { Socket } from 'node:net'

type Connect = (this: Socket, ...given: unknown[]) => Socket

const file = process.env['CONNECTIONS_FILE'] ?? ''
const connect = Reflect.get(Socket.prototype, 'connect') as Connect

Socket.prototype.connect = function (...given: unknown[]) {
  this.on('connectionAttempt', (address: string, port: number) => {
    appendFileSync(file, `http://${address}:${port}\n`)
  })
  return connect.apply(this, given)
} satisfies Connect
