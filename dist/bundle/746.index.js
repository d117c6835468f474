export const id = 746;
export const ids = [746];
export const modules = {

/***/ 9586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  N4: () => (/* binding */ endGroup),
  z3: () => (/* binding */ error),
  Gu: () => (/* binding */ getState),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  LZ: () => (/* binding */ saveState),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  Oh: () => (/* binding */ startGroup),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ExitCode, addPath, exportVariable, getBooleanInput, getIDToken, getInput, getMultilineInput, group, isDebug, markdownSummary, platform, setCommandEcho, setFailed, summary, toPlatformPath, toPosixPath, toWin32Path

// EXTERNAL MODULE: external "os"
var external_os_ = __webpack_require__(857);
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
    process.stdout.write(cmd.toString() + external_os_.EOL);
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
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __webpack_require__(6982);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __webpack_require__(9896);
;// CONCATENATED MODULE: ../node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
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
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
// EXTERNAL MODULE: external "path"
var external_path_ = __webpack_require__(6928);
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
    process.stdout.write(external_os_.EOL);
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
    process.stdout.write(message + external_os_.EOL);
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

/***/ }),

/***/ 3471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   Fg: () => (/* binding */ tagsOf),
/* harmony export */   I9: () => (/* binding */ LONGEST_TAG_VALUE),
/* harmony export */   Nj: () => (/* binding */ RECORD_TAG),
/* harmony export */   Tw: () => (/* binding */ tagList)
/* harmony export */ });
/** Keys of the tags that this action sets; the sweep finds its own things by them. */
const TAG = {
    run: 'bake-dask-ami:run',
    status: 'bake-dask-ami:status',
    expires: 'bake-dask-ami:expires',
    variant: 'bake-dask-ami:variant',
    /** The images that replace each other. */
    family: 'bake-dask-ami:family',
    /** SHA-256 of what decides the contents of the image: images with the same one are alike. */
    fingerprint: 'bake-dask-ami:fingerprint',
    /** When the image was baked, ISO 8601; a copy has that of the image that it was copied from. */
    baked: 'bake-dask-ami:baked',
    /** Of a copy: `<region>/<id>` of the image that was baked. */
    copyOf: 'bake-dask-ami:copy-of',
    /** The Regions that the image is copied to, with that of the bake, separated by spaces. */
    regions: 'bake-dask-ami:regions',
    /** Set by a rollback: the image is not published again, nor is another with its fingerprint. Its value is the reason. */
    rejected: 'bake-dask-ami:rejected',
    /** Set before the image is disabled by a withdrawal; its value is the reason. */
    withdrawn: 'bake-dask-ami:withdrawn',
    /** When retention has disabled a shared image, ISO 8601: EC2 does not say it. */
    disabled: 'bake-dask-ami:disabled',
    /** Followed by `-1` and so on: who may launch the image, while it is disabled. */
    launchPermissions: 'bake-dask-ami:launch-permissions',
    /** Set by a person, with any value: retention keeps the image. */
    keep: 'bake-dask-ami:keep',
    dockerImage: 'bake-dask-ami:docker-image',
    sourceAmi: 'bake-dask-ami:source-ami',
    repository: 'bake-dask-ami:repository',
    smokeTest: 'bake-dask-ami:proof',
    /** Marks what belongs to the cluster of the smoke test, and not to the build. */
    part: 'bake-dask-ami:part',
};
/** How the keys of the tags begin that hold the record of an image, on its snapshots. */
const RECORD_TAG = 'bake-dask-ami:record-';
/** The longest value of a tag that EC2 takes, in characters. */
const LONGEST_TAG_VALUE = 256;
/** Tags as the SDK takes them. */
function tagList(tags) {
    return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
/** Tags as the SDK gives them, by their keys. */
function tagsOf(tags = []) {
    return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}


/***/ }),

/***/ 1699:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  s: () => (/* binding */ catalogue)
});

;// CONCATENATED MODULE: ../src/errors/catalogue/account.js
const accountProblems = {
    title: 'The account, before anything is launched',
    note: 'These checks only read from the account. All problems are reported at once. Nothing was launched.',
    problems: {
        'no-credentials': {
            title: 'There are no AWS credentials.',
            remedy: "Give 'role-to-assume' and the job 'permissions: id-token: write', or run aws-actions/configure-aws-credentials in an earlier step of the job.",
        },
        'half-credentials': {
            title: 'Only one of the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY is set.',
            remedy: 'Set both or neither. An empty value is treated as not set, and a secret that the job may not read is empty.',
        },
        'no-such-profile': {
            title: 'AWS_PROFILE or AWS_DEFAULT_PROFILE names a profile that is not in the configuration files.',
            remedy: 'Add the profile, or unset the variable if the job has other credentials.',
        },
        'other-account': {
            title: 'The post step has credentials of a different account than the bake, so it did not look for leftovers of the run.',
            remedy: 'Make sure that no later step of the job changes the credentials in its environment.',
            note: 'This is a warning; the job does not fail.',
        },
        'expired-credentials': {
            title: 'The AWS credentials have expired.',
            remedy: "Let this step renew them itself with 'role-to-assume'; or configure them right before it, with a longer 'role-duration-seconds'.",
        },
        'credentials-too-short': {
            title: 'The AWS credentials expire too soon for a bake.',
            remedy: "Let this step renew them itself with 'role-to-assume', or give the step that made them a longer 'role-duration-seconds'.",
        },
        'no-id-token': {
            title: "The job could not get an OIDC token for 'role-to-assume'.",
            remedy: "Give the job 'permissions: id-token: write'. If it has them, check that the runner can reach GitHub.",
        },
        'role-not-assumed': {
            title: "The job could not assume the role in 'role-to-assume'.",
            remedy: "Check the role's ARN, that the account has GitHub's OIDC provider, and the role's trust policy: `aud`, and `sub`, which is repo:<owner>/<repository>:... or, for repositories made, renamed or transferred since 2026-07-15, repo:<owner>@<owner-id>/<repository>@<repository-id>:...; docs/permissions.md shows both.",
        },
        'invalid-credentials': {
            title: 'AWS does not accept the credentials.',
            remedy: 'Check the access key or role of the earlier step, and that the Region is enabled in the account.',
        },
        'access-denied': {
            title: 'The credentials lack a permission that the bake needs.',
            remedy: 'Allow it; docs/permissions.md has the complete policy.',
        },
        'aws-unreachable': {
            title: 'AWS could not be reached.',
            remedy: "Check that the Region in 'region' exists, and that the runner's network and proxy allow the connection.",
        },
        'proxy-refused': {
            title: 'The proxy in HTTPS_PROXY or HTTP_PROXY rejected a connection.',
            remedy: "Allow connections to the host in the message on the proxy, add the proxy's login to the variable, or add the host to NO_PROXY.",
        },
        'unknown-proxy': {
            title: 'The proxy in HTTPS_PROXY or HTTP_PROXY is of a kind that is not supported.',
            remedy: "Set an HTTP proxy, such as http://proxy.example.com:3128: 'http' and 'https' are supported.",
        },
        'source-not-found': {
            title: 'The Region has no such source AMI that the account may use.',
            remedy: "Check 'source-ami', 'source-ami-name', 'ubuntu-version' and the Region.",
        },
        'source-unusable': {
            title: 'The source AMI is not available, or not backed by EBS.',
            remedy: 'Choose one that is available and backed by EBS.',
        },
        'unknown-instance-type': {
            title: 'The Region has no such instance type.',
            remedy: "Choose another 'instance-type' or 'smoke-instance-type'.",
        },
        'type-not-offered': {
            title: "The subnet's zone does not offer the instance type.",
            remedy: 'Choose another type, or a subnet in one of the zones that the message names.',
        },
        'mixed-architectures': {
            title: "The types of 'instance-type' have different architectures.",
            remedy: 'An image has one architecture: list only types of the same architecture.',
        },
        'architecture-mismatch': {
            title: 'The source AMI and the instance type have different architectures.',
            remedy: "Choose a type of the image's architecture, or another source AMI.",
        },
        'quota-too-small': {
            title: "The account's quota of vCPUs leaves too little for the builder, or for the cluster of the smoke test.",
            remedy: 'Raise the quota that the message names in Service Quotas, end other instances, or choose a smaller type.',
        },
        'volume-too-small': {
            title: "'volume-size' is less than the source AMI and the container images need.",
            remedy: 'Set it to at least the size in the message, or leave it out.',
        },
        'ami-name-taken': {
            title: "An AMI with the name in 'ami-name' already exists.",
            remedy: "Choose another 'ami-name', or leave it out: then each job gets a unique name.",
        },
        'no-such-security-group': {
            title: "A security group in 'security-group-ids' does not exist in the Region.",
            remedy: "Check input 'security-group-ids' and the Region.",
        },
        'security-group-elsewhere': {
            title: "A security group in 'security-group-ids' is in a different VPC than the builder's subnet.",
            remedy: "Use a group in the subnet's VPC, or a subnet in the group's VPC.",
        },
        'no-such-subnet': {
            title: "The subnet in 'subnet-id' does not exist in the Region.",
            remedy: "Check input 'subnet-id' and the Region.",
        },
        'no-default-vpc': {
            title: 'The account has no default VPC in the Region, and no subnet is given.',
            remedy: "Name a subnet in 'subnet-id', or make a default VPC with 'aws ec2 create-default-vpc'.",
        },
        'no-default-subnet': {
            title: 'The default VPC has no default subnet.',
            remedy: "Name a subnet in 'subnet-id', or make one with 'aws ec2 create-default-subnet'.",
        },
        'subnet-full': {
            title: 'The subnet has no free address.',
            remedy: "Name another subnet in 'subnet-id'.",
        },
        'no-route': {
            title: 'In the subnet, the builder could not reach the internet, or the runner could not reach the builder.',
            remedy: 'The message says which of the two, and how to solve it.',
        },
        'unknown-runner-address': {
            title: "The runner's public address could not be determined.",
            remedy: "Name the addresses that may reach the builder over SSH in 'allow-cidr'.",
            note: 'The request for it never uses a proxy, because SSH does not use one.',
        },
        'smoke-open-to-the-world': {
            title: "'allow-cidr' includes all addresses (0.0.0.0/0), to which the ports of the smoke test's cluster are never opened.",
            remedy: "Name the runner's own addresses in 'allow-cidr', or leave it out.",
        },
        'gpu-not-supported': {
            title: "NVIDIA's open driver does not support the GPU of the instance type.",
            remedy: "Choose an 'instance-type' with a GPU of the Turing generation or newer, such as 'g4dn.xlarge' or 'g6.xlarge'.",
        },
        'cuda-too-new': {
            title: 'The container image needs a newer CUDA than the driver supports.',
            remedy: "Choose an image for an older CUDA, or set 'nvidia-driver' to 'ami'.",
        },
        'image-not-found': {
            title: 'The registry has no such container image.',
            remedy: "Check the repository and the tag in 'docker-image' or 'extra-docker-images'.",
        },
        'image-login-missing': {
            title: 'The registry requires a login for the container image, or has no such image.',
            remedy: "Check the name of the image; when it is private, give 'registry', 'registry-username' and 'registry-password'.",
        },
        'image-login-refused': {
            title: 'The registry rejects the login for the container image.',
            remedy: "Check the name of the image, 'registry-username' and 'registry-password', and that they may pull it.",
        },
        'image-wrong-architecture': {
            title: 'The container image does not support the architecture of the instance type.',
            remedy: "Choose an 'instance-type' of an architecture that the container image has, or another image.",
        },
    },
};

;// CONCATENATED MODULE: ../src/errors/catalogue/ends.js
const endProblems = {
    title: 'Other ends',
    note: 'In every case the post step looks for what the run left in the account. It reports what it cannot remove in a warning, `Could not remove ...`, with the command to run by hand; the job does not fail over it.',
    problems: {
        'build-timeout': {
            title: "The bake took longer than 'build-timeout-minutes' and was ended; the message names the phase.",
            remedy: "Raise 'build-timeout-minutes', or look at the last lines for what it was waiting for.",
        },
        'build-failed': {
            title: 'Packer failed in a way that this action does not know.',
            remedy: 'The lines below are the errors of its log; the whole log is at the path that output `logs` names.',
        },
        'invalid-build-result': {
            title: "The result of the build is not valid: the image's own description of itself, or Packer's manifest, is malformed, or the AMI is not this run's. The image is not published.",
            remedy: "The post step removes it. Look at what 'docker-image' and 'packages' bring into the image; the file is beside the directory that output `logs` names.",
            note: 'The files are `dask-image.json` and `manifest.json`.',
        },
        'spot-interrupted': {
            title: 'AWS interrupted the spot instance during the bake.',
            remedy: "Run again, or set 'spot' to 'false'.",
            note: 'The action asks EC2 why the builder ended. If possible, the bake continues with an on-demand instance.',
        },
        cancelled: {
            title: 'The job was cancelled.',
            remedy: 'Nothing to do: Packer ends the builder, and the post step removes what is left.',
        },
        'not-swept': {
            title: 'The post step has no valid credentials any more, so it did not look for leftovers of the run.',
            remedy: "The builder powers itself off by its own timer. Remove the rest with the 'sweep' action, or with the command in the warning.",
            note: 'This is a warning; the job does not fail.',
        },
        'sweep-blind': {
            title: "The 'sweep' action could not list the resources of a Region.",
            remedy: 'The permissions that a sweep needs are in docs/permissions.md.',
        },
        bug: {
            title: 'This action failed because of a bug.',
            remedy: 'Please report it with the log of this step.',
        },
    },
};
const smokeTestProblems = {
    title: 'Smoke test: around the cluster',
    problems: {
        'no-python': {
            title: 'The runner has no Python to launch the cluster with.',
            remedy: 'Run actions/setup-python in an earlier step.',
        },
        'python-too-old': {
            title: 'The Python of the container image is older than dask-cloudprovider allows.',
            remedy: "Choose a newer 'docker-image', or leave 'smoke-test' out.",
        },
        'client-not-made': {
            title: 'The environment that launches the cluster could not be made on the runner.',
            remedy: 'Check that the runner reaches a Python package index; the whole output is in the directory of the logs.',
            note: 'Its log is smoke-test-client.log.',
        },
        'aws-error': {
            title: 'AWS answered with errors while the cluster ran.',
            remedy: 'Run again; if the error is a limit, other automation in the account and Region shares it.',
        },
        'start-too-slow': {
            title: "The cluster gave its first result later than 'max-start-seconds' allows.",
            remedy: 'The phases show where the time went. A smaller container image or a larger instance type starts faster.',
        },
        'start-grew': {
            title: "The cluster gave its first result later, compared with the published AMI, than 'max-start-growth' allows.",
            remedy: "The phases show where the time went, the output 'changes' of a bake without the limit what is new. If the start has to be slower, raise 'max-start-growth' once.",
        },
        'size-grew': {
            title: "The container image is larger, compared with the published AMI, than 'max-size-growth' allows.",
            remedy: "Look for what was added to the container image. If it has to be larger, raise 'max-size-growth' once.",
            note: "It is compared before the smoke test. 'on-smoke-failure' decides whether the AMI stays; without a smoke test it is kept as unproven.",
        },
        'client-mismatch': {
            title: "The lock in 'client-environment' has another version than the image of something that client and cluster need alike.",
            remedy: 'The message has the line that mends the client, and how to change the image instead.',
            note: "With an `environment` that pins versions it is found before anything is launched, otherwise before the smoke test. Then 'on-smoke-failure' decides whether the AMI stays; without a smoke test it is kept as unproven. docs/environment.md has the rule.",
        },
        'cluster-not-ended': {
            title: 'Some resources of the cluster may still exist.',
            remedy: 'The post step tries again, and reports what must be removed by hand.',
            note: 'This is a warning; the job does not fail.',
        },
    },
};

;// CONCATENATED MODULE: ../src/errors/catalogue/inputs.js
const inputProblems = {
    title: 'Inputs',
    note: 'All problems are reported at once, each with the input, its value and what is allowed. Nothing was launched.',
    problems: {
        'invalid-input': {
            title: 'An input is malformed, or two inputs contradict each other.',
            remedy: 'The message says what is allowed.',
        },
        'unknown-input': {
            title: 'The step has an unknown input whose name is similar to a known one.',
            remedy: 'The message names the known one. A variable of the job whose name begins with INPUT_ looks like an input to the step: rename the variable.',
        },
        'no-region': {
            title: 'No AWS Region is given.',
            remedy: "Give 'region', or set AWS_REGION, as aws-actions/configure-aws-credentials does.",
            note: "Only 'mode: render' needs none.",
        },
        'invalid-region': {
            title: 'AWS_REGION or AWS_DEFAULT_REGION is not the name of a Region.',
            remedy: "Correct the variable, or give 'region'.",
        },
        'no-smoke-test-here': {
            title: "Input 'smoke-test' is true, but the client of the smoke test does not install on macOS for Intel processors.",
            remedy: "Use a runner with Linux or with macOS on arm64, or leave 'smoke-test' out.",
            note: 'One of its packages has no wheel for them.',
        },
        'no-smoke-script': {
            title: "The file in 'smoke-script' does not exist.",
            remedy: 'Check the path; relative paths start at the workspace. Run actions/checkout before this step.',
        },
        'unusable-file': {
            title: 'An input names something in the workspace that cannot be used.',
            remedy: 'Check the path; relative paths start at the workspace. Run actions/checkout before this step.',
        },
        'environment-too-large': {
            title: 'The files for the builder are more than it gets: 10,000 files or 500 MB.',
            remedy: 'Leave out what the build does not need by a .dockerignore beside the Dockerfile, such as virtual environments, node_modules and .git. Large data belongs on S3.',
        },
        'cloud-init-rejected': {
            title: "The file of 'cloud-init' has something that would break the bake.",
            remedy: 'Remove it: docs/environment.md says what is possible.',
        },
        'setup-script-rejected': {
            title: "The script of 'setup-script' would not run, or would end the builder.",
            remedy: 'docs/environment.md says how it is run.',
        },
        'user-data-too-large': {
            title: "The user data of the builder is larger than EC2's limit of 16 KB.",
            remedy: "Shorten 'packages', for example by a package of your own that depends on them, or move what is in 'cloud-init' into 'setup-script' and 'files', which have no such limit.",
        },
    },
};

;// CONCATENATED MODULE: ../src/errors/catalogue/install.js
/** What to do where something may have been tampered with. */
const TAMPERED = 'Nothing was installed. Try again; if the problem remains, do not use this server, and report it to its owner: its files differ from the release.';
const installProblems = {
    title: 'Installing Packer',
    note: 'Packer and its plugin are downloaded from one server and verified; `packer init` and its limits on downloads are not used. What may have been tampered with is rejected and never run.',
    problems: {
        'unsupported-runner': {
            title: "This action does not support the runner's operating system or processor.",
            remedy: 'Use a Linux or macOS runner on amd64 or arm64, such as `runs-on: ubuntu-latest`.',
        },
        'no-such-version': {
            title: 'No release for this runner matches the requested version.',
            remedy: "Correct 'packer-version' or 'packer-plugin-version'.",
        },
        'not-released': {
            title: 'A file of the release does not exist on the server.',
            remedy: 'Check the version and the mirror.',
        },
        'bad-index': {
            title: 'The server has no release index with the layout of releases.hashicorp.com.',
            remedy: "Check input 'packer-mirror': it must have the layout of releases.hashicorp.com.",
        },
        'download-failed': {
            title: 'A download failed, after several attempts if the error was temporary.',
            remedy: "Check the network, the proxy variables (HTTPS_PROXY, NO_PROXY) and input 'packer-mirror'.",
        },
        'download-too-slow': {
            title: 'A download did not arrive in time.',
            remedy: "Try again, or use a mirror near the runner with input 'packer-mirror'.",
        },
        'download-too-large': { title: 'A download is larger than its limit.', remedy: TAMPERED },
        'unsafe-redirect': {
            title: 'The server redirects to a URL without https, or too many times.',
            remedy: "Check input 'packer-mirror' and the proxies.",
        },
        'bad-checksums': { title: 'The list of checksums is malformed.', remedy: TAMPERED },
        'archive-not-listed': { title: 'The list of checksums lacks the archive.', remedy: TAMPERED },
        'bad-signature': { title: "The list of checksums is not signed by HashiCorp's key.", remedy: TAMPERED },
        'archive-changed': { title: 'The archive is not the one that was released.', remedy: TAMPERED },
        'bad-archive': { title: 'The archive contains something other than one program.', remedy: TAMPERED },
        'program-failed': {
            title: 'A downloaded and verified program does not run on the runner.',
            remedy: 'Fix the error that it prints. If it does not start at all, check that the file system of RUNNER_TEMP is not mounted with noexec.',
        },
        'program-silent': {
            title: 'A downloaded and verified program did not report its version within two minutes.',
            remedy: 'Run again; if the problem remains, look for software that delays programs on this runner, such as a virus scanner.',
        },
        'wrong-program': { title: 'The program has a different version than its archive.', remedy: TAMPERED },
        'wrong-key': {
            title: "The key file of the action is not HashiCorp's.",
            remedy: 'This copy of the action is damaged or altered: use a released one, by its commit.',
        },
        'cache-changed': {
            title: 'A cached archive was changed.',
            remedy: 'Find out what else writes to the tool cache of the runner.',
            note: 'This is a warning; the program is downloaded again.',
        },
        'packer-missing': {
            title: "'packer-version' is 'system', and there is no Packer on PATH.",
            remedy: "Install one before this step, or leave input 'packer-version' out.",
        },
        'packer-too-old': {
            title: 'The Packer on PATH is older than this action needs.',
            remedy: "Install a newer one before this step, or leave input 'packer-version' out.",
        },
        'plugin-missing': {
            title: "'packer-plugin-version' is 'system', and Packer finds no amazon plugin that is new enough.",
            remedy: "Run 'packer plugins install github.com/hashicorp/amazon' before this step, or leave 'packer-plugin-version' out.",
        },
    },
};

;// CONCATENATED MODULE: ../src/errors/catalogue/publication.js
const publicationProblems = {
    title: 'Publishing the AMI',
    note: 'The first four are found before anything is launched. After any other the AMI itself is ready and stays.',
    problems: {
        'region-not-enabled': {
            title: "The account has not enabled a Region of 'copy-to-regions'.",
            remedy: "Enable the Region under Account in the AWS console, which takes minutes to hours, or leave it out of 'copy-to-regions'.",
        },
        'not-shareable': {
            title: "'share-with' is given, but the AMI or a copy would be encrypted without a customer managed key, or the account itself is in 'share-with'.",
            remedy: "Set 'encrypt' and 'kms-key-id', and a key for each further Region in 'copy-kms-key-ids'; or leave 'share-with' out.",
            note: 'AWS does not share snapshots that are encrypted with its own key aws/ebs, whatever their permissions.',
        },
        'parameter-wrong-type': {
            title: "The parameter of 'ssm-parameter' does not have type String and data type aws:ec2:image.",
            remedy: "AWS cannot change the type of a parameter. Choose another name for 'ssm-parameter', or delete that parameter first, if nothing reads it.",
        },
        'parameter-not-ours': {
            title: "The parameter of 'ssm-parameter' exists, but does not have the tag bake-dask-ami:family of this family, or belongs to another repository.",
            remedy: "Choose another name for 'ssm-parameter'; or, if the AMIs of this family may replace its value, add the tags that the message names.",
        },
        'not-publishable': {
            title: 'The AMI to publish is not available, did not pass its checks, or was rejected or withdrawn.',
            remedy: 'Choose an AMI that is available, ready and neither rejected nor withdrawn.',
        },
        'copy-failed': {
            title: 'The AMI could not be copied to a Region.',
            remedy: "Solve what the message names and run again: the AMI and its finished copies stay. With 'rebake: when-changed' it is reused.",
            note: 'The parameter is not changed in any Region. A copy that failed is removed.',
        },
        'not-shared': {
            title: "The launch permissions or the deprecation time of an AMI could not be changed as 'share-with' and 'deprecate-after-days' say.",
            remedy: 'Solve what the message names and run again.',
            note: 'The parameter is not changed in any Region.',
        },
        'parameter-not-updated': {
            title: "Systems Manager did not store the AMI's ID in the parameter of 'ssm-parameter'.",
            remedy: 'Run again: the AMI is ready. If the problem remains, check that the AMI is available in that Region and that the credentials may call ec2:DescribeImages, which Systems Manager needs to validate it.',
            note: 'In the other Regions the parameter gets its earlier value back. If that fails, the log says so.',
        },
    },
};

;// CONCATENATED MODULE: ../src/errors/catalogue/publish-action.js
const publishActionProblems = {
    title: "The 'publish' action",
    note: 'The first five are found before anything is changed. After any other the same command, run again, does the rest.',
    problems: {
        'ami-not-found': {
            title: 'The account has no such AMI of this action in the Region.',
            remedy: "Check 'ami' and 'region'. The command 'list' shows the AMIs of a family.",
        },
        'parameter-not-found': {
            title: 'There is no such parameter in the Region.',
            remedy: "Check the name of the parameter and 'region'.",
        },
        'no-earlier-image': {
            title: 'The parameter has no earlier value that it could be set to.',
            remedy: "Publish another AMI as this parameter first, by a bake or by the command 'publish'; or, if nothing reads the parameter, delete it.",
        },
        'users-not-known': {
            title: 'The credentials do not suffice to find out which parameters name an AMI that is to be withdrawn.',
            remedy: "Give the role all permissions of the policy 'publish' (docs/permissions.md).",
        },
        'permissions-not-kept': {
            title: 'Disabling an AMI removes its launch permissions, and there is no room for them in the tags of the AMI.',
            remedy: 'Remove tags or launch permissions from the AMI, then run again.',
        },
        'image-not-disabled': {
            title: 'An AMI is withdrawn, but not disabled yet, because it is not available.',
            remedy: 'Run again once it is available. Until then it is not published, but can still be launched.',
        },
        'image-not-enabled': {
            title: 'EC2 has enabled an AMI, but does not show it as available.',
            remedy: 'Run again: it is shared, and its marks are removed, once it is available.',
        },
    },
};

;// CONCATENATED MODULE: ../src/errors/catalogue.js






/** Every problem that is not recognised by the lines of a log, by its code. docs/troubleshooting.md is generated from it. */
const catalogue = {
    ...inputProblems.problems,
    ...accountProblems.problems,
    ...installProblems.problems,
    ...endProblems.problems,
    ...smokeTestProblems.problems,
    ...publicationProblems.problems,
    ...publishActionProblems.problems,
};


/***/ }),

/***/ 1371:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ messageOf)
/* harmony export */ });
/** What an error says; of anything else that was thrown, its text. */
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 6643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CC: () => (/* binding */ problem),
/* harmony export */   Qd: () => (/* binding */ CommandError),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/* harmony import */ var _catalogue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1699);

/**
 * The problem of a code of the catalogue.
 *
 * @param words what is known of this occurrence; the catalogue's title and remedy are said by default
 */
function problem(code, words = {}) {
    const { title, remedy } = _catalogue_js__WEBPACK_IMPORTED_MODULE_0__/* .catalogue */ .s[code];
    return { code, what: title, remedy, ...words };
}
/** Thrown when the run cannot go on for reasons the user can fix. Carries every problem found, not just the first. */
class UserError extends Error {
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


/***/ }),

/***/ 5290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  WA: () => (/* binding */ PROXY_REFUSED),
  DH: () => (/* binding */ decoded),
  iJ: () => (/* binding */ proxyFor),
  SR: () => (/* binding */ refusedByProxy)
});

;// CONCATENATED MODULE: ../node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map
// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __webpack_require__(6643);
;// CONCATENATED MODULE: ../src/http/proxy.js


/** `code` of the cause of an error that says that a proxy let something not through. */
const PROXY_REFUSED = 'EPROXYREFUSED';
/**
 * The proxy through which an address is asked, by the variables that the toolkit's own HTTP client goes by: HTTPS_PROXY or
 * https_proxy for https, HTTP_PROXY or http_proxy for http, none for this machine itself and for what NO_PROXY or no_proxy
 * names: hosts with all below them, with or without a port, or `*`. A proxy without a scheme is asked over http, as
 * Packer's and boto's HTTP clients do.
 *
 * @throws UserError when the variable names no proxy that can be used
 */
function proxyFor(url) {
    const named = getProxyUrl(url);
    if (named === undefined)
        return undefined;
    // `host:3128` is an address with the scheme `host`. `href`, unlike the toolkit's other properties, is still encoded.
    const proxy = new URL(named.host === '' ? `http://${named.href}` : named.href);
    if (proxy.protocol === 'http:' || proxy.protocol === 'https:')
        return proxy;
    throw new problem/* UserError */.yo([unusable(url, proxy)]);
}
/** A user name or password as it stands in a proxy's address, decoded; as it is when it is not percent-encoded. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
/** The error for a proxy that did not open the way to a host. Its login stays out of the words. */
function refusedByProxy(proxy, host, status) {
    const cause = Object.assign(new Error(`the proxy answered ${status}`), { code: PROXY_REFUSED });
    const remedy = status === 407
        ? `It wants a login: write it into the variable, as http://<user>:<password>@${proxy.host}.`
        : 'Let it pass connections to that host, or name the host in NO_PROXY if the runner reaches it without the proxy; README.md lists the hosts that a bake needs.';
    const what = `The proxy ${proxy.origin} of HTTPS_PROXY or HTTP_PROXY opened no way to ${host}: it answered ${status}.`;
    return new problem/* UserError */.yo([{ code: 'proxy-refused', what, remedy }], { cause });
}
function unusable({ protocol }, proxy) {
    const variable = protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY';
    return (0,problem/* problem */.CC)('unknown-proxy', {
        what: `The variable ${variable} names a proxy of the kind '${proxy.protocol.replace(':', '')}'.`,
    });
}


/***/ }),

/***/ 9359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BF: () => (/* binding */ cidr),
/* harmony export */   HP: () => (/* binding */ amiName),
/* harmony export */   Ny: () => (/* binding */ region),
/* harmony export */   XQ: () => (/* binding */ regionOfKey),
/* harmony export */   _c: () => (/* binding */ amiDescription),
/* harmony export */   _h: () => (/* binding */ MOST_TAGS),
/* harmony export */   a: () => (/* binding */ resourceId),
/* harmony export */   dY: () => (/* binding */ imageOwner),
/* harmony export */   gE: () => (/* binding */ imageFamily),
/* harmony export */   lS: () => (/* binding */ sourceAmi),
/* harmony export */   ni: () => (/* binding */ amiNameFilter),
/* harmony export */   uQ: () => (/* binding */ launchPrincipal),
/* harmony export */   w: () => (/* binding */ instanceType),
/* harmony export */   w3: () => (/* binding */ roleArn),
/* harmony export */   xd: () => (/* binding */ parameterName),
/* harmony export */   z7: () => (/* binding */ validateTag),
/* harmony export */   zJ: () => (/* binding */ kmsKey),
/* harmony export */   zo: () => (/* binding */ instanceProfile)
/* harmony export */ });
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5250);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6758);


/** Region names by the partitions' patterns (botocore, partitions.json). */
const region = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^(?:(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d{1,2}|cn-[a-z]+-\d{1,2}|us-gov-[a-z]+-\d{1,2}|(?:us|eu)-iso[a-z]?-[a-z]+-\d{1,2}|eusc-[a-z]{2}-[a-z]+-\d{1,2})$/, "the name of an AWS Region, such as 'eu-west-2'");
/** Instance types: the shape that every value of the EC2 model has (botocore 1.43.11, 1,212 values). */
const instanceType = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[a-z][a-z0-9-]{0,15}\.(?:nano|micro|small|medium|large|xlarge|\d{1,3}xlarge|metal(?:-\d{1,3}xl)?)$/, "an EC2 instance type, such as 't3.large'");
/** An id of EC2 with the given prefix: 8 or 17 hexadecimal digits. */
function resourceId(prefix) {
    return (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(new RegExp(`^${prefix}-(?:[0-9a-f]{8}|[0-9a-f]{17})$`), `'${prefix}-' and 8 or 17 hexadecimal digits`);
}
/**
 * The AMI to build upon: its id, or `resolve:ssm:` and the name of a parameter, with a version or label after a colon
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-systems-manager-parameter-to-find-AMI.html).
 */
const sourceAmi = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^(?:ami-(?:[0-9a-f]{8}|[0-9a-f]{17})|resolve:ssm:[A-Za-z0-9_.:/-]{1,2048})$/, "'ami-' and 8 or 17 hexadecimal digits, or 'resolve:ssm:' and the name of a parameter");
/** AMI names: 3 to 128 characters of the set that CreateImage documents. */
const amiName = (raw) => {
    const allowed = "3 to 128 letters, digits, spaces and characters of ()[]./-'@_";
    const [foreign] = /[^A-Za-z0-9()[\] ./\-'@_]/u.exec(raw) ?? [];
    if (foreign !== undefined)
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`it holds ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(foreign)}`, allowed);
    const fits = raw.length >= 3 && raw.length <= 128;
    return fits ? raw : new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`it has ${raw.length} characters`, allowed);
};
/** Image families: they begin AMI names, which have up to 50 more characters and at most 128. */
const imageFamily = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[a-z0-9](?:[a-z0-9._-]{0,58}[a-z0-9])$/, '2 to 60 of a-z, 0-9, ., _ and -, beginning and ending with a letter or digit');
/** AMI descriptions: CreateImage takes 255 characters and answers that character sets beyond ASCII are not supported. */
const amiDescription = (raw) => {
    const allowed = "one line of 1 to 255 ASCII characters without '{{'";
    if (/[^\x20-\x7e]/.test(raw))
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it holds a character that EC2 rejects in a description', allowed);
    const checked = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(255)(raw);
    return checked instanceof _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI ? new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(checked.why, allowed) : checked;
};
/** AMI name filters: an AMI name with the wildcards * and ?. */
const amiNameFilter = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^[A-Za-z0-9()[\] ./\-'@_*?]{1,255}$/, "an AMI name in which '*' and '?' stand for any characters");
/** Owners of images: an account of twelve digits or one of EC2's aliases. */
const imageOwner = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^(?:\d{12}|self|amazon|aws-marketplace)$/, "an account id of 12 digits, 'self', 'amazon' or 'aws-marketplace'");
/** IPv4 blocks in CIDR notation, with a prefix of 0 to 32. */
const cidr = (raw) => {
    const allowed = "an IPv4 block such as '203.0.113.7/32'";
    const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(raw);
    if (!match) {
        const isAddress = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(raw);
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it is malformed', allowed, isAddress ? `with a prefix it would do: '${raw}/32'` : undefined);
    }
    const numbers = match.slice(1).map(Number);
    const prefix = numbers.pop() ?? 33;
    if (numbers.some((part) => part > 255) || prefix > 32)
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('a number is out of range', allowed);
    const address = numbers.reduce((sum, part) => sum * 256 + part, 0);
    const beyond = address % 2 ** (32 - prefix);
    if (beyond !== 0) {
        const why = `its address has bits set beyond the prefix of ${prefix}, which EC2 rejects`;
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(why, allowed, `the block that holds it is '${dotted(address - beyond)}/${prefix}'`);
    }
    return raw;
};
/** An IPv4 address of 32 bits as people write it. */
function dotted(address) {
    return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}
/** Instance profiles by name (IAM: letters, digits and +=,.@-_). */
const instanceProfile = (raw) => {
    const name = /^[\w+=,.@-]{1,128}$/;
    if (name.test(raw))
        return raw;
    const allowed = "the profile's name, not its ARN: 1 to 128 letters, digits and characters of +=,.@-_";
    const [, last = ''] = /^arn:.*\/([^/]+)$/.exec(raw) ?? [];
    const suggestion = name.test(last) ? `the name alone would do: ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(last)}` : undefined;
    return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it is malformed', allowed, suggestion);
};
/**
 * Roles by ARN: a path of at most 512 and a name of at most 64 characters (IAM, Role). Partitions are those of botocore's
 * partitions.json.
 */
const roleArn = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^arn:aws(?:-cn|-us-gov|-iso(?:-[bef])?|-eusc)?:iam::\d{12}:role\/(?:[\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,64}$/, "the ARN of an IAM role, such as 'arn:aws:iam::123456789012:role/bake'");
/** KMS keys: an ID, the ID of a multi-Region key, an alias, or the ARN of a key or alias (KMS, "Key identifiers"). */
const kmsKey = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32}|alias\/[A-Za-z0-9/_-]{1,250}|arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(?:key\/(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|mrk-[0-9a-f]{32})|alias\/[A-Za-z0-9/_-]{1,250}))$/, "a KMS key's ID, its ARN, 'alias/' and a name, or the ARN of an alias");
/** The Region that a KMS key's ARN names; undefined for an ID or an alias, which mean the Region of the call. */
function regionOfKey(key) {
    return /^arn:[^:]*:kms:([^:]+):/.exec(key)?.[1];
}
/** How many tags a user may give: EC2 takes 50, and this action sets up to 20 of its own on one resource. */
const MOST_TAGS = 30;
/** Checks one tag against EC2's limits: 127 characters of key (EC2's model), 256 of value, no `aws:` in any case. */
function validateTag(key, value) {
    const allowed = `keys of 1 to 127 and values of 0 to 256 characters, no key that begins with 'aws:' or 'bake-dask-ami:'`;
    if (/^aws:/i.test(key))
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`key ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} begins with 'aws:', which AWS reserves`, allowed);
    if (/^bake-dask-ami:/i.test(key))
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`key ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} is one that this action sets`, allowed);
    if (key.length > 127)
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`key ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} has ${key.length} characters`, allowed);
    if (value.length > 256)
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`the value of ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} has ${value.length} characters`, allowed);
    for (const part of [key, value]) {
        const checked = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)(256)(part);
        if (checked instanceof _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI)
            return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`tag ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)}: ${checked.why}`, checked.allowed);
    }
    return undefined;
}
/**
 * Names of parameters: letters, digits and `._-` in up to 15 levels, not beginning with `aws` or `ssm`. Systems Manager counts
 * 1011 characters with the ARN around it, which takes some 90
 * (https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html).
 */
const parameterName = (raw) => {
    const allowed = "'/' and up to 15 levels of letters, digits, '.', '_' and '-', such as '/dask/rapids', at most 900 characters";
    if (!/^\/?[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/.test(raw) || raw.length > 900)
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it is malformed', allowed);
    if (raw.split('/').filter((level) => level !== '').length > 15)
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it has more than 15 levels', allowed);
    if (raw.includes('/') && !raw.startsWith('/'))
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI("it has levels and does not begin with '/'", allowed, `'/${raw}' would do`);
    return /^\/?(?:aws|ssm)/i.test(raw)
        ? new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI("it begins with 'aws' or 'ssm', which AWS reserves", allowed)
        : raw;
};
/** Who may launch an image: an account, or an organization or unit by its ARN (EC2, LaunchPermissionModifications). */
const launchPrincipal = (0,_parsers_js__WEBPACK_IMPORTED_MODULE_0__/* .matching */ .wC)(/^(?:\d{12}|arn:aws[a-z-]*:organizations::\d{12}:(?:organization\/o-[a-z0-9]{10,32}|ou\/o-[a-z0-9]{10,32}\/ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}))$/, "an account ID of 12 digits, or the ARN of an organization or organizational unit, such as 'arn:aws:organizations::123456789012:organization/o-abcdefghij'");


/***/ }),

/***/ 5250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aY: () => (/* binding */ invalidInput),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   yI: () => (/* binding */ ValidationError)
/* harmony export */ });
/** Why a parser rejects a text, what it allows, and how the text could be corrected where that is known. */
class ValidationError {
    why;
    allowed;
    /** A clause: `in lower case it would do: "dask"`. */
    suggestion;
    constructor(why, allowed, suggestion) {
        this.why = why;
        this.allowed = allowed;
        this.suggestion = suggestion;
    }
}
/**
 * The problem for an invalid input, in one sentence that names the input, the value and what is allowed.
 * The value of a secret is not shown.
 */
function invalidInput(name, raw, error, secret = false) {
    return {
        code: 'invalid-input',
        what: `Input '${name}' is ${secret ? 'a secret that cannot be used' : quote(raw)}: ${error.why}.`,
        remedy: `Allowed: ${error.allowed}.${error.suggestion === undefined ? '' : ` ${sentence(error.suggestion)}`}`,
    };
}
function sentence(clause) {
    return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
/** The value as a message can show it: control characters escaped, at most 120 characters. */
function quote(raw) {
    const shown = raw.length > 120 ? `${raw.slice(0, 120)}...` : raw;
    return JSON.stringify(shown).replace(/[\u007f-\u009f\u2028\u2029]/g, (character) => {
        return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}


/***/ }),

/***/ 1647:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ severalEntries),
/* harmony export */   t: () => (/* binding */ explained)
/* harmony export */ });
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5250);

const corrections = [
    { words: 'in lower case', apply: (raw) => raw.toLowerCase() },
    { words: 'without quotes', apply: (raw) => raw.replace(/^(['"])(.*)\1$/s, '$2') },
    { words: 'without brackets', apply: (raw) => raw.replace(/^\[(.*)\]$/s, '$1') },
    { words: 'without the dash', apply: (raw) => raw.replace(/^-\s+/, '') },
    { words: 'without the comma', apply: (raw) => raw.replace(/[,;]$/, '') },
    { words: 'without the slash', apply: (raw) => raw.replace(/\/+$/, '') },
    { words: 'without the colon', apply: (raw) => raw.replace(/:$/, '') },
    { words: 'without the hyphens', apply: (raw) => raw.replace(/^(\d{4})-(\d{4})-(\d{4})$/, '$1$2$3') },
    {
        words: 'with https',
        apply: (raw) => raw.replace(/^(?:http:\/\/)?(?=[a-z0-9.-]+(?:[:/]|$))/i, 'https://'),
    },
    { words: 'without the scheme', apply: (raw) => raw.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '') },
    { words: 'with _ for -', apply: (raw) => raw.replaceAll('-', '_') },
    { words: 'with - for _', apply: (raw) => raw.replaceAll('_', '-') },
    { words: 'without the letter of a zone', apply: (raw) => raw.replace(/^([a-z-]+-\d+)[a-z]$/, '$1') },
];
/**
 * A parser that adds to an error of `parse` which usual mistake was made: upper case, quotes,
 * a scheme and the like. What it takes and gives is the same.
 */
function explained(parse) {
    return (raw) => {
        const value = parse(raw);
        if (!(value instanceof _input_js__WEBPACK_IMPORTED_MODULE_0__/* .ValidationError */ .yI) || value.suggestion !== undefined)
            return value;
        const found = nearMiss(raw, parse);
        return found === undefined ? value : new _input_js__WEBPACK_IMPORTED_MODULE_0__/* .ValidationError */ .yI(value.why, value.allowed, found);
    };
}
/** Of slips that are made one at a time, or two together: `https://ghcr.io/MyOrg/img`. */
function nearMiss(raw, parse) {
    const once = corrections.map(({ words, apply }) => ({ words, text: apply(raw) }));
    const twice = once.flatMap(({ words, text }) => corrections.map((second) => ({ words: `${words} and ${second.words}`, text: second.apply(text) })));
    const good = ({ text }) => text !== raw && text !== '' && !(parse(text) instanceof _input_js__WEBPACK_IMPORTED_MODULE_0__/* .ValidationError */ .yI);
    const found = once.find(good) ?? twice.find(good);
    return found === undefined ? undefined : `${found.words} it would do: ${(0,_input_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(found.text)}`;
}
/**
 * Why an entry of a list is rejected that holds several, as YAML, JSON or a shell would list them: with commas, brackets,
 * quotes or blanks. Undefined where its parts are no entries either.
 */
function severalEntries(line, entry) {
    const parts = line
        .replace(/^\[(.*)\]$/, '$1')
        .split(/[\s,;]+/)
        .map((part) => part.replace(/^(['"])(.*)\1$/, '$2'))
        .filter((part) => part !== '');
    if (parts.length < 2 || parts.some((part) => entry(part) instanceof _input_js__WEBPACK_IMPORTED_MODULE_0__/* .ValidationError */ .yI))
        return undefined;
    return new _input_js__WEBPACK_IMPORTED_MODULE_0__/* .ValidationError */ .yI(`entry ${(0,_input_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(line)} holds ${parts.length}`, 'one entry per line, without brackets, quotes and commas', `on lines of their own they would do: ${(0,_input_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(parts.join('\n'))}`);
}


/***/ }),

/***/ 9264:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ nearName)
/* harmony export */ });
/** The number of single-character insertions, deletions and substitutions between two texts (Levenshtein). */
function editDistance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (const [i, left] of [...a].entries()) {
        const next = [i + 1];
        for (const [j, right] of [...b].entries()) {
            const substituted = (row[j] ?? 0) + (left === right ? 0 : 1);
            next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, substituted));
        }
        row = next;
    }
    return row.at(-1) ?? 0;
}
/** One edit for every so many characters is still taken for a typing mistake. */
const CHARACTERS_PER_EDIT = 4;
/**
 * The name among `names` that `given` is a misspelling of: the one that takes the fewest edits, at most one for every four
 * characters, and begins with the same letter, which a typing mistake seldom changes. Undefined where there is none, as for
 * a variable that only happens to be called INPUT_SOMETHING.
 */
function nearName(given, names) {
    const byDistance = names
        .filter((name) => name[0] === given[0] && isNear(Math.abs(name.length - given.length), name, given))
        .map((name) => ({ name, distance: editDistance(given, name) }))
        .filter(({ name, distance }) => isNear(distance, name, given));
    return byDistance.sort((a, b) => a.distance - b.distance)[0]?.name;
}
function isNear(edits, a, b) {
    return edits * CHARACTERS_PER_EDIT <= Math.max(a.length, b.length);
}


/***/ }),

/***/ 6758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FI: () => (/* binding */ loginName),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Tj: () => (/* binding */ map),
/* harmony export */   Yq: () => (/* binding */ choice),
/* harmony export */   jO: () => (/* binding */ entries),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   wC: () => (/* binding */ matching),
/* harmony export */   wJ: () => (/* binding */ password),
/* harmony export */   xM: () => (/* binding */ pairsInOneLine),
/* harmony export */   yj: () => (/* binding */ positive),
/* harmony export */   zM: () => (/* binding */ boolean)
/* harmony export */ });
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5250);
/* harmony import */ var _near_miss_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1647);
/* harmony import */ var _near_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9264);



// Everything of Unicode that a terminal, YAML or a log could take for more than a character of one line.
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufeff\ufffe\uffff]/u;
function typed(type, parse) {
    return Object.assign(parse, { type });
}
/**
 * One line of free text of at most `longest` characters.
 *
 * `{{` is rejected because Packer's plugins expand Go templates even in variable files
 * (packer-plugin-sdk, template/interpolate).
 */
function text(longest) {
    const allowed = `one line of 1 to ${longest} characters without control characters and without '{{'`;
    return (raw) => {
        if (CONTROL.test(raw))
            return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it holds a control character or a line break', allowed);
        if (raw.includes('{{'))
            return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI("it holds '{{', which Packer would expand", allowed);
        if (raw.length > longest)
            return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`it has ${raw.length} characters`, allowed);
        return raw;
    };
}
/**
 * The user of a login: one line without `:`, because RFC 7617 sends user and password as `user:password`. The error does
 * not quote the text.
 */
const loginName = (raw) => {
    const allowed = "one line of 1 to 255 characters without control characters and ':'";
    if (CONTROL.test(raw))
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it holds a control character or a line break', allowed);
    if (raw.includes(':'))
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI("it holds ':'", allowed);
    return raw.length > 255 ? new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`it has ${raw.length} characters`, allowed) : raw;
};
/**
 * A password: any text that a secret can hold, of many lines too, such as the JSON key that Google's registries take for user
 * `_json_key`. Line breaks and tabs are no danger, because it travels in base64 alone; what else is no text is rejected.
 */
const password = (raw) => {
    const allowed = 'a text of 1 to 16384 characters, of many lines too, without other control characters';
    if (CONTROL.test(raw.replace(/[\t\r\n]/g, '')))
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it holds a control character', allowed);
    return raw.length > 16_384 ? new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`it has ${raw.length} characters`, allowed) : raw;
};
/** A text that matches `pattern` as a whole; `allowed` describes the pattern to a person. */
function matching(pattern, allowed) {
    return (raw) => (pattern.test(raw) ? raw : new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it is malformed', allowed));
}
/** Exactly one of `values`. */
function choice(...values) {
    const allowed = values.map((value) => `'${value}'`).join(', ');
    return typed({ type: 'enum', 'allowed-values': values }, (raw) => {
        const value = values.find((each) => each === raw);
        if (value !== undefined)
            return value;
        const meant = (0,_near_name_js__WEBPACK_IMPORTED_MODULE_2__/* .nearName */ .c)(raw.toLowerCase(), values);
        const suggestion = meant === undefined ? undefined : `perhaps '${meant}' is meant`;
        return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it is not one of the choices', allowed, suggestion);
    });
}
/** What other formats write for a boolean. */
const OTHER_BOOLEANS = { true: ['yes', 'y', 'on', '1'], false: ['no', 'n', 'off', '0'] };
/** `true` or `false`, in the spellings of YAML 1.2's core schema as the toolkit reads them. */
const boolean = typed({ type: 'boolean' }, (raw) => {
    if (['true', 'True', 'TRUE'].includes(raw))
        return true;
    if (['false', 'False', 'FALSE'].includes(raw))
        return false;
    const [meant] = Object.entries(OTHER_BOOLEANS).find(([, words]) => words.includes(raw.toLowerCase())) ?? [];
    const suggestion = meant === undefined ? undefined : `perhaps '${meant}' is meant`;
    return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it is not a boolean', "'true' or 'false'", suggestion);
});
/** A whole number from `least` to `most`, both included; `unit` is for the message. */
function integer(least, most, unit) {
    const allowed = `a whole number of ${unit} from ${least} to ${most}`;
    return typed({ type: 'integer' }, (raw) => {
        if (!/^\d+$/.test(raw)) {
            const [, digits, given = ''] = /^(\d+) ?([A-Za-z]+)$/.exec(raw) ?? [];
            const isUnit = digits !== undefined && unit.toLowerCase().startsWith(given.toLowerCase());
            const suggestion = isUnit ? `without its unit it would do: ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(digits)}` : undefined;
            return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it is not a whole number', allowed, suggestion);
        }
        const value = Number(raw);
        return value >= least && value <= most ? value : new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it is out of range', allowed);
    });
}
/** A positive number, decimals allowed, of at most `most`; `unit` is for the message. */
function positive(most, unit) {
    const allowed = `a number of ${unit} above 0, such as '24' or '0.5', and at most ${most}`;
    return typed({ type: 'float' }, (raw) => {
        if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(raw))
            return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it is not a number', allowed);
        const value = Number(raw);
        return value > 0 && value <= most ? value : new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI('it is out of range', allowed);
    });
}
/** The entries of a multi-line input: trimmed, without empty lines and lines that begin with `#`. */
function entries(raw) {
    return raw
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
/** A list, one entry per line, each read by `entry`; at most `most` entries, none twice. */
function list(entry, most) {
    return typed(linesOf(entry.type ?? { type: 'string' }), (raw) => {
        const lines = entries(raw);
        if (lines.length > most)
            return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`it has ${lines.length} entries`, `at most ${most}, one per line`);
        const read = lines.map((line, index) => {
            const value = (0,_near_miss_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .t)(entry)(line);
            if (value instanceof _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI) {
                const { why, allowed, suggestion } = value;
                return ((0,_near_miss_js__WEBPACK_IMPORTED_MODULE_0__/* .severalEntries */ .T)(line, entry) ??
                    new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`entry ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(line)}: ${why}`, allowed, suggestion));
            }
            return lines.indexOf(line) === index
                ? value
                : new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`entry ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(line)} is listed twice`, 'each entry once');
        });
        return together(read) ?? read;
    });
}
function linesOf(entry) {
    return { type: 'list', separator: '\n', 'list-item': entry };
}
/** A map, one `KEY=value` per line; `check` may reject a key and its value. At most `most` entries. */
function map(check, most) {
    return typed(linesOf({ type: 'string' }), (raw) => {
        const lines = entries(raw);
        if (lines.length > most)
            return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`it has ${lines.length} entries`, `at most ${most}, one per line`);
        const found = new Map();
        const errors = lines.map((line) => {
            const equals = line.indexOf('=');
            if (equals < 1)
                return noPair(line);
            const key = line.slice(0, equals).trim();
            const value = line.slice(equals + 1).trim();
            if (found.has(key))
                return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`key ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} is listed twice`, 'each key once');
            found.set(key, value);
            return check(key, value);
        });
        return together(errors) ?? Object.fromEntries(found);
    });
}
/** A line of a map without `KEY=`; YAML writes `KEY: value`. */
function noPair(line) {
    const [, key, value = ''] = /^([^\s:=][^:=]*):(?:\s+(.*))?$/.exec(line) ?? [];
    const suggestion = key === undefined ? undefined : `with = for the colon it would do: ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(`${key}=${value}`)}`;
    return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(`line ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(line)} has no key and value`, "'KEY=value', one per line", suggestion);
}
/** Reports a line of a map that is taken for one pair and looks like several: `Team=data,Env=prod`. */
function pairsInOneLine(raw) {
    const line = entries(raw).find((text) => /^[^=,]+=[^=,]*(?:[,;]\s*[^\s=,;][^=,;]*=[^=,;]*)+$/.test(text));
    if (line === undefined)
        return undefined;
    const [, ...value] = line.split('=');
    return {
        why: `line ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(line)} is one pair, whose value is ${(0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(value.join('='))}`,
        instead: 'if several were meant, each goes on a line of its own',
    };
}
/** How many entries of one input a message names. */
const MOST_NAMED = 5;
/** All errors among the results for the entries of one input as one, so that a user fixes them in one pass. */
function together(results) {
    const errors = results.filter((result) => result instanceof _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI);
    if (errors.length === 0)
        return undefined;
    const named = errors.slice(0, MOST_NAMED);
    const more = errors.length > named.length ? [`and ${errors.length - named.length} more`] : [];
    const each = (part) => [...new Set(named.map(part).filter((text) => text !== undefined))].join('; ') || undefined;
    const why = [...named.map((error) => error.why), ...more].join('; ');
    return new _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI(why, each((error) => error.allowed) ?? '', each((error) => error.suggestion));
}


/***/ }),

/***/ 7964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  U: () => (/* binding */ GithubRunner)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ../node_modules/@actions/core/lib/core.js + 3 modules
var core = __webpack_require__(9586);
// EXTERNAL MODULE: ../src/errors/message.js
var message = __webpack_require__(1371);
// EXTERNAL MODULE: ../src/http/proxy.js + 1 modules
var proxy = __webpack_require__(5290);
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
        idTokens: idTokens(given('ACTIONS_ID_TOKEN_REQUEST_URL'), given('ACTIONS_ID_TOKEN_REQUEST_TOKEN')),
        credentials: given('AWS_ACCESS_KEY_ID') === undefined ? { kind: 'none' } : credentialExpiry(given),
        path: env['PATH'] ?? '',
        environment: programEnvironment(env),
    };
}
function idTokens(url, bearer) {
    return url === undefined || bearer === undefined ? undefined : { url, bearer };
}
/** Of credentials that are in the environment themselves. configure-aws-credentials leaves no word of their end there. */
function credentialExpiry(given) {
    const at = new Date(given('AWS_CREDENTIAL_EXPIRATION') ?? Number.NaN);
    if (!Number.isNaN(at.getTime()))
        return { kind: 'at', at };
    return { kind: given('AWS_SESSION_TOKEN') === undefined ? 'none' : 'unknown' };
}
/**
 * What programs we start may see: everything but the step's inputs, the runner's command files, and what it gives to
 * actions alone to act for the job with: ACTIONS_ID_TOKEN_REQUEST_TOKEN, ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL and
 * their like (actions/runner, src/Runner.Worker/Handlers/NodeScriptActionHandler.cs). Neither Packer nor the cluster nor a
 * user's smoke-script needs those; what the workflow itself has put into the environment they keep.
 */
function programEnvironment(env) {
    const kept = {};
    const commandFiles = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];
    for (const [name, value] of Object.entries(env)) {
        if (value === undefined || /^(?:INPUT|STATE|ACTIONS)_/.test(name))
            continue;
        if (!commandFiles.includes(name))
            kept[name] = value;
    }
    return { ...kept, HOME: home(env) };
}
/** A runner that systemd starts without `User=` has no HOME, and without one Packer does not start. */
function home(env) {
    if (env['HOME'] !== undefined && env['HOME'] !== '')
        return env['HOME'];
    try {
        return (0,external_node_os_.userInfo)().homedir;
    }
    catch {
        // A user id that the machine has no name for, as in a container.
        return env['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)();
    }
}
/** The passwords in the addresses of proxies, as they stand there and decoded. */
function proxyPasswords(env) {
    const names = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];
    return names.flatMap((name) => {
        const encoded = /^(?:[a-z0-9]+:\/\/)?[^/@]*?:([^/]*)@/i.exec(env[name] ?? '')?.[1] ?? '';
        return encoded === '' ? [] : [encoded, (0,proxy/* decoded */.DH)(encoded)];
    });
}

;// CONCATENATED MODULE: ../src/runner/safe-line.js
/**
 * Makes a line of foreign text harmless to the GitHub runner and to terminals, and keeps its colours.
 *
 * The runner takes for a command what has `::name::` at the start of a line, after .NET's TrimStart, which trims U+0085
 * as white space; and `##[name]` anywhere in it (actions/runner, ActionCommand.cs: TryParseV2 and TryParse). It looks for
 * both by comparisons of a culture, which pass over characters without a width; so does this. A carriage return would
 * start a line of its own. What is no colour is taken out first, because it may stand between the characters that count.
 */
function safeLine(line) {
    return safe_line_closed(coloursOnly(line.replace(/\r+$/, '').replace(/\r/g, ' '))
        .replace(ANYWHERE, '# #[')
        .replace(AT_START, '$1: :'));
}
/** The lines of foreign text, each made harmless. */
function safeLines(text) {
    return text.split('\n').map(safeLine);
}
/** Foreign text of several lines, for a message that the runner shows as it is. */
function safeText(text) {
    return safeLines(text).join('\n');
}
// Format characters and those without a width: what such a comparison passes over.
const ANYWHERE = /#[\p{Cf}\p{DI}]*#[\p{Cf}\p{DI}]*\[/gu;
// Colours as well, for whoever reads the log without them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: a colour begins with one.
const AT_START = /^((?:[\s\u0085\p{Cf}\p{DI}]|\u001b\[[\d;:]*m)*):[\p{Cf}\p{DI}]*:/u;
// ECMA-48: control sequences (5.4); strings for the terminal, such as titles and links (5.6); other escapes; what is left of
// C0 and C1 but the tabulator, and U+0085, which is white space.
const CONTROLS = 
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
/(?:\u001b\[|\u009b)([0-?]*)([ -/]*)([@-~])|(?:\u001b[P\]X^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)|\u001b[ -/]*[0-~]?|[\u0000-\u0008\u000b-\u001f\u007f-\u0084\u0086-\u009f]/g;
/** A line without the control sequences that do more than colour. */
function coloursOnly(line) {
    return line.replace(CONTROLS, (_, parameters, between, final) => final === 'm' && between === '' && /^[\d;:]*$/.test(parameters ?? '') ? `\u001b[${parameters}m` : '');
}
/** A line whose colours end with it. */
function safe_line_closed(line) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: as above.
    const last = [...line.matchAll(/\u001b\[([\d;:]*)m/g)].at(-1)?.[1];
    return last === undefined || /^0*$/.test(last) ? line : `${line}\u001b[0m`;
}

// EXTERNAL MODULE: ../src/runner/signals.js
var signals = __webpack_require__(4672);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ../src/inputs/aws-grammar.js
var aws_grammar = __webpack_require__(9359);
// EXTERNAL MODULE: ../src/inputs/input.js
var input = __webpack_require__(5250);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ../src/process/identity.js


/**
 * What the system says of a process: on Linux /proc (proc(5): field 22 of `stat` is the start in clock ticks since boot),
 * else `ps`. Undefined when there is no such process, it has ended and nobody has taken note of it yet, or the system does
 * not say.
 */
function processIdentity(pid) {
    if (!Number.isSafeInteger(pid) || pid <= 1)
        return undefined;
    try {
        return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
    }
    catch {
        return undefined;
    }
}
function fromProc(pid) {
    const stat = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses, and may hold spaces and parentheses itself.
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const started = rest[18];
    if (started === undefined || state === 'Z' || state === 'X')
        return undefined;
    const commandLine = (0,external_node_fs_.readFileSync)(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    return { started, commandLine };
}
function fromPs(pid) {
    const ask = (field) => (0,external_node_child_process_.execFileSync)('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], {
        encoding: 'utf8',
        timeout: 5000,
    }).trim();
    const started = ask('lstart');
    return started === '' ? undefined : { started, commandLine: ask('command') };
}

;// CONCATENATED MODULE: ../src/runner/state.js






/** Processes that may outlive the main step, and how their command lines look: the step itself, Packer, cluster.py. */
const PROCESSES = {
    main: /\/main\.js$/,
    packer: /\bbuild -var-file=.*\bbake\.pkr\.hcl$/,
    driver: /[/ ]cluster\.py$/,
};
/** Directories that the post step removes, and how their names begin; mkdtemp adds six characters. */
const DIRECTORIES = {
    'packer-temporary': 'bake-dask-ami-',
    'packer-programs': 'bake-dask-ami-packer-',
    'client-unfinished': 'bake-dask-ami-client-',
    'role-directory': 'bake-dask-ami-role-',
};
/** As `randomUUID` makes them: RFC 9562, version 4. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const ACCOUNT = /^\d{12}$/;
const MOST_REGIONS = 50;
/**
 * What the main step keeps for the post step. Saved at once, so that it survives the end of this process, and the only
 * access to it.
 *
 * The state lies in a file on the runner between the steps, and other steps of the job run meanwhile. So nothing of it is
 * believed by what it says: not as a filter of EC2, where `*` and `?` are wildcards, nor as a process or a path of ours.
 * What the main step cannot have saved is an Error; nothing must be removed by it then.
 */
class RunState {
    #store;
    /** What this process has saved: the runner gives it to the post step alone. */
    #saved = new Map();
    constructor(store) {
        this.#store = store;
    }
    /** Keeps a run, and this process as its main one. To be called before it makes anything. */
    saveRun({ runUuid, amiName, regions }) {
        this.saveProcess('main', process.pid);
        this.#save('run-uuid', runUuid);
        this.#save('regions', regions.join(','));
        this.#save('ami-name', amiName);
    }
    /** Whether there is a run, of whatever form: without one nothing was launched. */
    hasRun() {
        return this.#read('run-uuid') !== '';
    }
    /** The run of the main step; undefined when it had not begun any. @throws Error when it is none that we save */
    readRun() {
        if (!this.hasRun())
            return undefined;
        const regions = this.#read('regions').split(',');
        if (regions.length > MOST_REGIONS)
            throw forged('regions');
        return {
            runUuid: this.#matching('run-uuid', UUID),
            amiName: checked('ami-name', this.#read('ami-name'), aws_grammar/* amiName */.HP),
            regions: regions.map((name) => checked('regions', name, aws_grammar/* region */.Ny)),
        };
    }
    saveOutcome(outcome) {
        this.#save('outcome', outcome);
    }
    /** `building` also for what we do not save: only a good image keeps the post step from sweeping. */
    readOutcome() {
        const outcome = this.#read('outcome');
        return outcome === 'ready' || outcome === 'ready-not-swept' ? outcome : 'building';
    }
    /** @param account number of the AWS account that the run makes things in */
    saveAccount(account) {
        this.#save('account', account);
    }
    /** undefined when none was saved. @throws Error when it is no number of an account */
    readAccount() {
        return this.#read('account') === '' ? undefined : this.#matching('account', ACCOUNT);
    }
    /** @param role ARN of the role that the main step takes */
    saveRole(role) {
        this.#save('role', role);
    }
    /** undefined when the main step had none. @throws Error when it is no role's ARN */
    readRole() {
        const role = this.#read('role');
        return role === '' ? undefined : checked('role', role, aws_grammar/* roleArn */.w3);
    }
    /** Keeps a process by its id and its start; undefined when it has ended: its id may be given to another program. */
    saveProcess(name, pid) {
        const started = pid === undefined ? undefined : processIdentity(pid)?.started;
        this.#save(`${name}-started`, started ?? '');
        this.#save(`${name}-pid`, pid === undefined ? '' : String(pid));
    }
    /** Whether a process was saved, running or not. */
    hasProcess(name) {
        return this.#read(`${name}-pid`) !== '';
    }
    /** The id of a saved process that still runs: its command line is as it must be, and it started when the saved one did. */
    readProcess(name) {
        const text = this.#read(`${name}-pid`);
        if (!/^[1-9]\d{0,9}$/.test(text))
            return undefined;
        const found = processIdentity(Number(text));
        const same = found !== undefined && found.started === this.#read(`${name}-started`);
        return same && PROCESSES[name].test(found.commandLine) ? Number(text) : undefined;
    }
    /**
     * Makes a directory that the post step removes, with mode 0700 whatever the umask says.
     *
     * @param tempDirectory the runner's temporary directory
     * @returns its path
     */
    async makeDirectory(name, tempDirectory) {
        const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(placeOf(name, tempDirectory), DIRECTORIES[name]));
        this.#save(name, directory);
        return directory;
    }
    /**
     * A directory that the main step made, if it is one of ours: of a name as we give them, right below the place where we
     * make them, no link, and owned by the user of this process. Undefined when none was saved or it is gone already.
     *
     * @throws Error when it is another's
     */
    async readDirectory(name, tempDirectory) {
        const path = this.#read(name);
        if (path === '')
            return undefined;
        const own = new RegExp(`^${DIRECTORIES[name]}\\w{6}$`);
        // Not a slash at the end either: it would follow a link.
        if (path !== (0,external_node_path_.join)(placeOf(name, tempDirectory), (0,external_node_path_.basename)(path)) || !own.test((0,external_node_path_.basename)(path)))
            throw forged(name);
        const found = await (0,promises_.lstat)(path).catch(() => undefined);
        if (found === undefined)
            return undefined;
        if (!found.isDirectory() || found.uid !== process.getuid?.())
            throw forged(name);
        return path;
    }
    #save(key, value) {
        this.#store.saveState(key, value);
        this.#saved.set(key, value);
    }
    #read(key) {
        return this.#saved.get(key) ?? this.#store.getState(key);
    }
    #matching(key, form) {
        const value = this.#read(key);
        if (!form.test(value))
            throw forged(key);
        return value;
    }
}
/** Packer's own is not below the runner's: its plugins have sockets there, whose paths may have 107 characters at most. */
function placeOf(name, tempDirectory) {
    return name === 'packer-temporary' ? (0,external_node_os_.tmpdir)() : tempDirectory;
}
function checked(key, raw, parser) {
    const value = parser(raw);
    if (value instanceof input/* ValidationError */.yI)
        throw forged(key);
    return value;
}
function forged(key) {
    return new Error(`the saved '${key}' is none that the main step saves, so something else of this job has written to its state. Nothing is removed by it`);
}

;// CONCATENATED MODULE: ../src/runner/summary-text.js
/**
 * GitHub takes 1 MiB of summary a step and shows none of a longer one
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands, "Step isolation and limits").
 * Some room is left for links.
 */
const MOST_BYTES = 900_000;
/**
 * In characters. The runner cuts what is longer, in the log too, without saying so (actions/runner, ExecutionContext.cs:
 * _maxIssueMessageLength).
 */
const LONGEST_MESSAGE = 4096;
/** What a message keeps of itself whatever comes after it. */
const LEAST_KEPT = 1000;
const CUT = ' ...';
/** Markdown that GitHub takes: what is too long ends early, and says so at its top. */
function fitted(markdown) {
    if (Buffer.byteLength(markdown) <= MOST_BYTES)
        return markdown;
    const start = Buffer.from(markdown).subarray(0, MOST_BYTES).toString('utf8');
    const whole = start.slice(0, start.lastIndexOf('\n') + 1);
    return `> [!NOTE]\n> This summary is longer than GitHub takes; its end is missing.\n\n${whole}`;
}
/**
 * A message of a length that an annotation can have; `...` stands for the rest.
 *
 * @param remedy is added to it, and kept where the message is cut
 */
function shortened(message, remedy = '') {
    const end = remedy === '' ? '' : ` ${remedy}`;
    const start = cut(message, Math.max(LEAST_KEPT, LONGEST_MESSAGE - end.length));
    return cut(`${start}${end}`, LONGEST_MESSAGE);
}
function cut(text, longest) {
    return text.length <= longest ? text : `${text.slice(0, longest - CUT.length)}${CUT}`;
}
// What report/markdown.ts writes of a problem; foreign text cannot, as its tags are escaped.
const MENTION = /\(<code>([a-z][a-z0-9-]*)<\/code> in docs\/troubleshooting\.md\)/g;
/**
 * Markdown in which the documentation that it mentions is a link to this action's own repository. A path alone would be read
 * as a file of the user's. Without good values in the environment the text stays as it is.
 *
 * @param env https://docs.github.com/en/actions/reference/workflows-and-actions/variables: GITHUB_SERVER_URL,
 * GITHUB_ACTION_REPOSITORY, GITHUB_ACTION_REF
 */
function withDocumentation(markdown, env) {
    const server = env['GITHUB_SERVER_URL'] ?? '';
    const repository = env['GITHUB_ACTION_REPOSITORY'] ?? '';
    const ref = env['GITHUB_ACTION_REF'] ?? '';
    const good = /^https:\/\/[a-z0-9.-]+(?::\d+)?$/i.test(server) &&
        /^[\w.-]+\/[\w.-]+$/.test(repository) &&
        /^[\w][\w./-]*$/.test(ref) &&
        ![repository, ref].some((text) => text.includes('..'));
    if (!good)
        return markdown;
    const file = `${server}/${repository}/blob/${ref}/docs/troubleshooting.md`;
    return markdown.replace(MENTION, `(<a href="${file}#$1"><code>$1</code> in the documentation</a>)`);
}

;// CONCATENATED MODULE: ../src/runner/github-runner.js









const INPUT_PREFIX = 'INPUT_';
/** The GitHub runner that this process was started by. The only place that talks to it. */
class GithubRunner {
    context = runContext(process.env);
    // Not `core` itself: the bundle of all of it has its OIDC client, and with that undici, which every step would load.
    state = new RunState({ saveState: core/* saveState */.LZ, getState: core/* getState */.Gu });
    #masked = new Set();
    #groupIsOpen = false;
    constructor() {
        for (const password of proxyPasswords(process.env))
            this.mask(password);
    }
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
            core/* info */.pq(safe);
    }
    debug(line) {
        core/* debug */.Yz(safeText(line));
    }
    notice(line) {
        core/* notice */.lm(shortened(safeText(line)));
    }
    warning(line) {
        core/* warning */.$e(shortened(safeText(line)));
    }
    openGroup(title) {
        const started = performance.now();
        core/* startGroup */.Oh(safeLines(title).join(' '));
        this.#groupIsOpen = true;
        return () => {
            this.#closeGroup();
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
        if (value === '')
            return;
        core/* setSecret */.Pq(value);
        this.#masked.add(value);
    }
    setOutput(name, value) {
        core/* setOutput */.uH(name, value);
        // actions/runner (JobExtension.cs): "Skip output ... since it may contain secret".
        if ([...this.#masked].some((secret) => value.includes(secret))) {
            this.warning(`Output '${name}' holds a value that is masked, so GitHub gives it to no other job.`);
        }
    }
    async writeSummary(markdown) {
        const file = process.env['GITHUB_STEP_SUMMARY'];
        if (file === undefined || file === '')
            return;
        // At once, unlike the toolkit's: between a signal and the end of this process nothing else may get its turn.
        const text = withDocumentation(fitted(markdown), process.env);
        try {
            (0,external_node_fs_.appendFileSync)(file, text + external_node_os_.EOL);
        }
        catch (error) {
            // Best effort: it must not turn a good bake into a failed one.
            const why = (0,message/* messageOf */.b)(error);
            this.warning(`The job summary could not be written (${why}).`);
        }
    }
    fail(problems) {
        // Why a step failed must not stand in a part of the log that is folded away.
        this.#closeGroup();
        for (const { code, what, remedy } of problems)
            core/* error */.z3(shortened(safeText(what), safeText(remedy)), { title: code });
        process.exitCode = 1;
    }
    useEnvironment(changes) {
        for (const [name, value] of Object.entries(changes)) {
            if (value === undefined)
                delete process.env[name];
            else
                process.env[name] = value;
        }
        this.context = runContext(process.env);
    }
    onCancel(listener) {
        return (0,signals/* onSignal */.Y)(listener);
    }
    leave() {
        process.exit();
    }
    #closeGroup() {
        if (this.#groupIsOpen)
            core/* endGroup */.N4();
        this.#groupIsOpen = false;
    }
}


/***/ })

};
