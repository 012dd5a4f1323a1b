import { type Browser, chromium, firefox, type LaunchOptions } from 'playwright-core'
import { type BrowserName, findBrowser } from './find-browser.ts'
import { PACKAGED_FONTS } from './packaged-fonts.ts'

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

/** Starts a headless browser with the fonts of packages; `undefined` if it is not installed. */
export async function openBrowser(name: BrowserName): Promise<Browser | undefined> {
  const executablePath = findBrowser(name)
  if (executablePath === undefined) return undefined
  const options = { executablePath, env: { ...process.env, ...PACKAGED_FONTS }, headless: true }
  return name === 'Chromium'
    ? await chromium.launch({ ...options, args: CHROMIUM_ARGUMENTS })
    : await openFirefox(options)
}

/** Starts a Firefox as distributed, by WebDriver BiDi. Playwright's own channel needs a patched one. */
async function openFirefox(options: LaunchOptions): Promise<Browser> {
  const browser = await firefox.launch({
    ...options,
    channel: 'moz-firefox',
    args: ['--remote-allow-system-access'],
    // A scrollbar takes no width, as in playwright's Chromium.
    firefoxUserPrefs: { 'ui.useOverlayScrollbars': 1 },
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
