import { render } from 'preact'
import type { PageData } from '../render/html/page-data.ts'
import { App } from './app.tsx'
import { viewReport } from './view/jobs.ts'

const data = document.getElementById('data')
const app = document.getElementById('app')
if (data !== null && app !== null) void show(data.textContent, app)

/** Replaces the jobs in the file by the rows that `renderPage` of this version has compressed. */
async function show(base64: string, app: HTMLElement): Promise<void> {
  // The browser would lay out and paint what is replaced.
  app.hidden = true
  const data = await inflate(base64).finally(() => {
    app.hidden = false
  })
  const run = viewReport(data)
  // What is in the file stays there if there is nothing to draw.
  if (run.jobs.length === 0) return
  app.textContent = ''
  render(<App run={run} />, app)
  document.documentElement.classList.add('scripted')
  // The browser has looked for the target of the URL before the jobs were there.
  document.getElementById(location.hash.slice(1))?.scrollIntoView()
}

async function inflate(base64: string): Promise<PageData> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  const json = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return (await new Response(json).json()) as PageData
}
