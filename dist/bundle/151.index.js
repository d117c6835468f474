export const id = 151;
export const ids = [151];
export const modules = {

/***/ 6825:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _aws_sdk_image_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7064);
/* harmony import */ var _credentials_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9430);
/* harmony import */ var _inputs_publish_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(471);
/* harmony import */ var _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7964);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6803);
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5188);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(359);







const runner = new _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_3__/* .GithubRunner */ .U();
const work = async () => {
    const raw = runner.rawInputs();
    for (const warning of (0,_inputs_publish_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .publishWarnings */ .PP)(raw))
        runner.warning(warning);
    const request = (0,_inputs_publish_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .readPublishRequest */ .zR)(raw, runner.context.region);
    await (0,_credentials_role_js__WEBPACK_IMPORTED_MODULE_1__/* .withRole */ .T)(request.roleToAssume, runner, () => (0,_publish_js__WEBPACK_IMPORTED_MODULE_6__/* .runCommand */ .d)(request, { runner, connectImages: _aws_sdk_image_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .connectImages */ .x }));
};
await (0,_run_js__WEBPACK_IMPORTED_MODULE_4__/* .failingOnce */ .MI)(runner, work, _messages_js__WEBPACK_IMPORTED_MODULE_5__/* .publishMessages */ .w);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ publishMessages)
/* harmony export */ });
/** What is said of a step that was ended early: it can be ended anywhere. */
const publishMessages = {
    cancelled: () => ({
        code: 'cancelled',
        what: 'The step was cancelled.',
        remedy: 'What it had changed until then stays changed. The same command again does the rest.',
    }),
    failed: () => 'The command failed',
};


/***/ }),

/***/ 359:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: ../src/publish/converge.js
var converge = __webpack_require__(4921);
// EXTERNAL MODULE: ../src/aws/tags.js
var aws_tags = __webpack_require__(3471);
// EXTERNAL MODULE: ../src/publish/image-state.js
var image_state = __webpack_require__(8635);
;// CONCATENATED MODULE: ../src/publish/list-images.js


/**
 * The images of a family in some Regions, the newest first, each with its copies. The number of calls grows with the pages of
 * images and with the parameters, not with the images: who uses an image is not asked.
 *
 * @throws UserError when a Region may not be asked, or cannot
 */
async function listImages(family, clouds) {
    const found = await Promise.all(clouds.map((cloud) => familyIn(family, cloud)));
    const groups = new Map();
    for (const image of found.flatMap(({ images }) => images)) {
        const group = groups.get((0,image_state/* groupOf */.F8)(image)) ?? [];
        groups.set((0,image_state/* groupOf */.F8)(image), [...group, image]);
    }
    const named = new Map();
    for (const { parameter, image } of found.flatMap(({ parameters }) => parameters)) {
        named.set(image, [...(named.get(image) ?? []), parameter]);
    }
    return [...groups]
        .map(([origin, group]) => ({ group, first: group.find((image) => keyOf(image) === origin) ?? group[0] }))
        .flatMap(({ group, first }) => (first === undefined ? [] : [{ group, first }]))
        .toSorted((one, other) => Number((0,image_state/* isNewer */.U4)(other.first, one.first)) - Number((0,image_state/* isNewer */.U4)(one.first, other.first)))
        .map(({ group, first }) => listed(first, group, named));
}
async function familyIn(family, cloud) {
    const [images, names] = await Promise.all([
        cloud.taggedImages({ [aws_tags/* TAG */.Dk.family]: family }),
        cloud.taggedParameters(aws_tags/* TAG */.Dk.family, family),
    ]);
    const parameters = await Promise.all(names.map(async (parameter) => ({ parameter, image: (await cloud.parameterOf(parameter))?.value ?? '' })));
    return { images, parameters };
}
function keyOf({ region, id }) {
    return `${region}/${id}`;
}
function listed(first, group, named) {
    const tagOf = (key) => group.map(({ tags }) => tags[key]).find((value) => value !== undefined);
    return {
        id: first.id,
        region: first.region,
        name: first.name,
        baked: first.tags[aws_tags/* TAG */.Dk.baked] ?? '',
        status: first.tags[aws_tags/* TAG */.Dk.status] ?? '',
        proof: first.tags[aws_tags/* TAG */.Dk.smokeTest] ?? '',
        repository: first.tags[aws_tags/* TAG */.Dk.repository] ?? '',
        published: group.flatMap(({ id, region }) => (named.get(id) ?? []).map((parameter) => ({ region, parameter }))),
        rejected: tagOf(aws_tags/* TAG */.Dk.rejected),
        withdrawn: tagOf(aws_tags/* TAG */.Dk.withdrawn),
        amis: Object.fromEntries(group.map(({ region, id, state }) => [region, { id, state }])),
        gib: group.reduce((sum, { gib }) => sum + gib, 0),
        deprecated: group.map(({ deprecated }) => deprecated).find((at) => at !== undefined),
    };
}

// EXTERNAL MODULE: ../src/errors/message.js
var message = __webpack_require__(1371);
// EXTERNAL MODULE: ../src/errors/problem.js
var problem = __webpack_require__(6643);
// EXTERNAL MODULE: ../src/publish/move-parameter.js
var move_parameter = __webpack_require__(299);
;// CONCATENATED MODULE: ../src/publish/commands.js


/**
 * Moves parameters, each in all its Regions or in none. Nothing is moved in a dry run.
 *
 * @throws UserError as `moveParameter` does, at the first parameter that cannot be moved
 */
async function moveAll(planned, { dryRun, log, waiting }) {
    if (dryRun)
        return planned.map(wouldMove);
    const moves = [];
    for (const name of new Set(planned.map((move) => move.name))) {
        const places = planned
            .filter((move) => move.name === name)
            .map(({ cloud, image, left }) => ({ cloud, image, ...(left === undefined ? {} : { leaving: left }) }));
        const moved = await (0,move_parameter/* moveParameter */.v)(name, places, log, waiting);
        moves.push(...moved.map(({ region, image, version, previous }) => ({
            parameter: name,
            ...{ region, image, version, previous },
        })));
    }
    return moves;
}
function wouldMove({ name, cloud, image, before }) {
    const previous = before === image.id ? undefined : before;
    return { parameter: name, region: cloud.region, image: image.id, version: undefined, previous };
}
/**
 * Gives images a tag that says why they are not published any more, where they do not have it yet.
 *
 * @returns what was changed, or would be in a dry run
 */
async function mark(members, key, reason, { dryRun, log }) {
    const unmarked = members.filter(({ image }) => image.tags[key] === undefined);
    const as = key === aws_tags/* TAG */.Dk.rejected ? 'rejected' : 'withdrawn';
    if (!dryRun) {
        await Promise.all(unmarked.map(async ({ cloud, image }) => {
            await cloud.tag([image.id], { [key]: reason });
            log.info(`${image.id} in ${image.region} is marked as ${as}: ${reason}`);
        }));
    }
    return unmarked.map(({ image }) => changed(image, `marked as ${as}: ${reason}`));
}
/** The images of members by their Regions. */
function amisOf(members) {
    return Object.fromEntries(members.map(({ image }) => [image.region, image.id]));
}
/** A change of an image, in words. */
function changed({ id, region }, change) {
    return { region, image: id, change };
}

;// CONCATENATED MODULE: ../src/publish/image-group.js



/**
 * Finds an image, the image that it was copied from and all copies of that, by their tags.
 *
 * @param id of the image or of a copy
 * @throws UserError `ami-not-found` when the Region has no such image of this action; else what AWS answers
 */
async function findGroup(id, region, connect) {
    const image = await imageOf(id, await connect(region));
    if (image?.tags[aws_tags/* TAG */.Dk.status] === undefined)
        throw notFound(id, region, image);
    const origin = (0,image_state/* groupOf */.F8)(image);
    const [firstRegion = region, firstId = id] = origin.split('/');
    const first = firstId === id ? image : await imageOf(firstId, await connect(firstRegion));
    const listed = [image, first].flatMap((each) => each?.tags[aws_tags/* TAG */.Dk.regions]?.split(' ') ?? []);
    const regions = [...new Set([firstRegion, region, ...listed])].filter((each) => each !== '');
    const found = await Promise.all(regions.map(async (each) => {
        const cloud = await connect(each);
        const copies = await cloud.taggedImages({ [aws_tags/* TAG */.Dk.copyOf]: origin });
        const all = each === firstRegion && first !== undefined ? [first, ...copies] : copies;
        return all.map((member) => ({ cloud, image: member }));
    }));
    return { members: found.flat(), regions };
}
async function imageOf(id, cloud) {
    const [image] = await cloud.accountImages([id]);
    return image;
}
function notFound(id, region, image) {
    const what = image === undefined
        ? `The account has no AMI ${id} in ${region}.`
        : `${id} in ${region} does not have the tag ${aws_tags/* TAG */.Dk.status}, so it was not baked by this action.`;
    return new problem/* UserError */.yo([(0,problem/* problem */.CC)('ami-not-found', { what })]);
}

// EXTERNAL MODULE: ../src/publish/parameter-check.js
var parameter_check = __webpack_require__(2112);
;// CONCATENATED MODULE: ../src/publish/earlier-image.js


/**
 * Where a rollback of a parameter goes: the image of its newest version that names another one, which has to be of the same
 * family, available, ready, neither rejected nor withdrawn, and smoke-tested if the image that is left was.
 *
 * @param left the image that the parameter names
 */
async function earlierImage(name, left, cloud) {
    const history = await cloud.parameterHistory(name);
    const earlier = [...new Set(history.map(({ value }) => value))].filter((id) => id !== left.id);
    if (earlier.length === 0)
        return undefined;
    const images = (await cloud.accountImages(earlier)).filter((image) => (0,image_state/* isSameFamily */.n_)(image, left));
    return (0,image_state/* firstPublishable */.U9)(earlier, images, (0,image_state/* isSmokeTested */.rc)(left));
}
/** Nothing to go back to. */
function noEarlierImage(name, left) {
    return (0,problem/* problem */.CC)('no-earlier-image', {
        what: `The parameter '${name}' in ${left.region} names ${left.id}, and none of its earlier values is an AMI of the same family that is available, passed its checks, and was neither rejected nor withdrawn.`,
    });
}

;// CONCATENATED MODULE: ../src/publish/image-parameters.js

/**
 * Who uses an image: what EC2 knows of (DescribeImageReferences, as far as the caller may see it), and the parameters with the
 * tag of its family.
 */
async function usesOf({ id, tags }, cloud) {
    const family = tags[aws_tags/* TAG */.Dk.family];
    const [references, tagged] = await Promise.all([
        cloud.imageReferences([id]),
        family === undefined ? [] : cloud.taggedParameters(aws_tags/* TAG */.Dk.family, family),
    ]);
    const users = references.get(id) ?? [];
    const names = [...new Set([...tagged, ...users.flatMap(parameterNames)])];
    const found = await Promise.all(names.map(async (name) => ({ name, parameter: await cloud.parameterOf(name) })));
    return {
        parameters: found.flatMap(({ name, parameter }) => parameter?.value === id ? [{ name, parameter }] : []),
        others: users.filter((user) => parameterNames(user).length === 0),
    };
}
/** The names that a parameter with an ARN may have: that of `/dask` and that of `dask` are one. */
function parameterNames(arn) {
    const [, path] = /^arn:[^:]*:ssm:[^:]*:[^:]*:parameter\/(.+)$/.exec(arn) ?? [];
    if (path === undefined)
        return [];
    return path.includes('/') ? [`/${path}`] : [`/${path}`, path];
}

;// CONCATENATED MODULE: ../src/publish/rollback.js








/**
 * Sets a parameter back, in each Region in which it names the image or a copy, to the newest earlier value that may be published,
 * and marks the image and all copies as rejected: first the marks, so that nobody who publishes at the same time, and no bake
 * after a rollback that was killed, publishes the image again.
 *
 * A rollback that was killed is finished by the next one. One that had ended is not repeated if the image to leave is given.
 *
 * @throws UserError `parameter-not-found`, `ami-not-found`, `no-earlier-image`, `parameter-wrong-type`, `parameter-not-ours`
 *   (nothing was changed for these), or what `moveParameter` throws: then the marks stay
 */
async function rollBack(request, publishing) {
    const { ssmParameter: name, region, reason } = request;
    const cloud = await publishing.connect(region);
    const parameter = await requireParameter(name, cloud);
    const left = await imageToLeave(request, parameter, cloud, publishing);
    const naming = left.members.filter(({ named, image }) => named?.value === image.id);
    if (naming.length === 0)
        return nothingToDo(request, parameter, left, publishing);
    const planned = await plan(name, naming);
    const others = await otherParameters(name, naming);
    const why = reason ?? `rollback of ${name}`.slice(0, aws_tags/* LONGEST_TAG_VALUE */.I9);
    const changes = await mark(left.members, aws_tags/* TAG */.Dk.rejected, why, publishing);
    const moves = await moveAll(planned, publishing);
    for (const warning of others)
        publishing.log.warning(warning);
    return { amis: amisOf(left.members), moves, changes, warnings: others };
}
/** A parameter that is there. */
async function requireParameter(name, cloud) {
    const parameter = await cloud.parameterOf(name);
    if (parameter !== undefined)
        return parameter;
    const what = `There is no parameter '${name}' in ${cloud.region}.`;
    throw new problem/* UserError */.yo([(0,problem/* problem */.CC)('parameter-not-found', { what })]);
}
/** The image that was asked for, or one that a rollback has left in other Regions only, or the one that the parameter names. */
async function imageToLeave({ ssmParameter: name, region, ami }, { value }, cloud, { connect, log }) {
    if (ami !== undefined)
        return withParameter(name, await findGroup(ami, region, connect));
    const history = await cloud.parameterHistory(name);
    const before = history.find((earlier) => earlier.value !== value)?.value;
    const [rejected] = before === undefined ? [] : (await cloud.accountImages([before])).filter(image_state/* isRejected */.TK);
    if (rejected !== undefined) {
        const group = await withParameter(name, await findGroup(rejected.id, region, connect));
        if (group.members.some(({ named, image }) => named?.value === image.id)) {
            log.info(`An earlier rollback from ${rejected.id} did not end: this one finishes it.`);
            return group;
        }
    }
    return withParameter(name, await findGroup(value, region, connect));
}
async function withParameter(name, { members }) {
    const found = members.map(async (member) => ({ ...member, named: await member.cloud.parameterOf(name) }));
    return { members: await Promise.all(found) };
}
/** Where the parameter goes in each Region, all of them or none. */
async function plan(name, naming) {
    const found = await Promise.all(naming.map(async ({ cloud, image: left, named }) => {
        const image = await earlierImage(name, left, cloud);
        const problems = named === undefined ? [] : await (0,parameter_check/* problemsOf */.GW)(name, named, (0,parameter_check/* ownerOf */.bf)(left), cloud);
        return { left, cloud, image, problems };
    }));
    const problems = found.flatMap(({ left, image, problems: own }) => [
        ...own,
        ...(image === undefined ? [noEarlierImage(name, left)] : []),
    ]);
    if (problems.length > 0)
        throw new problem/* UserError */.yo(problems);
    return found.flatMap(({ cloud, left, image }) => image === undefined ? [] : [{ name, cloud, left: left.id, image, before: left.id }]);
}
/** Whoever rejects an image wants to know what else names it. */
async function otherParameters(name, naming) {
    const found = await Promise.all(naming.map(async ({ cloud, image }) => ({ image, uses: await usesOf(image, cloud) })));
    return found.flatMap(({ image, uses }) => uses.parameters
        .filter((other) => other.name !== name)
        .map((other) => `The parameter '${other.name}' in ${image.region} goes on naming ${image.id}.`));
}
function nothingToDo({ ssmParameter: name, region, ami }, { value, version }, { members }, { log }) {
    log.info(`${name} names ${ami} in no Region: there is nothing to roll back.`);
    const isMarked = members.some(({ image }) => (0,image_state/* isRejected */.TK)(image));
    const warnings = isMarked ? [] : [`${name} does not name ${ami}, which is not marked as rejected.`];
    for (const warning of warnings)
        log.warning(warning);
    const move = { parameter: name, region, image: value, version, previous: undefined };
    return { amis: amisOf(members), moves: [move], changes: [], warnings };
}

;// CONCATENATED MODULE: ../src/publish/promotion.js








const HOUR = 3_600_000;
/**
 * Makes a parameter name an image that is there already, in all Regions that have it or in none.
 *
 * An image that somebody names by its ID is published even if the parameter names a newer one, or if a rollback has rejected it
 * or another one with its fingerprint: then those marks are removed. What another parameter names is published only if it is
 * newer than what the parameter names, and neither it nor an image with its fingerprint was rejected.
 *
 * @throws UserError `parameter-not-found`, `ami-not-found`, `not-publishable`, `parameter-wrong-type`, `parameter-not-ours`
 *   (nothing was changed for these), or what `moveParameter` throws: then the marks are there again
 */
async function publishExisting(request, publishing) {
    const { ssmParameter: name, region, from } = request;
    const { connect, log } = publishing;
    const byHand = 'ami' in from;
    const id = byHand ? from.ami : await sourceOf(from, await connect(region), publishing.now());
    if (id === undefined)
        return nothingSoaked(from, publishing);
    const group = await findGroup(id, region, connect);
    const places = placesOf(name, id, group);
    const alike = (await Promise.all(places.map(withSameFingerprint))).flat();
    const marked = [...group.members, ...alike].filter(({ image }) => (0,image_state/* isRejected */.TK)(image));
    const lasting = marked.filter(({ image }) => !byHand || image.tags[aws_tags/* TAG */.Dk.withdrawn] !== undefined);
    const [first] = places;
    const problems = [
        ...lasting.map(({ image }) => notPublishable(name, id, whyRejected(id, image))),
        ...(first === undefined ? [] : await problemsOfParameter(name, first.image, places)),
    ];
    if (problems.length > 0)
        throw new problem/* UserError */.yo(problems);
    const planned = await Promise.all(places.map((place) => promotion_plan(name, place, byHand)));
    const warnings = [
        ...(first && !(0,image_state/* isSmokeTested */.rc)(first.image) ? [`${id} was baked without a smoke test.`] : []),
        ...newerOnes(places, planned),
        ...withoutCopy(name, group),
    ];
    for (const warning of warnings)
        log.warning(warning);
    const changes = await removeMarks(marked, publishing);
    try {
        return { amis: amisOf(places), moves: await moveAll(planned, publishing), changes, warnings };
    }
    catch (error) {
        await markAgain(marked, publishing);
        throw error;
    }
}
/** ID of the image that the other parameter names, or of the newest that it has named for long enough. */
async function sourceOf({ parameter, soakHours }, cloud, now) {
    const { value } = await requireParameter(parameter, cloud);
    if (soakHours === undefined)
        return value;
    const history = await cloud.parameterHistory(parameter);
    const soaked = history.filter(({ modified }) => now.getTime() - modified.getTime() >= soakHours * HOUR);
    const ids = [...new Set(soaked.map((version) => version.value))];
    const good = (await cloud.accountImages(ids)).filter((image) => (0,image_state/* isPublishable */.oB)(image, false));
    return ids.find((id) => good.some((image) => image.id === id));
}
function nothingSoaked({ parameter, soakHours }, { log }) {
    const warning = `No AMI that can be published was published as ${parameter} at least ${soakHours} h ago.`;
    log.warning(warning);
    return { amis: {}, moves: [], changes: [], warnings: [warning] };
}
/** The image of each Region; the one that was named in its own. */
function placesOf(name, id, { members }) {
    const good = members.filter(({ image }) => (0,image_state/* isPublishable */.oB)({ ...image, tags: unmarked(image) }, false));
    const regions = new Set(members.map(({ image }) => image.region));
    const places = [...regions].map((region) => {
        const here = good.filter(({ image }) => image.region === region);
        return here.find(({ image }) => image.id === id) ?? here[0] ?? region;
    });
    const missing = places.filter((place) => typeof place === 'string');
    if (missing.length > 0) {
        throw new problem/* UserError */.yo(missing.map((region) => notPublishable(name, id, whyNot(id, region, members))));
    }
    return places.filter((place) => typeof place !== 'string');
}
/** A copy that a bake has announced and not made, or that somebody has removed. */
function withoutCopy(name, { members, regions }) {
    return regions
        .filter((region) => members.every(({ image }) => image.region !== region))
        .map((region) => `${name} in ${region} stays as it is: there is no copy of the AMI.`);
}
function unmarked({ tags }) {
    return Object.fromEntries(Object.entries(tags).filter(([key]) => key !== aws_tags/* TAG */.Dk.rejected));
}
function whyNot(id, region, members) {
    const image = members.map((member) => member.image).find((each) => each.region === region);
    if (image === undefined)
        return `it is not in ${region}`;
    if (image.tags[aws_tags/* TAG */.Dk.withdrawn] !== undefined)
        return `${whyRejected(id, image)}. The command 'restore' makes it usable again`;
    return `${image.id} in ${region} is ${image.state}, with status '${image.tags[aws_tags/* TAG */.Dk.status]}'`;
}
/** Other images of the same contents. */
async function withSameFingerprint({ cloud, image }) {
    const [family, fingerprint] = [image.tags[aws_tags/* TAG */.Dk.family], image.tags[aws_tags/* TAG */.Dk.fingerprint]];
    if (family === undefined || fingerprint === undefined)
        return [];
    const found = await cloud.taggedImages({ [aws_tags/* TAG */.Dk.family]: family, [aws_tags/* TAG */.Dk.fingerprint]: fingerprint });
    return found
        .filter((other) => other.id !== image.id && (0,image_state/* isSameFamily */.n_)(other, image))
        .map((other) => ({ cloud, image: other }));
}
function whyRejected(id, image) {
    const [verb, reason] = image.tags[aws_tags/* TAG */.Dk.withdrawn] === undefined
        ? ['rejected', image.tags[aws_tags/* TAG */.Dk.rejected]]
        : ['withdrawn', image.tags[aws_tags/* TAG */.Dk.withdrawn]];
    const which = image.id === id ? 'it' : `${image.id} in ${image.region}, which has its fingerprint,`;
    return `${which} was ${verb} (${reason})`;
}
function notPublishable(name, id, why) {
    return (0,problem/* problem */.CC)('not-publishable', { what: `${id} cannot be published as '${name}': ${why}.` });
}
function problemsOfParameter(name, image, places) {
    return (0,parameter_check/* checkParameter */.ql)(name, (0,parameter_check/* ownerOf */.bf)(image), places.map(({ cloud }) => cloud));
}
/** By hand the parameter leaves whatever it names now; else it goes on naming what is newer. */
async function promotion_plan(name, { cloud, image }, byHand) {
    const before = (await cloud.parameterOf(name))?.value;
    const place = { name, cloud, before, image: { ...image, tags: unmarked(image) } };
    if (before === undefined || before === image.id)
        return { ...place, left: undefined };
    if (byHand)
        return { ...place, left: before };
    const [named] = await cloud.accountImages([before]);
    const stays = named !== undefined &&
        (0,image_state/* isSameFamily */.n_)(named, image) &&
        (0,image_state/* isPublishable */.oB)(named, (0,image_state/* isSmokeTested */.rc)(image)) &&
        (0,image_state/* isNewer */.U4)(named, image);
    return { ...place, left: undefined, image: stays ? named : place.image };
}
function newerOnes(places, planned) {
    return planned
        .map(({ name, cloud, image }, index) => ({ name, cloud, image, wanted: places[index]?.image.id }))
        .filter(({ image, wanted }) => image.id !== wanted)
        .map(({ name, cloud, image, wanted }) => `${name} in ${cloud.region} goes on naming ${image.id}, which is newer than ${wanted}.`);
}
async function removeMarks(marked, { dryRun, log }) {
    if (!dryRun) {
        for (const { cloud, image } of marked) {
            await cloud.untag([image.id], [aws_tags/* TAG */.Dk.rejected]);
            log.info(`${image.id} in ${image.region} is not marked as rejected any more`);
        }
    }
    return marked.map(({ image }) => changed(image, `not marked as rejected any more: ${image.tags[aws_tags/* TAG */.Dk.rejected]}`));
}
/** Fails never: the error of the publication is the one to report. */
async function markAgain(marked, { log }) {
    for (const { cloud, image } of marked) {
        const { id, tags } = image;
        try {
            await cloud.tag([id], { [aws_tags/* TAG */.Dk.rejected]: tags[aws_tags/* TAG */.Dk.rejected] ?? '' });
        }
        catch (error) {
            log.warning(`${id} could not be marked as rejected again (${(0,message/* messageOf */.b)(error)}).`);
        }
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ../src/publish/kept-permissions.js


/** EC2 takes so many tags on a resource. */
const MOST_TAGS = 50;
/**
 * The tags that keep who may launch an image while it is disabled: `bake-dask-ami:launch-permissions-1` and so on, each with as
 * many of them as the value of a tag takes, separated by spaces.
 */
function permissionTags(permissions) {
    const values = [];
    for (const permission of permissions) {
        const longer = `${values.at(-1)} ${permission}`;
        if (values.length > 0 && longer.length <= aws_tags/* LONGEST_TAG_VALUE */.I9)
            values[values.length - 1] = longer;
        else
            values.push(permission);
    }
    return Object.fromEntries(values.map((value, index) => [`${aws_tags/* TAG */.Dk.launchPermissions}-${index + 1}`, value]));
}
/** The keys among tags that keep launch permissions. */
function permissionKeys(tags) {
    const rest = `${aws_tags/* TAG */.Dk.launchPermissions}-`;
    const numberOf = (key) => Number(key.slice(rest.length));
    return Object.keys(tags)
        .filter((key) => key.startsWith(rest) && /^[1-9]\d?$/.test(key.slice(rest.length)))
        .toSorted((one, other) => numberOf(one) - numberOf(other));
}
/** The launch permissions that tags keep. */
function keptPermissions(tags) {
    return permissionKeys(tags).flatMap((key) => tags[key]?.split(' ') ?? []);
}
/**
 * The tags that an image needs before it is disabled, so that nobody who may launch it is forgotten: also those whom an
 * earlier, unfinished withdrawal or restoration has left in its tags.
 *
 * @param marks how many further tags the image gets
 * @returns no tags when nobody else may launch it; a problem when there is no room for them
 */
async function tagsToKeepPermissions({ id, region, state, tags }, cloud, marks) {
    const now = state === 'available' ? await cloud.launchPermissions(id) : [];
    const permissions = [...new Set([...keptPermissions(tags), ...now])];
    const kept = permissionTags(permissions);
    const others = Object.keys(tags).length - permissionKeys(tags).length;
    if (others + marks + Object.keys(kept).length <= MOST_TAGS)
        return { tags: kept };
    const what = `${id} in ${region} is shared with ${permissions.length} accounts or organizations, which do not fit into its tags: it has ${others} of at most ${MOST_TAGS}.`;
    return { problem: (0,problem/* problem */.CC)('permissions-not-kept', { what }) };
}

;// CONCATENATED MODULE: ../src/publish/restoration.js






/**
 * Makes an image and all its copies usable again: enables them, shares them with those that their tags keep, and then removes the
 * marks of withdrawal, rejection and retention. No parameter is changed. Does again what a killed restoration has left undone.
 *
 * @param ami ID of the image or of a copy in `region`
 * @throws UserError `ami-not-found`, `image-not-enabled`, or what AWS answers: the marks stay until all else is done
 */
async function restore(ami, region, publishing) {
    const { members } = await findGroup(ami, region, publishing.connect);
    const changes = await Promise.all(members.map((member) => restoreOne(member, publishing)));
    return { amis: amisOf(members), moves: [], changes: changes.flat(), warnings: [] };
}
async function restoreOne({ cloud, image }, { dryRun, log, waiting }) {
    const { id, tags } = image;
    const permissions = keptPermissions(tags);
    const marks = [aws_tags/* TAG */.Dk.rejected, aws_tags/* TAG */.Dk.withdrawn].filter((key) => tags[key] !== undefined);
    const times = aws_tags/* TAG */.Dk.disabled in tags ? [aws_tags/* TAG */.Dk.disabled] : [];
    const keys = [...marks, ...times, ...permissionKeys(tags)];
    const changes = [
        ...(image.state === 'disabled' ? [changed(image, 'enabled')] : []),
        ...(permissions.length > 0 ? [changed(image, `shared with ${permissions.join(', ')}`)] : []),
        ...marks.map((key) => changed(image, `not marked any more: ${tags[key]}`)),
    ];
    if (dryRun)
        return changes;
    if (image.state === 'disabled') {
        await cloud.enableImage(id);
        await available({ cloud, image }, waiting.reads, waiting.pauseMs);
    }
    if (permissions.length > 0)
        await cloud.changeLaunchPermissions(id, { add: permissions, remove: [] });
    if (keys.length > 0)
        await cloud.untag([id], keys);
    for (const { change } of changes)
        log.info(`${id} in ${image.region}: ${change}`);
    return changes;
}
/** An image is shared only once EC2 shows it as available. */
async function available({ cloud, image }, looks, pauseMs) {
    for (let look = 0; look <= looks; look += 1) {
        if (look > 0)
            await (0,promises_.setTimeout)(pauseMs);
        const [now] = await cloud.accountImages([image.id]);
        if (now?.state === 'available')
            return;
    }
    const what = `EC2 was asked to enable ${image.id} in ${image.region}, but does not show it as available.`;
    throw new problem/* UserError */.yo([(0,problem/* problem */.CC)('image-not-enabled', { what })]);
}

;// CONCATENATED MODULE: ../src/publish/withdrawal.js








/** How many users of an image are named. */
const MOST_NAMED = 10;
/**
 * Takes an image and all its copies out of use: marks them as withdrawn, so that nobody publishes them from then on; sets every
 * parameter that names one of them back, as a rollback does; keeps in tags who may launch them, and disables them. Does again
 * what a killed withdrawal has left undone, and nothing twice.
 *
 * @param ami ID of the image or of a copy in `region`
 * @throws UserError `ami-not-found`, `no-earlier-image`, `parameter-wrong-type`, `parameter-not-ours`, `users-not-known`,
 *   `permissions-not-kept` (nothing was changed for these), `image-not-disabled`, or what `moveParameter` throws
 */
async function withdraw(ami, region, reason, publishing) {
    const { members } = await findGroup(ami, region, publishing.connect);
    await requireToKnowUsers(members);
    const found = await Promise.all(members.map(withUses));
    const planned = await planMoves(found);
    const kept = await Promise.all(members.map(({ image, cloud }) => tagsToKeepPermissions(image, cloud, image.tags[aws_tags/* TAG */.Dk.withdrawn] ? 0 : 1)));
    const unfit = kept.flatMap((each) => ('problem' in each ? [each.problem] : []));
    if (unfit.length > 0)
        throw new problem/* UserError */.yo(unfit);
    const marked = await mark(members, aws_tags/* TAG */.Dk.withdrawn, reason, publishing);
    const moves = await moveAll(planned, publishing);
    const disabled = await Promise.all(members.map((member, index) => disable(member, tagsIn(kept[index]), publishing)));
    const late = publishing.dryRun ? [] : await moveLate(members, publishing);
    const pending = members.filter(({ image }) => image.state === 'pending');
    if (pending.length > 0)
        throw new problem/* UserError */.yo(pending.map(notDisabled));
    const warnings = found.flatMap(({ image, uses }) => launchedBy(image.id, uses.others));
    for (const warning of warnings)
        publishing.log.warning(warning);
    return {
        amis: amisOf(members),
        moves: [...moves, ...late],
        changes: [...marked, ...disabled.flat()],
        warnings,
    };
}
/** EC2 leaves out the users that the caller may not describe, without a word. */
async function requireToKnowUsers(members) {
    const missing = await Promise.all(members.map(({ cloud }) => cloud.missingReferencePermissions()));
    const actions = [...new Set(missing.flat())].join(', ');
    if (actions === '')
        return;
    const what = `The credentials may not call ${actions}, so EC2 does not say which parameters name the AMI.`;
    throw new problem/* UserError */.yo([(0,problem/* problem */.CC)('users-not-known', { what })]);
}
async function withUses(member) {
    return { ...member, uses: await usesOf(member.image, member.cloud) };
}
/** Where each parameter that names a member goes, all of them or none. */
async function planMoves(used) {
    const found = await Promise.all(used.flatMap(({ cloud, image: left, uses }) => uses.parameters.map(async ({ name, parameter }) => {
        const image = await earlierImage(name, left, cloud);
        const problems = await (0,parameter_check/* problemsOf */.GW)(name, parameter, (0,parameter_check/* ownerOf */.bf)(left), cloud);
        return {
            move: image === undefined ? [] : [{ name, cloud, left: left.id, image, before: left.id }],
            problems: image === undefined ? [...problems, noEarlierImage(name, left)] : problems,
        };
    })));
    const problems = found.flatMap((each) => each.problems);
    if (problems.length > 0)
        throw new problem/* UserError */.yo(problems);
    return found.flatMap(({ move }) => move);
}
/** Somebody who looked at the image before it was marked may have published it after the parameters were moved. */
async function moveLate(members, publishing) {
    return moveAll(await planMoves(await Promise.all(members.map(withUses))), publishing);
}
function tagsIn(kept) {
    return kept !== undefined && 'tags' in kept ? kept.tags : {};
}
async function disable({ cloud, image }, kept, { dryRun, log }) {
    if (image.state !== 'available')
        return [];
    const permissions = Object.values(kept).flatMap((value) => value.split(' '));
    if (!dryRun) {
        if (permissions.length > 0)
            await cloud.tag([image.id], kept);
        await cloud.disableImage(image.id);
        log.info(`${image.id} in ${image.region} is disabled`);
    }
    const shared = permissions.length === 0 ? '' : `; its tags keep ${permissions.length} launch permissions`;
    return [changed(image, `disabled${shared}`)];
}
function notDisabled({ image: { id, region, state } }) {
    return (0,problem/* problem */.CC)('image-not-disabled', { what: `${id} in ${region} is ${state}, so it is not disabled yet.` });
}
function launchedBy(id, users) {
    if (users.length === 0)
        return [];
    const more = users.length > MOST_NAMED ? ` and ${users.length - MOST_NAMED} more` : '';
    return [
        `${id} cannot be launched any more, and is used by ${users.slice(0, MOST_NAMED).join(', ')}${more}.`,
    ];
}

// EXTERNAL MODULE: ../src/report/markdown.js
var markdown = __webpack_require__(9952);
;// CONCATENATED MODULE: ../src/report/command-result.js

/** The outputs of a command; in a dry run those that it would have, without versions. */
function commandOutputs(result) {
    const { region, parameter, moves } = result;
    const amis = namedAmis(result);
    const versions = moves.flatMap((move) => move.version === undefined ? [] : [[move.region, move.version]]);
    const isOne = parameter !== undefined;
    return {
        ami: amis[region] ?? '',
        amis: JSON.stringify(amis),
        'ssm-parameter': parameter ?? '',
        'ssm-parameter-versions': isOne ? JSON.stringify(Object.fromEntries(versions)) : '{}',
        'previous-ami': (isOne && moves.find((move) => move.region === region)?.previous) || '',
    };
}
/** The job summary of a command. */
function commandSummary(result) {
    const { dryRun, moves, changes, warnings } = result;
    const parts = [
        `## ${dryRun ? 'Dry run: ' : ''}${title(result)}\n`,
        ...(dryRun ? ['Nothing was changed.\n'] : []),
        ...warnings.map((warning) => `> [!WARNING]\n> ${(0,markdown/* plain */.pj)(warning)}\n`),
    ];
    if (moves.length > 0) {
        const head = ['Parameter', 'Region', 'AMI', 'Before', ...(dryRun ? [] : ['Version'])];
        const rows = moves.map(({ parameter, region, image, previous, version }) => [
            ...[(0,markdown/* code */.aY)(parameter), (0,markdown/* plain */.pj)(region), (0,markdown/* code */.aY)(image), previous === undefined ? '' : (0,markdown/* code */.aY)(previous)],
            ...(version === undefined ? [] : [String(version)]),
        ]);
        parts.push(dryRun ? '### Parameters that would be set\n' : '### Parameters\n', (0,markdown/* table */.tp)(head, rows));
    }
    if (changes.length > 0) {
        const rows = changes.map(({ region, image, change }) => [(0,markdown/* code */.aY)(image), (0,markdown/* plain */.pj)(region), (0,markdown/* plain */.pj)(change)]);
        parts.push(dryRun ? '### AMIs that would be changed\n' : '### AMIs\n', (0,markdown/* table */.tp)(['AMI', 'Region', 'Change'], rows));
    }
    if (moves.length === 0 && changes.length === 0)
        parts.push('There was nothing to do.\n');
    return parts.join('\n');
}
function title(result) {
    const { command, dryRun, region, parameter, amis } = result;
    const id = namedAmis(result)[region] ?? Object.values(amis)[0];
    if (id === undefined)
        return `${(0,markdown/* code */.aY)(parameter ?? '')} was not changed`;
    const ami = (0,markdown/* code */.aY)(id);
    const will = dryRun ? 'would be' : 'is';
    if (parameter !== undefined)
        return `${(0,markdown/* code */.aY)(parameter)} ${dryRun ? 'would name' : 'names'} ${ami}`;
    return `${ami} ${will} ${command === 'withdraw' ? 'withdrawn' : 'restored'}`;
}
/** The images that the command is about: what the parameter names, if it is about one. */
function namedAmis({ parameter, moves, amis, }) {
    return parameter === undefined
        ? amis
        : Object.fromEntries(moves.map(({ region, image }) => [region, image]));
}

;// CONCATENATED MODULE: ../src/report/image-list.js

/** The most characters of output `images`. GitHub passes a job's output to other jobs only up to 1 MiB. */
const LONGEST_OUTPUT = 900_000;
/** How many rows the summary's table has: GitHub takes 1 MiB of summary. */
const MOST_ROWS = 500;
/**
 * The images as JSON, the newest first.
 *
 * @returns the text, and how many of the oldest images it leaves out
 */
function imagesOutput(images) {
    const texts = [];
    let length = 2;
    for (const image of images) {
        const text = JSON.stringify(image);
        length += text.length + 1;
        if (length > LONGEST_OUTPUT)
            break;
        texts.push(text);
    }
    return { json: `[${texts.join(',')}]`, leftOut: images.length - texts.length };
}
/** The job summary of `list`. */
function imageListSummary(family, regions, images) {
    const count = `${images.length} ${images.length === 1 ? 'AMI' : 'AMIs'}`;
    const gib = images.reduce((sum, image) => sum + image.gib, 0);
    const where = regions.map(markdown/* code */.aY).join(', ');
    const parts = [
        `## ${count} of the family ${(0,markdown/* code */.aY)(family)}\n`,
        `In ${where}. Their volumes have ${gib} GiB; snapshots hold only the blocks that were written.\n`,
    ];
    if (images.length > 0) {
        const head = ['AMI', 'Name', 'Baked', 'Status', 'Published as', 'Copies', 'GiB'];
        parts.push((0,markdown/* table */.tp)(head, images.slice(0, MOST_ROWS).map(row)));
    }
    if (images.length > MOST_ROWS)
        parts.push(`And ${images.length - MOST_ROWS} older ones.\n`);
    return parts.join('\n');
}
/** One line of the log about an image. */
function imageLine(image) {
    const published = parametersOf(image).map((name) => `published as ${name}`);
    const copies = copiesOf(image).map(({ id, region }) => `copy ${id} in ${region}`);
    const words = [`baked ${image.baked || 'at an unknown time'}`, ...statusOf(image), ...published, ...copies];
    return `${image.id} in ${image.region} (${image.name}): ${[...words, `${image.gib} GiB`].join(', ')}`;
}
function row(image) {
    return [
        (0,markdown/* code */.aY)(image.id),
        (0,markdown/* plain */.pj)(image.name),
        (0,markdown/* plain */.pj)(image.baked.replace(/:\d\d(?:\.\d+)?Z$/, 'Z')),
        statusOf(image).map(markdown/* plain */.pj).join('<br>'),
        parametersOf(image).map(markdown/* code */.aY).join('<br>'),
        copiesOf(image)
            .map(({ id, region }) => `${(0,markdown/* plain */.pj)(region)} ${(0,markdown/* code */.aY)(id)}`)
            .join('<br>'),
        String(image.gib),
    ];
}
/** What an image is good for, in words; a reason stands beside its mark. */
function statusOf(image) {
    const states = new Set(Object.values(image.amis).map(({ state }) => state));
    const unusual = [...states].filter((state) => state !== 'available');
    return [
        [image.status || 'no status', ...(image.proof === '' ? [] : [`(${image.proof})`])].join(' '),
        ...unusual,
        ...(image.rejected === undefined ? [] : [`rejected: ${image.rejected}`]),
        ...(image.withdrawn === undefined ? [] : [`withdrawn: ${image.withdrawn}`]),
        ...(image.deprecated === undefined ? [] : [`deprecated from ${image.deprecated.slice(0, 10)}`]),
    ];
}
/** The parameters that name an image in any Region. */
function parametersOf({ published }) {
    return [...new Set(published.map(({ parameter }) => parameter))];
}
function copiesOf({ id, amis }) {
    return Object.entries(amis)
        .map(([region, copy]) => ({ id: copy.id, region }))
        .filter((copy) => copy.id !== id);
}

;// CONCATENATED MODULE: ../src/actions/publish/publish.js








/**
 * The steps of publish/action.yml.
 *
 * @throws UserError when the command could not be done, or only in part: then the same command again does the rest
 */
async function runCommand(request, ports) {
    const connect = oneClientByRegion(ports.connectImages);
    if (request.command === 'list')
        return list(request, ports.runner, connect);
    const { runner, waiting = converge/* WAITING */.u } = ports;
    const done = await change(request, {
        ...{ connect, log: runner, dryRun: request.dryRun, waiting },
        now: () => new Date(),
    });
    const result = resultOf(request, done);
    if (result.dryRun)
        for (const line of wouldLines(result))
            runner.info(line);
    setOutputs(commandOutputs(result), runner);
    await runner.writeSummary(commandSummary(result));
}
function oneClientByRegion(connect) {
    const clients = new Map();
    return (region) => {
        const client = clients.get(region) ?? connect(region);
        clients.set(region, client);
        return client;
    };
}
function change(request, publishing) {
    switch (request.command) {
        case 'publish':
            return publishExisting(request, publishing);
        case 'rollback':
            return rollBack(request, publishing);
        case 'withdraw':
            return withdraw(request.ami, request.region, request.reason, publishing);
        case 'restore':
            return restore(request.ami, request.region, publishing);
    }
}
function resultOf(request, { moves, changes, warnings, amis }) {
    const { command, dryRun, region } = request;
    const parameter = 'ssmParameter' in request ? request.ssmParameter : undefined;
    return { command, dryRun, region, parameter, amis, moves, changes, warnings };
}
function wouldLines({ moves, changes }) {
    return [
        ...moves.map(({ parameter, region, image }) => `Would set ${parameter} in ${region} to ${image}`),
        ...changes.map((each) => `${each.image} in ${each.region} would be: ${each.change}`),
    ];
}
async function list({ family, regions }, runner, connect) {
    const clouds = await Promise.all(regions.map((region) => connect(region)));
    const images = await listImages(family, clouds);
    await runner.group(`${images.length} AMIs of the family ${family}`, async () => {
        for (const image of images)
            runner.info(imageLine(image));
    });
    const { json, leftOut } = imagesOutput(images);
    if (leftOut > 0) {
        runner.warning(`Output 'images' leaves out the ${leftOut} oldest AMIs, because it would be too long.`);
    }
    setOutputs({ images: json }, runner);
    await runner.writeSummary(imageListSummary(family, regions, images));
}
function setOutputs(outputs, runner) {
    for (const [name, value] of Object.entries(outputs))
        runner.setOutput(name, value);
}


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

/***/ 8791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ credentialInputs)
/* harmony export */ });
/* harmony import */ var _aws_grammar_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9359);

const input = (definition) => definition;
/** The inputs about the AWS credentials of the step: a part of the catalogue. */
const credentialInputs = {
    'role-to-assume': input({
        doc: "ARN of an IAM role that trusts GitHub's OIDC provider (docs/permissions.md). The step fetches OIDC tokens itself and renews the role's session, which lasts one hour, for as long as it runs. Requires `permissions: id-token: write`. Defaults to the AWS credentials of the job.",
        parse: _aws_grammar_js__WEBPACK_IMPORTED_MODULE_0__/* .roleArn */ .w3,
    }),
};


/***/ }),

/***/ 471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PP: () => (/* binding */ publishWarnings),
/* harmony export */   zR: () => (/* binding */ readPublishRequest)
/* harmony export */ });
/* unused harmony export publishCatalogue */
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6643);
/* harmony import */ var _aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9359);
/* harmony import */ var _credential_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8791);
/* harmony import */ var _environment_region_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8792);
/* harmony import */ var _parsers_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6758);
/* harmony import */ var _read_values_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8643);






const input = (definition) => definition;
/** The longest that `soak-hours` may be: a year. */
const MOST_HOURS = 8784;
/** The longest reason in characters: it is the value of a tag. */
const LONGEST_REASON = 200;
/**
 * Every input of the action publish/action.yml, and the only place that describes one: the manifest's inputs and the
 * README's table are generated from here. An empty text counts as "not given".
 */
const publishCatalogue = {
    command: input({
        doc: 'What to do; required. `publish` sets `ssm-parameter` to a ready AMI without a bake. `rollback` sets it back to the AMI before, and marks the AMI that it leaves as rejected. `withdraw` sets every parameter that names the AMI to the AMI before, and then disables the AMI. `restore` makes a withdrawn or rejected AMI usable again. `list` shows the AMIs of a family.',
        parse: (0,_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .choice */ .Yq)('publish', 'rollback', 'withdraw', 'restore', 'list'),
    }),
    'ssm-parameter': input({
        doc: 'For `publish` and `rollback`: name of the parameter. It is set in every Region of the AMI.',
        parse: _aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__/* .parameterName */ .xd,
    }),
    ami: input({
        doc: 'ID of the AMI in `region`, for `withdraw`, `restore` and `publish`, which also takes one that is older than the AMI that is published, or that a rollback has rejected. For `rollback`, optional: the AMI to go back from. If the parameter does not name it, nothing is done, so that the command can be repeated.',
        parse: (0,_aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__/* .resourceId */ .a)('ami'),
    }),
    'from-parameter': input({
        doc: 'For `publish`, instead of `ami`: name of another parameter, such as that of release candidates, whose AMI is published unless `ssm-parameter` names a newer one.',
        parse: _aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__/* .parameterName */ .xd,
    }),
    'soak-hours': input({
        doc: 'For `publish` with `from-parameter`: publish the newest AMI that was published as that parameter at least so many hours ago, and was neither rejected nor withdrawn since; decimals are allowed. If there is none, nothing is done.',
        parse: (0,_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .positive */ .yj)(MOST_HOURS, 'hours'),
    }),
    family: input({
        doc: 'For `list`: the family of the AMIs.',
        parse: _aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__/* .imageFamily */ .gE,
    }),
    reason: input({
        doc: `For \`withdraw\` and, optionally, \`rollback\`: why; at most ${LONGEST_REASON} characters. It becomes the value of a tag of the AMI.`,
        parse: (0,_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)(LONGEST_REASON),
    }),
    region: input({
        doc: 'The AWS Region of the AMI, or of the parameter. The copies in other Regions are found by their tags. Defaults to `AWS_REGION`, then to `AWS_DEFAULT_REGION`.',
        parse: _aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__/* .region */ .Ny,
    }),
    regions: input({
        doc: 'For `list`: further AWS Regions, one per line.',
        fallback: '',
        parse: (0,_parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .list */ .p_)(_aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__/* .region */ .Ny, 50),
    }),
    'dry-run': input({
        doc: 'Whether to change nothing and only report what would be changed.',
        fallback: 'false',
        parse: _parsers_js__WEBPACK_IMPORTED_MODULE_4__/* .boolean */ .zM,
    }),
    ..._credential_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .credentialInputs */ .H,
};
/** The inputs that every command takes. */
const COMMON = ['command', 'region', 'dry-run', 'role-to-assume'];
/** What each command needs, one input of each row, and what it takes beside that. */
const USED = {
    publish: { needs: [['ssm-parameter'], ['ami', 'from-parameter']], takes: ['soak-hours'] },
    rollback: { needs: [['ssm-parameter']], takes: ['ami', 'reason'] },
    withdraw: { needs: [['ami'], ['reason']], takes: [] },
    restore: { needs: [['ami']], takes: [] },
    list: { needs: [['family']], takes: ['regions'] },
};
/** What a user should know of the raw inputs although it stops nothing. */
function publishWarnings(raw) {
    return (0,_read_values_js__WEBPACK_IMPORTED_MODULE_5__/* .inputWarnings */ .c)(publishCatalogue, raw);
}
/**
 * Reads the raw inputs of the action.
 *
 * @param environment the Region that the job's environment names
 * @throws UserError with every problem: malformed values, unknown names, inputs that the command needs or does not use
 */
function readPublishRequest(raw, environment) {
    const { values, invalid, problems } = (0,_read_values_js__WEBPACK_IMPORTED_MODULE_5__/* .readValues */ .N)(publishCatalogue, raw);
    const read = values;
    const { command } = read;
    if (command !== undefined)
        problems.push(...unfit(command, raw));
    else if (!invalid.has('command'))
        problems.push(noCommand());
    if (read.fromParameter !== undefined && read.fromParameter === read.ssmParameter) {
        problems.push(sameParameter(read.fromParameter));
    }
    if (command === 'publish' && read.ami !== undefined && read.soakHours !== undefined) {
        problems.push(soakOfAmi());
    }
    const settled = read.region ?? (0,_environment_region_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentRegion */ .I)(environment, 'region');
    if (typeof settled === 'object' && !invalid.has('region'))
        problems.push(settled);
    if (problems.length > 0 || command === undefined || typeof settled === 'object')
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(problems);
    return requestOf(command, { ...read, region: settled });
}
/** The inputs that the command needs are there. */
function requestOf(command, values) {
    const { region, dryRun, roleToAssume, ami = '', ssmParameter = '', reason = '', family = '' } = values;
    const common = { region, dryRun, roleToAssume };
    switch (command) {
        case 'publish': {
            const { fromParameter: parameter, soakHours } = values;
            const from = parameter === undefined ? { ami } : { parameter, soakHours };
            return { ...common, command, ssmParameter, from };
        }
        case 'rollback':
            return { ...common, command, ssmParameter, ami: values.ami, reason: values.reason };
        case 'withdraw':
            return { ...common, command, ami, reason };
        case 'restore':
            return { ...common, command, ami };
        case 'list':
            return { ...common, command, family, regions: [...new Set([region, ...values.regions])] };
    }
}
/** Inputs that the command lacks, and those that it does not use. */
function unfit(command, raw) {
    const { needs, takes } = USED[command];
    const isGiven = (name) => (raw[name]?.trim() ?? '') !== '';
    const used = [...COMMON, ...needs.flat(), ...takes];
    const names = Object.keys(publishCatalogue);
    return [
        ...needs.flatMap((alternatives) => {
            const given = alternatives.filter(isGiven);
            if (given.length === 1)
                return [];
            return given.length === 0 ? needed(command, alternatives) : both(given);
        }),
        ...names.filter((name) => isGiven(name) && !used.includes(name)).map((name) => unused(command, name)),
    ];
}
function needed(command, alternatives) {
    const inputs = quoted(alternatives, 'or');
    const what = `Input 'command' is '${command}', which needs ${inputs}.`;
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('invalid-input', { what, remedy: `Set ${inputs}.` });
}
function both(given) {
    const what = `Inputs ${quoted(given, 'and')} are both given, and each says which AMI is published.`;
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('invalid-input', { what, remedy: 'Set one of them.' });
}
function unused(command, name) {
    const what = `Input '${name}' is given, but command '${command}' does not use it.`;
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('invalid-input', { what, remedy: 'Remove it.' });
}
function noCommand() {
    const commands = quoted(Object.keys(USED), 'or');
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('invalid-input', {
        what: "Input 'command' is not given.",
        remedy: `Allowed: ${commands}.`,
    });
}
function soakOfAmi() {
    const what = "Input 'soak-hours' is given, but without 'from-parameter' it says nothing.";
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('invalid-input', { what, remedy: "Remove it, or set 'from-parameter' instead of 'ami'." });
}
function sameParameter(name) {
    const what = `Inputs 'from-parameter' and 'ssm-parameter' are both '${name}'.`;
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('invalid-input', { what, remedy: 'Name two parameters.' });
}
function quoted(names, conjunction) {
    const all = names.map((name) => `'${name}'`);
    const last = all.at(-1) ?? '';
    return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}


/***/ })

};
