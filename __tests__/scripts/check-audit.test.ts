import { describe, expect, it } from '@jest/globals'
import { judge } from '../../scripts/check-audit.ts'

const NAMES = ['undici', 'p-limit']

describe('an audit of the packages in the bundles', () => {
  it('finds nothing where nothing is known', () => {
    expect(judge({ vulnerabilities: {} }, NAMES)).toEqual({
      lines: ['2 packages in the bundles, 0 with a known vulnerability; 0 among the tools'],
      exitCode: 0,
    })
  })

  it('names the package and the advisory, and counts those of tools', () => {
    const advisory = { title: 'Too many redirects', url: 'https://example.com/1' }
    const vulnerabilities = {
      undici: { severity: 'high', via: [advisory, 'other'] },
      jest: { severity: 'low', via: ['other'] },
    }
    expect(judge({ vulnerabilities }, NAMES)).toEqual({
      lines: [
        'undici: high, Too many redirects https://example.com/1, other',
        '2 packages in the bundles, 1 with a known vulnerability; 1 among the tools',
      ],
      exitCode: 1,
    })
  })

  it('says where the registry does not answer, which is not that all is well', () => {
    expect(judge({ message: '405 Method Not Allowed' }, NAMES)).toEqual({
      lines: [
        'Not known: the registry did not answer the audit (405 Method Not Allowed). Ask another one.',
      ],
      exitCode: 2,
    })
  })
})
