export const id = 530;
export const ids = [530];
export const modules = {

/***/ 7270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderPage: () => (/* binding */ renderPage)
});

// UNUSED EXPORTS: fillTemplate

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/model/report/any-report.js
var any_report = __webpack_require__(1598);
// EXTERNAL MODULE: ./build/model/report/gate.js
var gate = __webpack_require__(6678);
// EXTERNAL MODULE: ./build/render/findings/failures.js
var findings_failures = __webpack_require__(2973);
// EXTERNAL MODULE: ./build/render/findings/heading.js
var heading = __webpack_require__(7074);
// EXTERNAL MODULE: ./build/render/sections/needs.js
var needs = __webpack_require__(3547);
// EXTERNAL MODULE: ./build/render/sections/sections.js + 7 modules
var sections = __webpack_require__(360);
// EXTERNAL MODULE: ./build/render/text/markdown.js
var markdown = __webpack_require__(3232);
// EXTERNAL MODULE: ./build/model/report/job-report.js
var job_report = __webpack_require__(3789);
// EXTERNAL MODULE: ./build/render/findings/cause-text.js + 1 modules
var cause_text = __webpack_require__(9881);
// EXTERNAL MODULE: ./build/render/findings/error-list.js
var error_list = __webpack_require__(8399);
// EXTERNAL MODULE: ./build/render/findings/failure-labels.js
var failure_labels = __webpack_require__(5620);
// EXTERNAL MODULE: ./build/render/findings/log-block.js
var log_block = __webpack_require__(9501);
// EXTERNAL MODULE: ./build/render/text/inline.js
var inline = __webpack_require__(6488);
// EXTERNAL MODULE: ./build/render/text/labels.js
var labels = __webpack_require__(2086);
// EXTERNAL MODULE: ./build/render/text/units.js
var units = __webpack_require__(6818);
;// CONCATENATED MODULE: ./build/render/html/icons.js
/**
 * The icons of the page, drawn: not every computer has a font with the emoji that other outputs use.
 * They are outlines in a box of 16 by 16, whose shape differs too, for readers who see no colours.
 */
const ICONS = [
    { tone: 'passed', emoji: '✅☑️', shape: 'M4.5 8.2l2.3 2.3 4.6-4.8' },
    { tone: 'failed', emoji: '❌', shape: 'M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6' },
    { tone: 'stopped', emoji: '🚫', shape: 'M5 11L11 5' },
    { tone: 'skipped', emoji: '⏭️⚪', shape: 'M5 8h6' },
    { tone: 'active', emoji: '▶️⏳', shape: 'M8 4.6V8l2.4 1.6' },
    { tone: 'odd', emoji: '⚠️❔', shape: 'M8 4.6v4.2M8 11.2v.2' },
    { tone: 'note', emoji: 'ℹ️', shape: 'M8 7.4v4M8 4.8v.2' },
];
/** The shapes, to which each icon refers by the name of its tone. */
const ICON_SHAPES = `<svg class="shapes" width="0" height="0" aria-hidden="true">${ICONS.map(({ tone, shape }) => `<symbol id="icon-${tone}" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="currentColor" opacity=".14" /><path d="${shape}" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" /></symbol>`).join('')}</svg>`;
const EMOJI = /(?:✅|☑️|❌|🚫|⏭️|⚪|▶️|⏳|⚠️|❔|ℹ️)/gu;
/** Draws the icons in a text. Their meaning is always there in words, too. */
function drawIcons(text) {
    return text.replace(EMOJI, (emoji) => {
        const { tone } = ICONS.find((icon) => icon.emoji.includes(emoji)) ?? ICONS[0];
        return `<svg class="icon ${tone}" width="16" height="16" aria-hidden="true"><use href="#icon-${tone}" /></svg>`;
    });
}

;// CONCATENATED MODULE: ./build/render/html/inline.js


/** Letters that are read from right to left, and would reorder the text around them. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
/** Writes the parts of a sentence in the HTML page. */
const HTML = {
    text: (raw) => drawIcons(isolate(escapeHtml((0,markdown/* singleLine */.pF)(raw)))),
    code: (raw) => `<code>${isolate(escapeHtml((0,markdown/* singleLine */.pF)(raw)))}</code>`,
    link: inline_link,
    strong: (written) => `<strong>${written}</strong>`,
};
/** Escapes text for an element or an attribute. */
function escapeHtml(raw) {
    return raw
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');
}
function isolate(escaped) {
    return RIGHT_TO_LEFT.test(escaped) ? `<bdi>${escaped}</bdi>` : escaped;
}
/** Links only what a browser cannot run as a script. Does not cut the URL: that of a new issue is longer than a name may be. */
function inline_link(written, url) {
    if (!/^https?:\/\//.test(url))
        return written;
    const whole = (0,markdown/* withoutControls */.DJ)(url).replaceAll('\n', ' ');
    return `<a href="${escapeHtml(whole)}" target="_blank" rel="noreferrer">${written}</a>`;
}

// EXTERNAL MODULE: ./build/render/findings/section.js
var findings_section = __webpack_require__(2639);
;// CONCATENATED MODULE: ./build/render/html/write-section.js





/**
 * Returns a section of the page; '' if it says nothing.
 *
 * @param id of its heading, for links to it
 */
function writeSection(id, section) {
    const blocks = (0,findings_section/* blocksToShow */.F)(section);
    return wrapSection(id, section.title, blocks.map((block) => writeBlock(block, section.title)).join('\n'));
}
function wrapSection(id, title, body) {
    if (body === '')
        return '';
    return `<section aria-labelledby="${id}">\n<h2 id="${id}">${title}</h2>\n${body}\n</section>`;
}
function writeBlock(block, title) {
    if (typeof block === 'string')
        return `<p>${block}</p>`;
    if ('legend' in block)
        return `<p class="muted legend-line">${block.legend}</p>`;
    if ('list' in block)
        return writeList(block.list);
    return writeTable(block.table, title);
}
function writeList(items) {
    if (items.length === 0)
        return '';
    return `<ul>${items.map((item) => `<li>${writeItem(item)}</li>`).join('\n')}</ul>`;
}
function writeItem(item) {
    if (typeof item === 'string')
        return item;
    const below = (item.below ?? []).map((part) => `\n<div>${typeof part === 'string' ? part : writeCode(part.code)}</div>`);
    return `${drawIcons((0,labels/* iconOf */.ZG)(item.icon))} ${item.text}${below.join('')}`;
}
function writeCode(lines) {
    return `<pre class="log">${escapeHtml((0,markdown/* withoutControls */.DJ)(lines.join('\n')))}</pre>`;
}
/** Returns a table that scrolls sideways if there is no room for it. */
function writeTable({ columns, rows }, label) {
    const head = columns.map((column) => `<th scope="col"${classOf(column)}>${column.title}</th>`);
    const name = columns.findIndex(({ isName }) => isName);
    const body = rows.map((row) => {
        const cells = row.map((cell, at) => at === name ? `<th scope="row">${cell}</th>` : `<td${classOf(columns[at])}>${cell}</td>`);
        return `<tr>${cells.join('')}</tr>`;
    });
    return [
        `<div class="table-scroll" role="group" aria-label="${escapeHtml(label)}" tabindex="0"><table>`,
        `<thead><tr>${head.join('')}</tr></thead>`,
        `<tbody>${body.join('\n')}</tbody>`,
        '</table></div>',
    ].join('\n');
}
function classOf(column) {
    return column?.align === 'right' ? ' class="numeric"' : '';
}

;// CONCATENATED MODULE: ./build/render/html/failures.js













/** Returns the number of the cause on the page that says why a job did not pass, by the id of the job. */
function causesByJob({ entries }) {
    return new Map(entries.flatMap((entry, index) => {
        if (!('cause' in entry))
            return [];
        const { failures, consequences } = entry.cause;
        const [{ failure }] = failures;
        if ((0,job_report/* isUnexplained */.ec)(failure) && (0,failure_labels/* waitedFor */.a6)(failures).length === 0)
            return [];
        const jobs = [...failures.map(({ job }) => job), ...consequences];
        return jobs.map(({ job }) => [job.id, index + 1]);
    }));
}
/** Renders what failed and why, once per cause, with its logs. */
function renderFailures({ counts, entries, rest }) {
    const shown = entries.map((entry, index) => (entry.runs.length === 0 ? '' : `<p class="runs">${entry.runs.join(', ')}</p>\n`) +
        renderEntry(entry, index));
    const parts = [...shown, ...(rest > 0 ? [`<p>and ${rest} more in the JSON report</p>`] : [])];
    return wrapSection('causes', (0,findings_failures/* failuresTitle */.ID)(entries), parts.length === 0 ? '' : [...counts.map((line) => `<p>${line}</p>`), ...parts].join('\n'));
}
function renderEntry(entry, index) {
    const title = `${drawIcons((0,labels/* iconOf */.ZG)(entry.outcome))} <span>${entry.sentence}</span>`;
    if (!('cause' in entry))
        return `<article class="cause"><h3>${title}</h3></article>`;
    const { jobs, verdicts, lines, errors, consequences, newIssue } = entry;
    return [
        `<article class="cause" id="cause-${index + 1}"><h3>${title}</h3>`,
        ...(jobs.length === 0 ? [] : [renderJobs(jobs)]),
        ...lines.map((line) => `<p>${line}</p>`),
        ...errors.map(renderErrors),
        ...renderEvidence(entry),
        ...verdicts.map(({ commits, commitsTitle }) => renderList(commitsTitle, commits)),
        ...consequences.map((line) => `<p>${line}</p>`),
        ...newIssue.map((link) => `<p>${link}</p>`),
        showLinks((0,cause_text/* firstFailure */.fx)(entry.cause).job.job.id),
        '</article>',
    ].join('\n');
}
/** Returns links to the bar and the row that the script draws. */
function showLinks(id) {
    return `<p class="script"><a href="#job=${id}">Show in the timeline</a> · <a href="#row=${id}">in the table of jobs</a></p>`;
}
function renderJobs(jobs) {
    if (jobs.length <= cause_text/* MAX_NAMED_JOBS */.wR)
        return `<p>${(0,units/* enumerate */.HL)(jobs, cause_text/* MAX_NAMED_JOBS */.wR)}</p>`;
    return `<details><summary>${(0,units/* plural */.LS)(jobs.length, 'job')}</summary><p>${jobs.join(', ')}</p></details>`;
}
function renderList(heading, items) {
    if (items.length === 0)
        return '';
    return `${heading === '' ? '' : `<p>${heading}</p>\n`}${writeList(items)}`;
}
function renderErrors(list) {
    const { paragraph, items } = (0,error_list/* errorParts */.VU)(list);
    return items.length === 0 ? `<p class="error">${paragraph}</p>` : renderList(paragraph, items);
}
function renderEvidence({ cause, logs, annotations }) {
    const name = (0,inline/* displayName */.QC)((0,cause_text/* firstFailure */.fx)(cause).job.job);
    return [
        ...logs.flatMap(({ intro, excerpt }, at) => [
            ...intro.map((line) => `<p>${line}</p>`),
            `<pre class="log" tabindex="0" role="region" aria-label="Log ${at + 1} of ${escapeHtml(name)}">${(0,log_block/* logRows */.Wk)(excerpt)
                .map(({ kind, text }) => {
                const escaped = escapeHtml((0,markdown/* withoutControls */.DJ)(text.replaceAll('\t', '    ')));
                return kind === 'line' ? escaped : `<span class="${kind}">${escaped}</span>`;
            })
                .join('\n')}</pre>`,
        ]),
        writeList(annotations.map((line) => HTML.text(line))),
    ];
}

// EXTERNAL MODULE: ./build/render/findings/overview.js + 1 modules
var overview = __webpack_require__(233);
;// CONCATENATED MODULE: ./build/render/html/header.js








/** Renders the result, and below it where the run or commit is from. */
function renderHeader(report) {
    const { result, name, verdict } = (0,heading/* headingOf */.Wm)(report);
    const { text, link } = HTML;
    const [title, origin] = report.kind === 'commit'
        ? [undefined, (0,overview/* overviewOf */.bq)(report, HTML).origin]
        : [report.run.title, (0,overview/* originOf */.yv)(report, HTML, true)];
    return [
        ICON_SHAPES,
        '<header>',
        `<h1>${drawIcons((0,labels/* iconOf */.ZG)(result))} <span>${link(text(name), (0,any_report/* pageOf */.ZZ)(report))} ${text(verdict)}</span></h1>`,
        ...(0,overview/* overviewOf */.bq)(report, HTML).advice.map((line) => `<p>${line}</p>`),
        ...(title === undefined ? [] : [`<p class="title">${text(title)}</p>`]),
        `<p class="muted">${[text((0,any_report/* repositoryOf */._M)(report)), ...origin].join(' · ')}</p>`,
        '</header>',
    ].join('\n');
}
/** Renders the totals, the times and what else is worth a look, which a reader of a failure needs after it. */
function renderTotals(report) {
    const { totals, lines } = (0,overview/* overviewOf */.bq)(report, HTML);
    const times = report.kind === 'commit' ? [`report of ${(0,units/* formatInstant */.r4)(report.madeAt)}`] : (0,overview/* timesOf */.Qv)(report, HTML);
    return [
        `<ul class="totals">${totals.map((total) => `<li>${total}</li>`).join('')}</ul>`,
        `<p class="muted">${times.join(' · ')}</p>`,
        ...lines.map((line) => `<p>${writeItem(line)}</p>`),
    ].join('\n');
}

// EXTERNAL MODULE: ./build/render/sections/jobs.js
var jobs = __webpack_require__(9608);
// EXTERNAL MODULE: ./build/render/timeline/commit-rows.js
var commit_rows = __webpack_require__(1100);
// EXTERNAL MODULE: ./build/render/timeline/as-text.js + 1 modules
var as_text = __webpack_require__(8270);
;// CONCATENATED MODULE: ./build/render/html/jobs.js










/** The script of the page shows all jobs. */
const MAX_TABLE_JOBS = 100;
/** Renders the timeline and the jobs for readers without the script, which replaces both. */
function renderStaticJobs(report, { jobs: ranked }) {
    const all = (0,any_report/* runsOf */.ky)(report).flatMap(({ label, report: { jobs = [], history } }) => {
        const compared = new Map(history?.jobs.map((comparison) => [comparison.job, comparison]));
        const run = label === '' ? '' : `${HTML.text(label)} › `;
        return jobs.map((job) => ({
            job,
            name: run + (0,inline/* jobLink */.mC)(job.job, HTML),
            comparison: compared.get(job),
        }));
    });
    const ranks = new Map(ranked.map(({ id, rank }) => [id, rank]));
    const rankOf = ({ job }) => ranks.get(job.job.id) ?? 0;
    const rows = all.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MAX_TABLE_JOBS);
    const rest = all.length - rows.length;
    const { rows: lines } = (0,commit_rows/* timelineOf */.h)(report);
    return [
        lines.length === 0
            ? ''
            : wrapSection('timeline', 'Timeline', `<pre class="log">${drawIcons((0,as_text/* timelineText */.P)(lines, escapeHtml).join('\n'))}</pre>`),
        writeSection('jobs', {
            title: 'Jobs',
            blocks: [
                ...(0,findings_section/* tableOf */.c)({ rows, columns: jobs/* JOB_COLUMNS */.A, inline: HTML }),
                rest === 0 ? '' : `${(0,units/* plural */.LS)(rest, 'more job')} in the timeline, which needs a script.`,
                all.length === 0 ? 'No jobs are listed.' : '',
            ],
        }),
    ].join('\n');
}

// EXTERNAL MODULE: ./build/model/conclusion.js
var conclusion = __webpack_require__(6659);
// EXTERNAL MODULE: ./build/model/time.js
var time = __webpack_require__(865);
// EXTERNAL MODULE: ./build/render/text/delta.js
var text_delta = __webpack_require__(9687);
// EXTERNAL MODULE: ./build/render/text/state-fields.js
var state_fields = __webpack_require__(9308);
// EXTERNAL MODULE: ./build/render/timeline/bars.js
var timeline_bars = __webpack_require__(6891);
;// CONCATENATED MODULE: ./build/render/html/page-data.js
/** What the script of the page reads: rows with their texts and times, so that it computes none of them. */










/** @param causes the number of the cause that the page shows, by the id of a job */
function pageData(report, causes) {
    const runs = (0,any_report/* runsOf */.ky)(report).map((run) => run.report);
    const lastSeen = (0,timeline_bars/* lastSeenIn */.r$)(runs.flatMap(({ jobs = [] }) => jobs));
    const groups = failedFirst(groupsOf(report, lastSeen).map((group) => ({
        ...group,
        jobs: failedFirst(group.jobs, hasFailed),
    })), ({ jobs }) => jobs.some(hasFailed));
    const origin = originOf(runs, groups) ?? report.madeAt;
    const members = groups.flatMap(({ jobs, report }, group) => jobs.map((job) => ({ job, group, report })));
    const since = (instant) => instant - origin;
    const listed = members.map((member) => ({
        ...toJob(member, { since, lastSeen }),
        severity: severityOf(member.job),
    }));
    const ranked = listed.toSorted((a, b) => a.severity - b.severity || (a.from ?? Infinity) - (b.from ?? Infinity));
    const ranks = new Map(ranked.map(({ id }, rank) => [id, rank]));
    const jobs = listed.map(({ severity, ...job }) => ({
        ...job,
        rank: ranks.get(job.id) ?? severity,
        cause: causes.get(job.id) ?? null,
    }));
    const ends = jobs.map(({ ready, wait, from, duration }) => from === null ? (ready ?? 0) + (wait ?? 0) : from + (duration ?? 0));
    const path = report.kind === 'commit' ? undefined : report.criticalPath;
    return {
        origin,
        length: ends.reduce((late, end) => Math.max(late, end), time/* SECOND */.Z2),
        groups: groups.map(({ kind, name }) => ({ kind, name: (0,markdown/* singleLine */.pF)(name) })),
        jobs,
        comparisons: runs.flatMap(({ history }) => history?.jobs.map(toComparison) ?? []),
        path: path?.jobs.map(({ job }) => job.job.id) ?? [],
        pathSoFar: path?.soFar ?? false,
    };
}
/** Returns the groups of a run, or one for each run of a commit, by start. */
function groupsOf(report, lastSeen) {
    const groups = report.kind === 'commit'
        ? report.runs.map(({ label, report }) => ({
            kind: 'run',
            name: label,
            jobs: report.jobs ?? [],
            report,
        }))
        : report.groups.map(({ kind, name, jobs }) => ({ kind, name, jobs, report }));
    const timed = groups.map((group) => {
        const starts = group.jobs.map((job) => readyOf((0,timeline_bars/* barsOf */.IS)(job, lastSeen)) ?? Infinity);
        return { ...group, start: starts.reduce((first, start) => Math.min(first, start), Infinity) };
    });
    return report.kind === 'commit'
        ? timed.toSorted((a, b) => Number(a.start > b.start) - Number(a.start < b.start))
        : timed;
}
function readyOf(bars) {
    return (bars?.waiting ?? bars?.running)?.from;
}
/** Returns the start of the first attempt, or else of the first job. */
function originOf(runs, groups) {
    const known = runs.flatMap(({ run }) => run.startedAt ?? []);
    const starts = known.length > 0 ? known : groups.map(({ start }) => start);
    return starts.filter(Number.isFinite).toSorted((a, b) => a - b)[0];
}
function toJob({ job: jobReport, group, report }, { since, lastSeen }) {
    const { job, outcome, current, carriedOver } = jobReport;
    const bars = (0,timeline_bars/* barsOf */.IS)(jobReport, lastSeen);
    // A pending job is not ready: its concurrency group blocks it.
    const isPending = (0,state_fields/* stateFields */.N)(job.state).status === 'pending';
    const [waiting, pending] = isPending ? [undefined, bars?.waiting] : [bars?.waiting, undefined];
    const ready = pending?.to ?? readyOf(bars);
    const blocked = report.waiting.blockedByJob.get(job.id);
    const failure = report.failures.find((failure) => failure.job.job.id === job.id);
    // The start of a job without a runner is a placeholder.
    const started = bars && !(0,timeline_bars/* neverRan */.mZ)(jobReport) ? (0,state_fields/* startOf */.G)(job.state) : undefined;
    const start = bars?.running?.from ?? started;
    return {
        id: job.id,
        name: (0,inline/* displayName */.QC)(job),
        url: job.url,
        group,
        label: job.runner.labels.map(markdown/* singleLine */.pF).toSorted().join(', '),
        runner: job.runner.name === undefined ? null : (0,markdown/* singleLine */.pF)(job.runner.name),
        outcome: outcome ?? (current ? 'in_progress' : (0,state_fields/* stateFields */.N)(job.state).status),
        status: (0,labels/* jobStatus */.WB)(jobReport).replace(/^\S+ /, ''),
        forgiven: jobReport.forgiven,
        open: outcome === undefined,
        held: jobReport.mayAwaitApproval ?? false,
        blocked: blocked === undefined ? null : blocked + (pending ? (0,timeline_bars/* lengthOf */.Y5)(pending) : 0),
        ready: ready === undefined ? null : since(ready),
        wait: waiting === undefined ? null : (0,timeline_bars/* lengthOf */.Y5)(waiting),
        from: start === undefined ? null : since(start),
        duration: bars?.running === undefined
            ? carriedOver
                ? (jobReport.duration ?? null)
                : null
            : (0,timeline_bars/* lengthOf */.Y5)(bars.running),
        slack: report.criticalPath?.slack?.get(job.id) ?? null,
        reason: (failure && (0,failure_labels/* failureLabels */.OJ)(failure).reason) ?? null,
        steps: jobReport.steps.flatMap((step) => toSteps(step, jobReport, { since, lastSeen })),
    };
}
/** Returns the items that failed, and then the others, each in their order. */
function failedFirst(items, failed) {
    return items.toSorted((a, b) => Number(failed(b)) - Number(failed(a)));
}
function hasFailed({ outcome, forgiven }) {
    return outcome !== undefined && (0,conclusion/* isFailure */.N6)(outcome) && !forgiven;
}
/** Returns a lower number for a worse job: unfinished and then forgiven ones come just before what passed. */
function severityOf({ outcome, forgiven }) {
    const passed = (0,conclusion/* severityRank */.qs)('success');
    if (outcome === undefined)
        return passed - 0.5;
    return forgiven ? passed - 0.25 : (0,conclusion/* severityRank */.qs)(outcome);
}
/** Returns a step and then the steps within its action, if its log was read. */
function toSteps(report, { job }, { since, lastSeen }) {
    const { step: { number, name, state }, parts, } = report;
    const { conclusion, status } = (0,state_fields/* stateFields */.N)(state);
    const ran = (0,timeline_bars/* stepSpan */.rW)(report, job, lastSeen);
    const row = (fields, span) => ({
        number,
        ...fields,
        name: (0,markdown/* singleLine */.pF)(fields.name),
        from: span === undefined ? null : since(span.from),
        duration: span === undefined ? null : (0,timeline_bars/* lengthOf */.Y5)(span),
    });
    const own = row({ name, depth: 0, outcome: conclusion ?? status }, ran);
    if (parts === undefined)
        return [own];
    const inner = parts.parts.map(({ name, depth, conclusion = '', startedAt: from, duration }) => row({ name, depth: depth + 1, outcome: conclusion }, duration === undefined ? undefined : { from, to: from + duration }));
    const { omitted } = parts;
    const rest = { name: `and ${omitted} more`, depth: 1, outcome: '' };
    return [own, ...inner, ...(omitted === 0 ? [] : [row(rest, undefined)])];
}
function toComparison(comparison) {
    const { job, slower, delta = null, value = null, baseline, earlier } = comparison;
    return {
        job: job.job.id,
        slower,
        delta,
        change: `${(0,text_delta/* formatDelta */.CW)(comparison)}${slower ? ' slower' : ''}`,
        median: baseline.median,
        value,
        earlier: earlier.map((time) => time ?? null),
    };
}

;// CONCATENATED MODULE: ./build/render/html/page.js














const MAX_PAGE_CAUSES = 50;
/**
 * Returns the page of a run or a commit: the template with the report in it. All that does not move is in
 * it as HTML, so that it is readable without the script. What the script draws is compressed and in Base64,
 * so no name in it can end its element.
 *
 * @param template the text of `page.html`, which `npm run build` writes; it has the slots `{{title}}`,
 * `{{above}}`, `{{jobs}}`, `{{below}}` and `{{data}}`
 */
function renderPage(report, template) {
    const failures = (0,findings_failures/* failuresOf */.dJ)(report, HTML, MAX_PAGE_CAUSES);
    const data = pageData(report, causesByJob(failures));
    return fillTemplate(template, {
        title: titleOf(report),
        above: [
            renderHeader(report),
            renderFailures(failures),
            renderTotals(report),
            writeSection('needs', (0,needs/* needsSection */.f)(report, HTML)),
            renderSections(report, 'above'),
        ].join('\n'),
        jobs: renderStaticJobs(report, data),
        below: renderSections(report, 'below'),
        data: (0,external_node_zlib_.deflateRawSync)(JSON.stringify(data)).toString('base64'),
    });
}
/** Returns the template with HTML in its slots. */
function fillTemplate(template, contents) {
    const filled = { ...contents, title: escapeHtml((0,markdown/* singleLine */.pF)(contents.title)) };
    return template.replace(/\{\{(title|above|jobs|below|data)\}\}/g, (slot, name) => filled[name] ?? slot);
}
function renderSections(report, position) {
    return (0,sections/* pageSections */.Kz)(report.kind, position)
        .map((name) => writeSection(name, (0,sections/* sectionOf */.ZE)(name, report, HTML)))
        .filter((section) => section !== '')
        .join('\n');
}
/** Returns the title of the window. */
function titleOf(report) {
    const { name, verdict } = (0,heading/* headingOf */.Wm)(report);
    const isOfRun = report.kind === 'run' && !(0,gate/* isOnlyUnfinished */.kS)(report);
    const number = isOfRun ? report.run.number : undefined;
    return `${name}${number === undefined ? '' : ` #${number}`} ${verdict} · ${(0,any_report/* repositoryOf */._M)(report)}`;
}


/***/ })

};
