import { type Column, unpack } from '../../src/render/json/pack.ts'

/** The report in an HTML page, as its script reads it. */
export function readEmbeddedReport(page: string): unknown {
  const [, json = ''] =
    /<script type="application\/json" id="report">(.*?)<\/script>/s.exec(page) ?? []
  return unpack(JSON.parse(json) as Column)[0]
}
