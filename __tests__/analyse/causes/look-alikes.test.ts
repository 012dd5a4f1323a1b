import { describe, expect, it } from '@jest/globals'
import { compareErrors } from '../../../src/analyse/causes/same-error.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'

/**
 * Lines of two different errors, aimed at what `masks.ts` removes: the two differ only in what stands between
 * braces. `⏎` ends a line.
 */
const LOOK_ALIKES = `
cp: cannot stat '/tmp/out/{cart|login}-linux-amd64': No such file or directory
/tmp/build/{cart|login}_test: check failed: total is 41
diff: /tmp/expected/{cart|login}/index: No such file or directory
tar: /home/runner/work/_temp/pkg/{cart|login}: Cannot stat: No such file or directory
cat: /tmp/{cart|login}: No such file or directory
cat: /tmp/{Cart|Login}: No such file or directory
cat: /tmp/{CartTotal|LoginRoot}: No such file or directory
cat: /tmp/{CART|USER}: No such file or directory
cat: /tmp/shard-{1|2}/out: No such file or directory
cat: /tmp/out{1|2}.json: No such file or directory
cat: /tmp/v{1|2}/schema.sql: No such file or directory
cat: /tmp/{en-US|de-DE}/cart.po: No such file or directory
cat: /tmp/cart/{x86_64|arm64}/libcart.so: No such file or directory
cat: /tmp/py3{11|12}/cart: No such file or directory
cat: /tmp/pytest-17/{cart|login}: No such file or directory
cat: /tmp/tmp.Xa8Kd02jLq/{cart|login}: No such file or directory
cat: /tmp/go-build123/b001/{cart|login}.test: No such file or directory
cat: /private/var/folders/q1/abc/T/{cart|login}: No such file or directory
cat: C:\\Users\\runner\\AppData\\Local\\Temp\\{cart|login}: No such file or directory
cat: /tmp/{base64|base32}: No such file or directory
cat: /tmp/cart.{socket|lock}: No such file or directory
cat: /var/tmp/{report|summary}/total: No such file or directory
/tmp/{sqlite3|mysql8}.sock: Connection refused
Error: no fixture at /tmp/fixtures/{Order|Basket}
⨯ formats {10|12} MB
⨯ Upload of {3|5} files
   FAILED  Tests\\Unit\\SizeTest > it formats {10|12} MB
[FAIL] Size [It] formats {10|12} MB
[FAIL] Upload [It] uploads {3|5} files
==> X SizeSuite.formats {10|12} MB  0.012s munit.FailException: no
==> X SizeSuite.uploads {3|5} files  0.012s munit.FailException: no
formats {10|12} MB: Test Failed at /app/test/runtests.jl:12
uploads {3|5} files: Test Failed at /app/test/runtests.jl:12
formats {10|12} MB ... FAILED (1ms)
uploads {3|5} files ... FAILED (1ms)
Failure → spec/size_spec.lua @ 12⏎formats {10|12} MB
Failure → spec/size_spec.lua @ 12⏎uploads {3|5} files
  Scenario: formats {10|12} MB  # features/size.feature:3⏎Assertion Failed: no
  ● formats {10|12} MB
  ● retries after {5|10} s
  ● waits ({5|10} ms)
--- FAIL: TestSize/{10|12}_MB (0.01s)
tests/test_size.py::test_size[{10|12}-MB] FAILED
FAILED tests/test_size.py::test_size[{3|5} files] - assert False is True, no cart
not ok 2 - uploads {3|5} files
  3) uploads {3|5} files
✖ uploads {3|5} files
✗ formats {10|12} MB
× formats {10|12} MB
 FAIL  src/size.test.ts > size > formats {10|12} MB
test size::formats_{10|12}_mb ... FAILED
SizeTest > formats({10|12}) FAILED
Error: uploads of {10|12} MB are refused
Error: cart needs {3|5} files
Error: {2|3} of 5 replicas of cart are ready
Error: {2/3|1/3} replicas of cart are ready
connect ECONNREFUSED 127.0.0.1:{50051|50061}
connect ECONNREFUSED 127.0.0.1:{33060|33061}
connect ECONNREFUSED 127.0.0.1:{61616|61617}
connect ECONNREFUSED ::1:{45123|45124}
curl: (7) Failed to connect to localhost port {50051|50061} after 0 ms
dial tcp 127.0.0.1:{50051|50061}: connect: connection refused
listen EADDRINUSE: address already in use :::{45123|45124}
Error: no response of http://localhost:{50051|50061}/cart
Connection refused at cart.prod:{5432|6379}
Error: no response of db.{staging|prod}:5432
Connection to cart.internal:{8080|8081} refused
nc: connect to shop.dev port {5432|6379} (tcp) failed: Connection refused
fatal: could not read refs/heads/{release-1|login}
 ! [rejected] refs/tags/v{1.0.0|2.0.0} -> v1 (already exists)
fatal: couldn't find remote ref refs/heads/{cart|login}
fatal: couldn't find remote ref refs/pull/{12|13}/merge
error: no cart on refs/remotes/origin/{cart|login}
User is not authorized to perform sts:AssumeRole on resource: arn:aws:iam::{222222222222|333333333333}:role/deploy
Error: no bucket for account {210987654321|310987654321}
Error: no order {123456789|123456780}
Error: suite {e2e1login2|e2e2cart33} is red
Error: suite {e2e1web2|e2e2app3} is red
Error: no {k8s1node2|k8s2pod33}
Error: no codec {h264aac2|h265aac2}
Error: no {sha256sum|sha512sum}
Error: no {base64url|base32hex}
fatal: reference is not a tree: {1111111aaa|2222222bbb}
fatal: reference is not a tree: {8d0b4a7c41e|9e1c5b8d52f}
fatal: bad object {8d0b4a7c41e2|9e1c5b8d52f3}
error: pathspec '{8d0b4a7|9e1c5b8}' did not match any file(s) known to git
fatal: unknown revision {8d0b4a7|9e1c5b8}
Error: Unable to find version {8d0b4a7c41|9e1c5b8d52} of shop/cart
Error: no image shop@sha256:{4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865|53c234e5e8472b6ac51c1ae1cab3fe06fad053beb8ebfd8977b010655bfdd3c3}
Error: cannot resolve actions/checkout@{8d0b4a7c41|9e1c5b8d52}
Error: checksum mismatch: expected {4355a46b19d348dc2f57|53c234e5e8472b6ac51c}
Error: no tenant {00000000-0000-0000-0000-000000000001|00000000-0000-0000-0000-000000000002}
Error: no tenant {11111111-1111-1111-1111-111111111111|22222222-2222-2222-2222-222222222222}
Error: failed with {0x80070005|0x80070002}
Error: unknown flag {0x10|0x20} of cart
Error: exit status of cart is {0xc0000005|0xc0000135}
Error: no color {deadbeef|facade}
Error: no key {dead-beef|face-cafe} of cart
Error: no pod web-{backend-login|gateway-carts}
Error: no shop-{bcdfgh-jklmn|bcdfgh-jklmp}
404 | {/cart|/login}
{404|500} | /cart
{404|500}: no cart at all
{41|42}: total of cart
{41|42} carts are gone
GET /cart returned {404|500}
smoke: /cart {404|500}
HTTP/1.1 {502|503} from shop
npm error code E{404|403}
error TS{7006|7005}: Parameter 'y' is no cart
error[E{0308|0382}]: no cart
Error: no cart (code {2003|1045})
Error: items[{2|3}]: no cart
Error: cart {2|3} is gone
Error: shard {2|3} of cart failed
Error: Worker {2|3} lost the cart
Error: worker-{2|3} lost the cart
Error: process {2|3} lost the cart
Error: expected 41 carts, got {42|43}
Error: expected {41|42} carts, got 40
Error: no cart for {2026-11-21|2026-11-22}
Error: the price of {2024-02-29|2023-02-28} is 0
Error: cart expires in {5|10} days
Error: retries within {5|10}s are refused
Error: the ratio of cart is {16:9|16:10}
Error: discount of cart is {45|50}%
Error: discount [{45|50}%] of cart
Error: version {1.2.3|1.2.4} of cart is gone
Error: python {3.11|3.12} of cart is gone
Error: node {20|22} of cart is gone
Error: migration {12|13} of cart failed
Error: no chunk {2|3} of 8 of cart
Error: no step {2/8|3/8} of cart
Error: https://a.b/c?check={cart|login}
Error: https://a.b/c?name={cart-by-password|login-by-password}
Error: https://a.b/orders/{12345678901|12345678902}
Error: https://a.b/v{1|2}/cart is gone
Error: ref {cart|login} is not on main
a.c:3:1: error: no {cart|login}
src/{cart|login}.ts:3:1: error: expected ;
src/a.ts(3,13): error TS7006: no {cart|login}
Sum.java:[12,5] no {cart|login}
FAIL: test_{cart|login} (tests.ShopTest.test_pay)
panic: no {cart|login}
Traceback (most recent call last):⏎  File "a.py", line 3, in {cart|login}⏎KeyError
Error: column "{cart|login}" does not exist
Error: line {cart|login} of invoice is missing
Error: no total in items:[{2|3}]
Error: cart is at 3:{4|5}
Error: seed-data-{98|99} of cart is gone
Error: time zone {+01|+02} of cart
Error: cart opens at {09|10}:00
Error: port {5432|6379} of cart is taken
Error: port {45123|45124} of cart is taken
Error: RequestID: missing-{header|cookie} of cart
Error: no account id {12345|54321} of cart
Error: limit of {10|20} MiB of cart
Error: {10|20} bytes of cart are left
Coverage for {lines|branches} (79.1%) does not meet global threshold (80%)
Coverage for lines (79.1%) does not meet global threshold ({80|85}%)
cache miss, {cart|login} is not in it
Node.js v{18|20}.0.0 is too old for cart
{2|3} actionable tasks of cart are red
renders {⠓|⠛} as h of cart
Downloaded {cart|login}-1.0.jar with a wrong signature⏎policy: refused
[INFO] {cart|login}: japicmp found an incompatible change: {Cart|Login}.total() was removed⏎[ERROR] There is at least one incompatibility
INFO: {cart|login} has no owner⏎check failed: see above
Fetching {cart|login}: bad signature⏎policy: refused
Resolving {cart|login}: no owner⏎Error: policy refused
Note: {cart|login} has no owner⏎Error: policy refused
`
  .trim()
  .split('\n')
  .map((line) => {
    const pick = (index: number) =>
      line.replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, ...sides: string[]) => sides[index] ?? '')
    return { here: pick(0), there: pick(1) }
  })

const read = (text: string) => ({
  excerpts: [makeExcerpt(text.split('⏎').map((line) => line.replaceAll('\\\\', '\\')))],
})

describe('compareErrors', () => {
  it('has at least 150 look-alikes, each of two different logs', () => {
    expect(LOOK_ALIKES.length).toBeGreaterThanOrEqual(150)
    for (const { here, there } of LOOK_ALIKES) expect(here).not.toBe(there)
  })

  it.each(LOOK_ALIKES)('distinguishes $here from $there', ({ here, there }) => {
    expect(compareErrors(read(here), read(there))).not.toBe('same')
    expect(compareErrors(read(there), read(here))).not.toBe('same')
  })
})
