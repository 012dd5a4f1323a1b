import { describe, expect, it } from '@jest/globals'
import { runnerSystem } from '../../../src/analyse/jobs/runner.ts'

const SERVER = 'https://github.com/octo-org/octo-shop/actions/runs/1'

describe('runnerSystem', () => {
  it.each<[string, string, string | undefined, string]>([
    ['UBUNTU', 'GitHub Actions', 'GitHub Actions 7', 'ubuntu-24.04-arm'],
    ['UBUNTU', 'GitHub Actions', 'GitHub Actions 7', 'Ubuntu-latest'],
    ['UBUNTU', '', 'Hosted Agent', 'ubuntu-18.04'],
    ['WINDOWS', 'GitHub Actions', 'GitHub Actions 7', 'windows-11-arm'],
    ['MACOS', 'GitHub Actions', 'GitHub Actions 7', 'macos-15-xlarge'],
    ['UBUNTU', 'Default Larger Runners', 'ubuntu-8-cores_7f3a', 'ubuntu-8-cores'],
    ['UNKNOWN', 'Default Larger Runners', 'fast_7f3a', 'fast'],
    ['UNKNOWN', 'Default Larger Runners', 'ubuntux_7f3a', 'ubuntux'],
    ['UNKNOWN', 'team', 'arc-x7-runner', 'tt-beta-ubuntu-2204'],
    ['UNKNOWN', 'GitHub Actions', 'GitHub Actions 7', ''],
    ['UBUNTU', '', undefined, 'ubuntu-latest'],
    ['SELF_HOSTED', 'team', 'box', 'linux,Self-Hosted,ubuntu-22.04'],
    ['SELF_HOSTED', 'Default', 'box', 'gpu'],
    ['SELF_HOSTED', 'default', 'box', 'ubuntu-latest'],
  ])(
    'returns %s for the group "%s", the name %s and the labels "%s"',
    (system, group, name, labels) => {
      const runner = { id: 1, name, group, labels: labels.split(',').filter(Boolean) }
      expect(runnerSystem(runner, SERVER)).toBe(system)
    },
  )

  it('knows that a GitHub Enterprise Server has self-hosted runners alone', () => {
    const runner = { name: 'box', group: 'GitHub Actions', labels: ['ubuntu-latest'] }
    expect(runnerSystem(runner, 'https://ghe.example.com/a/b/actions/runs/1')).toBe('SELF_HOSTED')
    expect(runnerSystem(runner, 'https://acme.ghe.com/a/b/actions/runs/1')).toBe('UBUNTU')
  })
})
