#!/usr/bin/env node
import { runProgram } from '../bundle/index.js'

await runProgram('cli')
