export const id = 169;
export const ids = [169];
export const modules = {

/***/ 6169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  judgeCommit: () => (/* binding */ judgeCommit)
});

// EXTERNAL MODULE: ./build/model/conclusion.js
var model_conclusion = __webpack_require__(6659);
// EXTERNAL MODULE: ./build/model/report/commit-report.js
var commit_report = __webpack_require__(9843);
// EXTERNAL MODULE: ./build/analyse/gate/exemptions.js
var exemptions = __webpack_require__(1234);
// EXTERNAL MODULE: ./build/analyse/gate/fail-on.js
var fail_on = __webpack_require__(9966);
// EXTERNAL MODULE: ./build/analyse/gate/gate.js
var gate = __webpack_require__(6561);
;// CONCATENATED MODULE: ./build/analyse/gate/commit-gate.js





/**
 * Returns the report of a commit with what the gate decides about it and about each of its runs. Results in
 * `needs` count even if the current run is not reported.
 */
function withCommitGate(report, inputs) {
    const runs = report.runs.map((run) => ({ ...run, report: withRunGate(run.report, inputs) }));
    const gates = runs.flatMap(({ report: { gate } }) => gate ?? []);
    const isShown = runs.some(({ report: { needs } }) => needs.length > 0);
    const found = (0,gate/* joinRules */.ee)([
        ...rulesWithoutFindings(inputs),
        ...gates.flatMap(({ rules }) => rules),
        ...(isShown ? [] : (0,gate/* rulesOfNeeds */.ki)(inputs)),
    ]);
    const isAlone = found.every(({ input, fails }) => input !== 'fail-on' || !fails);
    const rules = found.map((rule) => isAlone && rule.input === 'fail-on'
        ? (0,gate/* ruleOf */.Y)(rule.input, rule.value, findCommit(report, rule.value))
        : rule);
    const soFar = !report.complete || runs.some((run) => (0,commit_report/* isUnfinishedRun */.J)(run) || (0,gate/* isOpen */.nT)(run.report));
    const exempt = gates.flatMap((gate) => gate.exempt);
    return { ...report, runs, gate: (0,gate/* gateOf */.Rv)(rules, soFar, exempt) };
}
function withRunGate(report, inputs) {
    const failOn = isPending(report)
        ? inputs.failOn.filter((value) => value !== fail_on/* ANY */.x4 && value !== fail_on/* NEW */.dy)
        : inputs.failOn;
    const found = (0,gate/* rulesOfRun */.os)(report, { ...inputs, failOn });
    const rules = (0,gate/* joinRules */.ee)([...rulesWithoutFindings(inputs), ...found]);
    return { ...report, gate: (0,gate/* gateOf */.Rv)(rules, (0,gate/* isOpen */.nT)(report), (0,exemptions/* exemptionsOf */.Q)(report, rules)) };
}
/** Whether nothing has finished yet in a run of a commit, so that it shows no more than one that still runs. */
function isPending({ unfinished, complete, conclusion, jobs = [] }) {
    const isPassing = jobs.every(({ outcome }) => outcome === undefined || (0,model_conclusion/* isPass */.YX)(outcome));
    return unfinished && complete && conclusion === 'unknown' && isPassing;
}
function rulesWithoutFindings(inputs) {
    return [
        ...inputs.failOn.map((value) => (0,gate/* ruleOf */.Y)('fail-on', value, [])),
        ...(0,gate/* failingLines */.OZ)(inputs).map((line) => (0,gate/* ruleOf */.Y)('budgets', line, [])),
    ];
}
/** Returns the commit as a whole if a value of `fail-on` fails for it although none of its runs shows why. */
function findCommit({ conclusion, complete }, value) {
    const rest = { kind: 'commit', runId: undefined, jobId: undefined, name: undefined };
    if (conclusion === 'unknown') {
        const isCovered = value === fail_on/* NEW */.dy || (0,fail_on/* coversConclusion */.AI)(value, conclusion);
        return isCovered ? [{ ...rest, conclusion, reason: 'conclusion' }] : [];
    }
    return value === fail_on/* NEW */.dy && !(0,model_conclusion/* isPass */.YX)(conclusion) && !complete
        ? [{ ...rest, conclusion: undefined, reason: 'incomplete' }]
        : [];
}

// EXTERNAL MODULE: ./build/analyse/analyse.js + 9 modules
var analyse = __webpack_require__(4521);
// EXTERNAL MODULE: ./build/model/event.js
var model_event = __webpack_require__(7950);
// EXTERNAL MODULE: ./build/model/target.js
var model_target = __webpack_require__(677);
// EXTERNAL MODULE: ./build/model/some.js
var some = __webpack_require__(5552);
// EXTERNAL MODULE: ./build/analyse/causes/order-causes.js
var order_causes = __webpack_require__(8520);
;// CONCATENATED MODULE: ./build/analyse/commit/commit-causes.js



/**
 * Lists the causes of all runs, ordered by verdict and then the worst first. Causes of several runs are one if their signatures and
 * verdicts are equal: the base branch can have an error in one workflow, and not in another. A cause
 * without a signature stays alone, since nothing shows that it is the same.
 */
function commitCauses(runs) {
    const all = runs.flatMap((run) => run.report.causes.map((cause) => ({ cause, run })));
    const causes = (0,some/* groupsOf */.c1)(all, ({ cause }, index) => causeKey(cause) ?? index)
        .map((same) => {
        const parts = (0,some/* mapSome */.pO)(same, ({ cause }) => cause);
        const [first, ...others] = parts;
        return {
            ...first,
            failures: [...first.failures, ...others.flatMap(({ failures }) => failures)],
            consequences: parts.flatMap(({ consequences }) => consequences),
            ...mergeVerdicts(parts),
            runs: (0,some/* mapSome */.pO)((0,some/* groupsOf */.c1)(same, ({ run }) => run), ([{ run }]) => run),
        };
    })
        .toSorted((a, b) => causeRank(a) - causeRank(b));
    return (0,order_causes/* orderCauses */.r)(causes);
}
/** Since when a branch is red, or green again, belongs to the verdict, as do the suspect commits. */
function causeKey({ signature, verdicts }) {
    if (signature === undefined)
        return undefined;
    const keys = verdicts.map(({ verdict: { kind, reason, branch, redSince, passedSince } }) => {
        const first = redSince && (redSince.run.commit ?? redSince.run.runId);
        const since = [first, redSince?.commits.map(({ sha }) => sha), passedSince !== undefined];
        return [kind, reason, branch, ...since];
    });
    return JSON.stringify([signature, keys]);
}
/** Merges the verdicts of causes that have the same ones, with the evidence for all of them. */
function mergeVerdicts([first, ...others]) {
    if (others.length === 0)
        return { verdict: first.verdict, verdicts: first.verdicts };
    const verdicts = (0,some/* mapSome */.pO)(first.verdicts, ({ verdict, failures }, index) => {
        const same = others.flatMap((cause) => cause.verdicts[index] ?? []);
        const evidence = [verdict, ...same.map((judged) => judged.verdict)].flatMap((each) => each.evidence);
        return {
            failures: [...failures, ...same.flatMap((judged) => judged.failures)],
            verdict: {
                ...verdict,
                evidence: [...new Map(evidence.map((each) => [each.url, each])).values()],
                // The newest runs of two workflows are no series.
                inLastRuns: undefined,
            },
        };
    });
    return { verdict: verdicts[0].verdict, verdicts };
}
function causeRank({ failures }) {
    return Math.min(...failures.map(({ job }) => (0,model_conclusion/* severityRank */.qs)(job.outcome ?? 'unknown')));
}

// EXTERNAL MODULE: ./build/analyse/jobs/job-report.js
var job_report = __webpack_require__(4331);
// EXTERNAL MODULE: ./build/analyse/jobs/timing.js
var timing = __webpack_require__(57);
// EXTERNAL MODULE: ./build/analyse/jobs/job-timing.js
var job_timing = __webpack_require__(4943);
// EXTERNAL MODULE: ./build/analyse/totals/waiting.js
var waiting = __webpack_require__(6999);
;// CONCATENATED MODULE: ./build/analyse/commit/commit-totals.js





/** Adds up the runs of a commit. Jobs that were carried over from an earlier attempt count in no time. */
function commitTotals(runs) {
    const totals = runs.map(({ report }) => report.totals);
    const jobs = runs.flatMap(({ report }) => report.jobs ?? []);
    const ran = jobs.filter(({ carriedOver, job }) => !carriedOver && job.kind === 'job');
    const startedAt = (0,timing/* minKnown */.CP)(runs.map(({ createdAt, report }) => createdAt ?? report.run.startedAt));
    const completedAt = (0,timing/* maxKnown */.OG)(ran.map(job_report/* jobEnd */.$T));
    const sum = (count) => totals.reduce((total, one) => total + count(one), 0);
    return {
        startedAt,
        completedAt,
        duration: (0,timing/* between */.Tq)(startedAt, completedAt),
        execution: (0,timing/* sumKnown */.z_)(totals.map(({ execution }) => execution)),
        peakJobs: (0,waiting/* peakOf */.X)((0,job_timing/* jobTimings */.xP)(jobs)),
        runsTotal: runs.length,
        runsUnfinished: runs.filter(commit_report/* isUnfinishedRun */.J).length,
        jobsTotal: sum(({ jobsTotal }) => jobsTotal),
        jobsFailed: sum(({ jobsFailed }) => jobsFailed),
        jobsUnfinished: sum(({ jobsUnfinished }) => jobsUnfinished),
    };
}

// EXTERNAL MODULE: ./build/analyse/history/same-jobs.js
var same_jobs = __webpack_require__(5508);
// EXTERNAL MODULE: ./build/analyse/jobs/state.js
var state = __webpack_require__(1058);
;// CONCATENATED MODULE: ./build/analyse/commit/required-checks.js



/** GitHub truncates the names of jobs to this length, so that longer ones do not identify a check. */
const MAX_NAME_LENGTH = 100;
const BLOCKING_FIRST = [
    'failed',
    'missing',
    'unfinished',
    'unknown',
    'passed',
];
/** Finds the jobs that the rules of a branch require, by their names, as GitHub does. */
function requiredChecks({ branch, complete, checks }, options) {
    const found = checks.map((rule) => requiredCheck(rule, options));
    const rank = ({ status }) => BLOCKING_FIRST.indexOf(status);
    return { branch, complete, checks: found.toSorted((a, b) => rank(a) - rank(b)) };
}
function requiredCheck(rule, options) {
    const { name, app } = rule;
    const { runs, all, complete, overridden, areAllChosen, actionsApp } = options;
    const isOfOtherApp = app !== undefined && actionsApp !== undefined && app !== actionsApp;
    if (isOfOtherApp || name.length >= MAX_NAME_LENGTH)
        return { name, status: 'unknown', url: undefined, skippedAs: undefined };
    const named = all.flatMap(({ report }) => (report.jobs ?? []).flatMap(({ job }) => (job.name === name ? [{ job, run: report.run }] : [])));
    const [first] = named;
    if (first === undefined) {
        const isOver = complete && areAllChosen && runs.every(({ finished }) => finished);
        const skipped = isOver ? skippedFor(name, all) : undefined;
        const isOfActions = skipped !== undefined || (app !== undefined && app === actionsApp);
        const status = isOver && isOfActions ? 'missing' : 'unknown';
        return { name, status, url: skipped?.url, skippedAs: skipped?.name };
    }
    const [status, ...others] = new Set(named.map(({ job, run }) => (overridden.has(run.id) ? 'unknown' : checkStatus(job))));
    const isCertain = status !== undefined && others.length === 0;
    return { name, status: isCertain ? status : 'unknown', url: first.job.url, skippedAs: undefined };
}
/** Returns the skipped job as which GitHub reports the matrix or call that a check belongs to, by its name. */
function skippedFor(name, runs) {
    const jobs = runs.flatMap(({ report }) => report.jobs ?? []).map(({ job }) => job);
    const isNamed = (job) => (0,same_jobs/* standsFor */.jE)(job.name, name) && !(0,same_jobs/* standsFor */.jE)(job.name, '');
    return jobs.find((job) => (0,state/* isSkipped */.JR)(job) && isNamed(job));
}
/**
 * By GitHub's own conclusion: a job that only the workflow or the user forgives still blocks.
 *
 * https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/collaborating-on-repositories-with-code-quality-features/about-status-checks
 */
function checkStatus(job) {
    const conclusion = (0,state/* conclusionOf */.vu)(job);
    if (conclusion === undefined)
        return 'unfinished';
    if (conclusion === 'unknown')
        return 'unknown';
    return (0,model_conclusion/* isPass */.YX)(conclusion) ? 'passed' : 'failed';
}

;// CONCATENATED MODULE: ./build/analyse/commit/analyse-commit.js






/** Computes the report of a commit from those of its runs. */
function analyseCommit(reported, { target, pullRequest, rules, othersPassed, notes, now, ...options }) {
    // A run of which there is only the job that makes the report says nothing about the commit.
    const isCounted = ({ report, current }) => !current || report.jobs === undefined || report.jobs.some((job) => !job.current);
    const labels = labelRuns(reported.filter(isCounted).map(({ report }) => report.run));
    const all = reported.map(({ listing, report, current }) => ({
        report,
        label: labels.get(report.run) ?? '',
        workflowId: listing.workflowId,
        createdAt: listing.createdAt,
        finished: report.run.conclusion !== undefined,
        current,
    }));
    const runs = all.filter(isCounted).toSorted(worstFirst);
    const complete = options.complete && runs.every(({ report }) => report.complete);
    return {
        kind: 'commit',
        repository: `${target.owner}/${target.repo}`,
        commit: target.commit,
        url: (0,model_target/* commitUrl */.Bg)(target),
        branch: onlyOne(runs.map(({ report }) => report.run.branch)),
        pullRequest,
        madeAt: now,
        conclusion: concludeCommit(runs, othersPassed),
        gate: undefined,
        complete,
        runs,
        causes: commitCauses(runs),
        requiredChecks: rules && requiredChecks(rules, { ...options, all, runs, complete }),
        totals: commitTotals(runs),
        notes: [...notes, ...(ranOnBaseOnly(runs) ? [NOT_TESTED] : [])],
    };
}
const NOT_TESTED = {
    severity: 'notice',
    text: 'All runs are for pull_request_target. They ran the workflows of the base branch, so they do not show whether the code of the commit passes.',
};
/** By conclusion; runs that have not finished come before those that passed. */
function worstFirst(a, b) {
    const rank = ({ report, finished }) => Math.min((0,model_conclusion/* severityRank */.qs)(report.conclusion), finished ? Infinity : (0,model_conclusion/* severityRank */.qs)('success') - 0.5);
    return rank(a) - rank(b) || (a.createdAt ?? 0) - (b.createdAt ?? 0);
}
function onlyOne(values) {
    const [first, ...others] = new Set(values);
    return others.length === 0 ? first : undefined;
}
/**
 * Returns the worst conclusion of the runs. An unfinished run counts only if something failed in it.
 * `unknown` if no run shows that the code of the commit passed: runs for `pull_request_target` do not.
 *
 * @param othersPassed whether every other run of the commit is known and passed
 */
function concludeCommit(runs, othersPassed) {
    const counted = runs.filter(({ finished, report }) => finished || report.conclusion !== 'unknown');
    const worst = (0,model_conclusion/* worstOf */.hm)(counted.map(({ report }) => report.conclusion));
    if (worst === undefined)
        return 'unknown';
    const isTested = counted.some(({ report }) => !model_event/* BASE_EVENTS */.wz.has(report.run.event));
    return (0,model_conclusion/* isPass */.YX)(worst) && !(isTested && othersPassed) ? 'unknown' : worst;
}
/** Returns whether all runs of a commit ran for `pull_request_target`. */
function ranOnBaseOnly(runs) {
    return runs.length > 0 && runs.every(({ report }) => model_event/* BASE_EVENTS */.wz.has(report.run.event));
}
/**
 * Returns a label for each run, unique as far as possible: the name of the workflow, and, if that is
 * not enough, the event, the branch and the number of the run.
 */
function labelRuns(runs) {
    const labels = new Map();
    for (const sharing of Map.groupBy(runs, workflowNameOf).values()) {
        const count = FORMS.findIndex((form) => new Set(sharing.map((run) => form(run).join())).size === sharing.length);
        const form = FORMS.at(count) ?? (() => []);
        for (const run of sharing) {
            const details = form(run).join(', ');
            labels.set(run, details === '' ? workflowNameOf(run) : `${workflowNameOf(run)} (${details})`);
        }
    }
    return labels;
}
const byEvent = ({ event = 'unknown event' }) => [event];
const byBranch = (run) => [...byEvent(run), run.branch ?? 'unknown branch'];
/** The last one is always unique. */
const FORMS = [
    () => [],
    byEvent,
    byBranch,
    (run) => [...byBranch(run), `run ${run.id}`],
];
function workflowNameOf({ workflow, id }) {
    return workflow ?? `Run ${id}`;
}

;// CONCATENATED MODULE: ./build/analyse/commit/choose-runs.js


/** Each run costs at least a request. */
const MAX_COMMIT_RUNS = 60;
/**
 * Chooses the newest run of each workflow, event and branch. These rules keep a run from hiding the
 * result of the commit:
 *
 * 1. A newer run that was skipped does not replace an older one that ran: a label or a comment can
 *    start a workflow whose jobs are all skipped.
 * 2. GitHub records a run for `pull_request_target` at the commit of the pull request or at that of the
 *    base branch. A run at the base branch is not one of this commit.
 * 3. The run that makes the report is always chosen.
 * 4. Only a push, a pull request or a schedule repeats a run of another title. Other events, such as
 *    two manual deployments, start different work.
 * 5. If the commit is the head of several pull requests, nothing shows which of them a run is for. So
 *    no run for one replaces an older one that did not pass.
 */
function chooseRuns(listed, { commit, ownRunId, currentRunId }) {
    const isCurrent = ({ run }) => run.id === currentRunId; // (3)
    const own = listed.filter((listing) => listing.run.id === ownRunId || belongsTo(listing, commit));
    const groups = [...Map.groupBy(own, repetitionKey).values()].map((group) => {
        const [newest, ...older] = group.toSorted((a, b) => Number(wasSkipped(a)) - Number(wasSkipped(b)) || b.run.id - a.run.id);
        const isAmbiguous = hasSeveralPullRequests(group, commit); // (5)
        const kept = older.filter((listing) => isCurrent(listing) || (isAmbiguous && !hasPassed(listing)));
        const chosen = newest === undefined ? [] : [newest, ...kept];
        const others = group.filter((listing) => !chosen.includes(listing));
        return {
            chosen,
            replaced: older.filter((listing) => !kept.includes(listing) && !hasPassed(listing)),
            overridden: chosen.filter((listing) => !wasSkipped(listing) &&
                (group.some((other) => wasSkipped(other) && other.run.id > listing.run.id) ||
                    others.some((other) => startOf(other) > startOf(listing)))),
        };
    });
    const ranked = groups
        .flatMap(({ chosen }) => chosen)
        .toSorted((a, b) => Number(isCurrent(b)) - Number(isCurrent(a)) ||
        runRank(a) - runRank(b) ||
        b.run.id - a.run.id);
    return {
        runs: ranked.slice(0, MAX_COMMIT_RUNS),
        omitted: ranked.slice(MAX_COMMIT_RUNS),
        replaced: groups.flatMap(({ replaced }) => replaced),
        overridden: new Set(groups.flatMap(({ overridden }) => overridden.map(({ run }) => run.id))),
        areAllChosen: ranked.length === own.length,
    };
}
/** Omits a run, and those of its workflow and event, of which one would otherwise stand for it. */
function withoutWorkflowOf(runId, runs) {
    const omitted = runs.find(({ run }) => run.id === runId);
    if (omitted === undefined)
        return runs;
    return runs.filter(({ run, workflowId }) => run.id !== runId && (workflowId !== omitted.workflowId || run.event !== omitted.run.event));
}
/** Returns the only pull request whose head is the commit; `undefined` if there are several or none. */
function pullRequestOf(runs, commit) {
    const found = new Map(runs
        .flatMap(({ pullRequests }) => pullRequests)
        .filter(({ head }) => head === commit)
        .map(({ number, url, base }) => [number, { number, url, base }]));
    return found.size === 1 ? [...found.values()][0] : undefined;
}
/** Returns the branch into which a merge queue merges the commit. */
function queueBaseOf(runs) {
    const queues = runs.map(({ run }) => (0,model_event/* parseMergeQueueBranch */.Xk)(run.branch));
    return queues.find((queue) => queue !== undefined)?.base;
}
/** Whether a run is of this commit. (2) */
function belongsTo({ run, headCommit, pullRequests }, commit) {
    if (!model_event/* BASE_EVENTS */.wz.has(run.event))
        return true;
    if (headCommit !== undefined)
        return headCommit === commit;
    return pullRequests.length === 0 || pullRequests.some(({ head }) => head === commit);
}
/** The branch distinguishes a push of a tag from one of a branch, and forks from each other. */
function repetitionKey({ run, workflowId, headRepository }) {
    const workflow = workflowId ?? run.workflow ?? run.id;
    // Users can rename a pull request. (4)
    const title = model_event/* REPEATED_EVENTS */.zP.has(run.event) ? undefined : (run.title ?? run.id);
    return JSON.stringify([workflow, run.event, run.branch, headRepository, title]);
}
function hasSeveralPullRequests(group, commit) {
    const ofPullRequests = group.filter(({ run }) => (0,model_event/* isPullRequestEvent */.T5)(run.event));
    const heads = ofPullRequests
        .flatMap(({ pullRequests }) => pullRequests)
        .filter(({ head }) => head === commit);
    return new Set(heads.map(({ number }) => number)).size > 1;
}
function hasPassed({ run: { conclusion } }) {
    return conclusion !== undefined && (0,model_conclusion/* isPass */.YX)(conclusion);
}
/** Of the latest attempt. */
function startOf({ run }) {
    return run.startedAt ?? 0;
}
function wasSkipped({ run }) {
    return run.conclusion === 'skipped';
}
/** A run that did not pass decides the conclusion, and an unfinished one can. */
function runRank({ run: { conclusion } }) {
    if (conclusion === undefined)
        return (0,model_conclusion/* severityRank */.qs)('success') - 0.5;
    return (0,model_conclusion/* isPass */.YX)(conclusion) ? (0,model_conclusion/* severityRank */.qs)('success') : (0,model_conclusion/* severityRank */.qs)(conclusion);
}

// EXTERNAL MODULE: ./build/analyse/totals/unmatched-patterns.js
var unmatched_patterns = __webpack_require__(1017);
// EXTERNAL MODULE: ./build/build-report.js + 15 modules
var build_report = __webpack_require__(5323);
// EXTERNAL MODULE: ./build/explain-runs/explain-runs.js + 1 modules
var explain_runs = __webpack_require__(7385);
// EXTERNAL MODULE: ./build/github/commit/fetch-branch-rules.js
var fetch_branch_rules = __webpack_require__(6505);
// EXTERNAL MODULE: ./build/github/history/default-branch.js
var default_branch = __webpack_require__(433);
// EXTERNAL MODULE: ./build/github/errors/explain.js
var explain = __webpack_require__(2823);
// EXTERNAL MODULE: ./build/github/errors/github-error.js
var github_error = __webpack_require__(3334);
// EXTERNAL MODULE: ./build/github/json-values.js
var json_values = __webpack_require__(769);
// EXTERNAL MODULE: ./build/github/run/run-responses.js
var run_responses = __webpack_require__(3436);
// EXTERNAL MODULE: ./build/github/run/attempt-jobs.js
var attempt_jobs = __webpack_require__(6082);
// EXTERNAL MODULE: ./build/github/runs/listed-run.js
var listed_run = __webpack_require__(444);
// EXTERNAL MODULE: ./build/github/runs/list-runs.js
var list_runs = __webpack_require__(5076);
;// CONCATENATED MODULE: ./build/github/commit/list-commit-runs.js







/** Labels and comments can start a workflow many times for one commit. */
const MAX_LISTED = 300;
/**
 * Lists the runs of a commit, of every event, and adds its own run if the list lacks it, or has an earlier
 * attempt of it: the list can be late, and GitHub can record the run at another commit. Never throws: if
 * that fails, a note says why.
 */
async function listWithOwnRun(source, { commit, currentRun }, { ownRunId, triggeringRun }) {
    const listed = await listCommitRuns(source, commit, triggeringRun);
    if (listed.runs === undefined || ownRunId === undefined)
        return listed;
    const known = (0,json_values/* asObject */.eB)(triggeringRun).id === ownRunId ? triggeringRun : undefined;
    const attempt = currentRun?.runId === ownRunId ? (currentRun.attempt ?? 1) : (0,attempt_jobs/* attemptOf */.tx)(known);
    const isListed = listed.runs.some(({ run }) => run.id === ownRunId && (run.attempt ?? 1) >= attempt);
    if (isListed)
        return listed;
    const own = await fetchCommitRun(source, { runId: ownRunId, attempt, known });
    const others = listed.runs.filter(({ run }) => run.id !== ownRunId);
    return {
        runs: [...own.runs, ...others],
        complete: listed.complete && own.notes.length === 0,
        notes: [...listed.notes, ...own.notes],
    };
}
/**
 * Lists the runs of a commit, of every event. Never throws: if that fails, a note says why.
 *
 * @param triggeringRun the run that triggered the workflow, as its event contains it
 */
async function listCommitRuns(source, commit, triggeringRun) {
    const { client, repository } = source;
    const filter = { head_sha: commit, exclude_pull_requests: false };
    try {
        const { runs, complete, ...count } = await (0,list_runs/* listRuns */.v)(source, filter, MAX_LISTED);
        const responses = runs.map(({ response }) => (0,run_responses/* withKnownEnd */.Fu)(response, triggeringRun));
        return {
            runs: decodeListedRuns(responses, repository),
            complete,
            notes: complete ? [] : [noteOnUnlisted(runs.length, count)],
        };
    }
    catch (error) {
        const text = (0,explain/* explain */.WE)(error, `the runs of commit ${commit}`, repository, client.repair);
        return { runs: undefined, complete: false, notes: [{ severity: 'warning', text }] };
    }
}
/**
 * Fetches a run that the list of a commit's runs lacks; returns an empty list if GitHub does not know it.
 * Never throws: for another error, a note says why, and the run is as its event contains it, or has only
 * its id and attempt, as for an attempt that GitHub does not list yet.
 *
 * @param attempt at least this one
 */
async function fetchCommitRun(source, { runId, attempt, known }) {
    const { client, repository } = source;
    const facts = known ?? { id: runId, run_attempt: attempt };
    try {
        const response = await (0,run_responses/* fetchRunResponse */.NJ)(source, runId);
        const run = (0,attempt_jobs/* attemptOf */.tx)(response) < attempt ? facts : (0,run_responses/* withKnownEnd */.Fu)(response, known);
        return { runs: decodeListedRuns([run], repository), notes: [] };
    }
    catch (error) {
        if (known !== undefined)
            return { runs: decodeListedRuns([known], repository), notes: [] };
        if ((0,github_error/* isNotFound */.c4)(error))
            return { runs: [], notes: [] };
        const text = (0,explain/* explain */.WE)(error, `run ${runId}`, repository, client.repair);
        return { runs: decodeListedRuns([facts], repository), notes: [{ severity: 'warning', text }] };
    }
}
function decodeListedRuns(responses, repository) {
    return responses.flatMap((response) => (0,listed_run/* decodeListedRun */.z)(response, repository) ?? []);
}
function noteOnUnlisted(listed, { total, capped }) {
    const count = total === undefined ? 'an unknown number of' : `${capped ? 'at least ' : ''}${total}`;
    const text = `The commit has ${count} runs, of which the newest ${listed} were listed. Others can have failed.`;
    return { severity: 'warning', text };
}

// EXTERNAL MODULE: ./build/github/run/decode.js + 2 modules
var decode = __webpack_require__(6746);
// EXTERNAL MODULE: ./build/github/workflow/fetch-workflow.js
var fetch_workflow = __webpack_require__(3814);
;// CONCATENATED MODULE: ./build/build-commit-report.js















/**
 * Fetches the runs of a commit and builds its report. Takes one request for the list, and for each run
 * one per 100 jobs and at most one for its workflow file; also logs and annotations of failed jobs and
 * the base branch, within the limits of a single run, and two requests for the required checks. Never
 * throws for a failed request or an invalid response.
 */
async function buildCommitReport(options) {
    const { client, target, ownRunId, signal, allowedFailures, budgets } = options;
    const source = { client, repository: target, signal };
    const rulesFor = (branch) => branch === undefined || options.requiredChecks === false
        ? undefined
        : (0,fetch_branch_rules/* fetchBranchRules */.Wz)(source, branch);
    const knownBase = target.pullRequest?.base;
    const earlyRules = rulesFor(knownBase);
    const listed = await listWithOwnRun(source, target, options);
    // The report knows what GitHub listed, so it is as old as the list.
    const now = options.now();
    const { runs: chosen, omitted, replaced, overridden, areAllChosen, } = chooseRuns(withoutWorkflowOf(options.omittedRunId, listed.runs ?? []), {
        commit: target.commit,
        ownRunId,
        currentRunId: target.currentRun?.runId,
    });
    const pullRequest = target.pullRequest ?? pullRequestOf(chosen, target.commit);
    const base = knownBase ?? pullRequest?.base ?? queueBaseOf(chosen);
    const files = workflowFiles(options);
    const [rules, runs] = await Promise.all([
        earlyRules ?? rulesFor(base),
        Promise.all(chosen.map((listing) => fetchRunOfCommit(listing, options, files))),
    ]);
    const explained = await (0,explain_runs/* explainRuns */.U)(runs, {
        ...options,
        baseBranch: pullRequest?.base,
        defaultBranch: (0,default_branch/* defaultBranchReader */.P)(options.defaultBranch),
    });
    const report = analyseCommit(runs.map(({ listing, run, target: { current } }, at) => ({
        listing,
        current: current !== undefined,
        report: (0,analyse/* analyse */.K)(run, {
            currentRun: current,
            allowedFailures,
            budgets,
            found: explained.found[at],
            base: explained.base.bases[at],
            others: explained.others[at],
            month: explained.month,
            known: explained.known,
            now,
        }),
    })), {
        target,
        pullRequest,
        rules,
        overridden,
        areAllChosen,
        actionsApp: (0,fetch_branch_rules/* actionsAppOf */.u3)(target.serverUrl),
        complete: listed.complete && omitted.length === 0,
        othersPassed: listed.complete && omitted.every(hasPassed),
        notes: (0,build_report/* uniqueNotes */.re)([
            ...listed.notes,
            ...(listed.runs !== undefined && chosen.length === 0 ? [noteOnNoRuns(target)] : []),
            ...noteOnReplaced(replaced),
            ...noteOnWorkflows(rules),
            ...explained.notes,
            ...explained.base.notes,
        ]),
        now,
    });
    const all = report.runs.map((run) => run.report);
    const unmatched = report.complete ? (0,unmatched_patterns/* unmatchedPatterns */.x)(all, options) : [];
    const notes = [...noteOnOmittedRuns(omitted, report.runs.length), ...report.notes, ...unmatched];
    return { ...report, notes };
}
/** Fetches the jobs of a run, and its workflow file if that can show which failure caused another. */
async function fetchRunOfCommit(listing, options, fetchFile) {
    const { client, signal } = options;
    const { response } = listing;
    const target = targetOf(listing, options.target);
    const { runId, attempt = 1 } = target;
    const jobs = await (0,attempt_jobs/* findJobs */.kM)({ client, repository: target, signal }, { runId, attempt });
    const responses = { ...jobs, run: response };
    const run = await (0,build_report/* settleRun */.lj)(responses, { ...options, target });
    const fetched = { listing, target, run, responses };
    if ((run.jobs ?? []).filter(state/* hasNotPassed */.Un).length < 2)
        return fetched;
    const workflow = await fetchFile(target, response);
    const { graph, graphMissing } = (0,decode/* decodeRun */.a)({ ...responses, jobs: undefined, workflow }, target);
    return { ...fetched, run: { ...run, graph, graphMissing } };
}
/** Returns the run's reference. The run that makes the report also has what its runner knows. */
function targetOf({ run }, { currentRun, ...repository }) {
    if (currentRun?.runId === run.id && currentRun.attempt === run.attempt)
        return currentRun;
    const { serverUrl, owner, repo } = repository;
    return { serverUrl, owner, repo, runId: run.id, attempt: run.attempt, current: undefined };
}
/** Fetches each workflow file once, since one workflow can run for several events. */
function workflowFiles({ client, signal }) {
    const files = new Map();
    return (target, response) => {
        const { path, event } = (0,json_values/* asObject */.eB)(response);
        const key = JSON.stringify([path, model_event/* BASE_EVENTS */.wz.has((0,json_values/* asString */.oJ)(event))]);
        // Without the files that it calls, which would take more requests.
        const alone = { ...(0,json_values/* asObject */.eB)(response), referenced_workflows: [] };
        const source = { client, repository: target, signal };
        const file = files.get(key) ?? (0,fetch_workflow/* fetchWorkflow */.S)(source, target, Promise.resolve(alone));
        files.set(key, file);
        return file;
    };
}
function noteOnNoRuns({ commit, owner, repo }) {
    return {
        severity: 'warning',
        text: `GitHub lists no workflow run of commit ${commit} in ${owner}/${repo}. Runs for workflow_run are listed with the default branch, and those of a fork with the repository that they ran in.`,
    };
}
function noteOnOmittedRuns(omitted, read) {
    if (omitted.length === 0)
        return [];
    const counts = Map.groupBy(omitted, ({ run }) => run.conclusion ?? 'unfinished');
    const which = [...counts].map(([conclusion, { length }]) => `${length} ${conclusion}`).join(', ');
    const text = `The report covers ${read} workflow runs of the commit. It omits others: ${which}.`;
    return [{ severity: 'warning', text }];
}
const MAX_REPLACED = 3;
function noteOnReplaced(replaced) {
    if (replaced.length === 0)
        return [];
    const names = replaced.map(({ run }) => {
        const number = run.number === undefined ? run.id : `#${run.number}`;
        return `${run.workflow ?? 'run'} ${number} (${run.conclusion ?? 'unfinished'})`;
    });
    const rest = names.length - MAX_REPLACED;
    const which = [...names.slice(0, MAX_REPLACED), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
    const text = `Not in the report, because a newer run of the same workflow, event and branch replaces them: ${which}.`;
    return [{ severity: 'notice', text }];
}
function noteOnWorkflows({ branch, workflows = [] } = {}) {
    if (workflows.length === 0)
        return [];
    const text = `The rules of ${branch} also require these workflows as a whole, whose jobs they do not name: ${workflows.join(', ')}.`;
    return [{ severity: 'notice', text }];
}

// EXTERNAL MODULE: ./build/github/pull-request/find-pull-requests.js + 1 modules
var find_pull_requests = __webpack_require__(3940);
// EXTERNAL MODULE: ./build/github/pull-request/pull-request.js
var pull_request = __webpack_require__(6073);
;// CONCATENATED MODULE: ./build/github/commit/resolve-commit.js






const COMMIT = '/repos/{owner}/{repo}/commits/{ref}';
/**
 * Returns the full SHA of an abbreviated one, by which GitHub finds no run.
 *
 * @throws as `client.get`, or if the text is the name of a branch or tag rather than a SHA
 */
async function resolveSha({ client, repository: { owner, repo }, signal }, abbreviated) {
    const { sha } = await client.get(COMMIT, { owner, repo, ref: abbreviated }, signal);
    const found = expectSha(sha);
    if (found.startsWith(abbreviated))
        return found;
    const message = `${abbreviated} is the name of a branch or tag, at commit ${found}`;
    throw new GitHubError(message, { kind: 'other' });
}
/** @throws as `client.get` */
async function fetchPullRequest({ client, repository, signal }, number) {
    const { owner, repo } = repository;
    const response = await client.get(PULL, { owner, repo, pull_number: number }, signal);
    const { commit, base } = decodePullRequest({ ...response, number }) ?? {};
    return {
        commit: expectSha(commit),
        pullRequest: toPullRequestRef(repository, { number, base }),
    };
}
/**
 * Finds the commit that a run tests. That of a run for a pull request is the head of the pull request,
 * although GitHub can record a run for `pull_request_target` at the base branch. The list of a fork's
 * pull requests is empty in a run, so they take one more request.
 *
 * @param known the run as an event contains it; `undefined` to fetch it
 * @throws as `client.get`, if the run could not be read
 */
async function findCommitOfRun(source, runId, known) {
    const run = (0,json_values/* asObject */.eB)(known ?? (await (0,run_responses/* fetchRunResponse */.NJ)(source, runId)));
    const listed = (0,pull_request/* listedPullRequests */.Dz)(run);
    const found = listed.length === 0 && (0,model_event/* isPullRequestEvent */.T5)((0,json_values/* asString */.oJ)(run.event))
        ? await (0,find_pull_requests/* findPullRequestsOfRun */.hB)(source, run)
        : listed;
    const described = (0,json_values/* asString */.oJ)((0,json_values/* asObject */.eB)(run.head_commit).id);
    const recorded = (0,json_values/* asString */.oJ)(run.head_sha);
    const tested = model_event/* BASE_EVENTS */.wz.has((0,json_values/* asString */.oJ)(run.event)) ? (described ?? recorded) : recorded;
    const heads = found.filter(({ commit }) => [described, recorded].includes(commit));
    const [only, ...others] = heads;
    return {
        commit: expectSha(only?.commit ?? tested),
        // Of several, none is the one that the commit belongs to.
        pullRequest: only === undefined || others.length > 0
            ? undefined
            : (0,pull_request/* toPullRequestRef */.rV)(source.repository, only),
    };
}
function expectSha(value) {
    const sha = (0,json_values/* asSha */.Pr)(value);
    if (sha !== undefined)
        return sha;
    throw new github_error/* GitHubError */.y_('the response has no SHA of a commit', { kind: 'not-json' });
}

;// CONCATENATED MODULE: ./build/actions/report/judge-commit.js




/**
 * Builds the report of a commit, with what the gate decided.
 *
 * @throws if the event does not show the commit, and the run could not be read
 */
async function judgeCommit(inputs, source, connection) {
    const { target, currentRun } = inputs;
    const { serverUrl, owner, repo } = target;
    const isEvent = source.kind === 'run' && source.response !== undefined;
    const commit = await judge_commit_findCommit(target, source, connection);
    const built = await buildCommitReport({
        ...inputs,
        ...connection,
        target: { serverUrl, owner, repo, currentRun, ...commit },
        ownRunId: source.kind === 'run' ? source.runId : currentRun?.runId,
        omittedRunId: isEvent ? currentRun?.runId : undefined,
    });
    return withCommitGate(built, inputs);
}
async function judge_commit_findCommit(target, source, { client, signal }) {
    if (source.kind === 'current-run' && source.sha !== undefined)
        return { commit: source.sha, pullRequest: source.pullRequest };
    const [runId, response] = source.kind === 'run' ? [source.runId, source.response] : [target.runId, undefined];
    return await findCommitOfRun({ client, repository: target, signal }, runId, response).catch((error) => {
        throw new Error((0,explain/* explain */.WE)(error, `the commit of run ${runId}`, target, client.repair), {
            cause: error,
        });
    });
}


/***/ }),

/***/ 3940:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hB: () => (/* binding */ findPullRequestsOfRun)
});

// UNUSED EXPORTS: fetchPullRequest, findPullRequests

// EXTERNAL MODULE: ./build/github/errors/explain.js
var explain = __webpack_require__(2823);
// EXTERNAL MODULE: ./build/github/json-values.js
var json_values = __webpack_require__(769);
// EXTERNAL MODULE: ./build/model/event.js
var model_event = __webpack_require__(7950);
// EXTERNAL MODULE: ./build/github/pull-request/pull-request.js
var pull_request = __webpack_require__(6073);
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


/***/ })

};
