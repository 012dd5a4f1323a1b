import { describe, expect, it } from '@jest/globals'
import { errorsOf } from '../../../testing/failure-report.ts'

/** No tool of these is in the tables of forms. */
describe('rankLines', () => {
  it.each<[string, readonly string[], string]>([
    [
      'the line below a heading and a frame',
      [
        'error: wrong entries of the catalogue:',
        '    at load (catalogue.foo:3:1)',
        '  cart',
        '1 problem in 2 checks',
      ],
      '  cart',
    ],
    [
      'the line below a heading, above the total',
      ['Problems:', '', '  port 8080 is already in use by "web"', '', '1 problem in 2 checks'],
      '  port 8080 is already in use by "web"',
    ],
    [
      'the innermost cause',
      [
        'error: could not prepare the release',
        '    at Release.prepare (release.js:12:3)',
        'Caused by: could not read the index',
        'Caused by: certificate of "mirror.example.com" has expired',
      ],
      'Caused by: certificate of "mirror.example.com" has expired',
    ],
    [
      'the error of a container above the log of another one, which only mentions a network',
      [
        'shop_db   ready',
        'shop_api  | panic: route "/cart/:id" conflicts with existing wildcard ":name"',
        ...Array.from({ length: 12 }, (_, at) => `shop_db   | InnoDB step ${at}`),
        'shop_db   | Channel mysql_main configured to support TLS.',
        'shop_db   | X Plugin ready',
      ],
      'shop_api  | panic: route "/cart/:id" conflicts with existing wildcard ":name"',
    ],
    [
      'the first of several findings',
      [
        'src/a.foo:3:1: name "total" is not defined (names)',
        'src/a.foo:9:1: name "sum" is not defined (names)',
        '2 findings',
      ],
      'src/a.foo:3:1: name "total" is not defined (names)',
    ],
    [
      'the first of several errors in one form, not what went wrong before them',
      [
        'could not open the cache, building it',
        'ERROR: table "tax" is missing',
        'skipping',
        'ERROR: table "sum" is missing',
        'ERROR: table "rate" is missing',
        'skipping',
        'wrote report.html',
      ],
      'ERROR: table "tax" is missing',
    ],
    [
      'a later error, if the output continues as before the first one',
      [
        'web-1 is starting',
        'error: could not open the cache: "index.json" is missing',
        'web-1 is healthy',
        'web-2 cannot bind: port "8080" is missing',
      ],
      'web-2 cannot bind: port "8080" is missing',
    ],
    [
      'the first error, if a line after it says that the step failed',
      [
        'web-1 is starting',
        'error: could not open the table: "orders" is missing',
        'web-1 is healthy',
        'command failed with exit code 3',
        'web-1 is removed',
        'web-2 is removed',
        'web-3 is removed',
        'web-2 cannot bind: port "8080" is missing',
      ],
      'error: could not open the table: "orders" is missing',
    ],
    [
      'the first error, if the last one only says that a process ended',
      [
        'web-1 is starting',
        'error: could not open the table: "orders" is missing',
        'web-1 is healthy',
        'error: the host of "web-2" is not found, exit status 3',
      ],
      'error: could not open the table: "orders" is missing',
    ],
    [
      'the first error, if the output after it is new',
      [
        'error: could not open the table: "orders" is missing',
        'web-1 is healthy',
        'web-2 cannot bind: port "8080" is missing',
      ],
      'error: could not open the table: "orders" is missing',
    ],
    [
      'a warning, if the tool says that it fails because of warnings',
      ['WARNING: page "intro" is not found', 'Aborted: 1 warning in strict mode'],
      'WARNING: page "intro" is not found',
    ],
    [
      'a warning, if nothing else is wrong',
      ['WARNING: page "intro" is not found'],
      'WARNING: page "intro" is not found',
    ],
    [
      'the line before advice and a status',
      [
        'frob: cannot find module "left-pad"',
        'Please see https://example.com/help for details',
        'command failed with exit code 3',
      ],
      'frob: cannot find module "left-pad"',
    ],
    [
      'the text below a line that ends with a position',
      ['worker 3 panicked at src/pool/worker.foo:7:13:', 'no lease is free for "orders"', 'bye'],
      'no lease is free for "orders"',
    ],
    [
      'an error at the end, not one after which the work goes on',
      [
        'ERROR: plugin "theme" is missing',
        'Downloading left-pad-1.3.0.tgz',
        'ERROR: table "orders" is locked',
      ],
      'ERROR: table "orders" is locked',
    ],
    [
      'the error below a cause that says only that the build failed',
      [
        'Orders.foo:5: error: "sum" is not declared',
        'foo.BuildException: the task was not done',
        '    at foo.Task.run(Task.foo:7)',
        'Caused by: foo.CompileException: compilation finished with errors',
      ],
      'Orders.foo:5: error: "sum" is not declared',
    ],
    [
      'a sentence in a frame',
      ['  | the name of the bucket is not valid', '  | 12 checks', 'done in 3 s'],
      '  | the name of the bucket is not valid',
    ],
    [
      'the error, not the name of a page about it',
      [
        'ERROR: could not pull "raw.csv"',
        'https://example.com/errors/missing-files-are-not-found',
        'bye',
      ],
      'ERROR: could not pull "raw.csv"',
    ],
    ['a sentence, not the total below it', ['3 is not 4', '1 error occurred.'], '3 is not 4'],
    [
      'what is missing, not the end of make',
      ['orders: table "tax" is missing', "checks.mk:9: recipe for target 'check' failed"],
      'orders: table "tax" is missing',
    ],
  ])('chooses %s', (_, lines, message) => {
    expect(errorsOf(lines)?.message).toBe(message)
  })

  it.each<[string, readonly string[]]>([
    ['a script that says nothing', ['comparing generated files', 'wrote 118 files']],
    ['progress and totals', ['[1/3] one', '[2/3] two', '3 passed, 0 failed']],
    ['variables', ['GOROOT="/opt/go"', 'GOFLAGS=-mod=readonly']],
    ['names of packages', ['- webmozart/assert (1.0.0)', '├── assert-plus@0.2.0']],
    ['a passed test', ['[+] it cannot be called twice 5ms']],
    ['a frame', ["bin/rake:27:in '<top (required)>'"]],
  ])('chooses no line of %s', (_, lines) => {
    expect(errorsOf(lines)?.message).toBeUndefined()
  })
})
