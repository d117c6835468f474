export const id = 542;
export const ids = [542];
export const modules = {

/***/ 3009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nY: () => (/* binding */ cleanUp),
/* harmony export */   pK: () => (/* binding */ cleanUpPorts),
/* harmony export */   q: () => (/* binding */ removeDirectory)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3402);
/* harmony import */ var _errors_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1371);
/* harmony import */ var _process_detached_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7792);





/** How long cleaning up takes at most: the runner gives all post steps of a cancelled job 285 s. */
const BUDGET_MS = 200_000;
/** How long Packer may go on with its own cleaning up before the sweep takes over. */
const PACKER_PATIENCE_MS = 90_000;
const POLL_MS = 500;
/** What the budget does not end goes on until a look and one more, some seconds later, find nothing. */
const LIMITS = { pollMs: 5000, emptyPasses: 2, maxPasses: Number.POSITIVE_INFINITY };
function cleanUpPorts(types) {
    return { types, budgetMs: BUDGET_MS, limits: LIMITS };
}
/**
 * The steps of the post step: waits for a Packer that still cleans up, then removes what is left of the run, in every
 * Region that it made resources in, and looks again. A run that ended well, or that never came to launch anything, costs no
 * call; of that only directories on this machine are removed. Those are removed however the sweep ends.
 *
 * @throws Error when the saved state is none of ours: no process is ended and nothing swept then; or when AWS cannot be
 * asked
 */
async function cleanUp(runner, ports) {
    const run = await checkedRun(runner);
    if (run === undefined || runner.state.readOutcome() === 'ready') {
        await removeDirectories(runner);
        runner.info('Nothing to clean up.');
        return;
    }
    try {
        await removeResources(run, runner, ports);
    }
    finally {
        await removeDirectories(runner);
    }
}
/** The saved run. When its state is invalid, the directories are removed all the same: each is checked for itself. */
async function checkedRun(runner) {
    try {
        return runner.state.readRun();
    }
    catch (error) {
        // By such a state no process is ended, and a Packer that runs needs its directories.
        if (runner.state.readProcess('packer') === undefined)
            await removeDirectories(runner);
        throw error;
    }
}
/** Ends what of the run still makes resources, then sweeps its Regions. */
async function removeResources(run, runner, ports) {
    const stop = AbortSignal.timeout(ports.budgetMs);
    await attempt(runner, () => endMain(runner));
    await attempt(runner, () => endPacker(runner, stop));
    await attempt(runner, () => endDriver(runner));
    const { regions, ...owner } = run;
    const swept = await Promise.all(regions.map(async (region) => (0,_cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_2__/* .sweep */ .X)({ region, owner }, await ports.types(region, run), runner, stop, ports.limits)));
    const count = (what) => swept.flatMap(what).length;
    runner.info(`Cleaned up after run ${run.runUuid}: ${count(({ removed }) => removed)} removed, ${count(({ kept }) => kept)} left.`);
}
/** Does something on this machine; what it cannot do must not keep us from what costs money in the account. */
async function attempt(runner, work) {
    try {
        await work();
    }
    catch (error) {
        runner.warning(`Cleaning up on the runner: ${(0,_errors_message_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .b)(error)}`);
    }
}
/**
 * Ends a main step that is still there: in the container of a job, to which the runner passes no signals on, it would take
 * the end of Packer for a failure and launch again.
 */
async function endMain(runner) {
    const pid = runner.state.readProcess('main');
    if (pid !== undefined)
        process.kill(pid, 'SIGKILL');
}
/** Ends the program that launches the cluster of a smoke test, so that it launches no more while we sweep. */
async function endDriver(runner) {
    const pid = runner.state.readProcess('driver');
    if (pid !== undefined)
        (0,_process_detached_js__WEBPACK_IMPORTED_MODULE_3__/* .signalGroup */ .i8)(pid, 'SIGKILL');
}
async function endPacker(runner, stop) {
    const pid = runner.state.readProcess('packer');
    if (pid === undefined)
        return;
    runner.info('Packer is still cleaning up; waiting for it.');
    (0,_process_detached_js__WEBPACK_IMPORTED_MODULE_3__/* .signalGroup */ .i8)(pid, 'SIGINT');
    const deadline = performance.now() + PACKER_PATIENCE_MS;
    while ((0,_process_detached_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunning */ .W_)(pid) && performance.now() < deadline && !stop.aborted)
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(POLL_MS);
    if ((0,_process_detached_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunning */ .W_)(pid)) {
        runner.info('Packer did not end in time; the sweep does the rest.');
        (0,_process_detached_js__WEBPACK_IMPORTED_MODULE_3__/* .signalGroup */ .i8)(pid, 'SIGKILL');
    }
}
/** What is left of the run on this machine: Packer, and what a program that was ended could not remove itself. */
const LEFT = ['packer-temporary', 'packer-programs', 'client-unfinished'];
async function removeDirectories(runner) {
    for (const name of LEFT)
        await attempt(runner, () => removeDirectory(name, runner));
}
/** Removes a directory of the main step's, if it left one. @throws Error when the saved one is not ours */
async function removeDirectory(name, runner) {
    const directory = await runner.state.readDirectory(name, runner.context.tempDirectory);
    if (directory !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
}


/***/ }),

/***/ 9071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ requireSweepCredentials)
/* harmony export */ });
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3471);
/* harmony import */ var _credentials_account_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6464);
/* harmony import */ var _credentials_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9430);
/* harmony import */ var _credentials_settle_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6768);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6643);





/**
 * Takes the main step's role again, if it had one, and sees that there are credentials to sweep with. Without them every
 * look would fail, and "nothing found" would be a lie.
 *
 * @throws UserError that says what was not looked for, and how to remove it
 */
async function requireSweepCredentials(region, { runUuid }, runner, connect) {
    try {
        await takeIdentity(runner);
        const cloud = await connect(region);
        const { account } = await cloud.callerIdentity();
        requireSameAccount(runner.state.readAccount(), account);
    }
    catch (error) {
        if (!(error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo))
            throw error;
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo([notSwept(region, runUuid, error)], { cause: error });
    }
}
async function takeIdentity(runner) {
    const role = runner.state.readRole();
    const directory = await runner.state.readDirectory('role-directory', runner.context.tempDirectory);
    if (role === undefined)
        await (0,_credentials_settle_js__WEBPACK_IMPORTED_MODULE_2__/* .settleIdentity */ .sv)(runner);
    else if (directory !== undefined)
        await (0,_credentials_role_js__WEBPACK_IMPORTED_MODULE_1__/* .resumeRole */ .Q)(role, directory, runner);
}
/** A later step of the job may have changed the environment, which the post step gets as it is at the end of the job. */
function requireSameAccount(before, now) {
    if (before === undefined || before === now)
        return;
    throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo([
        (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .problem */ .CC)('other-account', {
            what: `The AWS credentials are of another account (${(0,_credentials_account_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutAccount */ .M)(now)}) than those of the bake (${(0,_credentials_account_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutAccount */ .M)(before)}).`,
        }),
    ]);
}
function notSwept(region, runUuid, error) {
    const why = error.problems.map(({ what }) => what).join(' ');
    const list = `aws resourcegroupstaggingapi get-resources --region ${region} --tag-filters Key=${_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .D.run},Values=${runUuid}`;
    return {
        code: 'not-swept',
        what: `${why} What run ${runUuid} left in ${region} was neither looked for nor removed.`,
        remedy: `The builder powers itself off by its own timer and is terminated then; for the rest run this repository's 'sweep' action with good credentials, or list it and remove it by hand: ${list}`,
    };
}


/***/ }),

/***/ 5716:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _aws_sdk_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9100);
/* harmony import */ var _cleanup_resource_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9625);
/* harmony import */ var _errors_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1371);
/* harmony import */ var _runner_crash_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5094);
/* harmony import */ var _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7964);
/* harmony import */ var _cleanup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3009);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9071);
// A signal does not end this step: it goes on with removing for as long as the runner lets it.







const runner = new _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .GithubRunner */ .U();
const types = async (region, run) => {
    await (0,_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .requireSweepCredentials */ .C)(region, run, runner, _aws_sdk_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .connect */ .N);
    return (0,_cleanup_resource_types_js__WEBPACK_IMPORTED_MODULE_1__/* .leftoverTypes */ .x)(region);
};
const warn = (error) => runner.warning(`Cleaning up was not possible: ${(0,_errors_message_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .b)(error)}`);
// A post step that fails would turn a good job red for something that the warning reports just as well.
(0,_runner_crash_js__WEBPACK_IMPORTED_MODULE_6__/* .onCrash */ .T)(warn, 0);
try {
    await (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanUp */ .nY)(runner, (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanUpPorts */ .pK)(types));
}
catch (error) {
    warn(error);
}
try {
    await (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .removeDirectory */ .q)('role-directory', runner);
}
catch (error) {
    warn(error);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FX: () => (/* binding */ isConfidential),
/* harmony export */   SP: () => (/* binding */ shown),
/* harmony export */   U9: () => (/* binding */ isLoopback)
/* harmony export */ });
/** Whether an address is this machine's own, without asking a name server: localhost, 127.0.0.0/8 or ::1. */
function isLoopback({ hostname }) {
    return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
/**
 * Whether what is sent to an address stays confidential: over https, or over plain http within this machine.
 *
 * @param from the address that leads there, by a redirect or in the body of its response
 */
function isConfidential(to, from) {
    if (to.protocol === 'https:')
        return true;
    return to.protocol === 'http:' && isLoopback(to) && from.protocol === 'http:' && isLoopback(from);
}
/** An address for the log: origin and path. What else it may hold (a password, a signature) can be a secret. */
function shown({ protocol, host, pathname }) {
    return `${protocol}//${host}${pathname}`;
}


/***/ }),

/***/ 5094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ onCrash)
/* harmony export */ });
/**
 * Reports an error that nobody caught, instead of node, which would print it as it is: its message may hold foreign text,
 * and the runner reads standard error like standard output.
 */
function onCrash(report, exitCode = 1) {
    process.once('uncaughtException', (error) => {
        report(error);
        process.exit(exitCode);
    });
}


/***/ })

};
