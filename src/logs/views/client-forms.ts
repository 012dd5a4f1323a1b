/**
 * What clients of registries, indexes and forges print that could not fetch, each line of it. A form says who speaks: a
 * status or a host in any other line can be of the project. One pattern per client, or per kin that never fetch in one step.
 * A pattern begins with `^`, has no flags, is tried without the mark of an error and blanks at the start, and its time is
 * linear.
 */
// prettier-ignore
export const CLIENT_FORMS: readonly RegExp[] = [
  // Maven
  /^(?:\[(?:ERROR|WARNING)\]\s*)?(?:(?:(?:Failed to execute goal|Plugin) .{1,900})?(?:could not be resolved:$|Could not transfer (?:artifact|metadata) \S+ from\/to \S+ \(https?:\/\/)|(?:-> )?\[Help \d|To see the full stack trace|Re-run Maven|For more information about the errors|After correcting the problems|mvn <args> -rf|$)/,
  // Gradle
  /^(?:> )?(?:FAILURE: Build failed with an exception\.|\* (?:What went wrong|Try|Exception is):|Could not (?:determine the dependencies of task |resolve (?:all |\S+:\S+:)|download \S+ \(\S+:\S+:|get resource '|GET '|HEAD ')|A problem occurred configuring |Required by:|Execution failed for task |(?:[\w.-]{1,100}: )?(?:Name or service not known|Temporary failure in name resolution)|(?:Connection|Read|connect) (?:reset|timed out)$|Run with --|Get more help at |BUILD FAILED|Exception in thread "main" java\.io\.IOException: Downloading from https:\/\/services\.gradle\.org\/|at (?:org\.gradle\.wrapper|java\.base\/)|Caused by: java\.net\.\w{1,60}: )/,
  // Go
  /^(?:(?:go|\S{1,200}\.go:\d+(?::\d+)?): \S.{0,300}: (?:verifying (?:go\.mod|module): .{1,300}: )?(?:(?:reading|read|Get) "?https:\/\/|stream error: )|server response:)/,
  // Docker and BuildKit
  /^(?:#\d+ )?(?:(?:ERROR|Error|error|docker|buildx failed with): )*(?:Error response from daemon: |failed to (?:build: )?(?:failed to )?(?:solve: |do request: |copy: httpReadSeeker|authorize: |fetch (?:oauth|anonymous) token|resolve (?:source metadata|reference) |pull image |push |register layer|create LLB definition))/,
  // Homebrew and Nix
  /^(?:curl: \(\d+\) |(?:[\w@.+-]{1,60}: )?Failed to download resource "|Download failed: https:\/\/(?:ghcr\.io|formulae\.brew\.sh|(?:[\w-]{1,40}\.)?github\.com)\/|(?:error: )?(?:warning: )?unable to download 'https:\/\/)/,
  // gh
  /^(?:gh: .{1,100} \(HTTP 5\d\d\)$|HTTP 5\d\d: .{0,100}\(https:\/\/api\.github\.com\/|(?:Post|Get) "https:\/\/api\.github\.com\/|non-200 OK status code: 5\d\d )/,
  // The client of artifacts and caches
  /^(?:Unable to download artifact\(s\): )?Failed to \w{1,40}(?:Artifacts?|ArtifactURL|CacheEntry\w{0,20}): /,
  // actions/github-script
  /^(?:Unhandled error: HttpError: |RequestError \[HttpError\]: |at |\}$)/,
  // pip, uv, Poetry and Conda
  /^(?:WARNING: Retrying \(Retry\(total=0,|ERROR: (?:Could not find a version that satisfies the requirement .{1,200} \(from versions: none\)|No matching distribution found for |HTTP error \d+ while getting https:)|error: (?:Failed to (?:fetch: |download )`|Request failed after)|(?:Caused by|[╰├]─▶?|×):? ?.{0,60}(?:HTTP status server error|Failed to (?:fetch: |download )`|error sending request for url|Request failed after|client error \(Connect\)|dns error|operation timed out|connection reset)|CondaHTTPError: HTTP \d{3} |Elapsed: |An HTTP error occurred when trying to retrieve this URL|HTTP errors are often intermittent|'https\/\/|HTTPSConnectionPool\(host='(?:files\.pythonhosted|pypi)\.org'|Cannot install \S{1,80}\.$)/,
  // Cargo and rustup
  /^(?:error: failed to (?:download from|download `|get `|fetch `|load source for dependency)|Caused by:$|failed to (?:download from (?:`|https:\/\/(?:index|static)\.crates\.io\/)|get successful HTTP response from `|fetch `|query replaced source|load source for dependency)|download of \S+ failed|curl failed$|dns error: |\[\d+\] |network failure|body:|Unable to update registry|warning: spurious network error|error: could not download file from 'https:\/\/|error: component download failed for |(?:\d: |error: )?could not download file from 'https:\/\/|(?:\d: )?http request returned an unsuccessful status code|\d: (?:error sending request|connection ))/,
  // NuGet
  /^(?:\S{1,300} : )?(?:error NU1301:|Unable to load the service index for source https?:|Response status code does not indicate success:|Retrying 'FindPackagesByIdAsync|(?:error NU1301: )?Failed to (?:retrieve information about|download package) '|Failed to restore |Build FAILED\.|\d+ (?:Warning|Error)\(s\)|Time Elapsed |An error occurred while sending the request\.$|The response ended)/,
  // npm, Corepack, Yarn, pnpm, Bun and Deno
  /^(?:npm (?:error|ERR!|warn|WARN)(?: |$)|Internal Error: (?:Server answered with|Error when performing the request to) |! Corepack is about to download |throw new UsageError\(|\^$|Node\.js v\d|\/\S{1,200}\/corepack\/|➤ YN(?:0000|0001|0013|0019|0035): |[┌└] |Failed with errors in |info (?:There appears to be trouble with our server|If you think this is a bug|Visit https:\/\/yarnpkg\.com)|warning Resolution field |error (?:Error: https:\/\/registry\.(?:yarnpkg\.com|npmjs\.org)\/|An unexpected error occurred: "https:\/\/|https:\/\/\S+\/-\/\S+\.tgz: )|\[?ERR_PNPM_(?:FETCH_(?:5\d\d|429)|META_FETCH_FAIL)\]? |WARN\s+GET https:\/\/\S+ error \(|error: (?:GET|ConnectionRefused|ConnectionClosed|Timeout) .{0,40}https:\/\/registry\.npmjs\.org\/|error: (?:Import 'https:\/\/|Failed loading https:\/\/(?:registry\.npmjs\.org|jsr\.io|deno\.land|esm\.sh)\/|JSR package manifest ))/,
  // RubyGems and CocoaPods
  /^(?:Gem::RemoteFetcher::FetchError: |Bundler::HTTPError|Could not (?:fetch specs from |download gem |reach host \S*rubygems\.org)|Retrying (?:fetcher|download gem)|An error occurred while installing |Cache not found for keys: setup-ruby-|ERROR: {2}Could not find a valid gem |Net::HTTP\w{1,40}: 5\d\d .{0,60}rubygems\.org|(?:\[!\] )?CDN: trunk (?:URL|Repo)|\[!\] (?:Error installing |Unable to )|In Gemfile:|continue\.$|\(https:\/\/rubygems\.org\/)/,
  // Composer
  /^(?:curl error \d+ while downloading https:\/\/|The "https:\/\/\S+" file could not be downloaded|In \w+Downloader\.php line|[\w:-]{1,40} \[-)/,
  // vcpkg
  /^(?:error: )?(?:https:\/\/\S+: failed: status code \d|Failed to download from mirror set|curl failed to download|curl operation failed)/,
  // apk, apt and dnf
  /^(?:fetch https:\/\/\S+\/APKINDEX|WARNING: (?:fetching|opening|updating and opening) https:\/\/|ERROR: unable to select packages:|\S{1,80} \(no such package\):|required by: |[EW]: (?:Failed to fetch https?:|Some index files failed to download|Unable to fetch some archives)|Err:\d+ https?:|Errors during downloading metadata for repository|- Curl error \(\d+\): .{1,200} for https?:|- Status code: \d{3} for https?:|Failed to download metadata for repo)/,
  // Helm and Terraform
  /^(?:(?:could not find : chart .{1,200}: )?looks like "https:\/\/\S+" is not a valid chart repository|(?:INSTALLATION FAILED: )?failed to (?:fetch https:\/\/\S+\.(?:tgz|yaml) : |download "|do request: )|[│╷╵]? ?(?:Error: Failed to (?:query available provider packages|install provider|resolve provider packages)|Could not retrieve the list of available versions for provider|Error while installing \S+ v|.{0,120}could not connect to registry\.|$))/,
  // Playwright
  /^(?:Download failed: server returned code \d+ body|Failed to install browsers|Failed to download .{1,80}, caused by|Download failed: server closed connection\. URL: https:|Download failure, code=|at )/,
  // sbt, pub, opam, Conan and Ansible Galaxy
  /^(?:\[error\] )?(?:lmcoursier\S{1,200} Error fetching artifacts:|(?:https:\/\/\S+: )?download error: Caught java\.\S{1,60}: .{1,300} while downloading https:\/\/|\(\S{0,60}update\) \S{1,60}ResolveException: |Total time: |Got socket error trying to find package \S+ at https:\/\/|(?:\[ERROR\] )?Failed to get sources of \S+: curl error |(?:ERROR: )?Package '\S+' not resolved: HTTPSConnectionPool\(|Unable to connect to remote \S+=https:|\d\. (?:Make sure the remote is|Disable it with|Use the ')|Then try again\.$|(?:ERROR! )?Unknown error when attempting to call Galaxy at 'https:\/\/)/,
  // git, for submodules
  /^(?:fatal: )?(?:unable to access 'https:\/\/(?:github|gitlab)\.com\/|clone of 'https:\/\/\S+' into submodule path |Failed to clone '\S{1,200}'(?:\. Retry scheduled| a second time, aborting))/,
  // curl, below its command
  /^(?:\+ curl |curl: \(56\) (?!The requested URL ))/,
]
