import { describe, expect, it } from '@jest/globals'
import { mayRunInQueue } from '../../../src/github/workflow/queue-trigger.ts'

describe('mayRunInQueue', () => {
  it.each([
    ['on: merge_group', true],
    ['on: [pull_request, merge_group]', true],
    ['"on": { pull_request: , merge_group: { types: [checks_requested] } }', true],
    ["'on':\n  - merge_group", true],
    ['on: pull_request', false],
    ['on: { pull_request: { branches: [main] }, workflow_call: }', false],
    // The workflow that it calls may be for merge groups; only its own triggers count.
    ['on: [pull_request]\njobs: { merge_group: { uses: ./merge_group.yml } }', false],
    // GitHub pushes the branch gh-readonly-queue/main/pr-7-… of each group.
    ['on: [push, pull_request]', true],
    ['on: { push: , pull_request: }', true],
    ['on: { push: { paths: [src/**] }, pull_request: }', true],
    ['on: { push: { branches: [main, release/*] }, pull_request: }', false],
    ['on: { push: { branches: main }, pull_request: }', false],
    ["on: { push: { branches: ['**'] }, pull_request: }", true],
    ['on: { push: { branches: [main, gh-readonly-queue/**] }, pull_request: }', true],
    ['on: { push: { branches: [gh-*/**] }, pull_request: }', true],
    ["on: { push: { branches: ['!main'] }, pull_request: }", true],
    ['on: { push: { branches-ignore: [docs] }, pull_request: }', true],
    ['on: { push: { tags: [v*] }, pull_request: }', false],
    ['on: { push: { tags-ignore: [v*] }, pull_request: }', false],
    // What GitHub would not accept shows nothing.
    ['jobs: {}', true],
    ['on:', true],
    ['true: pull_request', true],
    ['- a list', true],
  ])('for %j returns %s', (text, expected) => {
    expect(mayRunInQueue(text)).toBe(expected)
  })
})
