import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { openServer } from './fake-github/server.ts'
import { WEBKIT_PATHS } from './find-browser.ts'
import { PACKAGED_FONTS } from './packaged-fonts.ts'

const READY_TRIES = 200

export type WebKit = Awaited<ReturnType<typeof openWebKit>>

/** Starts WebKitGTK's small browser, by WebDriver. */
export async function openWebKit() {
  const displayServer = spawn(WEBKIT_PATHS.displayServer, ['-displayfd', '1', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [display] = (await once(displayServer.stdout, 'data')) as [Buffer]
  // WebKitWebDriver takes no port 0.
  const server = await openServer(() => undefined)
  await server.close()
  const { port } = new URL(server.url)
  const driver = spawn(WEBKIT_PATHS.driver, [`--port=${port}`], {
    env: { ...process.env, ...PACKAGED_FONTS, DISPLAY: `:${display.toString().trim()}` },
    stdio: 'ignore',
  })
  const driverUrl = `http://127.0.0.1:${port}`
  const stopBoth = async () => {
    await stop(driver)
    await stop(displayServer)
  }
  try {
    await waitUntilReady(driverUrl)
    const created = await send('POST', `${driverUrl}/session`, { capabilities: {} })
    const session = `${driverUrl}/session/${(created as { sessionId: string }).sessionId}`
    return {
      open: async (url: string) => {
        await send('POST', `${session}/url`, { url })
      },
      /** Runs the body of a function in the page, and waits for the promise that it returns. */
      run: (body: string) => send('POST', `${session}/execute/sync`, { script: body, args: [] }),
      close: async () => {
        await send('DELETE', session)
        await stopBoth()
      },
    }
  } catch (error) {
    await stopBoth()
    throw error
  }
}

async function waitUntilReady(driverUrl: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await send('GET', `${driverUrl}/status`)
      return
    } catch (error) {
      if (tries === READY_TRIES) throw error
      await pause(50)
    }
  }
}

async function send(method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) {
  const response = await fetch(url, {
    method,
    body: body === undefined ? null : JSON.stringify(body),
  })
  const { value } = (await response.json()) as { value: unknown }
  if (!response.ok) throw new Error(`${method} ${url}: ${JSON.stringify(value)}`)
  return value
}

async function stop(process: ChildProcess): Promise<void> {
  process.kill()
  await once(process, 'exit')
}
