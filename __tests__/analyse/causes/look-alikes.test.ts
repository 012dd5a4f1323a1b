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
GET http://127.0.0.1:{50051|50061}/cart is 500
GET http://localhost:{33060|33061}/cart is 500
GET http://localhost:{5432|6379}/cart is 500
GET http://127.0.0.1:{8080|8081}/cart is 500
Error: GET http://cart.internal:{43817|45123}/ is 500
Error: GET http://10.0.0.{1|2}:43817/ is 500
Error: cannot connect to http://127.0.0.1:{43817|45123}/cart
connect ECONNREFUSED http://localhost:{43817|45123}
Error: GET http://127.0.0.1:43817/{cart|login} is 500
Error: GET http://127.0.0.1:43817/cart is {500|502}
Error: tcp://127.0.0.1:{43817|45123} has no cart
No total in {2026-08-24|2026-08-25}-cart.log, it is missing
Error: cart of {2026-08-24T10|2026-08-24T11} is missing
░░░░ ERROR: no {cart|login}
2 of 40 FAIL {2|3} not_null_orders...... [FAIL]
{1|2} of 40 carts are missing
1 of 40 FAIL not_null_{orders|carts}...... [FAIL 3 in 0.2s]
1 of 40 FAIL not_null_orders...... [FAIL {3|4} in 0.2s]
{"level":"error","pid":8512,"msg":"no {cart|login}","ms":307}
{"level":"error","pid":8512,"msg":"no cart {2|3}","ms":307}
{"level":"error","msg":"no cart","items":{307|308}}
{"level":"error","msg":"no cart","limit_ms":{307|308}}
{"level":"error","msg":"status {404|500} instead of 200"}
{"level":"info","msg":"applying migration {12|13}"}⏎{"level":"error","msg":"migration failed: no cart"}
level=info msg="applying migration {12|13}"⏎level=error msg="migration failed: no cart"
2026-11-22 10:00:00 INFO applying migration {12|13}⏎2026-11-22 10:00:00 ERROR migration failed: no cart
level=info msg="{cart|login} has no owner"⏎check of owners failed: see above
level=error msg="replay differs" replay=import-{07|08}
level=error msg="no cart" took={12|13} carts
[FAIL: no {cart|login}] test_Permit() (gas: 62740)
[FAIL: no cart] test_Permit{1|2}() (gas: 62740)
Error: gas of cart is {62740|62741}
Error: host web-az{411|412} has no cart
✗ http_req_duration{page:{cart|login}}..: avg=208.77ms p(95)=104.77ms
✗ http_req_duration{page:cart}..: p({95|99})=104.77ms
✗ waits timeout={5|10}s
Error: vite {5.4.0|6.4.0} has a known vulnerability
# npm audit report⏎⏎vite  {5.4.0 - 5.4.5|6.4.0 - 6.4.5}⏎Severity: high⏎bypassed - https://github.com/advisories/GHSA-9cwx-2883-4wfx⏎⏎1 high severity vulnerability
Severity: high⏎bypassed - https://github.com/advisories/GHSA-{9cwx|8cwx}-2883-4wfx⏎⏎1 high severity vulnerability
src/cart.yaml⏎  22:6  warning  oas3-schema  "{200|201}" property must have a description⏎⏎✖ 1 problem
src/{cart|login}.yaml⏎  22:6  warning  oas3-schema  "200" property must have a description⏎⏎✖ 1 problem
warning: cart {2|3} is odd⏎Error: warnings are errors
applying migration {12|13}⏎Error: migration failed: no such column
fixture {12|13}⏎⏎Error: fixture failed to load
Error: fixture failed to load⏎  number {12|13}
Error: fixture failed to load⏎  of cart⏎  number {12|13}
shard {2|3} of cart⏎  loading⏎Error: shard failed to load
creating login{1|2}⏎Unable to create the resource, giving up
scripts/check-links.sh: {2|3} dead links⏎make[1]: *** [Makefile:14: check-links] Error 1⏎ERROR: cannot release shop
scripts/check-links.sh: {cart|login} has dead links⏎make[1]: *** [Makefile:14: check-links] Error 1⏎ERROR: cannot release shop
{cart|login}: not ok⏎Error: policy of shop has problems
{cart|login} is not ok⏎Error: policy of shop has problems
no {cart|login} passed⏎Error: policy of shop has problems
{cart|login} never passed⏎Error: policy of shop has problems
{cart|login}: ok=false⏎Error: policy of shop has problems
║ {cart|login} ║ nok ║⏎Error: policy of shop has problems
<case suite="{cart|login}" name="pays">⏎<failed>ORA-00942: table or view does not exist</failed>
<case suite="cart" name="sums-{2|3}">⏎<failed>ORA-00942: table or view does not exist</failed>
<case name="pays"><failed>expected {20|30} but was 10</failed></case>
║ coverage ║ shop-{api|web} ║ FAIL ║ 80 % ║
║ coverage ║ shop-api ║ FAIL ║ {80|90} % ║
[FAIL] GET /logout 200 in 547 ms, expected {302|303}
[FAIL] GET /{logout|login} 200 in 547 ms, expected 302
[FAIL] GET /logout {200|404} in 547 ms, expected 302
❌ 📝 {docs|cart}⏎   ↳ docs/v2.md does not exist
❌ 📝 docs⏎   ↳ docs/v{1|2}.md does not exist
Shows {2|3} Items | FAIL |⏎Element did not appear
Shows Items | FAIL |⏎Length of '[]' should be {2|3} but is 0.
Error: {2|3} carts and 5 logins are broken
Error: found {2|3} carts, expected 5 carts
Error: cart has {2|3} items and 5 prices
connected to shop_{cart|login}⏎Error: cannot migrate the schema
connected to apis/v1beta{1|2}⏎Error: cannot migrate the schema
* docs/{cart|login}.svg⏎Unfortunately, shop is missing headers
* docs/v{1|2}.json⏎Unfortunately, shop is missing headers
  on {cart|login}.tf line 12:⏎Error: required_version is missing
┃       lib/{cart|login}.ex:14:3 #(Shop.add)⏎Error: complexity is too high for shop
diff --git a/src/{cart|login}.ts b/src/{cart|login}.ts⏎-  id: string⏎+  id: number
diff --git a/src/cart.ts b/src/cart.ts⏎-  id: {1|2}⏎+  id: 4
diff --git a/docs/config.md b/docs/config.md⏎-| \`retries\` | 3 |⏎+| \`retries\` | {4|5} |
diff --git a/src/cart.ts b/src/cart.ts⏎ first⏎ second⏎ third⏎-  id: {1|2}⏎+  id: 4
Failed: 1 failure(s), 0 warning(s) in {cart|login}
Error: 5 chart(s) linted, {cart|login} failed
docs/conf.py:3: WARNING: undefined label: '{rounding|prices}-modes'⏎make: *** [Makefile:20: html] Error 1
docs/{a|b}.rst:3: WARNING: undefined label: 'rounding-modes'⏎make: *** [Makefile:20: html] Error 1
Error: the {cart|login} failed to start
bundle of {cart|login} is 262 kB, over the budget of 250 kB, failed
bundle of cart is 262 kB, over the budget of {250|300} kB, failed
    backoff_test.go:31: Backoff(5) = {1h30m0s|2h45m0s}, want 1h0m0s
Error: retention {24h0m0s|48h0m0s} of topic carts is longer than the limit of the broker
    sum_test.go:12: Sum("cart") = {8d0b4a7c|3f6c91d2}, want 9e1c5b8d
error: toolchain 'nightly-2024-{05|06}-01-x86_64-unknown-linux-gnu' is not installed
Error: openapi-2024-{06-20|10-28}.json breaks clients: property 'total' was removed
pg_restore: error: could not open input file "backup-{2026-11-21|2025-02-01}.dump": No such file or directory
error: internal error: no lease for 52:54:00:12:34:{56|57}
Error: no route to host fd00::10:20:{11|12}
│ Error: creating EC2 Subnet: InvalidVpcID.NotFound: The vpc ID 'vpc-{0a1b2c3d4e5f67890|0f9e8d7c6b5a43210}' does not exist
Error: cannot receive key {9DA31620334BD75D|4B7C549A058F8B6B} of the maintainer
Error: commit {8d0b4a7c41e|9e1c5b8d52f} is not signed
error: could not apply {fa39187|27c4e0b}... wip
Commit sha: {4e1f0a9|b7d32c8}, Author: Ada, Committer: Ada; The sign-off is missing.
Error: {8d0b4a7c41|9e1c5b8d52} is not on branch main
AssertionError: colour of links is #{1e90ffff|4169e1ff} instead of the one of the theme
Error: bucket {feed2023|feed2024} of shop is empty
Error: page https://shop.dev/?t={checkout|settings}-page has no heading
Error: https://shop.dev/api?token={expired|unknown}-token is 200 instead of 401
psql:load.sql:12: ERROR:  relation "tmp.{orders|invoices}" does not exist
Error: Not found: Table shop-prod:tmp.{payments|accounts} was not found in location EU
cp: cannot stat '/tmp/build-{x86_64|arm64}/bin/shop': No such file or directory
Error: schema /tmp/schemas/{CartV2|UserV2}.json is invalid: data/type must be equal to one of the allowed values
cat: /tmp/{IPv4Test|IPv6Test}/trace: No such file or directory
FileNotFoundError: [Errno 2] No such file or directory: '/tmp/zip/{90210|10001}.csv'
FileNotFoundError: [Errno 2] No such file or directory: '/tmp/report/{20240131|20240229}.csv'
diff: /tmp/{test_cart2|test_login2}/expected: No such file or directory
wc: /tmp/{tmp_orders|tmp_invoices}/rows.csv: No such file or directory
cat: /data/tenants/{acme|globex}/_temp/import.csv: No such file or directory
ls: cannot access '/tmp/{b200|b100}/kernels': No such file or directory
Error: /data/_work/{orders/june|refunds/july}/totals.csv is empty
Error: broker kafka.corp:{9092|9093} is not available
Error: no route to host db.lan:{5432|6379}
Error response from daemon: No such image: acme.shop.api:{1042|1043}
Error: setting server.port:{80|443} is not allowed for this user
Error: variant hg38.chr7:{140753336|140753337} is not in the reference
Error: crop of photo.jpg {16|21}:9 is not supported
Error: cannot load python311.dll ({126|193})
Error: https://shop.dev/orders.json ({404|500})
Error: smoke test of api.shop.dev ({503|401})
    math.factorial({20|21})
TypeError: cart.add({2|3}) is not allowed for a guest
Error: order.items:[{3|4}] has no price
Error: tram line {12|17} has no stop at the market
Error: fill of AAPL.US @ {182|190} is above the limit of the order
│ {409|429}: the API of shop refused the change
Error: pods of cart are not ready. ({0|2}/3)
Error: rows[{120|121}]: currency is unknown
ERROR: mysql[{1045|2003}]: no login as root
Error: cannot process {250|300} orders with one request
Error: nobody is listening at 127.0.0.1:{50051|50061}
Error: GET http://127.0.0.1:{54321|54324}/health is 500
Error: table orders has {3.4m|5.1m} rows, not the 3.2m rows of the source
Error: host id {web-prod-01|db-prod-02} has no key
Error: unknown threshold of rule fraud: {90|80}%
Error: image of shop has {1887436800|1610612736} bytes instead of 900000000
Error: GET /jobs/{10001|10002} returned 500
Error: #{41|42} is not linked to a milestone
  ● parses redis.local:{6379|6380}
  Failed Opens(at: "{10|22}:00:00", day: 3) [12 ms]
opens at {10|22}:00:00 ... FAILED (1ms)
Error: failed to erase sector at {0x08004000|0x08010000} of the flash
Error: HRESULT: {0x80070005|0x80070643} in the setup of shop
Error: image u-boot-{mt7622|mt7629}-sdmmc is missing
Err:5 https://download.docker.com/linux/ubuntu noble InRelease⏎  The following signatures couldn't be verified because the public key is not available: NO_PUBKEY {7EA0A9C3F273FCD8|871920D1991BC93C}⏎E: The repository is not signed.
Error: /opt/{api|worker}/venv/lib/python3.12/site-packages/shop/data.json is empty
Error: test-results/{zip-90210-chromium|zip-10001-chromium}/expected.png is missing
Error: no rule for device VID=1209 PID={5678|5690}
Error: cannot seed {120|150} rows: column total is missing
Error: the poll interval ({5|10} s) is too short for the plan
Error: duration {90|118} minutes of film Metropolis is wrong
Error: uploaded {10|20} MB photo is refused by the shop
Error: limit of {10|50} MB/s is not in the plan of the shop
Error: unknown marker of a heading: {====|----}
  ● gives [{45|50}%] to staff⏎⏎    TypeError: price is undefined
[xUnit.net 00:00:00.52]     Shop.Tests.Opens(at: "{10|22}:00:00") [FAIL]⏎[xUnit.net 00:00:00.52]       Assert.True() Failure of cart
==> X HoursSuite.opens at {10|22}:00:00  0.012s munit.FailException: cart is closed
FAILED tests/test_cart.py::test_total - ImportError: no module cart⏎nox > Session tests(django='{4.2|5.0}') failed.
cache miss, executing {cart|login} outside of the sandbox is forbidden⏎Error: policy of shop is violated
Error: shop was tested with a version that is not supported:⏎Node.js {v18.20.0|v20.11.1}
{2026-11-21|2026-12-25} has no rate for EUR⏎Error: rates of shop are incomplete
Error: {report-2026-10-31.csv|report-2026-11-30.csv} is missing in the bucket of finance
panic: bus does not respond to⏎  regs.write({0x40|0x41}, 0x01)
Error: symbol table.cart+{0x10|0x20} is not exported by the library
Error: the bootloader must not be linked at {0x08004000|0x08008000}
Error: load address {0x80000000|0x84000000} overlaps with the device tree
Error: no contract of shop is deployed to {0x5fbdb2315678afecb367f032d93f642f|0xe7f1725e7734ce288f8367e1bb143e90}
Error: uses Acme/Deploy@{8d0b4a7c|9e1c5b8d} is on the list of forbidden actions
Error: no signature for sha256:{4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865|53c234e5e8472b6ac51c1ae1cab3fe06fad053beb8ebfd8977b010655bfdd3c3} in the log of releases
ERR_PNPM_TARBALL_INTEGRITY  Got unexpected checksum for shop-cart.tgz. Wanted "sha512-aaaaBBBBccccDDDD1111222233334444aaaaBBBBccccDDDD". Got "{sha512-qwerTYUIopasDFGH1234567890zxCVBNqwerTYUIopasDFGH|sha512-mnbvCXZlkjhGFDSApoiuytre0987654321mnbvCXZlkjhGFD}".
Error: partition at offset {1f400000|2f8c0000} is not aligned to a sector
Error: https://shop.dev/?t={1-month-plan|2-month-plan} has no heading
cat: /tmp/{tmpl_orders|tmpl_people}/create.sql: No such file or directory
cat: /tmp/gen/{CartToDB.java|UserToDB.java}: No such file or directory
ls: cannot access '/tmp/{yarn-v1|yarn-v4}/lockfile': No such file or directory
cmake: /tmp/{cc_linux|cc_macos}/toolchain.cmake: No such file or directory
psql:load.sql:12: ERROR:  relation "{tmp.orders_v2|tmp.people_v2}" does not exist
Error: /tmp/export/{100234|100567}/invoice.pdf has no total
Error: no module yaml in /srv/{cart|login}/venv/lib/python3.12/site-packages/
Error: image Acme.api:{1042|1043} is not in the registry
Error: broker mq.shop.rs:{5671|5672} is not available
Error: ratio of layout.css {16|21}:9 is not supported
Error: no entry in the store for shop/cart:{17:3|23:1}
Error: i18n.t({404|500}) has no translation
Error: charts/shop/values.yaml:[{3|4}] has no name
Error: production line {3|4} stopped without an alarm
({404|500}) /cart⏎Error: smoke test of shop is red
Error: Executed {3|4} of 5 changesets of cart is not allowed by the policy
record[{12|13}]: currency is unknown⏎Error: feed of shop was refused
Error: no reply in thread {12|17} of the forum
Error: {Process-12|Process-13} of the plant has no owner
Error: no verdict in process {10231|20417} of the archive
Error: gateway [{gw1|gw2}] has no route to shop
Error: no exception from the policy for /cart {200|300} ms
Error: host id {web01-prod-02|db01-prod-02} has no key
Error: lead time: {5|10} days is not what the shop promises
Error: alert of shop must fire at 3 errors in {5|10} minutes
Error: tokens of shop must expire after {1h30m|2h30m}
Error: GET /jobs/{1000001|1000002} is 500
AssertionError: expected 'no  {total| total}' to equal 'no total'
  ● connects to shop.sh:{80|443}⏎⏎    TypeError: socket is undefined
  ● cart › adds 2 numbers⏎⏎    TypeError: cart is undefined⏎⏎suite {CartControllerV2Test|UserControllerV2Test} could not be loaded in 2 of 3 tries
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
  it('has at least 350 look-alikes, each of two different logs', () => {
    expect(LOOK_ALIKES.length).toBeGreaterThanOrEqual(350)
    for (const { here, there } of LOOK_ALIKES) expect(here).not.toBe(there)
  })

  it.each(LOOK_ALIKES)('distinguishes $here from $there', ({ here, there }) => {
    expect(compareErrors(read(here), read(there))).not.toBe('same')
    expect(compareErrors(read(there), read(here))).not.toBe('same')
  })
})
