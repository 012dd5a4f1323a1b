export const id = 75;
export const ids = [75];
export const modules = {

/***/ 1075:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readAll: () => (/* binding */ read_all_readAll)
});

// EXTERNAL MODULE: ./build/analyse/same/line-words.js
var line_words = __webpack_require__(4147);
;// CONCATENATED MODULE: ./build/analyse/causes/green-message.js

/**
 * Returns the line that says why a step failed, if it is known what the step prints when it passes: the first
 * candidate among the shown lines that a green run does not print. If it prints all of them, the message stays.
 */
function messageBeside({ message, candidates }, shown, green) {
    const passed = (0,line_words/* wordsIn */.Hn)(green);
    const isShown = (line) => shown.some(({ text }) => text.includes(line.trim()));
    const found = candidates.find((one) => one.compares || !passed.hasWords(one.masked));
    return found !== undefined && isShown(found.line) ? found.line : message;
}

// EXTERNAL MODULE: ./build/analyse/verdicts/failed-steps.js
var failed_steps = __webpack_require__(5790);
// EXTERNAL MODULE: ./build/analyse/verdicts/learned-runs.js
var learned_runs = __webpack_require__(6833);
// EXTERNAL MODULE: ./build/analyse/verdicts/read-runs.js
var read_runs = __webpack_require__(5908);
;// CONCATENATED MODULE: ./build/analyse/verdicts/green-messages.js




/**
 * Returns the excerpts of failed steps with the lines that say why, now that it is known what the steps print when
 * they pass: the first candidate that the green run does not print. A line that names a test or compares stays.
 *
 * @returns by job id, only those in which another line says why
 */
function excerptsBesideGreen({ run, jobs = [], failures }, base) {
    if (base === undefined)
        return new Map();
    const comparison = (0,read_runs/* readJobs */.RI)({ run, jobs, base });
    const changed = new Map();
    for (const failure of failures) {
        for (const step of (0,failed_steps/* byStep */.ix)(failure)) {
            const [excerpt] = step.excerpts;
            const passed = (0,learned_runs/* greenErrors */.TM)(step, comparison);
            if (excerpt?.errors === undefined || passed === undefined)
                continue;
            const message = messageBeside(excerpt.errors, excerpt.lines, passed);
            if (message === undefined || message === excerpt.errors.message)
                continue;
            const { id } = failure.job.job;
            const known = changed.get(id) ?? failure.excerpts;
            const isMarked = excerpt.lines.some(({ text, error }) => error && text.includes(message));
            const shown = { text: message, isCertain: isMarked };
            const other = { ...excerpt, errors: { ...excerpt.errors, message, shown } };
            changed.set(id, known.map((one) => (one === excerpt ? other : one)));
        }
    }
    return changed;
}

// EXTERNAL MODULE: ./build/model/time.js
var time = __webpack_require__(865);
// EXTERNAL MODULE: ./build/github/errors/explain.js
var explain = __webpack_require__(2823);
// EXTERNAL MODULE: ./build/github/errors/github-error.js
var github_error = __webpack_require__(3334);
// EXTERNAL MODULE: ./build/github/http/rate-limit.js
var rate_limit = __webpack_require__(7411);
// EXTERNAL MODULE: ./build/model/base-branch.js
var base_branch = __webpack_require__(254);
// EXTERNAL MODULE: ./build/model/event.js
var model_event = __webpack_require__(7950);
// EXTERNAL MODULE: ./build/github/json-values.js
var json_values = __webpack_require__(769);
// EXTERNAL MODULE: ./build/github/logs/fetch-log.js
var fetch_log = __webpack_require__(7899);
// EXTERNAL MODULE: ./build/github/pull-request/pull-request.js
var pull_request = __webpack_require__(6073);
;// CONCATENATED MODULE: ./build/github/pull-request/find-base.js



/**
 * Finds the branch that a run is compared with: that of its pull request or merge group, else the default
 * branch.
 *
 * @param response the response for the run
 * @throws what the readers throw
 */
async function findBase(response, readers) {
    const run = (0,json_values/* asObject */.eB)(response);
    const event = (0,json_values/* asString */.oJ)(run.event);
    const other = { isCurrent: false, testsMerge: false, testsCommit: false };
    // GitHub lists those of the branch, which can have another commit since.
    const listed = commonBase((0,pull_request/* listedPullRequests */.Dz)(run).filter(({ commit }) => commit === run.head_sha));
    if ((0,model_event/* isPullRequestEvent */.T5)(event)) {
        const known = readers.baseBranch ?? listed;
        const branch = known ?? commonBase((await readers.pullRequests()).filter(({ open }) => open));
        return { ...other, branch, testsMerge: !model_event/* BASE_EVENTS */.wz.has(event) };
    }
    const head = (0,pull_request/* isFromFork */.ty)(response) ? undefined : (0,json_values/* asString */.oJ)(run.head_branch);
    const queue = (0,model_event/* parseMergeQueueBranch */.Xk)(head);
    if (queue !== undefined)
        return { ...other, branch: queue.base, testsMerge: true };
    const branch = await readers.defaultBranch();
    if (!model_event/* BRANCH_EVENTS */.tv.has(event))
        return { ...other, branch };
    if (head !== undefined && head === branch) {
        return { branch, isCurrent: true, testsMerge: false, testsCommit: true };
    }
    return { ...other, branch: branch && (listed ?? branch), testsCommit: true };
}
/** Returns the base branch of pull requests; `undefined` if there are none, or if they differ. */
function commonBase(pulls) {
    const [first, ...others] = new Set(pulls.flatMap(({ base }) => base ?? []));
    return others.length === 0 ? first : undefined;
}

;// CONCATENATED MODULE: ./build/github/pull-request/event-hint.js



/**
 * Reads the hint from an event.
 *
 * @returns why there is none, as a sentence: the event is about no commit, or about one of a deleted fork
 */
function readPullRequestHint({ name, payload, commit, }) {
    const { pull_request, merge_group, workflow_run } = asObject(payload);
    const request = asObject(pull_request);
    const number = asCount(request.number);
    if (number !== undefined) {
        const head = asString(asObject(request.head).sha);
        return { kind: 'number', number, commit: head, group: undefined };
    }
    const { head_ref, head_sha } = asObject(merge_group);
    const queued = readMergeGroup(head_ref, head_sha);
    if (queued !== undefined)
        return queued;
    if (workflow_run !== undefined)
        return readRunHint(workflow_run);
    if (!COMMIT_EVENTS.has(name))
        return aboutNoCommit(name);
    return commit === undefined ? aboutNoCommit(name) : { kind: 'commit', commit };
}
function aboutNoCommit(event) {
    return `The event ${event ?? '(unknown)'} is about no commit, so no pull request is known.`;
}
/** Reads the hint from a run, as in a `workflow_run` event. */
function readRunHint(response) {
    const run = asObject(response);
    // A fork can have a branch that is named like that of a merge group.
    if (run.event === 'merge_group')
        return readMergeGroup(run.head_branch, run.head_sha) ?? NO_HEAD;
    const event = asString(run.event);
    if (!COMMIT_EVENTS.has(event) && !isPullRequestEvent(event))
        return aboutNoCommit(event);
    return readBranchHint(response) ?? NO_HEAD;
}
/** Reads the branch of a run; `undefined` if GitHub does not report it, as for a deleted fork. */
function readBranchHint(response) {
    const run = (0,json_values/* asObject */.eB)(response);
    const head = (0,json_values/* asObject */.eB)(run.head_repository);
    const owner = (0,json_values/* asString */.oJ)((0,json_values/* asObject */.eB)(head.owner).login);
    const [branch, repository] = [(0,json_values/* asString */.oJ)(run.head_branch), (0,json_values/* asString */.oJ)(head.full_name)];
    // For `pull_request_target`, `head_sha` can be the commit of the base branch.
    const commits = [run.head_sha, (0,json_values/* asObject */.eB)(run.head_commit).id].flatMap((sha) => (0,json_values/* asString */.oJ)(sha) ?? []);
    if (owner === undefined || branch === undefined || repository === undefined)
        return undefined;
    const numbers = (0,pull_request/* listedPullRequests */.Dz)(response).map(({ number }) => number);
    return { kind: 'branch', owner, branch, repository, commits, numbers };
}
const NO_HEAD = 'GitHub did not report the branch of the run, which may be of a deleted fork, so no pull request is known.';
function readMergeGroup(ref, commit) {
    const branch = asString(ref)?.replace(/^refs\/heads\//, '');
    const queue = parseMergeQueueBranch(branch);
    if (branch === undefined || queue === undefined)
        return undefined;
    const group = { branch, commit: asString(commit) };
    return { kind: 'number', number: queue.pullRequest, commit: undefined, group };
}

;// CONCATENATED MODULE: ./build/github/pull-request/find-pull-requests.js




const COMMIT_PULLS = '/repos/{owner}/{repo}/commits/{commit_sha}/pulls';
/** A branch or commit is the head of few pull requests. */
const MAX_PULL_REQUESTS = 100;
/**
 * Finds the pull requests that a hint is about: the one with its number, also if it is closed, or the open
 * ones whose head commit and head repository are those of the hint. So no branch of a fork can direct
 * a comment to the pull request of another one. If a branch has no open one, finds merged ones.
 *
 * @throws `GitHubError`
 */
async function findPullRequests(source, hint) {
    const { client, repository: { owner, repo }, signal, } = source;
    switch (hint.kind) {
        case 'number': {
            const pull = await fetchPullRequest(source, hint.number);
            return pull === undefined ? [] : [pull];
        }
        case 'branch': {
            const parameters = {
                owner,
                repo,
                state: 'all',
                head: `${hint.owner}:${hint.branch}`,
                per_page: MAX_PULL_REQUESTS,
            };
            const listed = await client.list(pull_request/* PULLS */.pX, parameters, signal);
            const all = decodePullRequests(listed.filter(isHeadOf(hint)));
            const open = all.filter((pull) => pull.open);
            const found = open.length > 0 ? open : all.filter(({ merged }) => merged);
            // A branch can have a pull request for each of several base branches.
            const named = found.filter(({ number }) => hint.numbers.includes(number));
            return named.length === 1 ? named : found;
        }
        case 'commit': {
            const parameters = { owner, repo, commit_sha: hint.commit, per_page: MAX_PULL_REQUESTS };
            const listed = await client.list(COMMIT_PULLS, parameters, signal);
            const head = { commits: [hint.commit], repository: `${owner}/${repo}` };
            return decodePullRequests(listed.filter(isHeadOf(head))).filter(({ open }) => open);
        }
    }
}
/** Fetches a pull request by its number. @throws `GitHubError` */
async function fetchPullRequest({ client, repository: { owner, repo }, signal }, number) {
    return (0,pull_request/* decodePullRequest */.ZO)(await client.get(pull_request/* PULL */.S9, { owner, repo, pull_number: number }, signal));
}
/**
 * Finds the pull requests whose head is the branch and commit of a run, which the run of a fork does not
 * list. Never throws: returns none if they can't be read.
 */
async function findPullRequestsOfRun(source, run) {
    const hint = readBranchHint(run);
    if (hint === undefined)
        return [];
    const found = findPullRequests(source, hint);
    return (await found.catch((0,explain/* skipped */.hT)(source.client, 'the pull request of the run'))) ?? [];
}
function isHeadOf({ commits, repository }) {
    return (response) => {
        const { sha, repo } = (0,json_values/* asObject */.eB)((0,json_values/* asObject */.eB)(response).head);
        const name = (0,json_values/* asString */.oJ)((0,json_values/* asObject */.eB)(repo).full_name)?.toLowerCase();
        return commits.some((commit) => commit === sha) && name === repository.toLowerCase();
    };
}
function decodePullRequests(responses) {
    return responses.flatMap((response) => (0,pull_request/* decodePullRequest */.ZO)(response) ?? []);
}

// EXTERNAL MODULE: ./build/github/run/attempt-jobs.js
var attempt_jobs = __webpack_require__(6082);
// EXTERNAL MODULE: ./build/github/run/decode.js + 2 modules
var decode = __webpack_require__(6746);
// EXTERNAL MODULE: ./build/github/runs/list-runs.js
var list_runs = __webpack_require__(5076);
// EXTERNAL MODULE: ./build/github/runs/listed-run.js
var listed_run = __webpack_require__(444);
;// CONCATENATED MODULE: ./build/github/base/compare-commits.js

/** https://docs.github.com/en/rest/commits/commits#compare-two-commits; needs `contents: read`. */
const COMPARE = '/repos/{owner}/{repo}/compare/{basehead}';
/** Commits that are listed as suspects; more are only counted. */
const MAX_COMMITS = 20;
/**
 * Fetches the newest commit of a branch that another commit contains.
 *
 * @throws what the client throws
 */
async function fetchMergeBase(source, branch, head) {
    const { merge_base_commit } = await compareRefs(source, branch, head, 1);
    return (0,json_values/* asString */.oJ)((0,json_values/* asObject */.eB)(merge_base_commit).sha);
}
/** Fetches the commits that are in one commit and not in another. @throws what the client throws */
async function fetchCommits(source, base, head) {
    const { commits, total_commits } = await compareRefs(source, base, head, MAX_COMMITS);
    return {
        commits: (0,json_values/* asArray */._j)(commits).flatMap((commit) => decodeCommit(commit, source) ?? []),
        total: (0,json_values/* asCount */.Wg)(total_commits),
    };
}
async function compareRefs({ client, repository: { owner, repo }, signal }, base, head, size) {
    const basehead = `${base}...${head}`;
    return await client.get(COMPARE, { owner, repo, basehead, per_page: size }, signal);
}
function decodeCommit(response, { repository }) {
    const { sha, commit, author } = (0,json_values/* asObject */.eB)(response);
    const found = (0,json_values/* asSha */.Pr)(sha);
    if (found === undefined)
        return undefined;
    const { message, author: signature } = (0,json_values/* asObject */.eB)(commit);
    const { serverUrl, owner, repo } = repository;
    const [title = ''] = ((0,json_values/* asString */.oJ)(message) ?? '').trimStart().split(/\r?\n/);
    return {
        sha: found,
        url: `${serverUrl}/${owner}/${repo}/commit/${found}`,
        title: title.slice(0, MAX_TITLE),
        author: (0,json_values/* asString */.oJ)((0,json_values/* asObject */.eB)(author).login) ?? (0,json_values/* asString */.oJ)((0,json_values/* asObject */.eB)(signature).name),
    };
}
const MAX_TITLE = 200;

;// CONCATENATED MODULE: ./build/github/base/fetch-histories.js

/** Commits that are read of the branch, and of each head: a branch is rarely further ahead, or behind. */
const MAX_OF_BASE = 100;
const MAX_OF_HEAD = 50;
const FIELDS = (max) => `... on Commit { history(first: ${max}) { nodes { oid } } }`;
/**
 * Fetches the newest commits of a branch and of some commits, in one request. It needs `contents: read`.
 *
 * @param heads SHAs
 * @throws what the client throws
 */
async function fetchHistories({ client, repository: { owner, repo }, signal }, branch, heads) {
    const names = heads.map((_, at) => `head${at}`);
    const variables = Object.fromEntries(names.map((name, at) => [name, heads[at]]));
    const query = `query ($owner: String!, $repo: String!, $branch: String!${names.map((name) => `, $${name}: GitObjectID!`).join('')}) {
  repository(owner: $owner, name: $repo) {
    base: ref(qualifiedName: $branch) { target { ${FIELDS(MAX_OF_BASE)} } }
    ${names.map((name) => `${name}: object(oid: $${name}) { ${FIELDS(MAX_OF_HEAD)} }`).join('\n    ')}
  }
}`;
    const data = await client.query(query, { owner, repo, branch: `refs/heads/${branch}`, ...variables }, signal);
    const found = (0,json_values/* asObject */.eB)(data.repository);
    const base = new Set(commitsOf((0,json_values/* asObject */.eB)(found.base).target));
    const read = heads.map((head, at) => {
        const commits = commitsOf(found[`head${at}`]);
        // Below the oldest one that the branch is known to have, it is unknown of which it has more.
        const end = commits.findLastIndex((commit) => base.has(commit));
        return [head, commits.slice(0, end + 1).filter((commit) => !base.has(commit))];
    });
    return { base, heads: new Map(read) };
}
function commitsOf(commit) {
    const { nodes } = (0,json_values/* asObject */.eB)((0,json_values/* asObject */.eB)(commit).history);
    return (0,json_values/* asArray */._j)(nodes).flatMap((node) => (0,json_values/* asSha */.Pr)((0,json_values/* asObject */.eB)(node).oid) ?? []);
}

;// CONCATENATED MODULE: ./build/github/base/fetch-base.js














/**
 * Reads the runs of the base branch, and of their jobs and logs what `next` lists. Whatever cannot be read
 * of these is missing.
 *
 * @param remaining returns how many more requests may be sent for what `next` lists
 * @returns `undefined` if the base branch is unknown
 * @throws what the client throws, if the runs cannot be listed
 */
async function fetchBase(source, query, remaining) {
    const branch = await fetchBranch(source, query);
    const jobs = query.atHand.flatMap(({ id, attempt = 1, jobs }) => jobs === undefined ? [] : [[(0,base_branch/* jobsKey */.gj)(id, attempt), jobs]]);
    let base = branch && {
        ...branch,
        responses: { ...base_branch/* NO_RESPONSES */.T3, jobs: new Map(jobs) },
    };
    while (base !== undefined) {
        const wanted = query.next(base).slice(0, remaining());
        if (wanted.length === 0 || source.signal.aborted)
            break;
        base = { ...base, responses: await readAll(source, wanted, base.responses, query) };
    }
    return base;
}
/**
 * Finds the base branch and lists its runs.
 *
 * @returns `undefined` if the base branch is unknown
 * @throws what the client throws
 */
async function fetchBranch(source, { run, baseBranch, defaultBranch, listed }) {
    const { branch, isCurrent, testsMerge, testsCommit } = await findBase(run, {
        baseBranch,
        defaultBranch: () => defaultBranch(source),
        pullRequests: () => findPullRequestsOfRun(source, run),
    });
    if (branch === undefined)
        return undefined;
    const [runs, mergeBase] = await Promise.all([
        listBaseRuns(source, run, branch, await listed?.(branch)),
        testsCommit && !isCurrent ? findMergeBase(source, branch, run) : undefined,
    ]);
    return { name: branch, isCurrent, testsMerge, runs, mergeBase };
}
/** Never throws: the permission to read commits is optional. */
async function findMergeBase(source, branch, run) {
    const head = (0,json_values/* asString */.oJ)((0,json_values/* asObject */.eB)(run).head_sha);
    if (head === undefined)
        return undefined;
    return await fetchMergeBase(source, branch, head).catch((0,explain/* skipped */.hT)(source.client, 'the merge base'));
}
/** Makes requests in parallel and adds their responses to the earlier ones. */
async function readAll(source, wanted, { jobs, excerpts, commits }, query) {
    const responses = {
        jobs: new Map(jobs),
        excerpts: new Map(excerpts),
        commits: new Map(commits),
    };
    await Promise.all(wanted.map(async (request) => {
        switch (request.kind) {
            case 'jobs': {
                const { run, attempt } = request;
                const read = await fetchWholeAttempt(source, run.id, attempt, query.latestOnly);
                responses.jobs.set((0,base_branch/* jobsKey */.gj)(run.id, attempt), read);
                return;
            }
            case 'log': {
                const read = await (0,fetch_log/* fetchLogs */.Wy)([request], {
                    ...source,
                    target: source.repository,
                    lines: query.lines,
                });
                responses.excerpts.set(request.job.id, read.excerpts.get(request.job.id));
                return;
            }
            case 'commits': {
                const { base, head } = request;
                const read = fetchCommits(source, base, head);
                const range = await read.catch((0,explain/* skipped */.hT)(source.client, `the commits ${base}...${head}`));
                responses.commits.set((0,base_branch/* commitsKey */.sN)(base, head), range);
                return;
            }
        }
    }));
    return responses;
}
/** Lists the jobs of an attempt; `undefined` if not all can be read. Never throws. */
async function fetchWholeAttempt(source, runId, attempt, latestOnly) {
    const listed = await (0,attempt_jobs/* listWholeAttempt */.vn)(source, { runId, attempt, latestOnly }).catch((0,explain/* skipped */.hT)(source.client, `the jobs of run ${runId}`));
    const ref = { ...source.repository, runId, attempt, current: undefined };
    return listed && (0,decode/* decodeRun */.a)({ run: undefined, ...listed }, ref).jobs;
}
/** Enough for those that are read, since later runs are dropped. */
const MAX_LISTED = 30;
/** A branch with an older newest run may be tested in another way since. */
const MAX_AGE = 7 * time/* DAY */.d_;
/**
 * Lists the runs of a workflow for commits of a branch before the reported run, newest first: the completed
 * ones, and the newest unfinished one if it is newer. All are of one event, so that like is compared with
 * like: that of the reported run if it tests commits of a branch, else the first with a run of the last
 * days, or the one with the newest run. Scheduled runs are listed only for a scheduled run, since what they
 * download changes without a commit.
 *
 * @param reported the response for the reported run
 * @param known what was listed of the branch already
 * @throws what the client throws
 */
async function listBaseRuns(source, reported, branch, known) {
    const before = (0,listed_run/* decodeListedRun */.z)(reported, source.repository);
    const workflow = before?.workflowId;
    if (before === undefined || workflow === undefined)
        return [];
    const { event: own = '' } = before.run;
    let best = [];
    for (const event of new Set([
        ...(model_event/* BRANCH_EVENTS */.tv.has(own) ? [own] : []),
        'push',
        MERGE_GROUP,
        'workflow_dispatch',
    ])) {
        const filter = { workflow, event, before, ownBranches: true };
        const isOfEvent = known?.runs.length !== 0 && known?.runs.every(({ run }) => run.event === event);
        const isEnough = event !== MERGE_GROUP && known !== undefined && (known.complete || isOfEvent === true);
        const listed = isEnough
            ? known
            : await (0,list_runs/* listRuns */.v)(source, event === MERGE_GROUP ? filter : { branch, ...filter }, MAX_LISTED);
        const all = listed.runs.filter(({ run }) => run.event === event);
        const runs = await (event === MERGE_GROUP
            ? landedGroups(source, branch, all)
            : all.filter(({ run }) => run.branch === branch));
        const base = runs.map(({ run, status }) => {
            return { ...run, attempt: run.attempt ?? 1, completed: status === 'completed' };
        });
        const unfinished = base.find(({ completed }) => !completed);
        const newest = runs.find(({ status }) => status === 'completed');
        if (newest === undefined || newest.run.id < (best[0]?.id ?? 0))
            continue;
        best = base.filter((run) => run.completed || run === unfinished);
        const age = (before.createdAt ?? 0) - (newest.createdAt ?? 0);
        if (model_event/* BRANCH_EVENTS */.tv.has(own) || age < MAX_AGE)
            break;
    }
    return best;
}
const MERGE_GROUP = 'merge_group';
/** Returns the runs of the merge groups that became commits of a branch: those of a group that failed, or was merged in another form, are none of the branch. */
async function landedGroups(source, branch, listed) {
    const groups = listed.filter(({ run }) => (0,model_event/* parseMergeQueueBranch */.Xk)(run.branch)?.base === branch);
    if (groups.length === 0)
        return [];
    const what = 'the commits of the base branch';
    const history = await fetchHistories(source, branch, []).catch((0,explain/* skipped */.hT)(source.client, what));
    return groups.filter(({ run }) => run.commit !== undefined && history?.base.has(run.commit));
}

;// CONCATENATED MODULE: ./build/github/base/fetch-bases.js





/** Maximum requests to the API, for all runs of a report; and if few remain: enough for the verdict of one failure. */
const MAX_REQUESTS = 10;
const MAX_LAST_REQUESTS = 5;
/** The list of runs, the jobs of one, and a log: fewer show little about a run. */
const MIN_REQUESTS_PER_RUN = 3;
const TIMEOUT = 20 * time/* SECOND */.Z2;
const NOT_COMPARED = 'the failures were not compared with the base branch';
/**
 * Returns what reads the base branches of the failed runs of one commit. All share `MAX_REQUESTS` requests to the
 * API, and none is sent if hardly any request of the token remains, or if the time is used up.
 *
 * @param isScarce whether few requests of the token remain, so that only the first verdicts are worth some
 */
function basesReader(source, isScarce = false) {
    const maxRequests = isScarce ? MAX_LAST_REQUESTS : MAX_REQUESTS;
    const maxRuns = Math.floor(maxRequests / MIN_REQUESTS_PER_RUN);
    const { client, remaining } = limitRequests(source.client, maxRequests);
    // Runs of one commit have the same merge base, and what was prepared is not requested a second time.
    const [get, list, query] = [sharing(client.get), sharing(client.list), sharing(client.query)];
    const shared = { ...client, get, list, query };
    const limited = () => ({
        ...source,
        client: shared,
        signal: AbortSignal.any([source.signal, AbortSignal.timeout(TIMEOUT)]),
    });
    const scarce = () => (0,rate_limit/* scarceNote */.IN)(source.client.rateLimit(), 'reasons', NOT_COMPARED);
    return { prepare, read };
    /**
     * Lists the runs of the base branches, while it is not known yet what to read of them. Never throws.
     *
     * @param queries the most important run first
     */
    async function prepare(queries) {
        if (scarce() !== undefined)
            return;
        const source = limited();
        await Promise.allSettled(queries.slice(0, maxRuns).map((query) => fetchBranch(source, query)));
    }
    /**
     * Reads the base branches. Each run can use an equal part of the requests that the runs before it did not need.
     * Never throws: a note says why the runs of a branch can't be listed, and how many runs were not compared.
     *
     * @param queries the most important run first; `undefined` for one that needs no comparison
     */
    async function read(queries) {
        if (source.signal.aborted)
            return { bases: [], notes: [] };
        const wanted = queries.filter((query) => query !== undefined);
        const note = scarce();
        if (wanted.length > 0 && note !== undefined)
            return { bases: [], notes: [note] };
        const compared = wanted.slice(0, maxRuns);
        const bases = new Map();
        const notes = noteOnUncompared(compared.length, wanted.length - compared.length);
        const from = limited();
        for (const [at, query] of compared.entries()) {
            const reserved = remaining() - Math.ceil(remaining() / (compared.length - at));
            try {
                const base = await fetchBase(from, query, () => Math.max(0, remaining() - reserved));
                if (base === undefined)
                    notes.push(UNKNOWN_BASE);
                bases.set(query, base);
            }
            catch (error) {
                const text = (0,explain/* explain */.WE)(error, 'the runs of the base branch', source.repository, client.repair);
                notes.push({ severity: 'notice', text });
            }
        }
        return { bases: queries.map((query) => query && bases.get(query)), notes };
    }
}
const UNKNOWN_BASE = {
    severity: 'notice',
    text: 'The base branch is unknown, so the failures were not compared with it: GitHub lists no open pull request with this commit as its head, or the token has no `pull-requests: read`.',
};
/** Returns a function that sends equal requests once. */
function sharing(read) {
    const sent = new Map();
    return (...parameters) => {
        const [route, fields] = parameters;
        const key = JSON.stringify([route, fields]);
        const response = sent.get(key) ?? read(...parameters);
        sent.set(key, response);
        return response;
    };
}
function noteOnUncompared(compared, count) {
    if (count === 0)
        return [];
    const text = `${compared} of ${compared + count} failed workflow runs were compared with the base branch, so it is unknown whether the failures of the others are new.`;
    return [{ severity: 'notice', text }];
}
/** Returns a client that rejects further requests to the API after a number of them. */
function limitRequests(client, maxRequests) {
    let remaining = maxRequests;
    const spend = () => {
        if (remaining === 0) {
            throw new github_error/* GitHubError */.y_(`only ${maxRequests} requests are made for this`, { kind: 'other' });
        }
        remaining -= 1;
        return client;
    };
    const limited = {
        ...client,
        get: async (...request) => await spend().get(...request),
        list: async (...request) => await spend().list(...request),
        query: async (...request) => await spend().query(...request),
        redirect: async (...request) => await spend().redirect(...request),
    };
    /** Returns how many more requests the client sends. */
    return { client: limited, remaining: () => remaining };
}

// EXTERNAL MODULE: ./build/analyse/failures/join-results.js
var join_results = __webpack_require__(2053);
// EXTERNAL MODULE: ./build/github/artifacts/choose-artifacts.js
var choose_artifacts = __webpack_require__(4899);
// EXTERNAL MODULE: ./build/model/note.js
var note = __webpack_require__(7020);
;// CONCATENATED MODULE: ./build/read-results.js



/** Reads the files of test results that failed jobs may have uploaded, and those in the workspace. */
async function fetchResultsOf(found, uploads, source, { testResults, logLines: lines }) {
    if (testResults === undefined || lines === 0)
        return { files: [], notes: [] };
    const { isNamed, artifacts = true, inWorkspace } = testResults;
    const read = found.map(async ({ run, failures }) => {
        const failed = failures.flatMap(({ job: { job }, failure }) => failure.kind === 'failed-step' &&
            ((uploads.get(job.id) ?? []).length > 0 || (0,choose_artifacts/* mayHaveUploaded */.M)(job))
            ? job
            : []);
        const wanted = isNamed === undefined ? failed : (run.jobs ?? []);
        if (!artifacts || wanted.length === 0)
            return { files: [], notes: [] };
        const { fetchResults } = await Promise.all(/* import() | results */[__webpack_require__.e(44), __webpack_require__.e(800), __webpack_require__.e(575)]).then(__webpack_require__.bind(__webpack_require__, 7935));
        const ids = new Set(wanted.map(({ id }) => id));
        return await fetchResults(source, {
            ...{ runId: run.id, jobs: run.jobs ?? [], wanted: ids, uploads, isNamed },
        });
    });
    const all = await Promise.all([...read, inWorkspace?.() ?? { files: [], notes: [] }]);
    return { files: all.flatMap(({ files }) => files), notes: all.flatMap(({ notes }) => notes) };
}
/** Says why files of test results were not used, for each job. */
function notesOnRefused(found, files) {
    return found.flatMap(({ failures }) => failures.flatMap((failed) => (0,join_results/* joinResults */.F)(failed, files).refused.map((why) => {
        const text = `The test results of ${(0,note/* oneLine */.T)(failed.job.job.name)} were not used: ${(0,note/* oneLine */.T)(why)}.`;
        return { severity: 'notice', text };
    })));
}
/** Names the tests that passed after they had failed, as tools mark them: what hides behind a green run. */
function notesOnRetried(files) {
    const byFile = files.map(({ name, results: { tests } }) => ({
        name,
        retried: tests.filter(({ outcome }) => outcome === 'flaky').map((test) => test.name),
    }));
    return byFile.flatMap(({ name, retried: [first, ...others] }) => {
        if (first === undefined)
            return [];
        const more = others.length === 0 ? '' : ` and ${others.length} more`;
        const text = `${(0,note/* oneLine */.T)(first)}${more} failed and passed at another try, as ${(0,note/* oneLine */.T)(name)} says.`;
        return { severity: 'notice', text };
    });
}

;// CONCATENATED MODULE: ./build/github/commit/fetch-files.js


/** https://docs.github.com/en/rest/git/trees#get-a-tree; a repository also has the commits of pull requests from forks. */
const TREE = '/repos/{owner}/{repo}/git/trees/{tree_sha}';
/** Finds the files of a commit that have or end with some paths, by one request. Never throws: it needs `contents: read`. */
async function fetchFiles({ client, repository: { owner, repo }, signal }, commit, paths) {
    const parameters = { owner, repo, tree_sha: commit, recursive: '1' };
    const response = await client
        .get(TREE, parameters, signal)
        .catch((0,explain/* skipped */.hT)(client, `the files of commit ${commit}`));
    if (response === undefined)
        return undefined;
    const listed = (0,json_values/* asArray */._j)(response.tree);
    const names = new Set([...paths].map(lastName));
    const byEnd = new Map();
    for (const entry of listed) {
        const { path, type } = (0,json_values/* asObject */.eB)(entry);
        // Folders and submodules are no files.
        if (type !== 'blob' || typeof path !== 'string' || !names.has(lastName(path)))
            continue;
        for (let at = 0, end = path;; end = path.slice(at)) {
            if (paths.has(end))
                byEnd.set(end, (byEnd.get(end) ?? new Set()).add(path));
            at = path.indexOf('/', at) + 1;
            if (at === 0)
                break;
        }
    }
    return { byEnd, isComplete: response.truncated === false && listed.length > 0 };
}
function lastName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

// EXTERNAL MODULE: ./build/model/report/source-position.js
var source_position = __webpack_require__(5634);
;// CONCATENATED MODULE: ./build/explain-runs/fetch-files-of.js


/** Finds the files of what failed, by commit, if a tool printed a path that does not show which file it is. */
async function fetchFilesOf(found, source) {
    const byCommit = [...Map.groupBy(found, ({ run }) => (0,source_position/* testedCommit */.tK)(run))];
    const read = byCommit.map(async ([commit, runs]) => {
        const errors = runs.flatMap(({ failures }) => failures.flatMap((failure) => failure.errors));
        const positions = errors.flatMap(({ entries }) => entries.flatMap((entry) => entry.position ?? []));
        const isUnclear = positions.some(({ path, file }) => file === undefined && (0,source_position/* canBeCommitted */.wu)(path));
        if (commit === undefined || !isUnclear)
            return [];
        const files = await fetchFiles(source, commit, new Set(positions.map(({ path }) => path)));
        return files === undefined ? [] : [[commit, files]];
    });
    return new Map((await Promise.all(read)).flat());
}

// EXTERNAL MODULE: ./build/explain-runs/known.js
var explain_runs_known = __webpack_require__(9326);
// EXTERNAL MODULE: ./build/analyse/causes/choose-logs.js
var choose_logs = __webpack_require__(8864);
// EXTERNAL MODULE: ./build/analyse/failures/lacks-runner.js
var lacks_runner = __webpack_require__(8157);
// EXTERNAL MODULE: ./build/analyse/failures/report-failures.js
var report_failures = __webpack_require__(5330);
// EXTERNAL MODULE: ./build/github/logs/fetch-annotations.js
var fetch_annotations = __webpack_require__(9403);
// EXTERNAL MODULE: ./build/model/report/job-report.js
var job_report = __webpack_require__(3789);
;// CONCATENATED MODULE: ./build/explain-runs/read-reasons.js







/** Reads the logs and annotations of failed jobs: what is known shows what is worth reading next, until nothing is left. */
async function readReasons(runs, source, options) {
    let known = explain_runs_known/* NOTHING */.K$;
    let found = runs;
    /** Logs that are read for inner steps alone. */
    let parts;
    for (;;) {
        const plan = planReading(found, known, options);
        const wanted = new Set([...(known.wanted ?? []), ...plan.logs.map(({ job }) => job.id)]);
        parts ??= fetchParts(options.partJobs, wanted, source);
        if (plan.logs.length + plan.annotated.length === 0)
            return { known, found, parts };
        known = { ...(await readPlanned(plan, known, source, options)), wanted };
        found = options.explain(known);
    }
}
async function fetchParts(partJobs, wanted, { client, repository, signal }) {
    const others = partJobs.filter(({ id }) => !wanted.has(id));
    return await (0,fetch_log/* fetchLogs */.Wy)(others.map((job) => ({ job, steps: [], parts: true })), { client, target: repository, signal, lines: 0 });
}
async function readPlanned({ logs, annotated, maxLogs }, known, source, { logLines: lines }) {
    const { client, repository, signal } = source;
    const [read, ...annotations] = await Promise.all([
        (0,fetch_log/* fetchLogs */.Wy)(logs, { client, target: repository, signal, lines, maxLogs }),
        ...annotated.map(async (id) => [id, await (0,fetch_annotations/* fetchAnnotations */.r)(source, id)]),
    ]);
    const explained = new Map(known.annotations);
    const unannotated = new Set(known.unannotated);
    for (const [id, some] of annotations) {
        if (some === undefined)
            unannotated.add(id);
        else
            explained.set(id, some);
    }
    return { ...known, ...joinLogs(known, read), annotations: explained, unannotated };
}
/**
 * Lists what to read next: first a log of each group of failures, and annotations, then the logs that
 * these show to be worth reading.
 */
function planReading(found, { wanted, annotations, unannotated }, { logLines: lines, maxAnnotated, maxRead, partJobs }) {
    const byRun = found.map(({ failures }) => failures);
    const isFirst = wanted === undefined;
    const areFew = maxRead < fetch_log/* MAX_LOGS */.lS;
    const maxLogs = Math.max(0, maxRead - (wanted?.size ?? 0));
    const chosen = (0,choose_logs/* inTurn */.lo)(byRun.map((some) => (isFirst ? (0,choose_logs/* firstLogs */.gS)(some, maxRead) : (0,choose_logs/* unreadLogs */.PN)(some, wanted))));
    const first = (0,report_failures/* jobsToAnnotate */.ov)(byRun.flat(), {
        maxFailedSteps: areFew ? 0 : (maxAnnotated ?? 10),
        onlyOutcomes: maxAnnotated === undefined && lines === 0,
    });
    const next = byRun.flatMap((some) => (0,lacks_runner/* unstartedToAnnotate */.q)(some, annotations));
    const isDone = areFew || unannotated.size > 0;
    const logs = lines === 0 ? [] : chosen.slice(0, isFirst || areFew ? maxLogs : undefined);
    return {
        logs: logs.map((failure) => {
            const { job } = failure.job;
            return { job, steps: (0,report_failures/* stepsOf */.B_)(failure), parts: isFirst && partJobs.includes(job) };
        }),
        maxLogs,
        // Only annotations may show that a cancelled job reached its time limit, so that its log is wanted.
        annotated: isFirst
            ? [...first].slice(0, areFew ? maxRead : undefined)
            : next.slice(0, isDone ? 0 : report_failures/* MAX_ANNOTATED */.Cf),
    };
}
function joinLogs(one, other) {
    return {
        excerpts: new Map([...one.excerpts, ...other.excerpts]),
        parts: new Map([...one.parts, ...other.parts]),
        uploads: new Map([...one.uploads, ...other.uploads]),
        notes: [...one.notes, ...other.notes],
    };
}
/** Names the permission that can show why jobs did not run to their end, if their annotations could not be read. */
function noteOnUnread(found, unannotated) {
    const unread = found
        .flatMap(({ failures }) => failures)
        .filter(({ job }) => unannotated.has(job.job.id));
    const verbs = new Set(unread.flatMap(({ failure }) => {
        if (failure.kind === 'never-started' && failure.reason === undefined)
            return ['never started'];
        return (0,job_report/* isUnexplained */.ec)(failure) ? ['were cancelled'] : [];
    }));
    if (verbs.size === 0)
        return [];
    const text = `Why jobs ${[...verbs].toSorted().join(' or ')} is unknown: GitHub's annotations could not be read. They need the permission \`checks: read\`.`;
    return [{ severity: 'notice', text }];
}

// EXTERNAL MODULE: ./build/analyse/verdicts/elsewhere.js
var elsewhere = __webpack_require__(3277);
// EXTERNAL MODULE: ./build/analyse/verdicts/judge-causes.js + 2 modules
var judge_causes = __webpack_require__(6817);
// EXTERNAL MODULE: ./build/model/conclusion.js
var model_conclusion = __webpack_require__(6659);
// EXTERNAL MODULE: ./build/analyse/verdicts/order.js
var order = __webpack_require__(7969);
// EXTERNAL MODULE: ./build/analyse/verdicts/red-since.js
var red_since = __webpack_require__(1285);
// EXTERNAL MODULE: ./build/analyse/verdicts/unsteady.js
var unsteady = __webpack_require__(7368);
;// CONCATENATED MODULE: ./build/analyse/verdicts/next-requests.js










/** Runs with several attempts whose previous attempt is read. */
const MAX_RERUNS = 2;
/** Runs that show a known error, if nothing more important is left to read. */
const MIN_KNOWN_IN = 2;
/**
 * Lists what to read next of the base branch; empty as soon as every verdict is clear. What decides a
 * verdict is read before what only adds to one, and the first failure of each cause before others. A
 * request that was made, even in vain, is not listed again.
 */
function nextRequests(causes, comparison) {
    const read = (0,read_runs/* readJobs */.RI)(comparison);
    const wanted = (0,choose_logs/* inTurn */.lo)((0,judge_causes/* comparableSteps */.oZ)(causes)).map((failure) => wantedFor(failure, read));
    const stages = wanted.map((requests) => requests.findIndex(({ length }) => length > 0));
    const stage = Math.min(...stages.filter((index) => index !== -1));
    const next = wanted.flatMap((requests) => requests[stage] ?? []);
    return [...Map.groupBy(next, (request) => JSON.stringify(requestKey(request))).values()].flatMap(ofAllSteps);
}
/** Returns one of some equal requests. Several failed steps of a job are read in one log. */
function ofAllSteps([first, ...others]) {
    if (first?.kind !== 'log')
        return first === undefined ? [] : [first];
    const steps = [first, ...others].flatMap((request) => request.kind === 'log' ? request.steps : []);
    return [{ ...first, steps: [...new Map(steps.map((step) => [step.number, step])).values()] }];
}
function requestKey(request) {
    switch (request.kind) {
        case 'jobs':
            return [request.run.id, request.attempt];
        case 'log':
            return [request.job.id];
        case 'commits':
            return [request.base, request.head];
    }
}
/**
 * Lists what a failure needs, the most important first: (1) the newest run that ran the step, and the
 * newest one of a commit that this run contains, with the log of the job if it failed there; (2)
 * attempts before the latest, and further runs of a commit; (3) on the base branch itself, the runs since
 * the last green one, and their commits; (4) runs that may show that the error comes and goes; (5) one
 * more run that shows a known error.
 */
function wantedFor(failure, comparison) {
    const { base } = comparison;
    const readings = (0,learned_runs/* readRuns */.xx)(failure, comparison);
    const verdict = (0,judge_causes/* judge */.S4)(failure, readings, comparison);
    const newest = (0,judge_causes/* decisive */.l9)(readings, base);
    const contained = (0,order/* containedRuns */.S)(readings, base);
    const deciding = [
        newest,
        verdict.kind === 'known' ? undefined : contained && (0,judge_causes/* decisive */.l9)(contained, base),
    ];
    const decisions = deciding.flatMap(requestFor); // (1)
    const since = base.isCurrent && verdict.kind !== 'unsteady' ? sinceGreen(failure, readings, comparison) : []; // (3)
    if (!canCompare(failure) || verdict.kind === 'unsteady')
        return [decisions, since];
    const attempts = readings
        .filter(unsteady/* isClear */.OD)
        .flatMap((reading) => {
        const before = (0,unsteady/* attemptBefore */.zJ)(reading, failure, comparison);
        return before === undefined ? [] : [{ reading, before }];
    })
        .slice(0, MAX_RERUNS)
        // A second log with the error shows nothing.
        .flatMap(({ reading, before }) => (0,read_runs/* stepPassed */.P)(reading) || (0,read_runs/* isUnread */.KJ)(before) ? requestFor(before) : []);
    const again = [...attempts, ...requestFor(repeatedRun(readings.slice(0, unsteady/* MAX_RECENT_RUNS */.Q5)))]; // (2)
    const learning = toLearn(failure, verdict, readings, comparison);
    const recent = requestFor(recentRun(readings.slice(0, unsteady/* MAX_RECENT_RUNS */.Q5))); // (4)
    const more = verdict.kind === 'known' && verdict.evidence.length < MIN_KNOWN_IN; // (5)
    const next = readings.slice(readings.findIndex(read_runs/* hasSameError */.HN) + 1).find(({ run }) => run.completed);
    return [decisions, [...again, ...learning], since, recent, more ? requestFor(next) : []];
}
/**
 * Lists what shows what varies, if an error is not known: the log of the newest run that passed the step, and, if the
 * branch fails there with another error, that of one more run that failed. Of a new failure, the log of the green run
 * shows which lines are no reason, unless a name is.
 */
function toLearn(failure, { kind, reason }, readings, { base: { responses } }) {
    const compared = readings.findIndex(isLogRead);
    const isUnclear = compared !== -1 && (reason === 'other-error' || reason === 'no-log');
    if (!isUnclear && (kind === 'known' || !hasCandidates(failure)))
        return [];
    const green = readings.slice(0, unsteady/* MAX_RECENT_RUNS */.Q5).find(mayHavePassed);
    if (green === undefined)
        return [];
    const { result } = green;
    if (result.kind === 'passed' && !(0,learned_runs/* isComparableStep */.vo)(failure, result))
        return [];
    const isUnread = result.kind === 'passed' && !responses.excerpts.has(result.job.id);
    const red = readings.slice(compared + 1, compared + 1 + judge_causes/* MAX_RUNS_TO_STEP */.nA).find(mayHaveFailed);
    return [
        ...(isUnread && result.step !== undefined
            ? [{ kind: 'log', job: result.job, steps: [result.step] }]
            : requestFor(green)),
        ...(isUnclear ? requestFor(red) : []),
    ];
}
function isLogRead(reading) {
    return (0,read_runs/* isCompared */.uQ)(reading) && reading.result.compared.excerpts.length > 0;
}
function mayHavePassed(reading) {
    return (0,read_runs/* stepPassed */.P)(reading) || isUnreadAfter(reading, model_conclusion/* isPass */.YX);
}
function mayHaveFailed(reading) {
    return (0,read_runs/* isCompared */.uQ)(reading) || isUnreadAfter(reading, model_conclusion/* isFailure */.N6);
}
/** Whether other lines than the message can be it. */
function hasCandidates({ excerpts: [excerpt] }) {
    return (excerpt?.errors?.candidates.length ?? 0) > 1;
}
function canCompare({ failure, excerpts }) {
    return failure.kind === 'timed-out' || excerpts.some(({ lines }) => lines.length > 0);
}
/** Lists the next unread run since the last green one, and then the commits since. */
function sinceGreen(failure, readings, comparison) {
    const commits = (0,red_since/* findRedSeries */._)(failure, readings, comparison)?.commits;
    if (commits !== undefined) {
        const isRead = comparison.base.responses.commits.has((0,base_branch/* commitsKey */.sN)(commits.base, commits.head));
        return isRead ? [] : [{ kind: 'commits', ...commits }];
    }
    const ran = readings.filter(({ run, result }) => run.completed && result.kind !== 'not-run');
    return requestFor(ran.slice(0, judge_causes/* MAX_RUNS_TO_STEP */.nA).find((reading) => !(0,read_runs/* hasSameError */.HN)(reading)));
}
/** Requests the jobs of a run, or the log of the job that failed in it. */
function requestFor(reading) {
    if (reading === undefined)
        return [];
    const { run, attempt, result } = reading;
    if (result.kind === 'log-unread') {
        return [{ kind: 'log', job: result.job, steps: (0,report_failures/* stepsOf */.B_)(result.failure) }];
    }
    return (0,read_runs/* isUnread */.KJ)(reading) ? [{ kind: 'jobs', run, attempt }] : [];
}
/** Finds a run of the commit of another one that passed or has the error, if it may have done the opposite. */
function repeatedRun(recent) {
    const clear = recent.filter((reading) => (0,unsteady/* isClear */.OD)(reading) && (0,unsteady/* isRepeatable */.su)(reading));
    return recent.find((reading) => clear.some((other) => other.run.commit !== undefined &&
        other.run.commit === reading.run.commit &&
        isUnreadAfter(reading, (0,read_runs/* stepPassed */.P)(other) ? model_conclusion/* isFailure */.N6 : model_conclusion/* isPass */.YX)));
}
/**
 * Finds the next recent run to read to know whether the error comes and goes: one that may have the error,
 * until there are three series of such runs, and then a green one between each two. None if even all of those
 * together can't show it. The list of runs shows which ones may have failed or passed, but not
 * whether they ran the step.
 */
function recentRun(recent) {
    const mayFail = (reading) => (0,read_runs/* hasSameError */.HN)(reading) || isUnreadAfter(reading, model_conclusion/* isFailure */.N6);
    const mayPass = (reading) => (0,read_runs/* stepPassed */.P)(reading) || isUnreadAfter(reading, model_conclusion/* isPass */.YX);
    const series = [[]];
    for (const reading of recent) {
        if (mayFail(reading))
            series.at(-1)?.push(reading);
        else if (mayPass(reading))
            series.push([]);
    }
    const failed = series.filter(({ length }) => length > 0);
    const unclear = failed.find((runs) => !runs.some(read_runs/* hasSameError */.HN))?.[0];
    const known = failed.flatMap((runs) => runs.find(read_runs/* hasSameError */.HN) ?? []).slice(0, unsteady/* MIN_SERIES */.pG);
    if (failed.length < unsteady/* MIN_SERIES */.pG)
        return undefined;
    if (known.length < unsteady/* MIN_SERIES */.pG)
        return unclear;
    const gaps = known
        .slice(1)
        .map((older, at) => recent.slice(recent.indexOf(known[at] ?? older), recent.indexOf(older)));
    return gaps
        .filter((between) => !between.some(read_runs/* stepPassed */.P))
        .flatMap((between) => between.find((reading) => isUnreadAfter(reading, model_conclusion/* isPass */.YX)) ?? [])[0];
}
/** Whether a run was not read, and its conclusion shows that the step can have passed or failed in it. */
function isUnreadAfter({ run, result }, test) {
    if (result.kind === 'log-unread')
        return test('failure');
    return result.kind === 'unread' && run.completed && test(run.conclusion ?? 'unknown');
}

;// CONCATENATED MODULE: ./build/github/base/fetch-others.js










/** Maximum requests to the API for one report: the list, jobs, logs, and the commits of all. */
const MAX_OTHER_REQUESTS = 6;
/** How long before the reported run a run of another branch can have started. */
const fetch_others_MAX_AGE = time/* DAY */.d_;
/** Failed runs that are listed: one branch can have many. */
const fetch_others_MAX_LISTED = 30;
const fetch_others_TIMEOUT = 20 * time/* SECOND */.Z2;
/**
 * Reads failed runs of the same workflow of other branches that may have the failures of a run. Whatever cannot be
 * read of these is missing. Never throws.
 */
async function fetchOthers({ client: whole, signal, ...from }, { run, base, next, heads, ...query }) {
    const { client, remaining } = limitRequests(whole, MAX_OTHER_REQUESTS);
    const ended = AbortSignal.any([signal, AbortSignal.timeout(fetch_others_TIMEOUT)]);
    const source = { ...from, client, signal: ended };
    const what = 'the failed runs of other branches';
    const runs = await listOthers(source, run, base).catch((0,explain/* skipped */.hT)(client, what));
    if (runs === undefined || runs.length === 0)
        return undefined;
    let others = { runs, responses: base_branch/* NO_RESPONSES */.T3, histories: undefined };
    for (;;) {
        // The last request is for the commits.
        const wanted = next(others).slice(0, remaining() - 1);
        if (wanted.length === 0 || ended.aborted)
            return others;
        const isLast = wanted.some(({ kind }) => kind === 'log');
        const [responses, histories] = await Promise.all([
            readAll(source, wanted, others.responses, query),
            isLast
                ? fetchHistories(source, base.name, heads(others)).catch((0,explain/* skipped */.hT)(client, 'the commits'))
                : undefined,
        ]);
        others = { ...others, responses, histories };
    }
}
/** Lists the newest failed run of each other branch, newest first. */
async function listOthers(source, response, base) {
    const reported = (0,listed_run/* decodeListedRun */.z)(response, source.repository);
    const { workflowId: workflow, createdAt = 0 } = reported ?? {};
    if (reported === undefined || workflow === undefined)
        return [];
    const filter = {
        ...{ workflow, status: 'failure', exclude_pull_requests: false },
        created: (0,list_runs/* createdFrom */.dJ)(createdAt - fetch_others_MAX_AGE),
    };
    const { runs } = await (0,list_runs/* listRuns */.v)(source, filter, fetch_others_MAX_LISTED);
    const repaired = repairedAt(base);
    const own = new Set(namesOf(reported));
    const known = new Set([reported.run.commit, ...base.runs.map(({ commit }) => commit)]);
    const isOther = (listing) => !known.has(listing.run.commit) &&
        !namesOf(listing).some((name) => own.has(name)) &&
        isOnto(listing, base.name) &&
        (listing.createdAt ?? 0) >= Math.max(repaired, createdAt - fetch_others_MAX_AGE) &&
        (listing.createdAt ?? Infinity) <= createdAt + fetch_others_MAX_AGE;
    const named = new Set();
    return runs.filter(isOther).flatMap((listing) => {
        const names = namesOf(listing);
        const isNamed = names.some((name) => named.has(name));
        for (const name of names)
            named.add(name);
        const { run } = listing;
        const pullRequest = numberOf(listing);
        return isNamed ? [] : { ...run, pullRequest, attempt: run.attempt ?? 1, completed: true };
    });
}
/** What a branch is known by: a pull request, and its merge group, are the same as its branch. */
function namesOf(listing) {
    const { run, headRepository, headRepositoryId = headRepository } = listing;
    const number = numberOf(listing);
    return [
        ...(number === undefined ? [] : [`#${number}`]),
        ...(run.branch === undefined ? [] : [`${headRepositoryId ?? '?'}:${run.branch}`]),
    ];
}
function numberOf({ run, pullRequests: [pull] }) {
    return queueOf(run)?.pullRequest ?? pull?.number ?? run.pullRequest;
}
/** A fork can have a branch that is named like that of a merge group. */
function queueOf({ event, branch }) {
    return event === 'merge_group' ? (0,model_event/* parseMergeQueueBranch */.Xk)(branch) : undefined;
}
/** Whether a run can have been made by a change that is to be merged into the base branch, not by one of the branch. */
function isOnto({ run, isFromFork, pullRequests }, base) {
    const queue = queueOf(run);
    if (queue !== undefined)
        return queue.base === base;
    if (run.event !== 'push' && !(0,model_event/* isPullRequestEvent */.T5)(run.event))
        return false;
    const isOfBase = run.branch === base && !isFromFork;
    return !isOfBase && pullRequests.every((pull) => pull.base === base);
}
/** Returns when the base branch passed again after its last failed run: an older failure can be that of the branch. */
function repairedAt({ runs }) {
    const ended = runs.filter(({ completed }) => completed);
    const failed = ended.findIndex(({ conclusion }) => (0,model_conclusion/* isFailure */.N6)(conclusion ?? 'unknown'));
    const newer = ended.slice(0, Math.max(0, failed));
    return newer.findLast(({ conclusion }) => (0,model_conclusion/* isPass */.YX)(conclusion ?? 'unknown'))?.startedAt ?? 0;
}

// EXTERNAL MODULE: ./build/model/known-issue.js
var known_issue = __webpack_require__(3875);
// EXTERNAL MODULE: ./build/model/some.js
var some = __webpack_require__(5552);
;// CONCATENATED MODULE: ./build/github/known-issues/read-issues.js




const MAX_READ_ISSUES = 100;
/** Limits for the texts of all issues together, and for the errors in them: the longer they are, the more time they take. */
const MAX_ISSUE_CHARACTERS = 1_000_000;
const MAX_ERROR_CHARACTERS = 50_000;
/** What begins a block; most texts have none, and a parser takes its time for a long one. */
const FENCE = new RegExp(`(?:\`{3}|~{3})[ \\t]*${known_issue/* LANGUAGE */.Np}`);
/** What GitHub calls authors who belong to the repository or its organization. */
const TRUSTED = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);
const UNTRUSTED = 'GitHub shows its author as no member or collaborator of the repository';
function limitedReader(readBlocks) {
    let characters = MAX_ISSUE_CHARACTERS;
    let errorCharacters = MAX_ERROR_CHARACTERS;
    return (text) => {
        characters -= text.length;
        if (characters < 0 || errorCharacters < 0)
            return undefined;
        const blocks = readBlocks(text);
        const errors = blocks.flatMap((block) => ('errors' in block ? block.errors : []));
        errorCharacters -= errors.join('').length;
        return errorCharacters < 0 ? undefined : blocks;
    };
}
/** @throws `GitHubError` if there is no list */
function readList(response, readSome, list) {
    const { nodes } = (0,json_values/* asObject */.eB)(response);
    if (!Array.isArray(nodes))
        throw new github_error/* GitHubError */.y_('the response has no list of issues', { kind: 'other' });
    return nodes.slice(0, MAX_READ_ISSUES).flatMap((node) => readIssue(node, readSome, list) ?? []);
}
/** Reads the blocks of an issue; `undefined` if it has none. A field in a form that GitHub does not send makes nothing known. */
function readIssue(node, readSome, { isOpen, repository: { serverUrl, owner, repo } }) {
    const issue = (0,json_values/* asObject */.eB)(node);
    const number = (0,json_values/* asOrdinal */.Sl)(issue.number);
    const body = (0,json_values/* asString */.oJ)(issue.body) ?? '';
    const closedAt = (0,json_values/* asInstant */.UO)(issue.closedAt, () => undefined);
    const isListed = isOpen ? closedAt === undefined : closedAt !== undefined && isFixed(issue);
    if (number === undefined || !isListed || !FENCE.test(body))
        return undefined;
    const url = `${serverUrl}/${owner}/${repo}/issues/${number}`;
    const noteOn = (reason, what = `Issue #${number}`) => isOpen ? [{ severity: 'notice', text: `${what} lists no known failure: ${reason}.`, url }] : [];
    const isTrusted = TRUSTED.has((0,json_values/* asString */.oJ)(issue.authorAssociation)) || issue.viewerDidAuthor === true;
    // The text of an outsider is not parsed.
    if (!isTrusted)
        return { noteOnOutsider: noteOn(UNTRUSTED) };
    const blocks = readSome(body);
    if (blocks === undefined)
        return { isOmitted: true };
    if (blocks.length === 0)
        return undefined;
    const [problem] = blocks.flatMap((block) => ('problem' in block ? block.problem : []));
    const failures = blocks.filter((block) => 'errors' in block);
    if (!(0,some/* isSome */.Ru)(failures))
        return { notes: noteOn(problem ?? '') };
    const notes = problem === undefined ? [] : noteOn(problem, `A block of issue #${number}`);
    const [author, editor] = [issue.author, issue.editor].map((one) => (0,json_values/* asString */.oJ)((0,json_values/* asObject */.eB)(one).login)?.toLowerCase());
    const isByAuthor = issue.lastEditedAt === null || (author !== undefined && author === editor);
    const title = (0,json_values/* asString */.oJ)(issue.title) ?? '';
    return { issue: { number, title, url, closedAt, isByAuthor, failures }, notes };
}
/** Whether a closed issue was closed because it is done. */
function isFixed({ stateReason }) {
    return stateReason !== 'NOT_PLANNED' && stateReason !== 'DUPLICATE';
}
function noteOnLength(count, label) {
    const [all, errors] = [MAX_ISSUE_CHARACTERS, MAX_ERROR_CHARACTERS].map((max) => max.toLocaleString('en'));
    const text = `The issues labelled ${label} have more than ${all} characters, or errors of more than ${errors}; only the ${count} last changed ones were read.`;
    return { severity: 'notice', text };
}

;// CONCATENATED MODULE: ./build/github/known-issues/fetch-known-issues.js





const MAX_CLOSED = 20;
const MAX_NOTES = 5;
const fetch_known_issues_FIELDS = `{ totalCount nodes {
  number title body closedAt stateReason authorAssociation viewerDidAuthor lastEditedAt
  author { login } editor { login }
} }`;
/** Both lists in one request: open issues can be old, and closed ones matter only while they are new. */
const QUERY = `query ($owner: String!, $repo: String!, $label: String!, $since: DateTime!) {
  repository(owner: $owner, name: $repo) {
    open: issues(first: ${MAX_READ_ISSUES}, labels: [$label], states: [OPEN], orderBy: { field: UPDATED_AT, direction: DESC }) ${fetch_known_issues_FIELDS}
    closed: issues(first: ${MAX_CLOSED}, labels: [$label], states: [CLOSED], filterBy: { since: $since }, orderBy: { field: UPDATED_AT, direction: DESC }) ${fetch_known_issues_FIELDS}
  }
}`;
/**
 * Fetches the issues in which people wrote down known failures, in one request. Never throws: a note says why they
 * could not be read, unless the label is the default one and only a permission is missing.
 */
async function fetchKnownIssues({ client, repository, signal }, label) {
    const { owner, repo } = repository;
    const since = client.now() - known_issue/* MAX_CLOSED_FOR */.c4;
    try {
        const variables = { owner, repo, label, since: new Date(since).toISOString() };
        const data = await client.query(QUERY, variables, signal);
        const { open, closed } = (0,json_values/* asObject */.eB)(data.repository);
        // Most runs pass, and most teams have no such issue.
        const { readBlocks } = await Promise.all(/* import() */[__webpack_require__.e(863), __webpack_require__.e(676)]).then(__webpack_require__.bind(__webpack_require__, 7676));
        const readSome = limitedReader(readBlocks);
        const read = [
            ...readList(open, readSome, { isOpen: true, repository }),
            ...readList(closed, readSome, { isOpen: false, repository }),
        ];
        const issues = read.flatMap(({ issue }) => issue ?? []).slice(0, MAX_READ_ISSUES);
        return {
            known: { label, issues: issues.filter(({ closedAt = Infinity }) => closedAt >= since) },
            notes: [
                // Those on outsiders come last, so that they replace no other note.
                ...limitNotes([
                    ...read.flatMap(({ notes = [] }) => notes),
                    ...read.flatMap(({ noteOnOutsider = [] }) => noteOnOutsider),
                ]),
                ...noteOnOmitted(open, label),
                ...(read.some(({ isOmitted }) => isOmitted) ? [noteOnLength(issues.length, label)] : []),
            ],
        };
    }
    catch (error) {
        if (signal.aborted && !(0,github_error/* isTimeout */.kL)(signal.reason))
            return { known: undefined, notes: [] };
        const text = (0,explain/* explain */.WE)(error, `the issues labelled ${label}`, repository, repair);
        // By default, nobody may have written any, and each red report would have the note.
        const isByDefault = label === known_issue/* LANGUAGE */.Np && isAboutAccess((0,github_error/* toGitHubError */.Lg)(error));
        if (isByDefault)
            client.debug(text);
        return { known: undefined, notes: isByDefault ? [] : [{ severity: 'notice', text }] };
    }
}
function isAboutAccess({ kind }) {
    return kind === 'forbidden' || kind === 'not-found';
}
function repair(error) {
    return isAboutAccess(error)
        ? 'The token needs to read issues: grant the job `issues: read`. An empty known-issues turns this off.'
        : undefined;
}
function noteOnOmitted(open, label) {
    const count = (0,json_values/* asCount */.Wg)((0,json_values/* asObject */.eB)(open).totalCount) ?? 0;
    if (count <= MAX_READ_ISSUES)
        return [];
    const text = `${count} open issues are labelled ${label}; only the ${MAX_READ_ISSUES} last changed ones were read.`;
    return [{ severity: 'notice', text }];
}
function limitNotes(notes) {
    const rest = notes.length - MAX_NOTES;
    if (rest <= 0)
        return notes;
    const issues = rest === 1 ? 'issue lists' : 'issues list';
    const text = `${rest} more ${issues} no known failure, for such reasons.`;
    return [...notes.slice(0, MAX_NOTES), { severity: 'notice', text }];
}

;// CONCATENATED MODULE: ./build/explain-runs/read-evidence.js







/** To list the artifacts of the memory, and to get the address of the newest. */
const MAX_MONTH_REQUESTS = 2;
/** Lists the known failures that people wrote down, if a log can show that they are among those of the runs. */
async function listKnownFailures(found, source, { knownIssues: label, logLines: lines }) {
    const isWanted = lines > 0 && found.some(({ failures }) => failures.some(report_failures/* wantsLog */.sy));
    return label !== undefined && isWanted ? await fetchKnownIssues(source, label) : undefined;
}
/**
 * Reads other branches for the first run with failures that neither the base branch nor an issue explains. Without the
 * base branch, it is unknown which branches are to be merged into it.
 */
async function fetchOthersOf(found, { base: { bases }, known }, source, options) {
    if (options.logLines === 0)
        return [];
    for (const [at, explained] of found.entries()) {
        const { run, jobs = [], responses } = explained;
        const base = bases[at];
        if (base === undefined)
            continue;
        const steps = unexplainedOf(explained, base, known, source);
        if (steps.length === 0)
            continue;
        const others = await fetchOthers(source, {
            ...{ run: responses.run, base, lines: options.logLines, latestOnly: responses.latestOnly },
            next: (read) => (0,elsewhere/* nextOfOthers */.mv)(steps, { run, jobs, others: read }),
            heads: (read) => (0,elsewhere/* headsOfOthers */.A8)(steps, { run, jobs, others: read }),
        });
        return found.map((_, index) => (index === at ? others : undefined));
    }
    return [];
}
/** Reads what comes and goes, if neither the base branch nor an issue explains a failure. */
async function recallMonth(found, { base: { bases }, known }, source, options) {
    const isWanted = found.some((one, at) => unexplainedOf(one, bases[at], known, source).length > 0);
    if (options.logLines === 0 || !isWanted)
        return undefined;
    const branch = await options.defaultBranch(source).catch(() => undefined);
    if (branch === undefined)
        return undefined;
    const { findMonth } = await Promise.all(/* import() | month */[__webpack_require__.e(44), __webpack_require__.e(816), __webpack_require__.e(663)]).then(__webpack_require__.bind(__webpack_require__, 2819));
    const { client } = limitRequests(source.client, MAX_MONTH_REQUESTS);
    return (await findMonth({ ...source, client }, { branch })).month;
}
/** Lists the failed steps of a run that neither the base branch nor an issue explains. */
function unexplainedOf({ run, jobs = [], causes }, base, known, { client }) {
    const issues = known && { ...known, now: client.now() };
    const options = { run, jobs, attempts: undefined, base, known: issues };
    return (0,judge_causes/* unexplainedSteps */.xZ)(causes, options);
}
/** Returns whether the base branch can show whose the failures of a run are. */
function isComparable({ logLines: lines }) {
    return ({ causes }) => lines > 0 && (0,judge_causes/* comparableSteps */.oZ)(causes).some(({ length }) => length > 0);
}
function branchQuery({ responses: { run }, listed }, { baseBranch, defaultBranch }) {
    return { run, baseBranch, defaultBranch, listed };
}
/** Returns what to read of the base branch; `undefined` if that cannot show whose failures they are. */
async function baseQuery(explained, options) {
    if (!isComparable(options)(explained))
        return undefined;
    const { run, jobs = [], causes, responses, earlierRuns } = explained;
    return {
        ...branchQuery(explained, options),
        latestOnly: responses.latestOnly,
        lines: options.logLines,
        atHand: (await earlierRuns)?.runs ?? [],
        next: (base) => nextRequests(causes, { run, jobs, base }),
    };
}

;// CONCATENATED MODULE: ./build/explain-runs/read-all.js








/** Reads the reasons, then what they are compared with and what names them, in parallel. */
async function read_all_readAll(listed, source, options) {
    const { few, explain } = options;
    const bases = basesReader({ ...options, ...source }, few !== undefined);
    // Not awaited: the logs may show that no run needs it.
    void bases.prepare(listed.filter(isComparable(options)).map((explained) => branchQuery(explained, options)));
    const issuesRead = listKnownFailures(listed, source, options);
    const maxRead = few === undefined ? fetch_log/* MAX_LOGS */.lS : explain_runs_known/* MAX_LAST_READ */.vu;
    const { known, found, parts } = await readReasons(listed, source, { ...options, maxRead });
    const namedRead = few === undefined ? readNames(found, known, source, options) : explain_runs_known/* UNNAMED */.rY;
    const queries = found.map(async (explained) => await baseQuery(explained, options));
    const base = await bases.read(await Promise.all(queries));
    const issues = await issuesRead;
    const compared = { base, known: issues?.known };
    const further = [found, compared, source, options];
    const [elsewhere, month] = few === undefined ? [fetchOthersOf(...further), recallMonth(...further)] : [];
    const rest = await parts;
    const all = joinLogs(known, rest);
    const beside = new Map(found.flatMap((one, at) => [...excerptsBesideGreen(one, base.bases[at])]));
    const named = await namedRead;
    const { files: results, notes } = named.results;
    const isMore = rest.parts.size + beside.size + named.files.size + results.length > 0;
    const excerpts = new Map([...all.excerpts, ...beside]);
    const explained = isMore ? explain({ ...known, ...all, excerpts }, named) : found;
    const unread = noteOnUnread(explained, known.unannotated);
    const refused = [...notesOnRefused(explained, results), ...notesOnRetried(results)];
    return {
        ...compared,
        found: explained,
        notes: [few ?? [], all.notes, unread, issues?.notes ?? [], notes, refused].flat(),
        others: (await elsewhere) ?? [],
        month: await month,
    };
}
/** Reads what names the tests that failed, and then the files of all that failed. */
async function readNames(found, known, source, options) {
    const results = await fetchResultsOf(found, known.uploads, source, options);
    const named = { ...explain_runs_known/* UNNAMED */.rY, results };
    if (options.links === false)
        return named;
    return { ...named, files: await fetchFilesOf(options.explain(known, named), source) };
}


/***/ }),

/***/ 4899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ mayHaveUploaded),
/* harmony export */   P: () => (/* binding */ chooseArtifacts)
/* harmony export */ });
/* harmony import */ var _model_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3215);
/* harmony import */ var _model_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(865);


/** GitHub's clock and that of a runner differ, and both times are rounded to seconds. */
const TOLERANCE = 2 * _model_time_js__WEBPACK_IMPORTED_MODULE_1__/* .SECOND */ .Z2;
/** Default and common names of steps that upload. */
const UPLOAD = /upload|artifact/i;
/** Steps that the runner adds at the end of a job. */
const ADDED = /^(?:Post |Complete job$)/;
/**
 * Returns the artifacts that can have the test results of the wanted jobs. Names of artifacts decide nothing, unless the
 * user has named some; the newest of one name then counts:
 *
 * 1. the log of a job says that it uploaded the artifact, which was created while the job ran;
 * 2. or it was created while a step of a job ran that can have uploaded it.
 */
function chooseArtifacts(artifacts, { isNamed, ...evidence }) {
    const newest = new Map(artifacts.map(({ name, id }) => [name, id]));
    return artifacts
        .map((artifact) => ({ ...artifact, uploaders: uploadersOf(artifact, evidence) }))
        .filter(({ id, name, uploaders }) => isNamed === undefined
        ? uploaders.some(({ jobId }) => evidence.wanted.has(jobId))
        : isNamed(name) && newest.get(name) === id);
}
function uploadersOf({ id: artifact, createdAt }, { jobs, wanted, uploads }) {
    const ranThen = ({ state }) => wasDuring(state, createdAt);
    const possible = jobs.filter(ranThen);
    // 1
    const logged = possible.filter(({ id }) => uploads.get(id)?.includes(artifact));
    // 2
    return (logged.length > 0 ? logged : possible).flatMap(({ id, steps: all }) => {
        const steps = all.filter((step) => ranThen(step) && !ADDED.test(step.name));
        const named = steps.filter(({ name }) => UPLOAD.test(name));
        // If tests of the job failed, it can be any step after the failure.
        const failed = wanted.has(id) ? ((0,_model_run_js__WEBPACK_IMPORTED_MODULE_0__/* .failedStep */ .cG)(all)?.number ?? 0) : Infinity;
        const later = steps.filter(({ number }) => number > failed);
        const [step, ...others] = named.length > 0 ? named : later;
        if (step === undefined && logged.length === 0)
            return [];
        return { jobId: id, step: others.length === 0 ? step?.number : undefined };
    });
}
/** Returns whether a step of a failed job ran that can have uploaded something. */
function mayHaveUploaded({ steps }) {
    const failed = (0,_model_run_js__WEBPACK_IMPORTED_MODULE_0__/* .failedStep */ .cG)(steps)?.number ?? 0;
    return steps.some(({ name, number, state }) => (number > failed || UPLOAD.test(name)) &&
        !ADDED.test(name) &&
        !(state.kind === 'finished' && state.conclusion === 'skipped'));
}
function wasDuring(state, time = NaN) {
    if (state.kind === 'waiting')
        return false;
    const { startedAt = NaN } = state;
    const { completedAt = Infinity } = state.kind === 'finished' ? state : {};
    return time >= startedAt - TOLERANCE && time <= completedAt + TOLERANCE;
}


/***/ })

};
