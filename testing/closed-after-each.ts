import { afterEach } from '@jest/globals'

interface Open {
  close(): unknown
}

/** Returns a function that returns what it is given, which is closed after the test. */
export function closedAfterEach(): <Server extends Open>(server: Server) => Server {
  const open: Open[] = []
  afterEach(async () => {
    await Promise.all(open.splice(0).map((server) => server.close()))
  })
  return (server) => {
    open.push(server)
    return server
  }
}
