export const id = 716;
export const ids = [716];
export const modules = {

/***/ 3009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ cleanUp),
/* harmony export */   p: () => (/* binding */ cleanUpPorts)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8161);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8500);
/* harmony import */ var _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3402);
/* harmony import */ var _process_process_group_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5531);
/* harmony import */ var _runner_state_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3164);






/** How long cleaning up takes at most: the runner gives all post steps of a cancelled job 285 s. */
const BUDGET_MS = 200_000;
/** How long Packer may go on with its own cleaning up before the sweep takes over. */
const PACKER_PATIENCE_MS = 90_000;
const POLL_MS = 500;
/** What the budget does not end goes on until a look and one more, some seconds later, find nothing. */
const PATIENCE = { pollMs: 5000, quietLooks: 2, mostLooks: Number.POSITIVE_INFINITY };
function cleanUpPorts(kinds) {
    return { kinds, budgetMs: BUDGET_MS, patience: PATIENCE };
}
/**
 * The story of the post step: waits for a Packer that still cleans up, then removes what is left of the run, in every
 * Region that it made things in, and looks again. A run that ended well, or that never came to launch anything, costs no
 * call; of that only directories on this machine are removed. Those are removed however the sweep ends.
 *
 * @throws Error when the saved state is none of ours: no process is ended and nothing swept then; or when AWS cannot be
 * asked
 */
async function cleanUp(runner, ports) {
    const run = await checkedRun(runner);
    if (run === undefined || runner.state('outcome') === 'ready') {
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
/** The saved run. When its state is refused, the directories are removed all the same: each is checked for itself. */
async function checkedRun(runner) {
    try {
        return (0,_runner_state_js__WEBPACK_IMPORTED_MODULE_4__/* .savedRun */ .xY)(runner);
    }
    catch (error) {
        // By such a state no process is ended, and a Packer that runs needs its directories.
        if (packerProcess(runner) === undefined)
            await removeDirectories(runner);
        throw error;
    }
}
/** Ends what of the run still makes things, then sweeps its Regions. */
async function removeResources(run, runner, ports) {
    const stop = AbortSignal.timeout(ports.budgetMs);
    await attempt(runner, () => endMain(runner));
    await attempt(runner, () => endPacker(runner, stop));
    await attempt(runner, () => endDriver(runner));
    const { regions, ...owner } = run;
    const swept = await Promise.all(regions.map(async (region) => (0,_cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_3__/* .sweep */ .X)({ region, owner }, await ports.kinds(region), runner, stop, ports.patience)));
    const count = (what) => swept.flatMap(what).length;
    runner.info(`Cleaned up after run ${run.runUuid}: ${count(({ removed }) => removed)} removed, ${count(({ kept }) => kept)} left.`);
}
/** Does something on this machine; what it cannot do must not keep us from what costs money in the account. */
async function attempt(runner, work) {
    try {
        await work();
    }
    catch (error) {
        runner.warning(`Cleaning up on the runner: ${error instanceof Error ? error.message : String(error)}`);
    }
}
/**
 * Ends a main step that is still there: in the container of a job, to which the runner passes no signals on, it would take
 * the end of Packer for a failure and launch again.
 */
async function endMain(runner) {
    const pid = (0,_runner_state_js__WEBPACK_IMPORTED_MODULE_4__/* .savedProcess */ .Tn)('main', /\/main\.js$/, runner);
    if (pid !== undefined)
        process.kill(pid, 'SIGKILL');
}
/** Ends the program that launches the cluster of a proof, so that it launches no more while we sweep. */
async function endDriver(runner) {
    const pid = (0,_runner_state_js__WEBPACK_IMPORTED_MODULE_4__/* .savedProcess */ .Tn)('driver', /[/ ]cluster\.py$/, runner);
    if (pid !== undefined)
        (0,_process_process_group_js__WEBPACK_IMPORTED_MODULE_5__/* .signalGroup */ .i)(pid, 'SIGKILL');
}
function packerProcess(runner) {
    return (0,_runner_state_js__WEBPACK_IMPORTED_MODULE_4__/* .savedProcess */ .Tn)('packer', /\bbuild -var-file=.*\bbake\.pkr\.hcl$/, runner);
}
async function endPacker(runner, stop) {
    const pid = packerProcess(runner);
    if (pid === undefined)
        return;
    runner.info('Packer is still cleaning up; waiting for it.');
    (0,_process_process_group_js__WEBPACK_IMPORTED_MODULE_5__/* .signalGroup */ .i)(pid, 'SIGINT');
    const deadline = performance.now() + PACKER_PATIENCE_MS;
    while ((0,_process_process_group_js__WEBPACK_IMPORTED_MODULE_5__/* .isRunning */ .W)(pid) && performance.now() < deadline && !stop.aborted)
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_2__.setTimeout)(POLL_MS);
    if ((0,_process_process_group_js__WEBPACK_IMPORTED_MODULE_5__/* .isRunning */ .W)(pid)) {
        runner.info('Packer did not end in time; the sweep does the rest.');
        (0,_process_process_group_js__WEBPACK_IMPORTED_MODULE_5__/* .signalGroup */ .i)(pid, 'SIGKILL');
    }
}
async function removeDirectories(runner) {
    for (const left of leftDirectories(runner))
        await attempt(runner, () => remove(left));
}
/** Finds what is left of the run on this machine: Packer, and what a program that was ended could not remove itself. */
function leftDirectories(runner) {
    const { tempDirectory } = runner.context;
    return [
        () => (0,_runner_state_js__WEBPACK_IMPORTED_MODULE_4__/* .savedDirectory */ .dV)('packer-temporary', /^bake-dask-ami-\w{6}$/, (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), runner),
        () => (0,_runner_state_js__WEBPACK_IMPORTED_MODULE_4__/* .savedDirectory */ .dV)('packer-programs', /^bake-dask-ami-packer-\w{6}$/, tempDirectory, runner),
        () => (0,_runner_state_js__WEBPACK_IMPORTED_MODULE_4__/* .savedDirectory */ .dV)('client-unfinished', /^bake-dask-ami-client-\w{6}$/, tempDirectory, runner),
    ];
}
async function remove(left) {
    const directory = await left();
    if (directory !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
}


/***/ }),

/***/ 9071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ requireSweepCredentials),
/* harmony export */   a: () => (/* binding */ forgetRole)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3471);
/* harmony import */ var _credentials_account_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6464);
/* harmony import */ var _credentials_role_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9430);
/* harmony import */ var _credentials_settle_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6768);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6643);
/* harmony import */ var _runner_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3164);







/**
 * Takes the main step's role again, if it had one, and sees that there are credentials to sweep with. Without them every
 * look would fail, and "nothing found" would be a lie.
 *
 * @throws UserError that says what was not looked for, and how to remove it
 */
async function requireSweepCredentials(region, runner, connect) {
    try {
        await takeIdentity(runner);
        const cloud = await connect(region);
        const { account } = await cloud.callerIdentity();
        requireSameAccount(runner.state('account'), account);
    }
    catch (error) {
        if (!(error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo))
            throw error;
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo([notSwept(region, runner.state('run-uuid'), error)], { cause: error });
    }
}
async function takeIdentity(runner) {
    const role = (0,_runner_state_js__WEBPACK_IMPORTED_MODULE_5__/* .savedRole */ .C0)(runner);
    const directory = await roleDirectory(runner);
    if (role === undefined)
        await (0,_credentials_settle_js__WEBPACK_IMPORTED_MODULE_3__/* .settleIdentity */ .sv)(runner);
    else if (directory !== undefined)
        await (0,_credentials_role_js__WEBPACK_IMPORTED_MODULE_2__/* .resumeRole */ .Q)(role, directory, runner);
}
/** A later step of the job may have changed the environment, which the post step gets as it is at the end of the job. */
function requireSameAccount(before, now) {
    if (before === '' || before === now)
        return;
    throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_4__/* .UserError */ .yo([
        {
            code: 'other-account',
            what: `The AWS credentials are of another account (${(0,_credentials_account_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutAccount */ .M)(now)}) than those of the bake (${(0,_credentials_account_js__WEBPACK_IMPORTED_MODULE_6__/* .withoutAccount */ .M)(before)}).`,
            remedy: 'Let no later step of the job change the credentials in its environment.',
        },
    ]);
}
/** Removes the main step's token, if it had one. @throws Error when the saved directory is not ours */
async function forgetRole(runner) {
    const directory = await roleDirectory(runner);
    if (directory !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
}
function roleDirectory(runner) {
    return (0,_runner_state_js__WEBPACK_IMPORTED_MODULE_5__/* .savedDirectory */ .dV)('role-directory', /^bake-dask-ami-role-\w{6}$/, runner.context.tempDirectory, runner);
}
function notSwept(region, runUuid, error) {
    const why = error.problems.map(({ what }) => what).join(' ');
    const list = `aws resourcegroupstaggingapi get-resources --region ${region} --tag-filters Key=${_aws_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .D.run},Values=${runUuid}`;
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
/* harmony import */ var _cleanup_resource_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9109);
/* harmony import */ var _runner_crash_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5094);
/* harmony import */ var _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5561);
/* harmony import */ var _cleanup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3009);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9071);
// A signal does not end this step: it goes on with removing for as long as the runner lets it.






const runner = new _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .GithubRunner */ .U();
const kinds = async (region) => {
    await (0,_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .requireSweepCredentials */ .C)(region, runner, _aws_sdk_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .connect */ .N);
    return (0,_cleanup_resource_types_js__WEBPACK_IMPORTED_MODULE_1__/* .leftoverKinds */ .N)(region);
};
const tell = (error) => runner.warning(`Cleaning up was not possible: ${error instanceof Error ? error.message : String(error)}`);
// A post step that fails would turn a good job red for something that the warning tells just as well.
(0,_runner_crash_js__WEBPACK_IMPORTED_MODULE_5__/* .onCrash */ .T)(tell, 0);
try {
    await (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanUp */ .n)(runner, (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanUpPorts */ .p)(kinds));
}
catch (error) {
    tell(error);
}
try {
    await (0,_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .forgetRole */ .a)(runner);
}
catch (error) {
    tell(error);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ onCrash)
/* harmony export */ });
/**
 * Tells of an error that nobody caught, instead of node, which would print it as it is: its message may hold foreign text,
 * and the runner reads standard error like standard output.
 */
function onCrash(tell, exitCode = 1) {
    process.once('uncaughtException', (error) => {
        tell(error);
        process.exit(exitCode);
    });
}


/***/ }),

/***/ 3164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C0: () => (/* binding */ savedRole),
/* harmony export */   Tn: () => (/* binding */ savedProcess),
/* harmony export */   dV: () => (/* binding */ savedDirectory),
/* harmony export */   xY: () => (/* binding */ savedRun)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _inputs_aws_grammar_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9359);
/* harmony import */ var _inputs_input_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5250);
/* harmony import */ var _process_identity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7976);





/** As `randomUUID` makes them: RFC 9562, version 4. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const MOST_REGIONS = 50;
/**
 * The run of the main step; undefined when it had not begun any.
 *
 * @throws Error when a value is none that the main step saves; nothing must be removed then
 */
function savedRun(runner) {
    const runUuid = runner.state('run-uuid');
    if (runUuid === '')
        return undefined;
    if (!UUID.test(runUuid))
        throw forged('run-uuid');
    const regions = runner.state('regions').split(',');
    if (regions.length > MOST_REGIONS)
        throw forged('regions');
    return {
        runUuid,
        amiName: checked('ami-name', runner.state('ami-name'), _inputs_aws_grammar_js__WEBPACK_IMPORTED_MODULE_2__/* .amiName */ .HP),
        regions: regions.map((name) => checked('regions', name, _inputs_aws_grammar_js__WEBPACK_IMPORTED_MODULE_2__/* .region */ .Ny)),
    };
}
/** The role of the main step; undefined when it had none. @throws Error when it is no role's ARN */
function savedRole(runner) {
    const role = runner.state('role');
    return role === '' ? undefined : checked('role', role, _inputs_aws_grammar_js__WEBPACK_IMPORTED_MODULE_2__/* .roleArn */ .w3);
}
/**
 * The id of a process that the main step saved, if that runs: its command line matches, and it started when the saved one
 * did.
 *
 * @param name of the process, as `saveProcess` took it
 */
function savedProcess(name, commandLine, runner, identify = _process_identity_js__WEBPACK_IMPORTED_MODULE_3__/* .processIdentity */ .I) {
    const text = runner.state(`${name}-pid`);
    if (!/^[1-9]\d{0,9}$/.test(text) || Number(text) <= 1)
        return undefined;
    const found = identify(Number(text));
    const same = found !== undefined && found.started === runner.state(`${name}-started`);
    return same && commandLine.test(found.commandLine) ? Number(text) : undefined;
}
/**
 * A directory that the main step saved to have it removed, if it is one that we made: of a name as we give them, right
 * below the place where we make them, no link, and owned by the user of this process. Undefined when none was
 * saved or it is gone already.
 *
 * @throws Error when it is another's
 */
async function savedDirectory(key, name, place, runner) {
    const path = runner.state(key);
    if (path === '')
        return undefined;
    // Not a slash at the end either: it would follow a link.
    if (path !== (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(place, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path)) || !name.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path)))
        throw forged(key);
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).catch(() => undefined);
    if (found === undefined)
        return undefined;
    if (!found.isDirectory() || found.uid !== process.getuid?.())
        throw forged(key);
    return path;
}
function checked(key, raw, parser) {
    const value = parser(raw);
    if (value instanceof _inputs_input_js__WEBPACK_IMPORTED_MODULE_4__/* .Refusal */ .P_)
        throw forged(key);
    return value;
}
function forged(key) {
    return new Error(`the saved '${key}' is none that the main step saves, so something else of this job has written to its state. Nothing is removed by it`);
}


/***/ })

};
