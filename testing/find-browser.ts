import { existsSync } from 'node:fs'

export type BrowserName = 'Chromium' | 'Firefox'

// Paths of the packages of Debian and Ubuntu, of Fedora, of Chrome and of Mozilla.
const PATHS = {
  Chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  Firefox: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
}

/** Paths of the packages of Debian and Ubuntu. WebKitGTK needs a display, and Xvfb shows it nowhere. */
export const WEBKIT_PATHS = { driver: '/usr/bin/WebKitWebDriver', displayServer: '/usr/bin/Xvfb' }

/** Returns the browser's file; `undefined` if none is installed. */
export function findBrowser(name: BrowserName): string | undefined {
  return PATHS[name].find((path) => existsSync(path))
}

export function hasWebKit(): boolean {
  return Object.values(WEBKIT_PATHS).every((path) => existsSync(path))
}
