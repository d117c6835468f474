export const id = 804;
export const ids = [804];
export const modules = {

/***/ 6803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MI: () => (/* binding */ failingOnce),
/* harmony export */   YQ: () => (/* binding */ cancelledError),
/* harmony export */   zB: () => (/* binding */ crashed)
/* harmony export */ });
/* harmony import */ var _errors_message_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1371);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6643);
/* harmony import */ var _report_summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8447);



/**
 * Runs `work` and turns whatever it throws into one failed step with one explanation.
 *
 * The runner's signal ends it too, wherever it is: whoever has programs running ends them (`Runner.onCancel`), and then
 * this process ends without waiting for anything, as the runner would kill it after 7.5 s.
 */
async function failingOnce(runner, work, messages) {
    let stopListening = () => { };
    let cancellation;
    const cancelled = new Promise((_, reject) => {
        stopListening = runner.onCancel((signal) => {
            cancellation = cancelledError(runner, messages);
            runner.info(`${signal} received: this step ends now.`);
            reject(cancellation);
        });
    });
    try {
        await Promise.race([cancelled, work()]);
    }
    catch (error) {
        if (!(error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
            runner.info(stack(error));
        const problems = error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo ? error.problems : [bug(error)];
        runner.fail(problems);
        await runner.writeSummary(summaryOf(error, problems, messages.failed(runner.state)));
        if (cancellation !== undefined)
            runner.leave();
    }
    finally {
        stopListening();
    }
}
/** Reports an error that came outside of `work`, such as in a timer: there is no more time for a summary. */
function crashed(runner, error) {
    runner.info(stack(error));
    runner.fail([bug(error)]);
}
/** The error of a run that was cancelled. */
function cancelledError(runner, messages) {
    const problem = messages.cancelled(runner.state);
    const title = problem.what.replace(/\.$/, '');
    return new _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo([problem], { summary: `## ${title}\n\n${problem.remedy}\n` });
}
function summaryOf(error, problems, title) {
    if (!(error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
        return (0,_report_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .problemsSummary */ .Bj)('This step failed', problems);
    return error.summary ?? (0,_report_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .problemsSummary */ .Bj)(title, problems);
}
function bug(error) {
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('bug', {
        what: `This action met something it did not expect: ${(0,_errors_message_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .b)(error)}`,
    });
}
function stack(error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
}


/***/ }),

/***/ 248:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   AA: () => (/* binding */ withInterruption),
/* harmony export */   w4: () => (/* binding */ withTries)
/* harmony export */ });
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6643);

/** Reasons of EC2's for the end of an instance: it took a spot instance back. */
const TAKEN_BACK = ['Server.SpotInstanceTermination', 'Server.SpotInstanceShutdown'];
/** Where and as what a builder is launched: `t3.large (spot) in eu-west-2a`. */
function placeOf({ instanceType, spot, zone }) {
    return `${instanceType}${spot ? ' (spot)' : ''}${zone === undefined ? '' : ` in ${zone}`}`;
}
/**
 * The diagnosis of a bake on a spot instance, when EC2 took it back. Packer only sees that the machine no longer answers.
 *
 * @param endReasons why EC2 says that the instances of the run were ended
 */
function withInterruption(diagnosis, endReasons) {
    if (!endReasons.some((reason) => TAKEN_BACK.includes(reason)))
        return diagnosis;
    return { ...(0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('spot-interrupted'), evidence: diagnosis.evidence };
}
/** The diagnosis of the last launch, which names those before it as well. */
function withTries(diagnosis, { plan, earlier }) {
    if (earlier.length === 0)
        return diagnosis;
    const tried = [
        ...earlier.map(({ builder, code }) => `${placeOf(builder)} (${code})`),
        placeOf(plan.builder),
    ];
    return { ...diagnosis, what: `${diagnosis.what} Tried ${tried.length} launches: ${tried.join(', ')}.` };
}


/***/ }),

/***/ 8792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ environmentRegion),
/* harmony export */   t: () => (/* binding */ NO_REGION)
/* harmony export */ });
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6643);
/* harmony import */ var _aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9359);
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5250);



/** What stands for the Region in files that are rendered without one. */
const NO_REGION = '<no Region was given>';
/** The Region that AWS_REGION or AWS_DEFAULT_REGION names, or why there is none; `input` is where one can be given. */
function environmentRegion(environment, input) {
    if (environment === undefined || environment === '') {
        return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('no-region', {
            remedy: `Set input '${input}', or AWS_REGION as aws-actions/configure-aws-credentials does.`,
        });
    }
    const parsed = (0,_aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__/* .region */ .Ny)(environment);
    if (!(parsed instanceof _input_js__WEBPACK_IMPORTED_MODULE_2__/* .ValidationError */ .yI))
        return parsed;
    return {
        code: 'invalid-region',
        what: `AWS_REGION or AWS_DEFAULT_REGION is ${(0,_input_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(environment)}: ${parsed.why}.`,
        remedy: `Allowed: ${parsed.allowed}.`,
    };
}


/***/ }),

/***/ 8643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readValues),
/* harmony export */   c: () => (/* binding */ inputWarnings)
/* harmony export */ });
/* harmony import */ var _input_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5250);
/* harmony import */ var _near_miss_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1647);
/* harmony import */ var _near_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9264);



/**
 * Reads raw inputs by a catalogue.
 *
 * @param raw the inputs by their names in lower case, as the runner passes them; an empty text is "not given"
 */
function readValues(catalogue, raw) {
    const names = Object.keys(catalogue);
    const problems = unknownNames(catalogue, raw).flatMap((name) => misspelt(name, names) ?? []);
    const values = {};
    const invalid = new Set();
    for (const [name, input] of Object.entries(catalogue)) {
        const given = raw[name]?.trim() ?? '';
        const value = parseInput(input, given);
        if (value instanceof _input_js__WEBPACK_IMPORTED_MODULE_1__/* .ValidationError */ .yI) {
            problems.push((0,_input_js__WEBPACK_IMPORTED_MODULE_1__/* .invalidInput */ .aY)(name, given, value, input.secret === true));
            invalid.add(camelCase(name));
        }
        else
            values[camelCase(name)] = value;
    }
    return { values, invalid, problems };
}
/**
 * What a user should know of raw inputs although it stops nothing: names that no input has, and values that may mean
 * something else.
 *
 * A runner passes inputs as variables, so what the job's environment has under INPUT_ cannot be distinguished from them.
 */
function inputWarnings(catalogue, raw) {
    const names = Object.keys(catalogue);
    const strangers = unknownNames(catalogue, raw).filter((name) => misspelt(name, names) === undefined);
    const doubts = Object.entries(catalogue).flatMap(([name, { doubt }]) => {
        const found = doubt?.(raw[name]?.trim() ?? '');
        return found === undefined ? [] : [`Input '${name}': ${found.why}; ${found.instead}.`];
    });
    return [...strangers.map((name) => stranger(name, names)), ...doubts];
}
function unknownNames(catalogue, raw) {
    return Object.keys(raw).filter((name) => !Object.hasOwn(catalogue, name));
}
function parseInput(input, given) {
    if (given !== '')
        return (input.secret === true ? input.parse : (0,_near_miss_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .t)(input.parse))(given);
    return input.fallback === undefined ? undefined : input.parse(input.fallback);
}
/** The input's name as a property: `docker-image` gives `dockerImage`. */
function camelCase(name) {
    return name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}
function misspelt(name, names) {
    const meant = (0,_near_name_js__WEBPACK_IMPORTED_MODULE_2__/* .nearName */ .c)(name, names);
    if (meant === undefined)
        return undefined;
    return {
        code: 'unknown-input',
        what: `There is no input '${name}'.`,
        remedy: `Did you mean '${meant}'? If it is no input of the step but ${variable(name)} in the environment of the job, that variable needs another name.`,
    };
}
/** What is shorter is a part of most names. */
const SHORTEST_PART = 3;
function stranger(name, names) {
    const part = name.length < SHORTEST_PART ? [] : names.filter((known) => known.includes(name));
    const hint = part.length > 0 ? ` Did you mean ${part.map((known) => `'${known}'`).join(' or ')}?` : '';
    return `There is no input '${name}', so ${variable(name)} has no effect.${hint}`;
}
/** The variable as which a runner passes an input. */
function variable(name) {
    return `INPUT_${name.toUpperCase()}`;
}


/***/ }),

/***/ 2632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ changesSection),
/* harmony export */   q: () => (/* binding */ compareImages)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9952);

/** Maps of names to versions or digests. */
const MAPS = ['packages', 'python_packages', 'rapids_versions', 'extra_docker_images'];
const TEXTS = [
    'source_ami',
    'docker_image',
    'docker_image_digest',
    'nvidia_driver_version',
    'kernel',
    'docker_version',
    'docker_storage_driver',
    'start',
    'python_version',
    'gpu_checks',
];
/** An output of a job holds 1 MB, in which others have their place. In characters. */
const MOST_CHARACTERS = 12_000;
/** Compares an image with an earlier one, by what the records of both hold. */
function compareImages(beforeId, before, now) {
    const unknown = new Set();
    const sections = {};
    const known = TEXTS.filter((name) => before.facts[name] !== undefined && now.facts[name] !== undefined);
    for (const name of TEXTS)
        if (!known.includes(name))
            unknown.add(name);
    const singles = differences(textsOf(before.facts, known), textsOf(now.facts, known));
    if (Object.keys(singles).length > 0)
        sections['image'] = singles;
    for (const name of MAPS) {
        const [old, current] = [before.facts[name], now.facts[name]];
        if (old === undefined || current === undefined) {
            unknown.add(name);
            continue;
        }
        const found = differences(old, current);
        if (Object.keys(found).length > 0)
            sections[name] = found;
    }
    const figures = figuresOf(before, now, unknown);
    return { compared_with: beforeId, not_compared: [...unknown], ...bounded(sections), figures };
}
function figuresOf(before, now, unknown) {
    const pairs = {
        docker_image_bytes: [before.facts.docker_image_bytes, now.facts.docker_image_bytes],
        start_seconds: [before.startSeconds, now.startSeconds],
    };
    const found = {};
    for (const [name, [old, current]] of Object.entries(pairs)) {
        // Neither image has passed a smoke test.
        if (old === undefined && current === undefined)
            continue;
        if (old === undefined || current === undefined)
            unknown.add(name);
        else if (old !== current)
            found[name] = [old, current];
    }
    return found;
}
function textsOf(facts, names) {
    const { environment } = facts;
    return {
        ...Object.fromEntries(names.map((name) => [name, facts[name] ?? null])),
        // A record from before there were environments is of an image that was pulled.
        environment: environment === undefined ? null : `${environment.path} (${environment.hash.slice(0, 12)})`,
        environment_base: environment?.base_image_digest ?? environment?.base_image ?? null,
    };
}
function differences(before, now) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
    const pairs = names.map((name) => [name, [before[name] ?? null, now[name] ?? null]]);
    return Object.fromEntries(pairs.filter(([, [old, current]]) => old !== current));
}
/** As many differences of each section as there is room for, the short sections first. */
function bounded(all) {
    let room = MOST_CHARACTERS;
    const sections = {};
    const leftOut = {};
    const shortest = Object.entries(all).sort(([, a], [, b]) => Object.keys(a).length - Object.keys(b).length);
    for (const [name, found] of shortest) {
        const kept = Object.entries(found).filter((entry) => {
            room -= JSON.stringify(entry).length;
            return room >= 0;
        });
        if (kept.length > 0)
            sections[name] = Object.fromEntries(kept);
        if (kept.length < Object.keys(found).length)
            leftOut[name] = Object.keys(found).length - kept.length;
    }
    return { sections, left_out: leftOut };
}
const MOST_ROWS = 100;
const TITLES = {
    image: 'Image',
    packages: 'Debian package',
    python_packages: 'Python package',
    rapids_versions: 'RAPIDS',
    extra_docker_images: 'Further container image',
};
/** The part of the job summary about the differences to an earlier image, as Markdown. */
function changesSection(changes) {
    const { compared_with: before, not_compared: unknown, left_out: leftOut, sections, figures } = changes;
    const rows = Object.entries(sections).flatMap(([section, found]) => Object.entries(found).map(([name, [old, current]]) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(TITLES[section] ?? section),
        section === 'image' ? words(name) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name),
        shown(old),
        shown(current),
    ]));
    rows.push(...figureRows(figures));
    const hidden = Math.max(0, rows.length - MOST_ROWS);
    const more = Object.values(leftOut).reduce((sum, count) => sum + count, hidden);
    return [
        `### Changes since ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(before)}\n`,
        rows.length === 0 ? 'None.\n' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['What', 'Name', 'Before', 'Now'], rows.slice(0, MOST_ROWS)),
        ...(more > 0 ? [`And ${more} more.\n`] : []),
        ...(unknown.length > 0
            ? [`Not compared, because one of the records lacks it: ${unknown.map(words).join(', ')}.\n`]
            : []),
    ].join('\n');
}
/** A digest is told by its beginning; two whole ones would not fit on the page. */
function shown(value) {
    if (value === null)
        return 'none';
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(/^sha256:[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 19)}...` : value);
}
function words(name) {
    return name === 'packages' ? 'Debian packages' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(name.replaceAll('_', ' '));
}
function figureRows(figures) {
    const { docker_image_bytes: bytes, start_seconds: seconds } = figures;
    const row = (name, [old, current], text) => [
        'Image',
        name,
        text(old ?? 0),
        text(current ?? 0),
    ];
    return [
        ...(bytes === undefined
            ? []
            : [row('size of the container image', bytes, (n) => `${(n / 1e6).toFixed(0)} MB`)]),
        ...(seconds === undefined ? [] : [row('start of a cluster', seconds, (n) => `${n.toFixed(1)} s`)]),
    ];
}


/***/ }),

/***/ 4263:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fj: () => (/* binding */ DASK_CLOUDPROVIDER),
/* harmony export */   MA: () => (/* binding */ clientRequirements),
/* harmony export */   Pi: () => (/* binding */ commands)
/* harmony export */ });
/** The version of dask-cloudprovider that the smoke test uses too (src/smoke-test/requirements.in). */
const DASK_CLOUDPROVIDER = '2025.9.0';
/** The name of the file, which its commands use. */
const FILE = 'client-requirements.txt';
/**
 * A requirements file for a client of clusters from the AMI: dask-cloudprovider, with cryptography, which its TLS needs and it does
 * not require, and the packages that the client should have as the image has them. Its first lines say with which Python.
 */
function clientRequirements(ami, client) {
    const { python, packages, unpublished, unknown, complete } = client;
    const lines = [
        `# What a client of clusters from ${ami} needs. Its container image has Python ${python}, and so must the client:`,
        ...commands(client).map((line) => `# ${line}`),
        `dask-cloudprovider[aws]==${DASK_CLOUDPROVIDER}`,
        'cryptography',
        ...packages.map(({ name, version }) => `${name}==${version}`),
    ];
    for (const name of unpublished)
        lines.push(`# ${name}: the image has a version that no public package index has.`);
    for (const name of unknown)
        lines.push(`# ${name}: the image does not say its version; the client needs the same one.`);
    if (!complete)
        lines.push('# The record of the AMI does not say which other packages it has.');
    return `${lines.join('\n')}\n`;
}
/** The commands that run `cluster.py` with such a file beside it. */
function commands({ python }) {
    return [
        `uv run --python ${python} --with-requirements ${FILE} cluster.py`,
        `or, with a Python ${python}: pip install --requirement ${FILE}`,
    ];
}


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ clientSection)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9952);

/** The part of a job summary that says how the lock of a client compares with the image; empty without one. */
function clientSection(checked) {
    if (checked === undefined)
        return [];
    const { path, same, differences, notCompared } = checked;
    const rows = differences.map(({ name, client, image }) => [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(name),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(client),
        image === undefined ? 'none' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(image),
    ]);
    return [
        "### The client's environment\n",
        same.length === 0
            ? `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(path)} was compared with the image.\n`
            : `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(path)} has the same ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(same.join(', '))} as the image.\n`,
        ...(rows.length === 0 ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Different', 'Client', 'Image'], rows)]),
        ...(notCompared.length === 0 ? [] : [`Not compared: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(notCompared.join(', '))}.\n`]),
    ];
}


/***/ }),

/***/ 6059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FG: () => (/* binding */ callBesideConfig),
/* harmony export */   Y6: () => (/* binding */ daskConfig),
/* harmony export */   nd: () => (/* binding */ withoutDefaults)
/* harmony export */ });
/* harmony import */ var _python_literal_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(249);

/**
 * Environment lines that Dask's configuration reads (`DASK_A__B` is `a.b`; values are Python literals where they parse
 * as such: https://docs.dask.org/en/stable/configuration.html).
 *
 * EC2Cluster takes the types of scheduler and workers from keys of their own; its `instance_type` of the configuration
 * decides about GPUs alone (dask-cloudprovider 2025.9.0, aws/ec2.py).
 */
function daskConfig(cluster) {
    const values = {
        AMI: cluster.ami,
        BOOTSTRAP: (0,_python_literal_js__WEBPACK_IMPORTED_MODULE_0__/* .pythonLiteral */ .w)(cluster.bootstrap),
        REGION: cluster.region,
        VPC: cluster.vpc,
        SUBNET_ID: cluster.subnet_id,
        DOCKER_IMAGE: cluster.docker_image,
        FILESYSTEM_SIZE: String(cluster.filesystem_size),
        INSTANCE_TYPE: cluster.instance_type,
        SCHEDULER_INSTANCE_TYPE: cluster.instance_type,
        WORKER_INSTANCE_TYPE: cluster.instance_type,
        USE_PRIVATE_IP: (0,_python_literal_js__WEBPACK_IMPORTED_MODULE_0__/* .pythonLiteral */ .w)(cluster.use_private_ip),
    };
    return Object.entries(values)
        .flatMap(([name, value]) => (value === undefined ? [] : [`DASK_CLOUDPROVIDER__EC2__${name}=${value}`]))
        .join('\n');
}
/**
 * The call that completes those lines, as Python: EC2Cluster 2025.9.0 reads `worker_class`, `docker_args` and `env_vars`
 * from no configuration, and cannot make a security group of its own (dask-cloudprovider#481).
 */
function callBesideConfig(cluster) {
    const { worker_class, docker_args, env_vars } = withoutDefaults(cluster);
    const given = Object.entries({ worker_class, docker_args, env_vars })
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${(0,_python_literal_js__WEBPACK_IMPORTED_MODULE_0__/* .pythonLiteral */ .w)(value)}`);
    return `EC2Cluster(${['security_groups=["sg-..."]', ...given].join(', ')})`;
}
/** The arguments of EC2Cluster without those that are its own defaults. */
function withoutDefaults(cluster) {
    const { docker_args, env_vars, use_private_ip, worker_class, root_volume: _, ...always } = cluster;
    return {
        ...always,
        ...(docker_args === '' ? {} : { docker_args }),
        ...(Object.keys(env_vars).length === 0 ? {} : { env_vars }),
        ...(use_private_ip ? { use_private_ip } : {}),
        ...(worker_class === 'dask.distributed.Nanny' ? {} : { worker_class }),
    };
}


/***/ }),

/***/ 3901:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ diagnosed),
/* harmony export */   f7: () => (/* binding */ diagnosisText),
/* harmony export */   kx: () => (/* binding */ failedSummary)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9952);
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8447);


const LAST_LINES = 200;
/** The runner takes no summary of more than 1 MiB, and cloud-init prints dots for as long as it takes. */
const LONGEST_LINE = 1000;
/** Long enough for EC2's encoded messages, which somebody has to decode. */
const LONGEST_EVIDENCE = 8000;
/**
 * The job summary of a bake that Packer did not bring to its end: the diagnosis first, then where it happened; the logs
 * are folded away.
 */
function failedSummary(failed, diagnosis) {
    return [
        '## The bake failed\n',
        diagnosed(diagnosis),
        `${place(failed)}\n`,
        lastLines("Packer's log", failed.lines),
        ...failed.builderLogs.map(({ name, text }) => lastLines(`the builder's ${name}`, text.trimEnd().split('\n'))),
    ].join('\n');
}
/** A diagnosis and its evidence, as Markdown. */
function diagnosed({ code: name, what, remedy, evidence }) {
    const lines = evidence.map((line) => shortened(line, LONGEST_EVIDENCE));
    return [
        `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(what)}** ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(remedy)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .mention */ .lE)(name)}\n`,
        ...(lines.length > 0 ? [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .block */ .om)('text', lines.join('\n'))] : []),
    ].join('\n');
}
/** A diagnosis for the log. */
function diagnosisText({ code: name, what, remedy, evidence }) {
    const lines = ['', `${what} ${remedy} (${name} in docs/troubleshooting.md)`];
    return [...lines, ...evidence.map((line) => `  ${line}`)].join('\n');
}
/** In which phase, after what time and on which instance it failed, as one sentence of Markdown. */
function place({ plan, timings, lines }) {
    const { builder, region } = plan;
    const last = timings.findLast(({ phase }) => phase !== 'Cleaning up');
    const before = timings.slice(0, last === undefined ? 0 : timings.indexOf(last) + 1);
    const after = (0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)(before.reduce((sum, { seconds }) => sum + seconds, 0));
    const instance = lines.map((line) => /Instance ID: (i-\w+)/.exec(line)?.[1]).find(Boolean);
    const where = [builder.subnet, builder.zone ?? region].filter((part) => part !== undefined);
    return [
        last === undefined ? 'It failed' : `It failed in the phase "${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .plain */ .pj)(last.phase)}" after ${after},`,
        `with ${instance === undefined ? 'no builder yet' : `the builder ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(instance)}`}:`,
        `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY)(builder.instanceType)}${builder.spot ? ' (spot)' : ''} in ${where.map(_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .code */ .aY).join(' in ')}.`,
    ].join(' ');
}
function lastLines(name, lines) {
    const shown = lines.slice(-LAST_LINES).map((line) => shortened(line, LONGEST_LINE));
    const title = lines.length > LAST_LINES ? `The last ${LAST_LINES} lines of ${name}` : `All of ${name}`;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .folded */ .TM)(title, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .block */ .om)('text', shown.join('\n')));
}
function shortened(line, longest) {
    return line.length > longest ? `${line.slice(0, longest)} ... (${line.length} characters)` : line;
}


/***/ }),

/***/ 9952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   lE: () => (/* binding */ mention),
/* harmony export */   om: () => (/* binding */ block),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/**
 * What GitHub makes more of than text, wherever it stands in a paragraph: addresses, e-mail, mentions, issues, commits,
 * emoji, and mathematics between dollars. It is shown as code, in which none of them has a meaning
 * (https://github.github.com/gfm/#autolinks-extension-, docs.github.com, "Autolinked references and URLs").
 */
const LIVE = /:\/\/|www\.|@|\$|(?<!&)#\d|GH-\d|:[\w+-]+:|(?<![\w-])[0-9a-f]{40}(?!\w)/i;
/** Text as it is, in Markdown: characters that Markdown or HTML would act on are escaped, and nothing becomes a link. */
function plain(text) {
    const words = text.replace(/\s+/g, ' ').split(' ');
    return words.map((word) => (LIVE.test(word) ? code(word) : escaped(word))).join(' ');
}
function escaped(text) {
    return text.replace(/[\\`*_{}[\]<>#|~&]/g, (character) => `&#${character.codePointAt(0)};`);
}
/**
 * Text as inline code that also stands in a table's cell. What is between the tags is Markdown still, so what would become a
 * link or mathematics is broken up as well.
 */
function code(text) {
    const safe = escaped(text)
        .replace(/:(?=\/\/)/g, '&#58;')
        .replace(/www\./gi, (found) => `${found.slice(0, 3)}&#46;`)
        .replace(/[@$]/g, '<span>$&</span>');
    return `<code>${safe.replace(/\s+/g, ' ')}</code>`;
}
/** A block of code, fenced so that nothing in the text can end it. */
function block(language, text) {
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}\n`;
}
/** A table; the cells are Markdown already. */
function table(head, rows) {
    const line = (cells) => `| ${cells.join(' | ')} |\n`;
    return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}
/** A part that is folded away until a reader asks for it; the title is Markdown-free text. */
function folded(title, markdown) {
    return `<details><summary>${plain(title)}</summary>\n\n${markdown}\n</details>\n`;
}
/** Where the documentation says more about a problem. */
function mention(problemCode) {
    return `(${code(problemCode)} in docs/troubleshooting.md)`;
}


/***/ }),

/***/ 5035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aL: () => (/* binding */ parameterOutputs),
/* harmony export */   cV: () => (/* binding */ publicationSection),
/* harmony export */   yo: () => (/* binding */ namingParameter)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9952);

/** The outputs about the parameter that names the image. */
function parameterOutputs(parameter) {
    return {
        'ssm-parameter': namingParameter(parameter) ?? '',
        'ssm-parameter-versions': JSON.stringify(parameter?.versions ?? {}),
        'previous-ami': parameter?.previous ?? '',
    };
}
/** The name of the parameter that names the image in the Region of the bake; undefined when none does. */
function namingParameter(parameter) {
    return parameter?.notPublished === undefined ? parameter?.name : undefined;
}
/** The part of the job summary about what names the image, as paragraphs of Markdown; none when nothing was asked for. */
function publicationSection({ parameter, ...others }) {
    return [...spread(others), ...(parameter === undefined ? [] : namedBy(parameter))];
}
/** The Regions beyond the first, who may launch the image, and until when others find it. */
function spread({ amis, sharedWith, deprecated, }) {
    const copies = Object.entries(amis)
        .slice(1)
        .map(([region, ami]) => `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(ami)} in ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(region)}`);
    return [
        ...(copies.length === 0 ? [] : [`Copied as ${copies.join(', ')}.\n`]),
        ...(sharedWith.length === 0 ? [] : [`Shared with ${sharedWith.map(_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY).join(', ')}.\n`]),
        ...(deprecated === undefined ? [] : [`Deprecated from ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(deprecated.toISOString())} on.\n`]),
    ];
}
function namedBy(parameter) {
    const { name, versions, previous, notPublished } = parameter;
    const where = Object.entries(versions).map(([region, version]) => `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(region)} (version ${version})`);
    const named = where.length === 0 ? [] : [`Parameter ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name)} names this AMI in ${where.join(', ')}.`];
    const before = previous === undefined ? [] : [`Before, it named ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(previous)}.`];
    return [
        ...(notPublished === undefined
            ? []
            : [`> [!WARNING]\n> Not published as ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(notPublished)}.\n`]),
        ...(named.length === 0 ? [] : [`${[...named, ...before].join(' ')}\n`]),
    ];
}


/***/ }),

/***/ 249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ pythonLiteral)
/* harmony export */ });
/** Plain data as Python writes it: what JSON writes, but for the names of `True`, `False` and `None`. */
function pythonLiteral(value) {
    if (value === null || value === undefined)
        return 'None';
    if (typeof value === 'boolean')
        return value ? 'True' : 'False';
    if (Array.isArray(value))
        return `[${value.map(pythonLiteral).join(', ')}]`;
    if (typeof value === 'object') {
        const entries = Object.entries(value).map(([name, content]) => `${JSON.stringify(name)}: ${pythonLiteral(content)}`);
        return `{${entries.join(', ')}}`;
    }
    return JSON.stringify(value);
}


/***/ }),

/***/ 6857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ retentionSection)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9952);

/** How many rows a table of the summary shows: GitHub takes 1 MiB of summary. */
const MOST_ROWS = 100;
/** What happens to an image, in a run and in a dry run. */
const WORDS = {
    deprecate: ['deprecated', 'would be deprecated'],
    disable: ['disabled', 'would be disabled'],
    remove: ['removed', 'would be removed'],
};
/** The part of the job summary about the images of the family; nothing when they could not be listed. */
function retentionSection(family, retirement) {
    if (retirement === undefined)
        return [];
    const { dryRun, images, gib, retired, kept, left } = retirement;
    const rows = [
        ...retired.map(({ region, id, name, stage }) => [
            (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(region),
            `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(id)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(name)}`,
            WORDS[stage][dryRun ? 1 : 0],
        ]),
        ...kept.map(({ region, id, why }) => [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(region), (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(id), `stays: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .plain */ .pj)(why)}`]),
    ];
    const hidden = rows.length - MOST_ROWS;
    const before = retired.length > 0 && !dryRun;
    const freed = retired.filter(({ stage }) => stage === 'remove').reduce((sum, each) => sum + each.gib, 0);
    return [
        '### Images of the family\n',
        `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .code */ .aY)(family)} ${counted(images, gib, before)}.${freed === 0 || dryRun ? '' : ` ${freed} GiB of them were removed.`}${images > 1 && rows.length === 0 ? ' Nothing was retired.' : ''}\n`,
        ...(rows.length === 0 ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)(['Region', 'Image', 'What happened'], rows.slice(0, MOST_ROWS))]),
        ...(hidden > 0 ? [`And ${hidden} more, in the log.\n`] : []),
        ...(left > 0 ? [`${left} more are left to the next run.\n`] : []),
    ];
}
function counted(images, gib, before) {
    const many = `${images} finished image${images === 1 ? '' : 's'}`;
    return `${before ? 'had' : 'has'} ${many}${before ? ' before this step retired old ones' : ''}, with volumes of ${gib} GiB`;
}


/***/ }),

/***/ 7114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Fb: () => (/* binding */ leftProblem),
  rd: () => (/* binding */ smokeTestSection),
  I4: () => (/* binding */ unprovenSummary)
});

// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __webpack_require__(6643);
// EXTERNAL MODULE: ../src/report/failed-summary.js
var failed_summary = __webpack_require__(3901);
// EXTERNAL MODULE: ../src/report/markdown.js
var markdown = __webpack_require__(9952);
;// CONCATENATED MODULE: ../src/report/timeline.js

/** How the job summary names the steps, in the order in which a machine reaches them. */
const LABELS = {
    launch: 'launch',
    kernel: 'kernel starts',
    userspace: 'systemd starts',
    'cloud-init': 'cloud-init has the user data',
    docker: 'Docker is ready',
    container: 'container starts',
    process: 'Dask process starts',
    'port open': 'port is open',
    connected: 'connected',
    'first result': 'first result',
};
const FROM_CONSOLE = ['kernel', 'userspace', 'cloud-init', 'docker'];
const WIDEST_BAR = 12;
/** How the machines of a smoke test's cluster started, as Markdown; empty if nothing is known of it. */
function timelineTable(machines) {
    const columns = machines.map((machine) => ({ machine, reached: reachedBy(machine) }));
    const steps = Object.keys(LABELS);
    const rows = steps.filter((step) => columns.some(({ reached }) => reached.has(step)));
    if (rows.length === 0)
        return '';
    const longest = Math.max(...columns.flatMap(({ reached }) => [...reached.values()].map(({ took }) => took)));
    const bar = (took) => '█'.repeat(Math.max(0, Math.round((took / longest) * WIDEST_BAR)));
    const cells = (found) => found === undefined ? ['', ''] : [seconds(found.at), `${seconds(found.took)} ${bar(found.took)}`.trim()];
    const heads = columns.flatMap(({ machine }) => [
        `${machine.role === 'scheduler' ? 'Scheduler' : 'First worker'} ${(0,markdown/* code */.aY)(machine.instance)}`,
        'Took',
    ]);
    return [
        `The start of the machines, in seconds from the launch of each and from the step before.${laterLaunch(machines)}${missing(machines)}\n`,
        (0,markdown/* table */.tp)(['Step', ...heads], rows.map((step) => [LABELS[step], ...columns.flatMap(({ reached }) => cells(reached.get(step)))])),
    ].join('\n');
}
/** Without the first result of the scheduler, which waits for the worker. */
function reachedBy({ role, times }) {
    const reached = new Map();
    const { launch } = times;
    if (launch === undefined)
        return reached;
    let before = launch;
    for (const step of Object.keys(LABELS)) {
        const time = times[step];
        if (time === undefined || (role === 'scheduler' && step === 'first result'))
            continue;
        reached.set(step, { at: time - launch, took: time - before });
        before = time;
    }
    return reached;
}
function laterLaunch([scheduler, worker]) {
    if (scheduler?.times.launch === undefined || worker?.times.launch === undefined)
        return '';
    const later = worker.times.launch - scheduler.times.launch;
    return ` The worker was launched ${seconds(later)} after the scheduler.`;
}
function missing(machines) {
    const hidden = machines.filter(({ times }) => FROM_CONSOLE.every((step) => times[step] === undefined));
    if (hidden.length === 0)
        return '';
    const which = hidden.map(({ instance }) => (0,markdown/* code */.aY)(instance)).join(' and ');
    return ` The console of ${which} has not shown when its kernel and Docker started: it may not be read without ${(0,markdown/* code */.aY)('ec2:GetConsoleOutput')}, and without Nitro EC2 shows it minutes later.`;
}
function seconds(count) {
    // Not -0.0 for what rounds to it.
    return `${(Math.round(count * 10) / 10 + 0).toFixed(1)} s`;
}

;// CONCATENATED MODULE: ../src/report/smoke-test-summary.js




const smoke_test_summary_WIDEST_BAR = 24;
/** The part of the job summary about a smoke test, as Markdown. */
function smokeTestSection(smokeTest) {
    const machines = `${smokeTest.instances.length} ${(0,markdown/* code */.aY)(smokeTest.instanceType)}`;
    const verdict = smokeTest.passed
        ? `A cluster of ${machines} from ${(0,markdown/* code */.aY)(smokeTest.ami)} gave its first result after **${smoke_test_summary_seconds(smokeTest.startSeconds ?? 0)}** and passed every check.`
        : `A cluster of ${machines} from ${(0,markdown/* code */.aY)(smokeTest.ami)} did not pass${smokeTest.verdict === 'failed' ? '' : '; no check of the image failed'}.`;
    return [
        '### Smoke test\n',
        `${verdict} ${ending(smokeTest)}\n`,
        bars(smokeTest.phases),
        timelineTable(smokeTest.timeline),
        smokeTest.checks.length > 0 ? checks(smokeTest) : '',
        smokeTest.workers.length > 0 ? workers(smokeTest) : '',
        versions(smokeTest),
    ]
        .filter((part) => part !== '')
        .join('\n');
}
/** The job summary of an image that did not pass its smoke test. `fate` is what became of the image. */
function unprovenSummary(smokeTest, diagnosis, fate) {
    return [
        smokeTest.verdict === 'failed'
            ? '## The image failed its smoke test\n'
            : '## The smoke test could not be completed\n',
        (0,failed_summary/* diagnosed */.$Q)(diagnosis),
        `${(0,markdown/* plain */.pj)(fate)}\n`,
        smokeTestSection(smokeTest),
    ].join('\n');
}
/** What became of the cluster when something of it was not seen gone. */
function leftProblem(smokeTest) {
    if (smokeTest.left.length === 0)
        return undefined;
    return (0,problem/* problem */.CC)('cluster-not-ended', {
        what: `Could not confirm the removal of these resources of the smoke test's cluster: ${smokeTest.left.join(', ')}.`,
    });
}
function ending(smokeTest) {
    if (smokeTest.left.length > 0)
        return `Could not confirm the removal of: ${(0,markdown/* plain */.pj)(smokeTest.left.join(', '))}.`;
    return 'All instances are terminated, and the security group is deleted.';
}
function bars(phases) {
    if (phases.length === 0)
        return '';
    const longest = Math.max(...phases.map((phase) => phase.seconds), 0.001);
    const bar = (phase) => '█'.repeat(Math.max(1, Math.round((phase.seconds / longest) * smoke_test_summary_WIDEST_BAR)));
    return (0,markdown/* table */.tp)(['Phase', 'Time', ''], phases.map((phase) => [(0,markdown/* plain */.pj)(phase.phase), smoke_test_summary_seconds(phase.seconds), bar(phase)]));
}
function checks(smokeTest) {
    return (0,markdown/* table */.tp)(['Check', 'Result', 'Time'], smokeTest.checks.map(({ check, result, took }) => [(0,markdown/* plain */.pj)(check), (0,markdown/* plain */.pj)(String(result)), smoke_test_summary_seconds(took)]));
}
function workers(smokeTest) {
    const rows = smokeTest.workers.map(({ address, threads, memory }) => [
        (0,markdown/* code */.aY)(address),
        String(threads),
        `${(memory / 2 ** 30).toFixed(1)} GiB`,
    ]);
    return (0,markdown/* table */.tp)(['Worker', 'Threads', 'Memory'], rows);
}
function versions(smokeTest) {
    const found = Object.entries(smokeTest.packages).flatMap(([name, version]) => version === null ? [] : [`${(0,markdown/* plain */.pj)(name)} ${(0,markdown/* plain */.pj)(version)}`]);
    if (found.length === 0)
        return '';
    const differ = Object.entries(smokeTest.differ).map(([name, [ours, theirs]]) => `${(0,markdown/* plain */.pj)(name)} (${(0,markdown/* plain */.pj)(ours ?? 'none')} there, ${(0,markdown/* plain */.pj)(theirs ?? 'none')} in the image)`);
    const note = differ.length > 0 ? ` The client of the smoke test differed in ${differ.join(', ')}.` : '';
    return `Versions: ${found.join(', ')}.${note}\n`;
}
function smoke_test_summary_seconds(count) {
    return `${count.toFixed(count < 10 ? 1 : 0)} s`;
}


/***/ }),

/***/ 8447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C4: () => (/* binding */ bakedSummary),
  p0: () => (/* binding */ duration),
  dp: () => (/* binding */ environmentRows),
  Lb: () => (/* binding */ launchSection),
  Bj: () => (/* binding */ problemsSummary),
  Ok: () => (/* binding */ renderedSummary)
});

// EXTERNAL MODULE: ../src/diagnosis/attempts.js
var attempts = __webpack_require__(248);
// EXTERNAL MODULE: ../src/report/changes.js
var changes = __webpack_require__(2632);
// EXTERNAL MODULE: ../src/report/client-requirements.js
var client_requirements = __webpack_require__(4263);
// EXTERNAL MODULE: ../src/report/client-section.js
var client_section = __webpack_require__(3959);
// EXTERNAL MODULE: ../src/report/dask-config.js
var dask_config = __webpack_require__(6059);
// EXTERNAL MODULE: ../src/report/markdown.js
var markdown = __webpack_require__(9952);
// EXTERNAL MODULE: ../src/report/publication.js
var publication = __webpack_require__(5035);
// EXTERNAL MODULE: ../src/report/python-literal.js
var python_literal = __webpack_require__(249);
;// CONCATENATED MODULE: ../src/report/python-program.js



/** The name of a security group has at most 255 characters. */
const LONGEST_NAME = 250;
/**
 * A Python program that launches a cluster from the AMI, computes, and leaves nothing behind but its security group. Its
 * first lines say with which Python, and with the packages of the requirements file: cloudpickle sends functions between
 * equal minor versions of Python only, and Dask's client and scheduler have to be of one version.
 *
 * @param parameter name of a parameter that names the AMI: the program then launches what it names when it is run
 */
function pythonProgram(cluster, client, parameter) {
    const { vpc, region, ami, use_private_ip } = cluster;
    const image = parameter === undefined ? (0,python_literal/* pythonLiteral */.w)(ami) : 'ami';
    const name = parameter === undefined ? ami : parameter.replace(/^\//, '').slice(0, LONGEST_NAME);
    const given = Object.entries((0,dask_config/* withoutDefaults */.nd)(cluster))
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `    ${name}=${name === 'ami' ? image : (0,python_literal/* pythonLiteral */.w)(value)},\n`);
    const howToRun = (0,client_requirements/* commands */.Pi)(client).map((line) => `# ${line}`);
    return `${howToRun.join('\n')}
${importHandlers(cluster.root_volume)}from botocore.session import get_session
from dask.distributed import Client
from dask_cloudprovider.aws import EC2Cluster

${setRootVolume(cluster.root_volume)}${parameter === undefined ? '' : readParameter(parameter, region)}vpc, name = ${(0,python_literal/* pythonLiteral */.w)(vpc)}, "dask-${name}"
ec2 = get_session().create_client("ec2", region_name=${(0,python_literal/* pythonLiteral */.w)(region)})
# EC2Cluster ${client_requirements/* DASK_CLOUDPROVIDER */.Fj} cannot make a security group of its own (dask-cloudprovider#481). ${use_private_ip ? PRIVATE.why : PUBLIC.why}
filters = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "group-name", "Values": [name]}]
groups = ec2.describe_security_groups(Filters=filters)["SecurityGroups"]
if groups:
    group = groups[0]["GroupId"]
else:
    group = ec2.create_security_group(GroupName=name, Description="Dask cluster", VpcId=vpc)["GroupId"]
    clients = ${use_private_ip ? PRIVATE.clients : PUBLIC.clients}
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 8786, "ToPort": 8786, "IpRanges": clients},
        {"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group}]},
    ])

with EC2Cluster(
${given.join('')}    security_groups=[group],
    n_workers=1,
) as cluster, Client(cluster) as client:
    print(client.submit(lambda x: x + 1, 10).result())
`;
}
/** The device that EC2Cluster maps (dask-cloudprovider 2025.9.0, aws/ec2.py), in its first and only mapping. */
const MAPPED = '/dev/sda1';
function importHandlers({ ebs }) {
    return Object.keys(ebs).length === 0 ? '' : 'from botocore.handlers import BUILTIN_HANDLERS\n';
}
/** The same as src/smoke-test/volumes.py does, which says why it is done so. */
function setRootVolume({ device, ebs }) {
    if (Object.keys(ebs).length === 0)
        return '';
    const settings = (0,python_literal/* pythonLiteral */.w)(ebs);
    const mappings = 'params["BlockDeviceMappings"]';
    return `# EC2Cluster has no argument for these settings of its root volumes, which AWS charges for.
def set_root_volume(params, **_):
    ${device === MAPPED ? `${mappings}[0]["Ebs"].update(${settings})` : `${mappings}.append({"DeviceName": ${(0,python_literal/* pythonLiteral */.w)(device)}, "Ebs": ${settings}})`}

BUILTIN_HANDLERS.append(("before-parameter-build.ec2.RunInstances", set_root_volume))

`;
}
/** EC2Cluster would give `resolve:ssm:` to every launch: a cluster that scales after a publication would have two AMIs. */
function readParameter(parameter, region) {
    return `# Read once, so that all instances of the cluster have the same AMI, also those that scale() adds later.
ssm = get_session().create_client("ssm", region_name=${(0,python_literal/* pythonLiteral */.w)(region)})
ami = ssm.get_parameter(Name=${(0,python_literal/* pythonLiteral */.w)(parameter)})["Parameter"]["Value"]
`;
}
/** Who may reach the scheduler, as Python, and why. */
const PUBLIC = {
    why: `The scheduler's port is open
# because workers and client come by public addresses; TLS with certificates of this cluster alone keeps others out.`,
    clients: '[{"CidrIp": "0.0.0.0/0"}]',
};
const PRIVATE = {
    why: `The client is in the
# VPC too; where it comes from elsewhere, by a peering or a VPN, name its block instead.`,
    clients: `[
        {"CidrIp": block["CidrBlock"]}
        for block in ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["CidrBlockAssociationSet"]
    ]`,
};

// EXTERNAL MODULE: ../src/report/retention-section.js
var retention_section = __webpack_require__(6857);
// EXTERNAL MODULE: ../src/report/smoke-test-summary.js + 1 modules
var smoke_test_summary = __webpack_require__(7114);
;// CONCATENATED MODULE: ../src/report/summary.js










/** The job summary of a bake that succeeded, as Markdown. */
function bakedSummary(baked) {
    const { plan, facts } = baked;
    return [
        `## ${(0,markdown/* code */.aY)(baked.ami)} is ready\n`,
        `${(0,markdown/* code */.aY)(plan.amiName)} in ${(0,markdown/* code */.aY)(plan.region)}, baked in ${duration(baked.totalSeconds)}.\n`,
        ...[...plan.warnings, ...baked.imageWarnings].map((warning) => `> [!WARNING]\n> ${(0,markdown/* plain */.pj)(warning)}\n`),
        ...(0,publication/* publicationSection */.cV)(baked.publication),
        ...(baked.rebakeReasons.length === 0
            ? []
            : ['### Why it was baked\n', baked.rebakeReasons.map((why) => `- ${(0,markdown/* plain */.pj)(why)}\n`).join('')]),
        '### Contents\n',
        (0,markdown/* table */.tp)(['What', 'Value'], contents(baked)),
        '### Time\n',
        timings(baked),
        ...(baked.changes === undefined ? [] : [(0,changes/* changesSection */.H)(baked.changes)]),
        ...(baked.smokeTest === undefined ? [] : [(0,smoke_test_summary/* smokeTestSection */.rd)(baked.smokeTest)]),
        ...(0,retention_section/* retentionSection */.a)(plan.family, baked.publication.retirement),
        ...(0,client_section/* clientSection */.V)(baked.checkedClient),
        ...launchSection(baked),
        (0,markdown/* folded */.TM)(`${Object.keys(facts.python_packages).length} Python packages in the container image`, summary_packages(facts.python_packages)),
    ].join('\n');
}
/** The part of a job summary that says how a cluster is launched from the image. */
function launchSection({ cluster, client, publication: { parameter }, }) {
    return [
        '### Launch a cluster\n',
        'Save this as `cluster.py`. It launches a cluster, computes on it, and terminates it. Only its security group remains:\n',
        (0,markdown/* block */.om)('python', pythonProgram(cluster, client, (0,publication/* namingParameter */.yo)(parameter))),
        'And this as `client-requirements.txt`, the file that output `client-requirements` names:\n',
        (0,markdown/* block */.om)('text', (0,client_requirements/* clientRequirements */.MA)(cluster.ami, client)),
        'Or set these environment variables (output `dask-config`), which `EC2Cluster` uses as defaults:\n',
        (0,markdown/* block */.om)('sh', (0,dask_config/* daskConfig */.Y6)(cluster)),
        'Some arguments have no environment variable. A security group is also required, here or as `DASK_CLOUDPROVIDER__EC2__SECURITY_GROUPS=["sg-..."]`. It must admit its own members, and the client on port 8786:\n',
        (0,markdown/* block */.om)('python', (0,dask_config/* callBesideConfig */.FG)(cluster)),
        ...withoutRootVolume(cluster.root_volume),
    ];
}
/** What neither Dask's configuration nor an argument of EC2Cluster can say. */
function withoutRootVolume({ ebs }) {
    const settings = Object.entries(ebs).map(([name, value]) => (0,markdown/* code */.aY)(`${name}=${value}`));
    if (settings.length === 0)
        return [];
    return [
        `Neither these variables nor this call can set ${settings.join(', ')} of the root volumes. The program above does.\n`,
    ];
}
function contents(baked) {
    const { plan, facts } = baked;
    return [
        ['Container image', (0,markdown/* code */.aY)(plan.dockerImage)],
        ...environmentRows(facts),
        ['Digest', facts.docker_image_digest === null ? 'none' : (0,markdown/* code */.aY)(facts.docker_image_digest)],
        ['Size of the container image', `${(facts.docker_image_bytes / 1e6).toFixed(0)} MB unpacked`],
        ['Python', (0,markdown/* plain */.pj)(facts.python_version)],
        ['dask', (0,markdown/* plain */.pj)(facts.dask_version ?? 'not installed')],
        ['distributed', (0,markdown/* plain */.pj)(facts.distributed_version ?? 'not installed')],
        ...gpu(facts),
        ...Object.entries(facts.extra_docker_images).map(([image, digest]) => [
            'Further container image',
            digest === null ? (0,markdown/* code */.aY)(image) : `${(0,markdown/* code */.aY)(image)} ${(0,markdown/* code */.aY)(digest)}`,
        ]),
        ['Docker', (0,markdown/* plain */.pj)(`${facts.docker_version}, storage driver ${facts.docker_storage_driver}`)],
        ...start(facts),
        ...setUpRows(plan.fromWorkspace),
        [
            'Automatic upgrades',
            facts.automatic_upgrades
                ? 'as the source AMI has them'
                : 'disabled: rebake to install security updates',
        ],
        ['Kernel', (0,markdown/* plain */.pj)(facts.kernel)],
        ['Source AMI', (0,markdown/* code */.aY)(plan.source.id ?? 'unknown')],
        ['Builder', (0,markdown/* plain */.pj)((0,attempts/* placeOf */.$t)(plan.builder))],
        [
            'Root volume',
            `${plan.builder.volume.size} GiB on ${(0,markdown/* code */.aY)(plan.builder.volume.deviceName)}${baked.encrypted ? ', encrypted' : ''}`,
        ],
    ];
}
/** The row of an environment: what the container image was built from, and on. */
function environmentRows({ environment }) {
    if (environment === undefined)
        return [];
    const { path, base_image: base, base_image_digest: digest } = environment;
    const on = base === null ? '' : ` on ${(0,markdown/* code */.aY)(digest === null ? base : `${base}@${digest}`)}`;
    return [['Built from', `${(0,markdown/* code */.aY)(path)}${on}`]];
}
/** What of the workspace has set the machine up, in the order in which it did. */
function setUpRows({ cloudInit, files, setupScript }) {
    const names = files.map(({ destination }) => (0,markdown/* code */.aY)(destination));
    return [
        ...(cloudInit?.part === undefined ? [] : [['cloud-init', CLOUD_INIT[cloudInit.part.type]]]),
        ...(names.length === 0 ? [] : [['Files of the workspace', namesOf(names)]]),
        ...(setupScript === undefined ? [] : [['Setup script', (0,markdown/* code */.aY)(setupScript.path)]]),
    ];
}
const CLOUD_INIT = {
    'cloud-config': 'a cloud-config of the workspace',
    'x-shellscript': 'a script of the workspace',
};
const MOST_NAMES = 10;
function namesOf(names) {
    const more = names.length - MOST_NAMES;
    return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
/** The job summary of a run that ended with problems and has nothing else to show. */
function problemsSummary(title, problems) {
    const items = problems.map(({ code: name, what, remedy }) => `- **${(0,markdown/* plain */.pj)(what)}** ${(0,markdown/* plain */.pj)(remedy)} ${(0,markdown/* mention */.lE)(name)}\n`);
    return `## ${title}\n\n${items.join('')}`;
}
/**
 * The job summary of `mode: render`: every file that a bake would use.
 *
 * @param noRegion what stands for the Region in the files where none was given
 */
function renderedSummary(files, noRegion) {
    const shown = files.map((file) => (0,markdown/* folded */.TM)(file.name, (0,markdown/* block */.om)(file.language, file.text)));
    const open = noRegion === undefined ? [] : [`A bake needs a Region; ${(0,markdown/* code */.aY)(noRegion)} stands for it here.\n`];
    return [
        '## What would be baked\n',
        'Rendered from the inputs only, without an AWS account.\n',
        ...open,
        ...shown,
    ].join('\n');
}
/** Seconds as a person says them: `4 min 05 s`. */
function duration(seconds) {
    const whole = Math.round(seconds);
    const minutes = Math.floor(whole / 60);
    return minutes === 0 ? `${whole} s` : `${minutes} min ${String(whole % 60).padStart(2, '0')} s`;
}
/** By what the builder's GPU was checked. */
function gpuChecks(facts) {
    if (facts.gpu_checks === 'skipped')
        return 'not checked: the builder had no GPU';
    const beside = facts.gpu_checked_with
        ? ` and ${facts.gpu_checked_with}`
        : ' alone: the container has none of cudf, cupy, torch and numba for a GPU';
    return `checked on the host and in the container with nvidia-smi${beside}`;
}
/** How instances start; nothing for an image that does not say it. */
function start({ start: chosen, start_ranges: ranges, start_bytes: bytes }) {
    if (chosen === undefined)
        return [];
    if (chosen === 'plain')
        return [['Start', 'plain']];
    const ahead = ranges === undefined || bytes === undefined
        ? 'nothing is read ahead, as the builder could not record its start'
        : `${(bytes / 1e6).toFixed(0)} MB in ${ranges} ranges of the disk are read ahead`;
    return [['Start', `fast: ${ahead}`]];
}
function gpu(facts) {
    if (facts.gpu_checks === 'none')
        return [];
    const versions = Object.entries(facts.rapids_versions).map(([name, version]) => `${name} ${version}`);
    return [
        ["NVIDIA's driver", (0,markdown/* plain */.pj)(`${facts.nvidia_driver_version ?? 'none'}, ${gpuChecks(facts)}`)],
        ['RAPIDS', (0,markdown/* plain */.pj)(versions.join(', ') || 'not installed')],
    ];
}
function timings(baked) {
    const inPacker = [...baked.earlier, ...baked.timings].reduce((sum, { seconds }) => sum + seconds, 0);
    const rows = baked.earlier.map(({ builder, code: why, seconds }) => [
        (0,markdown/* plain */.pj)(`Launch that failed: ${(0,attempts/* placeOf */.$t)(builder)}, ${why}`),
        duration(seconds),
    ]);
    rows.push(...baked.timings.map((timing) => [(0,markdown/* plain */.pj)(timing.phase), duration(timing.seconds)]));
    const inSmokeTest = (baked.smokeTest?.phases ?? []).reduce((sum, { seconds }) => sum + seconds, 0);
    if (baked.smokeTest !== undefined)
        rows.push(['Smoke test', duration(inSmokeTest)]);
    const rest = Math.max(0, baked.totalSeconds - inPacker - inSmokeTest);
    rows.push(['Everything else in this step', duration(rest)]);
    rows.push(['**Total**', `**${duration(baked.totalSeconds)}**`]);
    return (0,markdown/* table */.tp)(['Phase', 'Time'], rows);
}
/** GitHub takes 1 MiB of summary; a full conda distribution has 800 packages. */
const MOST_PACKAGES = 1500;
function more(count) {
    return count > 0 ? `\nAnd ${count} more, in the file of the image's own description.\n` : '';
}
function summary_packages(versions) {
    return ((0,markdown/* table */.tp)(['Package', 'Version'], Object.entries(versions)
        .slice(0, MOST_PACKAGES)
        .map(([name, version]) => [(0,markdown/* plain */.pj)(name), (0,markdown/* plain */.pj)(version)])) + more(Object.keys(versions).length - MOST_PACKAGES));
}


/***/ })

};
