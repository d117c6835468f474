export const id = 756;
export const ids = [756];
export const modules = {

/***/ 1756:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _cleanup_resource_types_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9625);
/* harmony import */ var _credentials_settle_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6768);
/* harmony import */ var _inputs_sweep_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5990);
/* harmony import */ var _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7964);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6803);
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9045);
/* harmony import */ var _sweep_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(569);







const runner = new _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .GithubRunner */ .U();
const work = async () => {
    const raw = runner.rawInputs();
    for (const warning of (0,_inputs_sweep_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .sweepWarnings */ .oC)(raw))
        runner.warning(warning);
    const request = (0,_inputs_sweep_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readSweepRequest */ .eG)(raw, runner.context.region);
    await (0,_credentials_settle_js__WEBPACK_IMPORTED_MODULE_1__/* .withSettledIdentity */ .U1)(runner, () => (0,_sweep_js__WEBPACK_IMPORTED_MODULE_6__/* .sweepAccount */ .E)(request, (0,_sweep_js__WEBPACK_IMPORTED_MODULE_6__/* .sweepPorts */ .t)(runner, _cleanup_resource_types_js__WEBPACK_IMPORTED_MODULE_0__/* .leftoverTypes */ .x)));
};
await (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .failingOnce */ .MI)(runner, work, _messages_js__WEBPACK_IMPORTED_MODULE_5__/* .sweepMessages */ .H);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9045:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ sweepMessages)
/* harmony export */ });
/** What is said of a sweep that was ended early: it can be ended anywhere. */
const sweepMessages = {
    cancelled: () => ({
        code: 'cancelled',
        what: 'The sweep was cancelled.',
        remedy: 'What it had removed until then is gone; the next sweep goes on with the rest.',
    }),
    failed: () => 'The sweep failed',
};


/***/ }),

/***/ 569:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  E: () => (/* binding */ sweepAccount),
  t: () => (/* binding */ sweepPorts)
});

// EXTERNAL MODULE: ../src/aws/tags.js
var aws_tags = __webpack_require__(3471);
;// CONCATENATED MODULE: ../src/cleanup/retention.js

const HOUR_MS = 3_600_000;
/**
 * Why nobody may take a resource for a leftover; undefined when nobody needs it any more. All of this must be so:
 *
 * - It has this action's tag of a run, and its status is `building`: what is ready or kept as unproven has another one.
 * - Its tag of expiry, if it has one, is past. A run sets it to a time by which even its deadline and the end of its smoke test
 *   are over, so nothing of a run in progress can be taken.
 * - It was made at least `olderThanHours` ago by EC2's own account. Of security groups and network interfaces EC2 gives no
 *   such time: there the time of expiry stands for it, and a resource without either is kept.
 */
function reasonToKeep({ tags, created }, { now, olderThanHours }) {
    if (tags[aws_tags/* TAG */.Dk.run] === undefined || tags[aws_tags/* TAG */.Dk.status] !== 'building')
        return 'it is no temporary resource of a run';
    const stated = tags[aws_tags/* TAG */.Dk.expires];
    const expires = stated === undefined ? undefined : new Date(stated);
    if (expires !== undefined && Number.isNaN(expires.getTime()))
        return `its tag ${aws_tags/* TAG */.Dk.expires} is no time`;
    if (expires !== undefined && expires > now)
        return `it expires at ${expires.toISOString()}`;
    const since = created ?? expires;
    if (since === undefined)
        return 'its age is not known';
    const hours = (now.getTime() - since.getTime()) / HOUR_MS;
    if (hours >= olderThanHours)
        return undefined;
    return `it is ${created === undefined ? 'expired' : 'there'} for less than ${olderThanHours} h`;
}

// EXTERNAL MODULE: ../src/cleanup/sweep.js + 1 modules
var sweep = __webpack_require__(3402);
// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __webpack_require__(6643);
// EXTERNAL MODULE: ../src/report/markdown.js
var markdown = __webpack_require__(9952);
;// CONCATENATED MODULE: ../src/report/sweep.js

/** Every output of the second action, and the only place that describes one. */
const sweepOutputs = {
    removed: {
        doc: 'JSON array of what was removed, with `dry-run` of what would be: `region`, `kind`, `id`, `created`.',
    },
    kept: {
        doc: 'JSON array of what has the tags of something temporary and was kept: `region`, `kind`, `id`, `created`, `why`.',
    },
};
/** How many rows a table of the summary shows: GitHub takes 1 MiB of summary. */
const MOST_ROWS = 500;
/** The outputs of the second action. */
function outputsOfSweep({ removed, kept }) {
    return { removed: JSON.stringify(removed), kept: JSON.stringify(kept) };
}
/** The job summary of the second action. */
function sweepSummary({ dryRun, removed, kept }) {
    const verb = dryRun ? 'would be removed' : 'removed';
    const parts = [
        `## ${removed.length} ${removed.length === 1 ? 'leftover' : 'leftovers'} ${verb}, ${kept.length} kept\n`,
    ];
    const row = ({ region, kind, id, created }) => [
        ...[(0,markdown/* plain */.pj)(region), (0,markdown/* plain */.pj)(kind), (0,markdown/* code */.aY)(id)],
        created?.toISOString() ?? 'unknown',
    ];
    const head = ['Region', 'Kind', 'Id', 'Made'];
    if (removed.length > 0) {
        parts.push(dryRun ? '### Would be removed\n' : '### Removed\n', shown(head, removed.map(row)));
    }
    if (kept.length > 0) {
        const rows = kept.map((resource) => [...row(resource), (0,markdown/* plain */.pj)(resource.why)]);
        parts.push('### Kept\n', shown([...head, 'Why'], rows));
    }
    return parts.join('\n');
}
function shown(head, rows) {
    const more = rows.length > MOST_ROWS ? `\nAnd ${rows.length - MOST_ROWS} more.\n` : '';
    return (0,markdown/* table */.tp)(head, rows.slice(0, MOST_ROWS)) + more;
}

;// CONCATENATED MODULE: ../src/actions/sweep/sweep.js




/** What appears late is taken by the next sweep; what is in use for a minute is in use for good. */
const LIMITS = { pollMs: 5000, emptyPasses: 1, maxPasses: 12 };
/** A sweep that has not come to its end by then is left to the next one. */
const BUDGET_MS = 50 * 60_000;
function sweepPorts(runner, types) {
    return { runner, types, now: () => new Date(), limits: LIMITS };
}
/**
 * The steps of sweep/action.yml: removes what runs of this action have made and nobody needs (src/cleanup/retention.ts), in
 * every Region that was asked for, or only says what that is.
 *
 * Never an image that is ready, in use or published: ready ones have another status, and of the others EC2 is asked who
 * uses them (src/aws/image-users.ts). What is not known is kept.
 *
 * @throws UserError when a Region could not be read at all; the others are swept and reported nevertheless
 */
async function sweepAccount(request, ports) {
    const { runner } = ports;
    const stop = AbortSignal.timeout(BUDGET_MS);
    const problems = [];
    const regions = [];
    for (const region of request.regions) {
        const types = await ports.types(region);
        const swept = await runner.group(region, () => sweepRegion(region, types, request, ports, stop));
        if (swept.unlistable.size === types.length)
            problems.push(blind(region, swept));
        regions.push({ ...swept, region });
    }
    const result = {
        dryRun: request.dryRun,
        removed: regions.flatMap(({ region, removed }) => removed.map((entry) => ({ region, ...entry }))),
        kept: regions.flatMap(({ region, kept }) => kept.map(({ kind, id, created, why }) => ({ region, kind, id, created, why }))),
    };
    for (const [name, value] of Object.entries(outputsOfSweep(result)))
        runner.setOutput(name, value);
    await runner.writeSummary(sweepSummary(result));
    runner.info(`${request.dryRun ? 'Would remove' : 'Removed'} ${result.removed.length}, kept ${result.kept.length}.`);
    if (problems.length > 0)
        throw new problem/* UserError */.yo(problems);
}
async function sweepRegion(region, types, { olderThanHours, dryRun }, { runner, now, limits }, stop) {
    const age = { now: now(), olderThanHours };
    const keep = (resource) => reasonToKeep(resource, age);
    return (0,sweep/* sweep */.X)({ region, owner: 'any run', reasonToKeep: keep, dryRun }, types, runner, stop, limits);
}
function blind(region, { unlistable }) {
    const [why = ''] = unlistable.values();
    return (0,problem/* problem */.CC)('sweep-blind', { what: `Region ${region} could not be looked at: ${why}` });
}


/***/ }),

/***/ 5990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eG: () => (/* binding */ readSweepRequest),
/* harmony export */   oC: () => (/* binding */ sweepWarnings)
/* harmony export */ });
/* unused harmony export sweepCatalogue */
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6643);
/* harmony import */ var _aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9359);
/* harmony import */ var _environment_region_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8792);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6758);
/* harmony import */ var _read_values_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8643);





const input = (definition) => definition;
/** The longest that `older-than-hours` may be: a year. */
const MOST_HOURS = 8784;
/**
 * Every input of the second action, sweep/action.yml, and the only place that describes one: the manifest's inputs and
 * the README's table are generated from here. An empty text means "not given".
 */
const sweepCatalogue = {
    regions: input({
        doc: 'The AWS Regions to sweep, one per line. Defaults to `AWS_REGION`, then to `AWS_DEFAULT_REGION`.',
        fallback: '',
        parse: (0,_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .list */ .p_)(_aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__/* .region */ .Ny, 50),
    }),
    'older-than-hours': input({
        doc: 'The minimum age of a resource in hours; decimals are allowed. Resources of a run that is still in progress are always kept.',
        fallback: '24',
        parse: (0,_parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .positive */ .yj)(MOST_HOURS, 'hours'),
    }),
    'dry-run': input({
        doc: 'Whether to remove nothing and only report what would be removed.',
        fallback: 'true',
        parse: _parsers_js__WEBPACK_IMPORTED_MODULE_3__/* .boolean */ .zM,
    }),
};
/** What a user should know of the raw inputs although it stops nothing. */
function sweepWarnings(raw) {
    return (0,_read_values_js__WEBPACK_IMPORTED_MODULE_4__/* .inputWarnings */ .c)(sweepCatalogue, raw);
}
/**
 * Reads the raw inputs of the second action.
 *
 * @throws UserError with every problem: malformed values, unknown names, no Region
 */
function readSweepRequest(raw, environment) {
    const { values, problems } = (0,_read_values_js__WEBPACK_IMPORTED_MODULE_4__/* .readValues */ .N)(sweepCatalogue, raw);
    const request = values;
    if (problems.length > 0)
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(problems);
    if (request.regions.length > 0)
        return request;
    const settled = (0,_environment_region_js__WEBPACK_IMPORTED_MODULE_2__/* .environmentRegion */ .I)(environment, 'regions');
    if (typeof settled === 'object')
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo([settled]);
    return { ...request, regions: [settled] };
}


/***/ })

};
