import { describe, expect, it } from '@jest/globals'
import { compareErrors } from '../../../src/analyse/causes/same-error.ts'
import { makeExcerpt } from '../../../testing/failure-report.ts'

/**
 * Lines of two different errors, aimed at what `masks.ts` removes: the two differ only in what stands between
 * braces. `⏎` ends a line.
 */
const LOOK_ALIKES = pairsOf(`
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
  ● films › lists the film⏎⏎    expect(received).toEqual(expected) // deep equality⏎⏎    - Expected  - 1⏎    + Received  + 1⏎⏎        "title": "Metropolis",⏎    -   "duration": 153,⏎    +   "duration": {90|118},
 FAIL  src/player.test.ts > player > seeks to the chapter⏎AssertionError: expected { chapter: 3, time: 95 } to deeply equal { chapter: 3, time: 90 }⏎⏎- Expected⏎+ Received⏎⏎    "chapter": 3,⏎-   "time": 90,⏎+   "time": {95|85},
  ● parser › counts⏎⏎    expect(received).toEqual(expected) // deep equality⏎⏎    - Expected  - 1⏎    + Received  + 1⏎⏎    -   lines: 40,⏎    +   lines: {41|39},
2 errors in {cart, 1 error in login|wallet, 1 error in search}⏎Error: policy check of shop is red
[FAIL] Cart [It] opens at {10|22}:00:00⏎  Expected cart to be open
table | expected | actual⏎{orders|invoices} | 41 | 40⏎Error: row counts of shop are not equal
table | expected | actual⏎orders | 41 | {40|0}⏎Error: row counts of shop are not equal
rule {cart-limits|login-limits}: want FAIL, got PASS⏎Error: policy tests of shop are wrong
npm error Missing script: "build"⏎npm error⏎npm error To see a list of scripts, run:⏎npm error   npm run⏎npm error workspace {cart|login}@1.0.0⏎npm error location /home/runner/work/shop/shop/packages/{cart|login}
[command]/usr/local/bin/helm upgrade {cart|login} charts/shop⏎Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress
Running migration {12|13}⏎Error: column "total" does not exist
Loading fixture {12|13}⏎Error: owner of the cart is missing
Found orphans of order {17|23}⏎Error: consistency of shop has problems
Error: migration {12|13} leaves 2 row(s) behind⏎Error: data check of shop is red
Failure → spec/sum_spec.lua @ 12⏎cart adds items⏎spec/sum_spec.lua:14: Expected objects to be equal.⏎Passed in:⏎(number) {4|7}⏎Expected:⏎(number) 3
/app/sum_test.cc:12: Failure⏎Expected equality of these values:⏎  cart.total()⏎    Which is: 4⏎  {3|5}⏎[  FAILED  ] Cart.Total (0 ms)
[ {45|90}%] of carts are broken⏎Error: quality of shop is too low
required job {cart|login} was SKIPPED⏎Error: required jobs of shop did not run
Summary: 1 broken cart of shop {Berlin|Paris}⏎Error: inspection of shops is red
Duration: {Metropolis|Alien} has none⏎Error: catalogue of films is incomplete
`)

/** Lines of one error in two runs, in the same notation. */
const EQUAL = pairsOf(`
 FAIL  src/{cart.test.ts|login.test.ts}⏎  ● {cart › adds items|login › greets}⏎⏎    {TypeError: Cannot read properties of undefined (reading 'price')|Error: no user}⏎⏎ FAIL  src/{login.test.ts|cart.test.ts}⏎  ● {login › greets|cart › adds items}⏎⏎    {Error: no user|TypeError: Cannot read properties of undefined (reading 'price')}
Running 41 tests using {2|4} workers⏎  ✘  {12 [chromium] › tests/cart.spec.ts:3:5 › cart › pays (5.1s|17 [chromium] › tests/cart.spec.ts:3:5 › cart › pays (5.4s})⏎⏎  1) [chromium] › tests/cart.spec.ts:3:5 › cart › pays⏎⏎    Error: expect(received).toBe(expected)⏎⏎    Expected: 3⏎    Received: 4⏎⏎  1 failed⏎  40 passed ({31.2s|28.9s})
platform linux -- Python {3.12.8|3.12.9}, pytest-8.3.4, pluggy-1.5.0⏎rootdir: /home/runner/work/shop/shop⏎FAILED tests/test_cart.py::test_total - assert 4 == 3⏎========= 1 failed, 5 passed in {0.12s|0.31s} =========
[{gw0] [ 45|gw3] [ 81}%] FAILED tests/test_cart.py::test_total⏎FAILED tests/test_cart.py::test_total - assert 4 == 3
FAILED tests/test_files.py::test_reads - FileNotFoundError: [Errno 2] No such file or directory: '/tmp/pytest-of-runner/{pytest-0|pytest-3}/test_reads0/cart.csv'
cp: cannot stat '/tmp/{tmp.Xa8Kd02jLq|tmp.p0QmZr71Tb}/cart.csv': No such file or directory
Error: ENOENT: no such file or directory, open '/tmp/{cart-aX3dK9|cart-Qw81mZ}/orders.json'
FileNotFoundError: [Errno 2] No such file or directory: '/tmp/{tmpk3j9x_2a|tmpq8w7e6r5}/orders.json'
panic: runtime error: invalid memory address or nil pointer dereference⏎[signal SIGSEGV: segmentation violation code=0x1 addr=0x18 pc={0x4f1a2b|0x4f3c7d}]⏎⏎goroutine {17|23} [running]:⏎main.(*Cart).Total({0xc000012345|0xc0000a4f10})⏎	/home/runner/work/shop/shop/cart.go:12 +0x1d⏎FAIL	github.com/acme/shop/cart	{0.012s|0.034s}
[  FAILED  ] Cart.Total ({3|11} ms)
curl: (22) The requested URL returned error: 503⏎Attempt 1 failed. Retrying in {3.1|5.7} seconds⏎Error: smoke test of cart has no page
{2026-11-21 10:00:01,123|2026-11-23 04:17:59,988} ERROR shop.cart: no owner of the cart
2026/11/{21 10:00:01|23 04:17:59} cart has no owner⏎Error: cart of shop has no owner
npm error code ENOENT⏎npm error syscall open⏎npm error path /home/runner/work/shop/shop/package.json⏎npm error A complete log of this run can be found in: /home/runner/.npm/_logs/{2026-11-21T10_00_01_123Z-debug-0.log|2026-11-23T04_17_59_988Z-debug-0.log}
Error: {report-2026-11-21-100001.html|report-2026-11-23-041759.html} has 3 failed requests of /cart
HEAD is now at {8d0b4a7|9e1c5b8} wip⏎Error: package cart has no changelog
An error occurred (AccessDenied) when calling the PutObject operation: Access Denied (RequestID: {7C2B1F0A9D8E4C3B|1A2B3C4D5E6F7A8B})
Error: cart has no owner (trace id: {4bf92f3577b34da6a3ce929d0e0e4736|0af7651916cd43dd8448eb211c80319c})
Error response from daemon: container {3f4e5a6b7c8d|9a8b7c6d5e4f} has no health check
Error: pod {cart-7d4b9c6f5-x2k8p|cart-5c6b8d7f9-q4z7w} has no volume
listening on http://localhost:{45123|38211}⏎  1) cart pays:⏎     Error: GET http://localhost:{45123|38211}/cart is 500
Randomized with seed {12345|54321}⏎  1) Cart adds items⏎     Failure/Error: expect(cart.total).to eq(3)⏎⏎       expected: 3⏎            got: 4⏎Finished in {0.1234 seconds (files took 1.2|0.2345 seconds (files took 1.4} seconds to load)⏎5 examples, 1 failure⏎⏎rspec ./spec/cart_spec.rb:12 # Cart adds items⏎⏎Randomized with seed {12345|54321}
Run options: --seed {12345|54321}⏎⏎  1) Failure:⏎CartTest#test_adds [test/cart_test.rb:12]:⏎Expected: 3⏎  Actual: 4⏎⏎5 runs, 5 assertions, 1 failures, 0 errors, 0 skips
[ERROR] Tests run: 5, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: {0.123|0.456} s <<< FAILURE! -- in shop.CartTest⏎[ERROR] shop.CartTest.adds -- Time elapsed: {0.012|0.034} s <<< FAILURE!⏎[ERROR]   CartTest.adds:12 expected: <3> but was: <4>
Starting a Gradle Daemon (subsequent builds will be faster)⏎CartTest > adds() FAILED⏎    org.opentest4j.AssertionFailedError: expected: <3> but was: <4>⏎        at app//shop.CartTest.adds(CartTest.java:12)⏎5 tests completed, 1 failed⏎BUILD FAILED in {22s|1m 4s}
Exception in thread "{pool-1-thread-3|pool-2-thread-1}" java.lang.IllegalStateException: cart has no owner⏎	at shop.Cart.total(Cart.java:12)
nx run cart:build  [local cache]⏎cache {miss, executing 8d0b4a7c41e2f0a9|hit, replaying logs 27c4e0b9a1f3d5e7}⏎src/cart.ts:3:13 - error TS7006: Parameter 'y' implicitly has an 'any' type.
#7 [2/4] RUN npm ci⏎#7 {CACHED|DONE 12.3s}⏎#8 [3/4] RUN npm run build⏎#8 {3.456|4.567} src/cart.ts(3,13): error TS7006: Parameter 'y' implicitly has an 'any' type.⏎#8 ERROR: process "/bin/sh -c npm run build" did not complete successfully: exit code: 2
{Collecting requests==2.31.0|Using cached requests-2.31.0-py3-none-any.whl}⏎Installing collected packages: requests, flask⏎FAILED tests/test_cart.py::test_total - assert 4 == 3
Name               Stmts   Miss  Cover⏎src/shop/cart.py      12      3    {75|66}%⏎Error: owner of cart is missing
waiting for cart... {12s|31s}⏎waiting for cart... done after {13.1|32.4} s⏎Error: page of cart has no heading
Host: {fv-az411-654|runnervmx3k2a}⏎Error: page of cart has no heading
Downloaded 12.1 MB in {1.2s (10.1|2.4s (5.0} MB/s)⏎Error: archive of cart has no manifest
./run.sh: line 12: {1234|5678} Segmentation fault      (core dumped) ./cart
Running {41|43} tests of cart⏎Loaded {12|14} fixtures⏎Error: owner of cart is missing
  cart.js⏎  Package size limit has exceeded by {1.2|1.21} kB⏎  Size limit: 10 kB⏎  Size:       {11.2|11.21} kB gzipped
 FAIL  src/cart.test.ts ({5.123|6.9} s)⏎  ● cart › adds 2 numbers⏎⏎    Expected: 3⏎    Received: 4⏎⏎Tests:       1 failed, {9 passed, 10|11 passed, 12} total⏎Time:        {7.1|8.32} s
 FAIL  src/cart.test.ts > cart > adds⏎AssertionError: expected 4 to be 3 // Object.is equality⏎ ❯ src/cart.test.ts:{12:5|19:7}⏎      {11|18}|   const total = add(1, 2)⏎      {12|19}|   expect(total).toBe(3)⏎   Duration  {1.20s (transform 61ms, setup 0ms|2.31s (transform 99ms, setup 1ms})
E       FileNotFoundError: [Errno 2] No such file or directory: '/tmp/pytest-of-runner/{pytest-0|pytest-3}/test_cart0/out.csv'⏎FAILED tests/test_cart.py::test_out - FileNotFoundError: [Errno 2] No such file or directory
E       AssertionError: assert <shop.Cart object at {0x7f3a5c0b1d90|0x7fe19a44c2b0}> is None⏎FAILED tests/test_cart.py::test_none - AssertionError
cat: /tmp/{tmp.Xa8Kd02jLq|tmp.pQ7zR41mNc}/cart.json: No such file or directory
--- FAIL: TestOut ({0.01s|0.12s})⏎    cart_test.go:12: open /tmp/{TestOut1234567890|TestOut987654321}/001/cart.json: no such file or directory⏎FAIL	github.com/acme/shop/cart	{0.012s|0.204s}
--- FAIL: TestServe (0.00s)⏎    cart_test.go:12: GET http://127.0.0.1:{43817|39156}/cart: status 500
listening on http://localhost:{43817|39156}⏎Error: cart has no owner⏎    at run (src/cart.js:12:5)
panic: runtime error: invalid memory address or nil pointer dereference⏎[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc={0x4a1b2c|0x4a1c88}]⏎⏎goroutine {17|21} [running]:⏎main.total({0xc000012345|0xc000099988}, 0x3)⏎	/home/runner/work/shop/shop/main.go:12 +{0x1d|0x2f}
Exception in thread "{Thread-7|Thread-12}" java.lang.IllegalStateException: cart is closed⏎	at shop.Cart.total(Cart.java:{12|15})
java.lang.IllegalStateException: no total in shop.Cart@{3eadbeef|1b2c3d4e}
[ERROR] shop.CartTest.total -- Time elapsed: {0.012|0.204} s <<< FAILURE!⏎java.lang.AssertionError: no owner in shop.Cart@{3eadbee1|5fa2c07d}
{2026-11-21 10:00:00,123|2026-11-22 11:12:13,456} ERROR cart has no owner⏎Error: shop is not able to start
{"level":"error","time":{1763831984000,"pid":8512|1763918384123,"pid":901},"msg":"cannot find the owner of cart"}
time="{2026-11-21T10:00:00Z|2026-11-22T11:12:13Z}" level=error msg="cart has no owner"
An error occurred (AccessDenied) when calling the PutObject operation: Access Denied to bucket cart, RequestID: {4442587FB7D0A2F9|9E1C5B8D52F30A1B}
Error: GET /cart is 500, trace id: {4bf92f3577b34da6a3ce929d0e0e4736|9c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f}
Error: deployment of cart is blocked, see https://github.com/acme/shop/actions/runs/{12345678901|12345999999}
releasing {8d0b4a7c41e2|9e1c5b8d52f3}⏎Error: cart has no owner
Error: pod {cart-7d4b9c6f5-x2k8p|cart-6c8f7d594b-q9w4z} is in CrashLoopBackOff
Error: no owner of cart, id {3f2504e0-4f89-41d3-9a0c-0305e82c3301|9b2d6c1a-7e45-4b8f-8c3d-5a1e2f407b96}
src/{cart.ts(3,13): error TS2339: Property 'total' does not exist on type 'Cart|login.ts(11,1): error TS2304: Cannot find name 'user}'.⏎src/{login.ts(9,1): error TS2304: Cannot find name 'user|cart.ts(4,13): error TS2339: Property 'total' does not exist on type 'Cart}'.
[{gw0] [ 50%] FAILED tests/test_cart.py::test_total|gw3] [ 45%] FAILED tests/test_cart.py::test_price}⏎[{gw1] [100%] FAILED tests/test_cart.py::test_price|gw2] [ 75%] FAILED tests/test_cart.py::test_total}
--- FAIL: {TestTotal (0.00s|TestPrice (0.01s})⏎    {cart_test.go:12: no total|price_test.go:12: no price}⏎--- FAIL: {TestPrice (0.00s|TestTotal (0.02s})⏎    {price_test.go:12: no price|cart_test.go:12: no total}
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current⏎100   {512  100   512    0     0   1024      0 --:--:-- --:--:-- --:--:--  1024|519  100   519    0     0   2048      0 --:--:-- --:--:-- --:--:--  2048}⏎curl: (22) The requested URL returned error: 404
Jest: "global" coverage threshold for lines (90%) not met: {79.12|78.91}%
ERROR: Coverage for lines ({79.1|78.4}%) does not meet global threshold (80%)
FAIL Required test coverage of 90% not reached. Total coverage: {80.00|81.12}%
Randomized with seed {98765|1234}⏎  1) Cart adds an item⏎     Failure/Error: expect(cart.total).to eq(3)⏎       expected: 3⏎            got: 4⏎Finished in {0.12 seconds (files took 1.2|0.34 seconds (files took 1.9} seconds to load)
Run options: --seed {12345|54321}⏎  1) Failure:⏎CartTest#test_total [test/cart_test.rb:{12|15}]:⏎Expected: 3⏎  Actual: 4
CartTest > total() FAILED⏎    org.opentest4j.AssertionFailedError: expected: <3> but was: <4>⏎⏎BUILD FAILED in {22s|1m 4s}⏎5 actionable tasks: {5 executed|2 executed, 3 up-to-date}
[ERROR] /home/runner/work/shop/shop/src/main/java/Sum.java:[{12,5|15,9}] cannot find symbol⏎[INFO] Total time:  {04:20|05:13} min⏎[INFO] Finished at: {2026-11-21T10:00:00Z|2026-11-22T11:12:13Z}
#12 {3.456|4.012} src/cart.c:3:1: error: expected ';' before 'return'⏎ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 2
{4f4fb700ef54|9a1b2c3d4e5f}: Pull complete⏎Digest: sha256:{4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865|53c234e5e8472b6ac51c1ae1cab3fe06fad053beb8ebfd8977b010655bfdd3c3}⏎Error: cart has no owner
{8d0b4a7c41e2f0a9b7d32c8e5f6a1b2c3d4e5f608d0b4a7c41e2f0a9b7d32c8e|27c4e0b9a1f3d5e7c9b8a6f4e2d0c1b3a5f7e9d827c4e0b9a1f3d5e7c9b8a6f4}⏎docker: Error response from daemon: Bind for 0.0.0.0:5432 failed: port is already allocated.
=={123==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000014 at pc 0x0000004f5b2a|9214==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x603000000a24 at pc 0x0000004f5c99}⏎READ of size 8 at {0x602000000014|0x603000000a24} thread T0⏎    #0 {0x4f5b2a|0x4f5c99} in total cart.c:12:5
=={123|9214}== Invalid read of size 8⏎=={123==    at 0x4F5B2A|9214==    at 0x4F5C99}: total (cart.c:12)
./run.sh: line 12: {1234|5678} Segmentation fault      (core dumped) ./cart
sshd[{1234|5678}]: no login of cart⏎Error: no login of cart is possible
Error: host {fv-az411-654|fv-az1023-77} has no cart
  1) [chromium] › tests/cart.spec.ts:{3|9}:5 › pays ─────────⏎⏎    Error: expect(received).toBe(expected) // Object.is equality⏎⏎    Expected: 200⏎    Received: 302⏎  1 failed⏎  {9 passed (4.3s|12 passed (5.9s})
  {1|3}) cart⏎       adds:⏎     AssertionError: expected 4 to equal 3⏎      at Context.<anonymous> (test/cart.js:{12|15}:5)
not ok {2|5} - adds⏎  ---⏎  duration_ms: {12.5|9.1}⏎  location: '/home/runner/work/shop/shop/test/cart.js:12:1'⏎  error: 'total is 4 instead of 3'
⠙⠹⠸{|⠼⠴⠦⠧} installing cart⏎Error: cart has no owner
Error: sandbox {x7f9k2qd|q3w8z1np} has no owner of cart
Error: GET https://a.b/cart?sig={Zm9vYmFyYmF6cXV4|cXV4YmF6YmFyZm9v} is 403
ERROR in ./src/index.js {3|5}:0-24⏎Module not found: Error: Can't resolve './cart' in '/home/runner/work/shop/shop/src'⏎webpack 5.91.0 compiled with 1 error in {1234|2345} ms
Error: no cart in /private/var/folders/{q1/abc123/T/tmp.Xa8Kd02jLq|zz/zyxvp5/T/tmp.pQ7zR41mNc}/shop.plist, it is missing
/Users/runner/work/shop/shop/Tests/CartTests.swift:{12|15}: error: -[CartTests testTotal] : XCTAssertEqual failed: ("4") is not equal to ("3")⏎Test session results: /Users/runner/Library/Developer/Xcode/DerivedData/{Shop-7gvut2at2sau73zzkn91orxnye3z|Shop-aakq3b7x2m1zt9c8v5n4w6e0r1yu}/Logs/Test.xcresult
aws_sqs_queue.mail: Still creating... [{10s|40s} elapsed]⏎│ Error: creating SQS Queue: the queue mail was deleted recently⏎│ ⏎│   with aws_sqs_queue.mail,⏎│   on main.tf line {12|15}, in resource "aws_sqs_queue" "mail":
fatal: [web-1]: FAILED! => {"changed": true, "cmd": "cart", "delta": "0:00:{01.123456", "end": "2026-11-21 10:00:01.123456|02.654321", "end": "2026-11-22 11:12:13.654321}", "msg": "no owner of cart"}
{E1120 10:00:01.123456    1234|E1122 11:12:13.654321    5678} main.go:12] cart has no owner⏎Error: cart has no owner
npm error code E404⏎npm error 404 Not Found - GET https://registry.npmjs.org/cart - Not found⏎npm error A complete log of this run can be found in: /home/runner/.npm/_logs/{2026-11-21T10_00_00_123Z-debug-0.log|2026-11-22T11_12_13_456Z-debug-0.log}
/home/runner/work/shop/shop/src/{cart.ts|login.ts}⏎  {12:5  error  'total|8:1  error  'user}' is not defined  no-undef⏎/home/runner/work/shop/shop/src/{login.ts|cart.ts}⏎  {9:1  error  'user|14:5  error  'total}' is not defined  no-undef
FAILED tests/test_cart.py::test_total - assert 4 == 3⏎  py312: FAIL code 1 ({3.21=setup[1.04]+cmd[2.17|4.11=setup[1.99]+cmd[2.12}] seconds)⏎  evaluation failed :( ({3.25|4.19} seconds)
{3/12 Test  #3: cart_total .......................***Failed    0.01|5/14 Test  #5: cart_total .......................***Failed    0.13} sec⏎total is 4 instead of 3
/app/sum_test.cc:{12|15}: Failure⏎Expected equality of these values:⏎  cart.total()⏎    Which is: 4⏎  3⏎[  FAILED  ] Cart.Total ({0|2} ms)
  Failed Total [{12 ms|1 s}]⏎  Error Message:⏎   Assert.Equal() Failure: Expected: 3, Actual: 4⏎  Stack Trace:⏎     at Shop.CartTest.Total() in /home/runner/work/shop/shop/CartTest.cs:line {12|15}
✗ http_req_duration..: avg={208.77ms p(95)=104.77ms|199.12ms p(95)=99.1ms}⏎level=error msg="thresholds on metrics 'http_req_duration' have been crossed"
Starting a Gradle Daemon, {1 incompatible|2 busy} Daemon could not be reused, use --status for details⏎* What went wrong:⏎Could not resolve com.acme:cart:1.4.2.
web:build: cache miss, executing {8d0b4a7c41e2f0a9|27c4e0b9a1f3d5e7}⏎web:build: src/cart.ts(3,13): error TS2339: Property 'total' does not exist on type 'Cart'.⏎ Tasks:    {3 successful, 4|5 successful, 6} total⏎  Time:    {1.234s|3.21s}
[ {45|50}%] Building CXX object CMakeFiles/cart.dir/cart.cc.o⏎/home/runner/work/shop/shop/cart.cc:{12|15}:5: error: 'total' was not declared in this scope⏎make[{2]: *** [CMakeFiles/cart.dir/build.make:76|1]: *** [CMakeFiles/cart.dir/build.make:90}: CMakeFiles/cart.dir/cart.cc.o] Error 1
FAIL: test_total (shop.tests.CartTest.test_total)⏎Traceback (most recent call last):⏎  File "/home/runner/work/shop/shop/shop/tests.py", line {12|15}, in test_total⏎    self.assertEqual(total, 3)⏎AssertionError: 4 != 3⏎⏎----------------------------------------------------------------------⏎Ran {12 tests in 0.123s|14 tests in 1.9s}
psql:/home/runner/work/_temp/{8d0b4a7c/load.sql:12|9e1c5b8d/load.sql:15}: ERROR:  relation "orders" does not exist
Waiting for http://localhost:3000 ({12s|31s})⏎Error: http://localhost:3000 has no cart
  1) [chromium] › tests/cart.spec.ts:3:5 › pays ─────────⏎⏎    Error: GET http://127.0.0.1:{43817|39156}/cart is 500
  1) cart⏎       pays:⏎     Error: no response of the cart service after {2.013s|2.207s}⏎      at Context.<anonymous> (test/cart.js:12:5)
  1) Cart writes a file⏎     Failure/Error: expect(File).to exist(path)⏎       expected File to exist at /tmp/{d20261121-1234-x7f9k2|d20261122-98-q3w8z1}/cart.json
/tmp/{tmp.k3Jd92LsQa: line 3|tmp.Zz81hQpM4c: line 5}: cart: command not found
--- FAIL: TestSync ({1m2.03s|1m4.99s})⏎    sync_test.go:12: cart was not synced after {1m2.001s|1m4.872s}
Downloading cart-1.0.tar.gz (301.2 kB)⏎     ━━━━━━━━━━━━━━━━━━ 301.2/301.2 kB {12.3|9.1} MB/s eta 0:00:00⏎ERROR: Could not build wheels for cart, which is required to install pyproject.toml-based projects
<--- Last few GCs --->⏎[{1234:0x5f3c2a0]    45123 ms: Mark-sweep 2045.1 (2082.3) -> 2044.9|5678:0x6a1b3c0]    51200 ms: Mark-sweep 2044.0 (2081.1) -> 2043.8} (2082.3) MB⏎FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory
`)

function pairsOf(table: string): readonly { readonly here: string; readonly there: string }[] {
  return table
    .replace(/^\n|\n$/g, '')
    .split('\n')
    .map((line) => {
      const pick = (index: number) =>
        line.replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, ...sides: string[]) => sides[index] ?? '')
      return { here: pick(0), there: pick(1) }
    })
}

const read = (text: string) => ({
  excerpts: [makeExcerpt(text.split('⏎').map((line) => line.replaceAll('\\\\', '\\')))],
})

describe('compareErrors', () => {
  it('has at least 350 look-alikes and 100 equal errors, each of two different logs', () => {
    expect(LOOK_ALIKES.length).toBeGreaterThanOrEqual(350)
    expect(EQUAL.length).toBeGreaterThanOrEqual(100)
    for (const { here, there } of [...LOOK_ALIKES, ...EQUAL]) expect(here).not.toBe(there)
  })

  it.each(LOOK_ALIKES)('distinguishes $here from $there', ({ here, there }) => {
    expect(compareErrors(read(here), read(there))).not.toBe('same')
    expect(compareErrors(read(there), read(here))).not.toBe('same')
  })

  it.each(EQUAL)('recognises $here as $there', ({ here, there }) => {
    expect(compareErrors(read(here), read(there))).toBe('same')
    expect(compareErrors(read(there), read(here))).toBe('same')
  })
})
