import { existsSync } from 'node:fs'
import { type Browser, chromium, firefox } from 'playwright-core'

export type BrowserName = 'Chromium' | 'Firefox'

// Paths of the packages of Debian and Ubuntu, of Fedora, of Chrome and of Mozilla.
const PATHS = {
  Chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  Firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
}

// A browser for a local page, without a network.
const CHROMIUM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Returns the browser's file; `undefined` if none is installed. */
export function findBrowser(name: BrowserName): string | undefined {
  return PATHS[name].find((path) => existsSync(path))
}

/** Starts a headless browser; `undefined` if it is not installed. */
export async function openBrowser(name: BrowserName): Promise<Browser | undefined> {
  const executablePath = findBrowser(name)
  if (executablePath === undefined) return undefined
  return name === 'Chromium'
    ? await chromium.launch({ executablePath, args: CHROMIUM_ARGUMENTS, headless: true })
    : await openFirefox(executablePath)
}

/** Starts a Firefox as distributed, by WebDriver BiDi. Playwright's own channel needs a patched one. */
async function openFirefox(executablePath: string): Promise<Browser> {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath,
    args: ['--remote-allow-system-access'],
    // A scrollbar takes no width, as in playwright's Chromium.
    firefoxUserPrefs: { 'ui.useOverlayScrollbars': 1 },
    headless: true,
  })
  setColorSchemeByPreference(browser)
  return browser
}

interface BidiSession {
  send: (method: string, params: object) => Promise<unknown>
}

/**
 * Sets the colour scheme by a preference of Firefox. For each page, playwright sends
 * `emulation.setMediaFeaturesOverride`, which Firefox 153 does not know, and offers no way around it.
 */
function setColorSchemeByPreference(browser: Browser): void {
  // Playwright's client and server run in the same process; only the client is declared.
  const { _connection: connection } = browser as unknown as {
    _connection: { toImpl: (client: Browser) => { _browserSession: BidiSession } }
  }
  const { _browserSession: session } = connection.toImpl(browser)
  const sessions = Object.getPrototypeOf(session) as BidiSession
  const { send } = sessions
  const toBrowser = send.bind(session)
  sessions.send = async function (method, params) {
    if (method !== 'emulation.setMediaFeaturesOverride')
      return await send.call(this, method, params)
    const { contexts } = (await toBrowser('browsingContext.getTree', {
      'moz:scope': 'chrome',
    })) as {
      contexts: readonly { context: string }[]
    }
    const { features } = params as { features: Readonly<Record<string, unknown>> }
    const value = features['prefers-color-scheme'] === 'dark' ? 0 : 1
    return await toBrowser('script.evaluate', {
      expression: `Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', ${value})`,
      target: { context: contexts[0]?.context },
      awaitPromise: false,
    })
  }
}
