#!/usr/bin/env node
import { readLiteralGate } from '../actions/report/declared-gate.ts'
import { main } from './main.ts'

await main(readLiteralGate)
