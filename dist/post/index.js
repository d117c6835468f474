import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ leftoverKinds)
});

;// CONCATENATED MODULE: ../src/plan/tags.js
/** Keys of the tags that this action sets; the sweep finds its own things by them. */
const TAG = {
    run: 'bake-dask-ami:run',
    status: 'bake-dask-ami:status',
    expires: 'bake-dask-ami:expires',
    variant: 'bake-dask-ami:variant',
    dockerImage: 'bake-dask-ami:docker-image',
    sourceAmi: 'bake-dask-ami:source-ami',
    repository: 'bake-dask-ami:repository',
    proof: 'bake-dask-ami:proof',
    /** Marks what belongs to the cluster of the proof, and not to the build. */
    part: 'bake-dask-ami:part',
};
/** The longest value that EC2 takes. */
const LONGEST_VALUE = 256;
/** The tags of the image and its snapshots. */
function imageTags(request, tagged) {
    return {
        ...runTags(request, tagged),
        [TAG.dockerImage]: tagged.dockerImage.slice(0, LONGEST_VALUE),
        ...(tagged.sourceAmi === undefined ? {} : { [TAG.sourceAmi]: tagged.sourceAmi }),
    };
}
/**
 * The tags of everything temporary. Packer puts them on the image as well, so the image counts as temporary until
 * its status is changed.
 */
function runTags(request, tagged) {
    return {
        Name: tagged.amiName,
        ...request.tags,
        [TAG.run]: tagged.runUuid,
        [TAG.status]: 'building',
        [TAG.variant]: request.variant,
        [TAG.expires]: tagged.expires.toISOString(),
        ...(tagged.repository === undefined
            ? {}
            : { [TAG.repository]: tagged.repository.slice(0, LONGEST_VALUE) }),
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ../src/problem.js
/** Thrown when the run cannot go on for reasons the user can mend. Carries every problem found, not just the first. */
class problem_UserError extends Error {
    name = 'UserError';
    problems;
    /** Markdown for the job summary, when there is more to show than the problems. */
    summary;
    constructor(problems, options) {
        super(problems.map((problem) => `${problem.what} ${problem.remedy}`).join('\n'), options);
        this.problems = problems;
        this.summary = options?.summary;
    }
}
/** Thrown when a program we started ended badly. `lastLines` is the end of what it printed, oldest first. */
class CommandError extends Error {
    name = 'CommandError';
    argv;
    exitCode;
    lastLines;
    constructor(argv, exitCode, lastLines) {
        const ending = exitCode === undefined ? 'was ended by a signal' : `failed with exit code ${exitCode}`;
        super(`${argv[0] ?? 'command'} ${ending}: ${lastLines.at(-1) ?? 'it printed nothing'}`);
        this.argv = argv;
        this.exitCode = exitCode;
        this.lastLines = lastLines;
    }
}
/** Tells whether `value` is a Problem, as the parsers of inputs give one instead of a value. */
function isProblem(value) {
    return (typeof value === 'object' && value !== null && 'code' in value && 'what' in value && 'remedy' in value);
}

;// CONCATENATED MODULE: ../src/aws/errors.js

/** Runs one call of AWS and turns the errors that a user can mend into a `UserError`; anything else goes through. */
async function explained(action, call) {
    try {
        return await call();
    }
    catch (error) {
        const problem = explain(action, error);
        throw problem === undefined ? error : new UserError([problem], { cause: error });
    }
}
/** The error code of an AWS error, such as `UnauthorizedOperation`; undefined for anything else. */
function errorCode(error) {
    if (typeof error !== 'object' || error === null)
        return undefined;
    if ('Code' in error && typeof error.Code === 'string')
        return error.Code;
    return 'name' in error && typeof error.name === 'string' ? error.name : undefined;
}
const EXPIRED = (/* unused pure expression or super */ null && (['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired']));
const REFUSED = (/* unused pure expression or super */ null && ([
    'AuthFailure',
    'InvalidClientTokenId',
    'SignatureDoesNotMatch',
    'UnrecognizedClientException',
    'MissingAuthenticationToken',
    'InvalidAccessKeyId',
]));
const DENIED = (/* unused pure expression or super */ null && (['UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException']));
const UNREACHABLE = (/* unused pure expression or super */ null && (['ENOTFOUND', 'ECONNREFUSED', 'EAI_AGAIN', 'ETIMEDOUT', 'TimeoutError', 'ECONNRESET']));
/** Tells whether an error means that the credentials may not make a call. */
function isDenied(error) {
    const inner = error instanceof UserError ? error.cause : error;
    return DENIED.includes(errorCode(inner) ?? '');
}
function explain(action, error) {
    const code = errorCode(error) ?? '';
    const message = error instanceof Error ? error.message : String(error);
    const network = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : code;
    if (code === 'CredentialsProviderError') {
        return {
            code: 'no-credentials',
            what: 'There are no AWS credentials.',
            remedy: 'Run aws-actions/configure-aws-credentials in an earlier step of the job.',
        };
    }
    if (EXPIRED.includes(code)) {
        return {
            code: 'expired-credentials',
            what: `The AWS credentials have expired (${code}).`,
            remedy: "Configure them right before this step; 'role-duration-seconds' lengthens their life.",
        };
    }
    if (REFUSED.includes(code)) {
        return {
            code: 'invalid-credentials',
            what: `AWS does not accept the credentials (${code}: ${message}).`,
            remedy: 'Check the access key or role of the earlier step, and that the Region is enabled in the account.',
        };
    }
    if (DENIED.includes(code)) {
        return {
            code: 'access-denied',
            what: `The AWS credentials may not call ${action} (${code}).`,
            remedy: `Allow the action ${action}; docs/permissions.md holds the whole policy.`,
        };
    }
    if (UNREACHABLE.includes(network)) {
        return {
            code: 'aws-unreachable',
            what: `AWS could not be reached for ${action} (${network}: ${message}).`,
            remedy: "Check that input 'region' exists and that the runner's network and proxy let it through.",
        };
    }
    return undefined;
}

;// CONCATENATED MODULE: ../src/aws/removal.js


/** The post step has 200 s of the runner's 285 s for everything; one thing must not take them all. */
const PATIENCE_SECONDS = 120;
const PAUSE_MS = 3000;
/** Terminates an instance and returns when it is terminated, so that its volumes and groups are free. */
async function terminate(ec2, sdk, id) {
    try {
        await ec2.send(new sdk.TerminateInstancesCommand({ InstanceIds: [id] }));
        const waiting = { client: ec2, maxWaitTime: PATIENCE_SECONDS, minDelay: 2, maxDelay: 5 };
        await sdk.waitUntilInstanceTerminated(waiting, { InstanceIds: [id] });
    }
    catch (error) {
        if (errorCode(error) !== 'InvalidInstanceID.NotFound')
            throw error;
    }
}
/** Repeats a removal that EC2 refuses with `code` while something that is on its way out still uses the thing. */
async function removeWhenUnused(code, removal) {
    const deadline = performance.now() + PATIENCE_SECONDS * 1000;
    for (;;) {
        try {
            return await removal();
        }
        catch (error) {
            if (errorCode(error) !== code || performance.now() > deadline)
                throw error;
        }
        await (0,promises_.setTimeout)(PAUSE_MS);
    }
}
/** Deregisters an own image and deletes the snapshots that it was made of. */
async function removeImage(ec2, sdk, id) {
    const Filters = [{ Name: 'image-id', Values: [id] }];
    const [image] = (await ec2.send(new sdk.DescribeImagesCommand({ Owners: ['self'], Filters }))).Images ?? [];
    await ec2.send(new sdk.DeregisterImageCommand({ ImageId: id }));
    for (const snapshot of (image?.BlockDeviceMappings ?? []).flatMap((disk) => disk.Ebs?.SnapshotId ?? [])) {
        await gone('InvalidSnapshot.NotFound', () => ec2.send(new sdk.DeleteSnapshotCommand({ SnapshotId: snapshot })));
    }
}
/** Runs a removal for which "there is no such thing" means that it is done. */
async function gone(code, removal) {
    try {
        await removal();
    }
    catch (error) {
        if (errorCode(error) !== code)
            throw error;
    }
}

;// CONCATENATED MODULE: ../src/aws/leftovers.js


/** Every kind of thing that a bake makes, in the order in which they can be removed. */
async function leftoverKinds(region) {
    const { ec2: sdk } = await __nccwpck_require__.e(/* import() */ 656).then(__nccwpck_require__.bind(__nccwpck_require__, 8656));
    const ec2 = new sdk.EC2Client({ region });
    return [
        instances(ec2, sdk),
        leftovers_images(ec2, sdk),
        snapshots(ec2, sdk),
        volumes(ec2, sdk),
        groups(ec2, sdk),
        keyPairs(ec2, sdk),
    ];
}
const ofRun = (run) => ({ Name: `tag:${TAG.run}`, Values: [run.runUuid] });
const unfinished = { Name: `tag:${TAG.status}`, Values: ['building'] };
function instances(ec2, sdk) {
    const alive = { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] };
    return {
        name: 'instance',
        list: async (run) => {
            const ids = [];
            for await (const page of sdk.paginateDescribeInstances({ client: ec2 }, { Filters: [ofRun(run), alive] })) {
                const found = page.Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? [];
                ids.push(...found.flatMap((instance) => instance.InstanceId ?? []));
            }
            return ids;
        },
        remove: (id) => terminate(ec2, sdk, id),
        command: (id, region) => `aws ec2 terminate-instances --region ${region} --instance-ids ${id}`,
    };
}
/** Images that never became ready, found by tag, or by name in case Packer was ended before it could tag. */
function leftovers_images(ec2, sdk) {
    const describe = async (Filters) => (await ec2.send(new sdk.DescribeImagesCommand({ Owners: ['self'], Filters }))).Images ?? [];
    return {
        name: 'image',
        list: async (run) => {
            const tagged = await describe([ofRun(run), unfinished]);
            const named = await describe([{ Name: 'name', Values: [run.amiName] }]);
            const untagged = named.filter((image) => !image.Tags?.some((tag) => tag.Key?.startsWith('bake-dask-ami:')));
            return [...new Set([...tagged, ...untagged].flatMap((image) => image.ImageId ?? []))];
        },
        remove: (id) => removeImage(ec2, sdk, id),
        command: (id, region) => `aws ec2 deregister-image --region ${region} --image-id ${id} --delete-associated-snapshots`,
    };
}
function snapshots(ec2, sdk) {
    return {
        name: 'snapshot',
        list: async (run) => {
            const ids = [];
            const filters = { OwnerIds: ['self'], Filters: [ofRun(run), unfinished] };
            for await (const page of sdk.paginateDescribeSnapshots({ client: ec2 }, filters)) {
                ids.push(...(page.Snapshots ?? []).flatMap((snapshot) => snapshot.SnapshotId ?? []));
            }
            return ids;
        },
        remove: (id) => gone('InvalidSnapshot.NotFound', () => ec2.send(new sdk.DeleteSnapshotCommand({ SnapshotId: id }))),
        command: (id, region) => `aws ec2 delete-snapshot --region ${region} --snapshot-id ${id}`,
    };
}
function volumes(ec2, sdk) {
    return {
        name: 'volume',
        list: async (run) => {
            const ids = [];
            for await (const page of sdk.paginateDescribeVolumes({ client: ec2 }, { Filters: [ofRun(run)] })) {
                const settled = (page.Volumes ?? []).filter((volume) => volume.State !== 'deleting' && volume.State !== 'deleted');
                ids.push(...settled.flatMap((volume) => volume.VolumeId ?? []));
            }
            return ids;
        },
        remove: (id) => removeWhenUnused('VolumeInUse', () => gone('InvalidVolume.NotFound', () => ec2.send(new sdk.DeleteVolumeCommand({ VolumeId: id })))),
        command: (id, region) => `aws ec2 delete-volume --region ${region} --volume-id ${id}`,
    };
}
function groups(ec2, sdk) {
    return {
        name: 'security group',
        list: async (run) => {
            const ids = [];
            for await (const page of sdk.paginateDescribeSecurityGroups({ client: ec2 }, { Filters: [ofRun(run)] })) {
                ids.push(...(page.SecurityGroups ?? []).flatMap((group) => group.GroupId ?? []));
            }
            return ids;
        },
        remove: (id) => removeWhenUnused('DependencyViolation', () => gone('InvalidGroup.NotFound', () => ec2.send(new sdk.DeleteSecurityGroupCommand({ GroupId: id })))),
        command: (id, region) => `aws ec2 delete-security-group --region ${region} --group-id ${id}`,
    };
}
function keyPairs(ec2, sdk) {
    return {
        name: 'key pair',
        list: async (run) => {
            const found = (await ec2.send(new sdk.DescribeKeyPairsCommand({ Filters: [ofRun(run)] }))).KeyPairs ?? [];
            return found.flatMap((pair) => pair.KeyPairId ?? []);
        },
        remove: (id) => gone('InvalidKeyPair.NotFound', () => ec2.send(new sdk.DeleteKeyPairCommand({ KeyPairId: id }))),
        command: (id, region) => `aws ec2 delete-key-pair --region ${region} --key-pair-id ${id}`,
    };
}


/***/ }),

/***/ 1518:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ cleanUp)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
;// CONCATENATED MODULE: ../src/packer/process-group.js
/** Sends a signal to a whole process group; a group that is gone already is what we want. */
function signalGroup(pid, signal) {
    try {
        process.kill(-pid, signal);
    }
    catch (error) {
        if (!isGone(error))
            throw error;
    }
}
/** Whether any process of a group is left. */
function isRunning(pid) {
    try {
        process.kill(-pid, 0);
        return true;
    }
    catch (error) {
        if (isGone(error))
            return false;
        throw error;
    }
}
function isGone(error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
}

;// CONCATENATED MODULE: ../src/sweep/sweep.js
/**
 * Removes everything that a run left in its Region, kind after kind in the order given (what depends on others first).
 * What cannot be removed is named in a warning with the command to do it by hand; the rest is removed all the same.
 */
async function sweep(run, kinds, log) {
    const removed = [];
    const kept = [];
    for (const kind of kinds) {
        for (const id of await listed(kind, run, log)) {
            try {
                await kind.remove(id);
                removed.push(`${kind.name} ${id}`);
                log.info(`Removed ${kind.name} ${id}`);
            }
            catch (error) {
                kept.push(`${kind.name} ${id}`);
                log.warning(`Could not remove ${kind.name} ${id} (${message(error)}). By hand: ${kind.command(id, run.region)}`);
            }
        }
    }
    return { removed, kept };
}
async function listed(kind, run, log) {
    try {
        return await kind.list(run);
    }
    catch (error) {
        log.warning(`Could not look for any ${kind.name} of run ${run.runUuid} (${message(error)}).`);
        return [];
    }
}
function message(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ../src/clean-up.js




/** How long Packer may go on with its own cleaning up before the sweep takes over. */
const PACKER_PATIENCE_MS = 90_000;
const POLL_MS = 500;
/**
 * The story of the post step: waits for a Packer that still cleans up, then removes what is left of the run.
 * A run that ended well, or that never came to launch anything, costs no call.
 */
async function cleanUp(runner, kinds) {
    const run = {
        runUuid: runner.state('run-uuid'),
        region: runner.state('region'),
        amiName: runner.state('ami-name'),
    };
    if (run.runUuid === '' || runner.state('outcome') === 'ready') {
        runner.info('Nothing to clean up.');
        return;
    }
    await endPacker(Number(runner.state('packer-pid')), runner);
    endDriver(Number(runner.state('driver-pid')));
    const temporary = runner.state('packer-temporary');
    if (temporary !== '')
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
    const { removed, kept } = await sweep(run, await kinds(run.region), runner);
    runner.info(`Cleaned up after run ${run.runUuid}: ${removed.length} removed, ${kept.length} left.`);
}
/** Ends the program that launches the cluster of a proof, so that it launches no more while we sweep. */
function endDriver(pid) {
    if (pid > 0)
        signalGroup(pid, 'SIGKILL');
}
async function endPacker(pid, runner) {
    if (!(pid > 0) || !isRunning(pid))
        return;
    runner.info('Packer is still cleaning up; waiting for it.');
    signalGroup(pid, 'SIGINT');
    const deadline = performance.now() + PACKER_PATIENCE_MS;
    while (isRunning(pid) && performance.now() < deadline)
        await (0,external_node_timers_promises_.setTimeout)(POLL_MS);
    if (isRunning(pid)) {
        runner.info('Packer did not end in time; the sweep does the rest.');
        signalGroup(pid, 'SIGKILL');
    }
}


/***/ }),

/***/ 2798:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _aws_leftovers_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(610);
/* harmony import */ var _clean_up_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1518);
/* harmony import */ var _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8214);



const runner = new _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .GithubRunner */ .U();
try {
    await (0,_clean_up_js__WEBPACK_IMPORTED_MODULE_1__/* .cleanUp */ .n)(runner, _aws_leftovers_js__WEBPACK_IMPORTED_MODULE_0__/* .leftoverKinds */ .N);
}
catch (error) {
    // A post step that fails would turn a good job red for something that the warning tells just as well.
    runner.warning(`Cleaning up was not possible: ${error instanceof Error ? error.message : String(error)}`);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 8214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ GithubRunner)
});

;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/core.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return __awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return __awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: ../src/runner/context.js

/**
 * Reads the default environment variables of a GitHub runner, with fallbacks for a run outside of one.
 *
 * @param env https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
function runContext(env) {
    const given = (name) => (env[name] === '' ? undefined : env[name]);
    const id = given('GITHUB_RUN_ID');
    return {
        runId: id === undefined ? 'local' : `${id}-${given('GITHUB_RUN_ATTEMPT') ?? '1'}`,
        repository: given('GITHUB_REPOSITORY'),
        workspace: given('GITHUB_WORKSPACE') ?? process.cwd(),
        tempDirectory: given('RUNNER_TEMP') ?? (0,external_node_os_.tmpdir)(),
        toolCache: given('RUNNER_TOOL_CACHE'),
        region: given('AWS_REGION') ?? given('AWS_DEFAULT_REGION'),
        debug: env['RUNNER_DEBUG'] === '1',
        path: env['PATH'] ?? '',
        environment: programEnvironment(env),
    };
}
/** What programs we start may see: everything but the step's inputs and the runner's command files. */
function programEnvironment(env) {
    const kept = {};
    const commandFiles = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
    for (const [name, value] of Object.entries(env)) {
        if (value === undefined || name.startsWith('INPUT_') || name.startsWith('STATE_'))
            continue;
        if (!commandFiles.includes(name))
            kept[name] = value;
    }
    return kept;
}

;// CONCATENATED MODULE: ../src/runner/safe-line.js
/**
 * Makes a line of foreign text harmless to the GitHub runner, which takes `::command::` at the start of a line
 * (after .NET's TrimStart, which counts U+0085 as white space) and `##[command]` anywhere in it for a command
 * (actions/runner, ActionCommand.cs). A carriage return would start a line of its own.
 */
function safeLine(line) {
    return line
        .replace(/\r+$/, '')
        .replace(/\r/g, ' ')
        .replace(/##\[/g, '# #[')
        .replace(/^([\s\u0085]*)::/, '$1: :');
}
/** The lines of foreign text, each made harmless. */
function safeLines(text) {
    return text.split('\n').map(safeLine);
}

;// CONCATENATED MODULE: ../src/runner/github-runner.js



const INPUT_PREFIX = 'INPUT_';
/** The GitHub runner that this process was started by. The only place that talks to it. */
class GithubRunner {
    context = runContext(process.env);
    rawInputs() {
        const inputs = {};
        for (const [key, value] of Object.entries(process.env)) {
            if (key.startsWith(INPUT_PREFIX))
                inputs[key.slice(INPUT_PREFIX.length).toLowerCase()] = value ?? '';
        }
        return inputs;
    }
    info(line) {
        for (const safe of safeLines(line))
            info(safe);
    }
    debug(line) {
        debug(line);
    }
    notice(line) {
        notice(line);
    }
    warning(line) {
        warning(line);
    }
    openGroup(title) {
        const started = performance.now();
        startGroup(safeLine(title));
        return () => {
            endGroup();
            this.info(`${title}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
        };
    }
    async group(title, body) {
        const close = this.openGroup(title);
        try {
            return await body();
        }
        finally {
            close();
        }
    }
    mask(value) {
        if (value !== '')
            setSecret(value);
    }
    setOutput(name, value) {
        setOutput(name, value);
    }
    saveState(name, value) {
        saveState(name, value);
    }
    state(name) {
        return getState(name);
    }
    async writeSummary(markdown) {
        // A runner without a summary file (an old GHES, a local run) must not turn a good bake into a failed one.
        if (process.env['GITHUB_STEP_SUMMARY'] === undefined)
            return;
        await summary.addRaw(markdown, true).write();
    }
    fail(problems) {
        for (const problem of problems)
            error(`${problem.what} ${problem.remedy}`, { title: problem.code });
        process.exitCode = 1;
    }
    onCancel(listener) {
        const once = (signal) => {
            stop();
            listener(signal);
        };
        const stop = () => {
            process.off('SIGINT', once);
            process.off('SIGTERM', once);
        };
        process.on('SIGINT', once);
        process.on('SIGTERM', once);
        return stop;
    }
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/compat */
/******/ 
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = new URL('.', import.meta.url).pathname.slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(2798);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
