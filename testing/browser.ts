import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

// Paths of the packages of Debian and Ubuntu, of Fedora, and of Chrome.
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

// A browser for a local page, without a network.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Returns the browser's file; `undefined` if none is installed. */
export function findChromium(): string | undefined {
  return PLACES.find((place) => existsSync(place))
}

/** Starts a headless Chromium; `undefined` if none is installed. */
export async function openChromium(): Promise<Browser | undefined> {
  const executablePath = findChromium()
  if (executablePath === undefined) return undefined
  return await chromium.launch({ executablePath, args: ARGUMENTS, headless: true })
}
