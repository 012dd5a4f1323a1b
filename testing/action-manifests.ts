import { dump } from 'js-yaml'
import { MANIFEST as cancel } from '../src/actions/cancel/manifest.ts'
import { MANIFEST as comment } from '../src/actions/comment/manifest.ts'
import { MANIFEST as deleteLogs } from '../src/actions/delete-logs/manifest.ts'
import { MANIFEST as downloadLogs } from '../src/actions/download-logs/manifest.ts'
import { MANIFEST as issue } from '../src/actions/issue/manifest.ts'
import type { Manifest } from '../src/actions/manifest.ts'
import { MANIFEST as otlp } from '../src/actions/otlp/manifest.ts'
import { MANIFEST as report } from '../src/actions/report/manifest.ts'
import { MANIFEST as rerun } from '../src/actions/rerun/manifest.ts'
import { MANIFEST as runs } from '../src/actions/runs/manifest.ts'
import { withoutLinks } from './manifest-tables.ts'

const MANIFESTS: readonly (readonly [name: string, manifest: Manifest])[] = [
  ['report', report],
  ['cancel', cancel],
  ['comment', comment],
  ['delete-logs', deleteLogs],
  ['download-logs', downloadLogs],
  ['issue', issue],
  ['otlp', otlp],
  ['rerun', rerun],
  ['runs', runs],
]

const MAX_WIDTH = 120

/** An action: its manifest, the file that has it, and the document with tables of its inputs and outputs. */
interface Action {
  /** The folder of the action; '' for the report at the top. */
  readonly folder: string
  readonly manifest: Manifest
  /** Path of its action.yml in the project. */
  readonly path: string
  /** The content of the file. */
  readonly text: string
  readonly document: string
}

export const ACTIONS: readonly Action[] = MANIFESTS.map(([name, manifest]) => {
  const folder = name === 'report' ? '' : name
  const within = folder === '' ? '' : `${folder}/`
  const main = `${folder === '' ? '' : '../'}dist/${name}/index.js`
  return {
    ...{ folder, manifest, path: `${within}action.yml` },
    text: toYaml(manifest, main),
    document: folder === '' ? 'docs/inputs.md' : `${within}README.md`,
  }
})

function toYaml({ inputs, outputs, ...head }: Manifest, main: string): string {
  const parts = [
    head,
    { inputs: withPlainText(inputs) },
    { outputs: withPlainText(outputs) },
    { runs: { using: 'node24', main } },
  ]
  return parts.map((part) => dump(part, { lineWidth: MAX_WIDTH })).join('\n')
}

function withPlainText(fields: Readonly<Record<string, { readonly description: string }>>) {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { description, ...rest }]) => [
      name,
      { description: withoutLinks(description), ...rest },
    ]),
  )
}
