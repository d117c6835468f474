export const id = 430;
export const ids = [430];
export const modules = {

/***/ 9430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ resumeRole),
  T: () => (/* binding */ withRole)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ../src/errors/message.js
var message = __webpack_require__(1371);
// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __webpack_require__(6643);
// EXTERNAL MODULE: ../src/http/client.js
var client = __webpack_require__(1600);
;// CONCATENATED MODULE: ../src/credentials/id-token.js

/** Why there is no token. `hopeless`: asking again would not help. */
class NoIdToken extends Error {
    name = 'NoIdToken';
    hopeless;
    constructor(why, hopeless) {
        super(why);
        this.hopeless = hopeless;
    }
}
/** Less than the 7.5 s for which the runner waits for a cancelled step: what a proxy is asked cannot be taken back. */
const REQUEST_MS = 5000;
/** AWS STS takes no token of more than 20000 characters (API reference, AssumeRoleWithWebIdentity). */
const MAX_BYTES = 65_536;
/** What GitHub gives (actions/toolkit#2048), for a token that does not say it. */
const USUAL_LIFE_SECONDS = 300;
/**
 * Fetches a new OIDC token for an audience, once.
 * The protocol is that of getIDToken in actions/toolkit, packages/core/src/oidc-utils.ts. That itself is not used: it brings
 * all of undici into what is loaded when the step starts, and can be neither bounded in time nor aborted.
 *
 * @throws NoIdToken when the service answers with anything else; HttpError when it does not answer; the reason of `end`
 */
async function fetchIdToken(service, audience, end) {
    const url = new URL(service.url);
    url.searchParams.set('audience', audience);
    const headers = { accept: 'application/json', authorization: `Bearer ${service.bearer}` };
    const options = { headers, signal: end, deadline: REQUEST_MS, maxBytes: MAX_BYTES, maxRedirects: 0 };
    const { status, body } = await (0,client/* get */.J)(url, options);
    if (status !== 200) {
        throw new NoIdToken(`GitHub's OIDC service answered ${status}`, status < 500 && status !== 429);
    }
    const token = tokenIn(body.toString());
    if (token === undefined)
        throw new NoIdToken("GitHub's OIDC service answered without a token", false);
    return { text: token, lifeSeconds: lifeOf(token) };
}
function tokenIn(body) {
    const value = objectIn(body)['value'];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** Claims are short; GitHub's longest `sub` is of a repository, an environment and a custom template's parts. */
const MOST_CHARACTERS = 500;
/** Reads the claims of a token, whose signature is not looked at. */
function claimsOf(token) {
    const { sub, aud } = payloadOf(token);
    const text = (value) => (typeof value === 'string' ? value.slice(0, MOST_CHARACTERS) : undefined);
    return { sub: text(sub), aud: text(aud) };
}
function payloadOf(token) {
    return objectIn(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}
/** By its own words alone, so that a runner's clock that is wrong does no harm. */
function lifeOf(token) {
    const { exp, iat } = payloadOf(token);
    const life = Number(exp) - Number(iat);
    return life > 0 ? life : USUAL_LIFE_SECONDS;
}
function objectIn(json) {
    try {
        const value = JSON.parse(json);
        return typeof value === 'object' && value !== null ? value : {};
    }
    catch {
        return {};
    }
}

;// CONCATENATED MODULE: ../src/credentials/keep-fresh.js


const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** One failure is nothing that a user should hear of: half of the token's life is left to try again. */
const FAILURES_BEFORE_A_WARNING = 3;
/**
 * Renews a token whenever half of its life is over, and tries again when that fails. Holds no process that would end.
 *
 * @returns what ends it
 */
function keepFresh(first, renew, log) {
    const over = new AbortController();
    void renewForEver(first, renew, log, over.signal).catch(() => {
        // Only the end of the waiting comes here.
    });
    return () => over.abort();
}
async function renewForEver(first, renew, log, over) {
    let token = first;
    for (;;) {
        await pause((token.lifeSeconds / 2) * 1000, over);
        token = await renewed(renew, log, over);
    }
}
async function renewed(renew, log, over) {
    for (let failures = 0;;) {
        try {
            const token = await renew(over);
            if (failures >= FAILURES_BEFORE_A_WARNING)
                log.info("The job's OIDC token is renewed again.");
            return token;
        }
        catch (error) {
            over.throwIfAborted();
            failures += 1;
            if (failures === FAILURES_BEFORE_A_WARNING)
                log.warning(notRenewed(error));
            await pause(pauseAfter(failures), over);
        }
    }
}
/** How long to wait after so many failures in a row, in milliseconds. */
function pauseAfter(failures) {
    return Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
}
function pause(milliseconds, over) {
    return (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { signal: over, ref: false });
}
function notRenewed(error) {
    const why = (0,message/* messageOf */.b)(error);
    return `The job's OIDC token could not be renewed ${FAILURES_BEFORE_A_WARNING} times (${why}); trying on. A session of the role that ends before it is renewed ends the bake.`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ../src/credentials/role-environment.js

/**
 * What the SDKs of Go, JavaScript and Python would take before a token file, or instead of it: keys, in all their
 * spellings, and the choice of a profile.
 */
const CREDENTIALS_OF_OTHERS = [
    'AWS_ACCESS_KEY_ID',
    'AWS_ACCESS_KEY',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SECRET_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_SECURITY_TOKEN',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_PROFILE',
    'AWS_DEFAULT_PROFILE',
];
/** The files of a role in its private directory. */
function roleFiles(directory) {
    return { token: (0,external_node_path_.join)(directory, 'token'), profiles: (0,external_node_path_.join)(directory, 'no-profiles') };
}
/**
 * The changes to an environment that let every SDK assume a role for the token in a file, and nothing else.
 *
 * None of the SDKs takes the length of the session from the environment, and those of Go and Python not from a profile
 * either, so it is always the hour that STS gives by itself.
 *
 * @param runId part of the session's name, which CloudTrail shows
 */
function roleEnvironment(role, directory, runId) {
    const { token, profiles } = roleFiles(directory);
    return {
        ...Object.fromEntries(CREDENTIALS_OF_OTHERS.map((name) => [name, undefined])),
        AWS_WEB_IDENTITY_TOKEN_FILE: token,
        AWS_ROLE_ARN: role,
        AWS_ROLE_SESSION_NAME: `bake-dask-ami-${runId}`.slice(0, 64),
        // A default profile in the home of a self-hosted runner comes before the token file for JavaScript's SDK.
        AWS_CONFIG_FILE: profiles,
        AWS_SHARED_CREDENTIALS_FILE: profiles,
    };
}
/** The audience that IAM wants of GitHub's tokens in the partition of a role (configure-aws-credentials, README). */
function audienceOf(role) {
    return role.startsWith('arn:aws-cn:') ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}

// EXTERNAL MODULE: ../src/credentials/settle.js
var settle = __webpack_require__(6768);
;// CONCATENATED MODULE: ../src/credentials/role.js









const TRIES = 3;
/** Of the post step, which has 200 s for everything. */
const RESUME_MS = 20_000;
const NO_ID_TOKENS = {
    code: 'no-id-token',
    what: "Input 'role-to-assume' is given, but the job may not fetch an OIDC token.",
    remedy: "Give the job 'permissions: id-token: write' (and 'contents: read'). Pull requests from forks never have it.",
};
/**
 * Runs `work` with the AWS credentials of a role, if one is given, else with those of the job (`withSettledIdentity`). With a
 * role, neither this process nor the programs that it starts see the credentials of the job. All their SDKs assume the role
 * with a token in a file, again whenever a session ends, and the token is renewed as long as `work` runs.
 *
 * The file outlives `work`: a Packer that cleans up after a cancelled step may still need it. The post step removes it.
 *
 * @throws UserError when the job gets no token; else what `work` throws
 */
async function withRole(role, runner, work) {
    if (role === undefined)
        return (0,settle/* withSettledIdentity */.U1)(runner, work);
    if (runner.context.idTokens === undefined)
        throw new problem/* UserError */.yo([NO_ID_TOKENS]);
    const directory = await runner.state.makeDirectory('role-directory', runner.context.tempDirectory);
    runner.state.saveRole(role);
    const renew = renewal(role, directory, runner);
    const first = await firstToken(renew);
    await useRole(role, directory, runner);
    const stop = keepFresh(first, renew, runner);
    try {
        return await work();
    }
    catch (error) {
        throw error instanceof problem/* UserError */.yo ? withClaims(error, first.text) : error;
    }
    finally {
        stop();
    }
}
/** STS does not say which claim it rejected, so the error shows what the job's token says. */
function withClaims(error, token) {
    const { sub = 'nothing', aud = 'nothing' } = claimsOf(token);
    const said = `The job's token says sub = ${sub} and aud = ${aud}: the role's trust policy must allow exactly this.`;
    const problems = error.problems.map((problem) => problem.code === 'role-not-assumed' ? { ...problem, what: `${problem.what} ${said}` } : problem);
    const { cause, summary } = error;
    return new problem/* UserError */.yo(problems, summary === undefined ? { cause } : { cause, summary });
}
/**
 * Takes the role of the main step again, with a fresh token. A token that cannot be had is a warning, because the last one
 * may still be good.
 *
 * @param directory that `withRole` made
 */
async function resumeRole(role, directory, runner) {
    await useRole(role, directory, runner);
    try {
        await renewal(role, directory, runner)(AbortSignal.timeout(RESUME_MS));
    }
    catch (error) {
        runner.warning(`There is no new OIDC token to clean up with (${(0,message/* messageOf */.b)(error)}).`);
    }
}
async function useRole(role, directory, runner) {
    await (0,promises_.writeFile)(roleFiles(directory).profiles, '', { mode: 0o600 });
    runner.useEnvironment(roleEnvironment(role, directory, runner.context.runId));
}
/** Fetches a token, masks it, and puts it into its file at once: whoever reads finds the old or the new one, whole. */
function renewal(role, directory, runner) {
    const { idTokens } = runner.context;
    const { token: file } = roleFiles(directory);
    return async (end) => {
        if (idTokens === undefined)
            throw new NoIdToken('the job may not fetch any', true);
        const token = await fetchIdToken(idTokens, audienceOf(role), end);
        runner.mask(token.text);
        const unfinished = `${file}.${(0,external_node_crypto_.randomUUID)()}`;
        await (0,promises_.writeFile)(unfinished, token.text, { mode: 0o600 });
        await (0,promises_.rename)(unfinished, file);
        return token;
    };
}
async function firstToken(renew) {
    for (let tries = 1;; tries += 1) {
        try {
            return await renew(new AbortController().signal);
        }
        catch (error) {
            const hopeless = error instanceof NoIdToken && error.hopeless;
            if (hopeless || tries === TRIES)
                throw new problem/* UserError */.yo([noToken(error)], { cause: error });
            await (0,external_node_timers_promises_.setTimeout)(pauseAfter(tries));
        }
    }
}
function noToken(error) {
    return {
        code: 'no-id-token',
        what: `The job got no OIDC token for 'role-to-assume': ${(0,message/* messageOf */.b)(error)}.`,
        remedy: "Check that the runner's network and proxy let it reach GitHub, and githubstatus.com; then run again.",
    };
}


/***/ }),

/***/ 1600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ get)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _errors_message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1371);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6643);
/* harmony import */ var _addresses_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(751);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5006);





const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
const NO_RETRY = { waits: [], longestWait: 0 };
const TRANSIENT = [
    ...['EAI_AGAIN', 'ECONNABORTED', 'ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH'],
    ...['ENETUNREACH', 'EPIPE', 'ETIMEDOUT'],
];
/**
 * The one HTTP client of the action: a GET through the proxy that the environment names, into memory. Redirects are
 * followed to https, or within loopback. Responses of 429 and 5xx and connections that fail or break are tried again as
 * `retry` says, and not before Retry-After (RFC 9110, 10.2.3).
 *
 * Not the toolkit's: @actions/http-client, which `core.getIDToken` and `tc.downloadTool` use as well, bounds neither the
 * size of a body nor the time of all attempts, cannot be aborted, and brings all of undici into the bundle.
 *
 * @throws HttpError when there is no whole response; UserError when the proxy cannot be used, or refuses; the reason of
 * `signal`
 */
async function get(url, options) {
    const { signal, deadline } = options;
    const late = AbortSignal.timeout(deadline);
    const end = signal === undefined ? late : AbortSignal.any([signal, late]);
    try {
        return await withRetries(url, options, end);
    }
    catch (error) {
        signal?.throwIfAborted();
        throw late.aborted ? new _request_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpError */ .j$('deadline', `no whole answer within ${deadline / 1000} s`) : error;
    }
}
async function withRetries(url, options, end) {
    const { retry = NO_RETRY, maxBytes, onProgress, idleTimeout = options.deadline } = options;
    for (let attempts = 1;; attempts++) {
        const backOff = retry.waits[attempts - 1];
        let wait;
        let reason;
        try {
            const message = await follow(url, options, end);
            const { statusCode: status = 0, headers } = message;
            wait = isBusy(status) ? waitFor(backOff, headers['retry-after'], retry) : undefined;
            if (wait === undefined) {
                const body = await (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .bodyOf */ .EN)(message, { maxBytes, idleTimeout, onProgress }, end);
                return { status, header: (name) => headers[name]?.toString(), body, attempts };
            }
            message.destroy();
            reason = `answered ${status}`;
        }
        catch (error) {
            const transient = error instanceof Error && TRANSIENT.includes(String(error.code));
            wait = transient && !end.aborted ? backOff : undefined;
            reason = (0,_errors_message_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .b)(error);
            if (wait === undefined)
                throw failure(error, reason, attempts);
        }
        retry.onRetry?.(reason, wait);
        await (retry.sleep ?? pause)(wait, end);
    }
}
/** Sends a request, and others to where it is redirected. */
async function follow(url, options, end) {
    const { maxRedirects = MAX_REDIRECTS, idleTimeout = options.deadline, direct = false } = options;
    const { authorization, ...others } = options.headers ?? {};
    let at = url;
    for (let hops = 0;; hops++) {
        const known = authorization !== undefined && at.origin === url.origin;
        const headers = known ? { ...others, authorization } : others;
        const message = await (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .send */ .tN)(at, { headers, idleTimeout, direct }, end);
        if (maxRedirects === 0 || !REDIRECTS.includes(message.statusCode ?? 0))
            return message;
        message.destroy();
        if (hops === maxRedirects) {
            throw new _request_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpError */ .j$('redirect', `${(0,_addresses_js__WEBPACK_IMPORTED_MODULE_4__/* .shown */ .SP)(url)} redirects more than ${maxRedirects} times`);
        }
        at = redirectTarget(at, message.headers.location);
    }
}
/**
 * Where a redirect leads.
 *
 * @param location the header Location of the response
 * @throws HttpError for an address that is none, or that could be read or changed on the way
 */
function redirectTarget(from, location) {
    const parsable = location !== undefined && URL.canParse(location, from.href);
    const target = parsable ? new URL(location, from.href) : undefined;
    if (target !== undefined && (0,_addresses_js__WEBPACK_IMPORTED_MODULE_4__/* .isConfidential */ .FX)(target, from))
        return target;
    const where = target === undefined ? 'nowhere' : (0,_addresses_js__WEBPACK_IMPORTED_MODULE_4__/* .shown */ .SP)(target);
    throw new _request_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpError */ .j$('redirect', `${(0,_addresses_js__WEBPACK_IMPORTED_MODULE_4__/* .shown */ .SP)(from)} redirects to ${where}; only https is followed`);
}
function isBusy(status) {
    return status === 429 || status >= 500;
}
/** Milliseconds until the next attempt; undefined when there is none. */
function waitFor(backOff, retryAfter, { longestWait }) {
    const asked = /^\s*\d+\s*$/.test(retryAfter ?? '')
        ? Number(retryAfter) * 1000
        : Date.parse(retryAfter ?? '') - Date.now();
    return backOff === undefined || asked > longestWait ? undefined : Math.max(backOff, asked || 0);
}
function failure(error, reason, attempts) {
    if (error instanceof _request_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpError */ .j$ || error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo)
        return error;
    return new _request_js__WEBPACK_IMPORTED_MODULE_2__/* .HttpError */ .j$('connection', reason, attempts, { cause: error });
}
function pause(milliseconds, signal) {
    return (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds, undefined, { signal });
}


/***/ }),

/***/ 5006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EN: () => (/* binding */ bodyOf),
/* harmony export */   ix: () => (/* binding */ megabytes),
/* harmony export */   j$: () => (/* binding */ HttpError),
/* harmony export */   qB: () => (/* binding */ progress),
/* harmony export */   tN: () => (/* binding */ send)
/* harmony export */ });
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4708);
/* harmony import */ var _proxy_agent_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6198);



/** Why a request gave no whole response. */
class HttpError extends Error {
    name = 'HttpError';
    /** `connection`: it failed or broke; `deadline`: all attempts together took too long; the others say it themselves. */
    kind;
    attempts;
    constructor(kind, message, attempts = 1, options) {
        super(message, options);
        this.kind = kind;
        this.attempts = attempts;
    }
}
/** The body of a response with an error status is cut off there. */
const ERROR_BYTES = 65_536;
/**
 * Sends a GET through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name (`proxyFor`), over a connection of its own,
 * and gives the response once its head is there.
 *
 * @param end ends the wait for the head
 * @throws the error of the connection, or the reason of `end`; UserError when the proxy cannot be used, or refuses
 */
async function send(url, options, end) {
    end.throwIfAborted();
    // Of node's own agents `false` is a new one.
    const agent = options.direct ? false : new _proxy_agent_js__WEBPACK_IMPORTED_MODULE_2__/* .ProxyAgent */ .k({ keepAlive: false });
    const headers = { 'user-agent': 'bake-dask-ami', 'accept-encoding': 'identity', ...options.headers };
    const request = (url.protocol === 'https:' ? node_https__WEBPACK_IMPORTED_MODULE_1__.request : node_http__WEBPACK_IMPORTED_MODULE_0__.request)(url, { agent, headers });
    let stop = () => { };
    let idle;
    try {
        return await new Promise((resolve, reject) => {
            request.on('response', resolve).on('error', reject);
            // A request that has no connection yet emits nothing when it is destroyed.
            const giveUp = (reason) => {
                reject(reason);
                request.destroy();
            };
            stop = () => giveUp(end.reason);
            end.addEventListener('abort', stop, { once: true });
            idle = setTimeout(() => giveUp(broken(`no answer within ${options.idleTimeout / 1000} s`, 'ETIMEDOUT')), options.idleTimeout);
            request.end();
        });
    }
    finally {
        clearTimeout(idle);
        end.removeEventListener('abort', stop);
    }
}
/**
 * Reads the body of a response into memory.
 *
 * @param end ends the reading
 * @throws HttpError when it is longer than it may be; the error of the connection; the reason of `end`
 */
async function bodyOf(message, { maxBytes, idleTimeout, onProgress }, end) {
    const { statusCode = 0, headers } = message;
    const good = statusCode >= 200 && statusCode < 300;
    const total = headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
    const chunks = [];
    let received = 0;
    const stop = () => message.destroy(end.reason);
    end.addEventListener('abort', stop);
    message.setTimeout(idleTimeout, () => {
        message.destroy(broken(`nothing came any more after ${progress(received, total)}`, 'ETIMEDOUT'));
    });
    try {
        if (good && total !== undefined && total > maxBytes)
            throw tooLarge(maxBytes);
        for await (const chunk of message) {
            received += chunk.length;
            if (good && received > maxBytes)
                throw tooLarge(maxBytes);
            chunks.push(chunk);
            if (!good && received >= ERROR_BYTES)
                break;
            onProgress?.(received, total);
        }
        end.throwIfAborted();
        return Buffer.concat(chunks);
    }
    catch (error) {
        // Node reports a connection that closes in the middle of a body as a reset; say what it means.
        if (error.code !== 'ECONNRESET')
            throw error;
        throw broken(`the connection broke after ${progress(received, total)}`, 'ECONNRESET');
    }
    finally {
        end.removeEventListener('abort', stop);
        message.destroy();
    }
}
/** How much of a body has been received, for the log: `12 of 60 MB`. */
function progress(received, total) {
    return `${megabytes(received)}${total === undefined ? '' : ` of ${megabytes(total)}`} MB`;
}
/** Bytes as megabytes for the log, without the unit. */
function megabytes(bytes) {
    return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
}
function tooLarge(maxBytes) {
    return new HttpError('too-large', `the answer has more than ${maxBytes} bytes`);
}
function broken(message, code) {
    return Object.assign(new Error(message), { code });
}


/***/ })

};
