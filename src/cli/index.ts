#!/usr/bin/env node
import { main } from './main.ts'

// Not before its module can read the environment of the command.
const loadGate = async () => await import('../actions/report/declared-gate.ts')

await main(async () => (await loadGate()).readLiteralGate)
