export const id = 754;
export const ids = [754];
export const modules = {

/***/ 4281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  toChromeTrace: () => (/* binding */ toChromeTrace)
});

// UNUSED EXPORTS: lanesOf

// EXTERNAL MODULE: ./build/model/conclusion.js
var model_conclusion = __webpack_require__(6659);
// EXTERNAL MODULE: ./build/model/target.js
var target = __webpack_require__(677);
// EXTERNAL MODULE: ./build/model/time.js
var time = __webpack_require__(865);
// EXTERNAL MODULE: ./build/render/text/inline.js
var inline = __webpack_require__(6488);
// EXTERNAL MODULE: ./build/render/text/markdown.js
var markdown = __webpack_require__(3232);
// EXTERNAL MODULE: ./build/render/text/state-fields.js
var state_fields = __webpack_require__(9308);
// EXTERNAL MODULE: ./build/render/text/units.js
var units = __webpack_require__(6818);
// EXTERNAL MODULE: ./build/render/timeline/bars.js
var bars = __webpack_require__(6891);
;// CONCATENATED MODULE: ./build/render/export/chrome-events.js
const MICROSECONDS_PER_MILLISECOND = 1_000;
/** Numbers processes and threads in one sequence, because their numbers must differ. */
function traceEvents(processes) {
    let ids = 0;
    return processes.flatMap(({ name, tracks }) => {
        if (tracks.length === 0)
            return [];
        const pid = ++ids;
        return [
            ...metadata('process', name, { pid, tid: pid }),
            ...tracks.flatMap((track) => trackEvents(track, { pid, tid: ++ids })),
        ];
    });
}
function trackEvents({ name, slices }, thread) {
    return [...metadata('thread', name, thread), ...slices.map((slice) => sliceEvent(slice, thread))];
}
/** Returns the name and the position of a process or a thread, in the form in which Chrome writes them. */
function metadata(kind, name, thread) {
    const event = { ph: 'M', cat: '__metadata', ts: 0, ...thread };
    return [
        { ...event, name: `${kind}_name`, args: { name } },
        { ...event, name: `${kind}_sort_index`, args: { sort_index: thread.tid } },
    ];
}
/** Returns `X` with a duration, `I` for an instant, or `B` without an end. */
function sliceEvent({ from, to, ...slice }, thread) {
    const ts = from * MICROSECONDS_PER_MILLISECOND;
    if (to === Infinity)
        return { ph: 'B', ...thread, ...slice, ts };
    // A slice of no length confuses trace viewers if another starts at the same time.
    if (to === from)
        return { ph: 'I', s: 't', ...thread, ...slice, ts };
    const dur = (to - from) * MICROSECONDS_PER_MILLISECOND;
    return { ph: 'X', ...thread, ...slice, ts, dur };
}

;// CONCATENATED MODULE: ./build/render/export/interval.js


/** Returns when the run took place, up to the report; `undefined` if unknown. */
function runSpan({ run: { startedAt: from }, totals: { wall } }) {
    return from === undefined || wall === undefined ? undefined : { from, to: from + wall };
}
/** Returns when a job waited; `undefined` if that is unknown, or if it took no time. */
function waitOf(report) {
    const waiting = (0,bars/* barsOf */.IS)(report, Infinity)?.waiting;
    return waiting !== undefined && (0,bars/* lengthOf */.Y5)(waiting) > 0 ? waiting : undefined;
}
/** Returns what the job waited for. GitHub does not say why a job never got a runner. */
function waitName({ job: { state }, queue, mayAwaitApproval }) {
    const isQueued = state.kind === 'waiting' && state.status === 'queued';
    if (isQueued || queue !== undefined)
        return 'Waiting for a runner';
    return mayAwaitApproval === true ? 'Waiting for approval or a runner' : 'Waiting';
}
/**
 * Returns whether the run has no known end. A report that a job of the run makes covers the run up to
 * that job, so it has an end.
 */
function isOpen({ run: { status }, totals, jobs = [] }) {
    // A job that needs others is listed only when these have finished.
    const isUnfinished = status !== undefined || totals.unfinished > 0;
    return isUnfinished && !jobs.some(({ current }) => current);
}
/** Returns the jobs of this attempt; those of an earlier attempt belong to the trace of that. */
function attemptJobs({ jobs = [] }) {
    return jobs.filter(({ carriedOver }) => !carriedOver);
}
/** Returns how many jobs and steps are known to have started. */
function countStarted(jobs) {
    const states = jobs.flatMap(({ job, steps }) => [
        job.state,
        ...steps.map(({ step }) => step.state),
    ]);
    return states.filter((state) => state.kind === 'finished' ? state.conclusion !== 'skipped' : (0,state_fields/* startOf */.G)(state) !== undefined).length;
}

;// CONCATENATED MODULE: ./build/render/export/chrome-trace.js










/**
 * Returns the run as a trace: one process per kind of runner, one thread per job, and in it slices for
 * the queue, the job and each step. The slices of a thread must nest, so parallel steps get a thread
 * of their own.
 *
 * Unfinished jobs and steps are slices without an end. Skipped ones are omitted, and so are those
 * with unknown or impossible times, which `omitted` counts.
 */
function toChromeTrace(report) {
    const jobs = attemptJobs(report);
    const tracks = new Map(jobs.map((job) => [job, tracksOf(job)]));
    const about = aboutRun(report, countOmitted(jobs, [...tracks.values()].flat()));
    const byLabels = Map.groupBy(jobs, ({ job }) => job.runner.labels.toSorted().join(', '));
    return {
        displayTimeUnit: 'ms',
        otherData: about,
        traceEvents: traceEvents([
            { name: 'Run', tracks: runTracks(report, about) },
            ...Array.from(byLabels, ([labels, labelled]) => ({
                name: labels === '' ? 'no runner label' : (0,markdown/* singleLine */.pF)(labels),
                tracks: labelled.flatMap((job) => tracks.get(job) ?? []),
            })),
        ]),
    };
}
function aboutRun({ run, conclusion, madeAt }, omitted) {
    return {
        repository: run.repository,
        runId: run.id,
        attempt: run.attempt ?? null,
        branch: run.branch === undefined ? null : (0,markdown/* singleLine */.pF)(run.branch),
        commit: run.commit ?? null,
        url: run.url,
        conclusion,
        madeAt: new Date(madeAt).toISOString(),
        omitted,
    };
}
function runTracks(report, args) {
    const { run } = report;
    const { startedAt: from } = run;
    const slice = isOpen(report) && from !== undefined ? { from, to: Infinity } : runSpan(report);
    if (slice === undefined)
        return [];
    const number = run.number === undefined ? '' : ` #${run.number}`;
    const name = (0,markdown/* singleLine */.pF)(`${run.workflow ?? 'run'}${number}`);
    return [{ name: 'run', slices: [{ ...slice, name, cat: 'run', args }] }];
}
function tracksOf(job) {
    const name = (0,inline/* displayName */.QC)(job.job);
    const queue = queueSlice(job);
    const whole = jobSlice(job);
    const steps = job.steps.flatMap((step) => stepSlice(step, job) ?? []);
    const within = whole === undefined ? steps : steps.map((step) => ({ ...step, ...clip(step, whole) }));
    const bounds = whole ?? { from: queue?.to ?? -Infinity, to: Infinity };
    const [first = [], ...others] = lanesOf(within, bounds);
    return [
        { name, slices: [queue, whole, ...first].filter((slice) => slice !== undefined) },
        ...others.map((slices) => ({ name: `${name} (at the same time)`, slices })),
    ].filter(({ slices }) => slices.length > 0);
}
function queueSlice(report) {
    const { job } = report;
    const slice = waitOf(report);
    if (slice === undefined)
        return undefined;
    const args = { job: (0,inline/* displayName */.QC)(job), url: job.url };
    return { ...slice, name: waitName(report), cat: 'queue', cname: 'grey', args };
}
function jobSlice(report) {
    const { job, outcome, forgiven } = report;
    // The end of the current job is not known, only that of its last finished step.
    const duration = job.state.kind === 'finished' ? report.duration : undefined;
    const slice = (0,bars/* barsOf */.IS)({ ...report, duration }, Infinity)?.running;
    if (slice === undefined)
        return undefined;
    const args = {
        ...stateArgs(job.state, report.duration),
        outcome: outcome ?? null,
        forgiven,
        url: job.url,
        runner: job.runner.name === undefined ? null : (0,markdown/* singleLine */.pF)(job.runner.name),
    };
    return { ...slice, name: (0,inline/* displayName */.QC)(job), cat: 'job', ...colour(outcome), args };
}
function stepSlice(report, { job }) {
    const { step, duration } = report;
    const { number, state } = step;
    const { conclusion } = (0,state_fields/* stateFields */.N)(state);
    const slice = (0,bars/* stepSpan */.rW)(report, job, Infinity);
    if (slice === undefined)
        return undefined;
    const args = { number, ...stateArgs(state, duration), url: (0,target/* stepUrl */.OW)(job, step) };
    return { ...slice, name: (0,markdown/* singleLine */.pF)(step.name), cat: 'step', ...colour(conclusion), args };
}
function stateArgs(state, duration) {
    return { ...(0,state_fields/* stateFields */.N)(state), durationSeconds: (0,units/* toSeconds */.fP)(duration) };
}
/**
 * Clips a step to its job if clocks and rounding put it just outside: the first step often starts a
 * second before its job. The reported times are in its `args`.
 */
function clip({ from, to }, { from: first, to: last }) {
    const isNear = from >= first - MAX_CLOCK_DIFFERENCE &&
        to <= last + MAX_CLOCK_DIFFERENCE &&
        from <= last &&
        to >= first;
    return isNear ? { from: Math.max(from, first), to: Math.min(to, last) } : { from, to };
}
const MAX_CLOCK_DIFFERENCE = 2 * time/* SECOND */.Z2;
function colour(conclusion) {
    return conclusion !== undefined && conclusion !== null && (0,model_conclusion/* isFailure */.N6)(conclusion)
        ? { cname: 'terrible' }
        : {};
}
/** Counts the jobs and steps that ran but are not drawn. */
function countOmitted(jobs, tracks) {
    const drawn = tracks.flatMap(({ slices }) => slices).filter(({ cat }) => cat !== 'queue');
    return countStarted(jobs) - drawn.length;
}
/**
 * Puts slices into as few lanes as possible, without overlaps in a lane. The first lane, which may be
 * empty, holds only slices within `bounds`.
 *
 * @param slices in any order
 */
function lanesOf(slices, bounds) {
    const lanes = [
        { within: bounds, end: bounds.from, slices: [] },
    ];
    for (const slice of slices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
        const free = lanes.find(({ within, end }) => end <= slice.from && slice.to <= within.to);
        if (free === undefined) {
            const within = { from: -Infinity, to: Infinity };
            lanes.push({ within, end: slice.to, slices: [slice] });
        }
        else {
            free.end = slice.to;
            free.slices.push(slice);
        }
    }
    return lanes.map((lane) => lane.slices);
}


/***/ })

};
