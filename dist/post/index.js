import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

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

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 6540:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ patient),
/* harmony export */   o: () => (/* binding */ impatient)
/* harmony export */ });
/**
 * What every client of ours is made with. The SDK's own 3 attempts give up on throttling after 1 to 3 s, but a busy account
 * has RequestLimitExceeded for as long as its bucket of requests is empty. With 8, `standard` retries wait 35 s on average
 * and 71 s at most when throttled, with jitter, and 3 s where the network fails (@smithy/core, retry/util-retry).
 * `adaptive` would slow down the calls that are not throttled as well.
 */
function patient(region) {
    return { region, retryMode: 'standard', maxAttempts: 8 };
}
/** For a service that a bake does without: in a network that has no way to it, a connection would hang for minutes. */
function impatient(region) {
    const requestHandler = { connectionTimeout: 3000, requestTimeout: 5000, throwOnRequestTimeout: true };
    return { region, maxAttempts: 2, requestHandler };
}


/***/ }),

/***/ 5345:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CA: () => (/* binding */ errorCode),
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   R0: () => (/* binding */ isUnreachable),
/* harmony export */   WG: () => (/* binding */ isPassing),
/* harmony export */   to: () => (/* binding */ explained)
/* harmony export */ });
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7157);

/** Runs one call of AWS and turns the errors that a user can mend into a `UserError`; anything else goes through. */
async function explained(action, call) {
    try {
        return await call();
    }
    catch (error) {
        const problem = explain(action, error);
        throw problem === undefined ? error : new _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo([problem], { cause: error });
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
const EXPIRED = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'];
/** STS says so of a web identity token, or of a role that does not trust it. */
const NO_ROLE = ['InvalidIdentityToken', 'IDPCommunicationError', 'IDPRejectedClaim'];
const REFUSED = [
    'AuthFailure',
    'InvalidClientTokenId',
    'SignatureDoesNotMatch',
    'UnrecognizedClientException',
    'MissingAuthenticationToken',
    'InvalidAccessKeyId',
];
const DENIED = ['UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException'];
const UNREACHABLE = [
    'ENOTFOUND',
    'EAI_AGAIN',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'ETIMEDOUT',
    'TimeoutError',
];
/** Tells whether an error means that the credentials may not make a call. */
function isDenied(error) {
    const inner = error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo ? error.cause : error;
    return DENIED.includes(errorCode(inner) ?? '');
}
const THROTTLED = ['RequestLimitExceeded', 'Throttling', 'ThrottlingException', 'RequestThrottled'];
/** Tells whether the same call may well succeed a moment later: EC2 is busy or fails, or the network does. */
function isPassing(error) {
    const inner = error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo ? error.cause : error;
    const code = errorCode(inner) ?? '';
    if (THROTTLED.includes(code) || UNREACHABLE.includes(code) || code === 'AbortError')
        return true;
    if (typeof inner !== 'object' || inner === null)
        return false;
    if ('code' in inner && UNREACHABLE.includes(String(inner.code)))
        return true;
    const metadata = '$metadata' in inner ? inner.$metadata : {};
    return (metadata.httpStatusCode ?? 0) >= 500;
}
/** Both the refusal of the role and the token's own end have codes that other calls have too. */
function isRoleRefused(code, message) {
    return (NO_ROLE.includes(code.replace(/Exception$/, '')) ||
        message.includes('sts:AssumeRoleWithWebIdentity') ||
        message.startsWith('Token expired: current date/time'));
}
/** Tells whether an error means that nobody answered a call. */
function isUnreachable(error) {
    const inner = error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo ? error.cause : error;
    return UNREACHABLE.includes(networkCode(inner));
}
/** The code of an error of the network, such as `ENOTFOUND`; else that of the AWS error. */
function networkCode(error) {
    if (typeof error === 'object' && error !== null && 'code' in error)
        return String(error.code);
    return errorCode(error) ?? '';
}
function explain(action, error) {
    const code = errorCode(error) ?? '';
    const message = error instanceof Error ? error.message : String(error);
    const network = networkCode(error);
    if (code === 'CredentialsProviderError') {
        return {
            code: 'no-credentials',
            what: 'There are no AWS credentials.',
            remedy: "Give 'role-to-assume', or run aws-actions/configure-aws-credentials in an earlier step of the job.",
        };
    }
    if (isRoleRefused(code, message)) {
        return {
            code: 'role-not-assumed',
            what: `AWS did not give the job the role (${code}: ${message}).`,
            remedy: "Check the role's ARN, its trust policy (audience and subject), and that the account has GitHub's OIDC provider; docs/permissions.md shows both.",
        };
    }
    if (EXPIRED.includes(code)) {
        return {
            code: 'expired-credentials',
            what: `The AWS credentials have expired (${code}).`,
            remedy: "Let this step renew them itself with 'role-to-assume'; or configure them right before it, with a longer 'role-duration-seconds'.",
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


/***/ }),

/***/ 5073:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ leftoverKinds)
});

// EXTERNAL MODULE: ../src/aws/clients.js
var clients = __nccwpck_require__(6540);
// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __nccwpck_require__(5345);
// EXTERNAL MODULE: ../src/plan/tags.js
var tags = __nccwpck_require__(1843);
;// CONCATENATED MODULE: ../src/aws/reading.js


/** How many things one page holds: the most that every call takes (DescribeLaunchTemplates takes 200). */
const PAGE = 200;
/** What is not finished, or never became so. */
const UNFINISHED = { Name: `tag:${tags/* TAG */.Dk.status}`, Values: ['building'] };
/** Finds the temporary things of an owner. */
function ofOwner(owner) {
    if (owner === 'any run')
        return [UNFINISHED];
    return [{ Name: `tag:${tags/* TAG */.Dk.run}`, Values: [owner.runUuid] }];
}
/** Reads all pages of a list; gives what `things` makes of each. `action` is the call's right. */
function readPages(action, pages, things) {
    return (0,errors/* explained */.to)(action, async () => {
        const found = [];
        for await (const page of pages)
            found.push(...things(page));
        return found;
    });
}
/** A thing as the sweep sees it. */
function thingOf(id, created, tags = []) {
    const known = tags.map(({ Key = '', Value = '' }) => [Key, Value]);
    return { id: id ?? '', created, tags: Object.fromEntries(known) };
}

;// CONCATENATED MODULE: ../src/aws/image-users.js


/** DescribeImageReferences takes 10 images a call. */
const MOST_IMAGES = 10;
/** In the place of a user of an image of which EC2 does not tell any more; it is kept this time. */
const NO_LONGER_TOLD = 'nobody that EC2 tells of any more';
/**
 * Who uses own images. Instances in any state but terminated, launch templates, SSM parameters and recipes of EC2 Image
 * Builder, all by DescribeImageReferences, which looks through all versions of all templates on EC2's side; and those to
 * whom the image is published, by its launch permissions.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-ami-references.html
 */
async function imageUsers(ec2, ids, stop) {
    const users = new Map();
    const add = (id = '', user = '') => users.set(id, [...(users.get(id) ?? []), user]);
    for (const batch of batches(ids, MOST_IMAGES)) {
        for (const { id, user } of await referencesOfAll(ec2, batch, stop))
            add(id, user);
    }
    for (const id of ids) {
        for (const user of (await unlessGone(() => publishedTo(ec2, id, stop))) ?? [NO_LONGER_TOLD])
            add(id, user);
    }
    return users;
}
/** The references of each, also where one of them is being removed by somebody else: EC2 then answers for none. */
async function referencesOfAll(ec2, ids, stop) {
    const found = await unlessGone(() => references(ec2, ids, stop));
    if (found !== undefined)
        return found;
    if (ids.length === 1)
        return [{ id: ids[0], user: NO_LONGER_TOLD }];
    const alone = await Promise.all(ids.map((id) => referencesOfAll(ec2, [id], stop)));
    return alone.flat();
}
/** What a call gives, or undefined when the image that it is about is not there any more. */
async function unlessGone(call) {
    try {
        return await call();
    }
    catch (error) {
        if ((0,errors/* errorCode */.CA)(error)?.startsWith('InvalidAMIID.') !== true)
            throw error;
        return undefined;
    }
}
/** The own images that snapshots are a part of. */
async function snapshotUsers({ client, sdk }, ids, stop) {
    const users = new Map();
    // A filter takes 200 values.
    for (const batch of batches(ids, PAGE)) {
        const Filters = [{ Name: 'block-device-mapping.snapshot-id', Values: batch }];
        const asked = { Owners: ['self'], Filters };
        await (0,errors/* explained */.to)('ec2:DescribeImages', async () => {
            const pages = sdk.paginateDescribeImages({ client, pageSize: PAGE }, asked, { abortSignal: stop });
            for await (const { Images = [] } of pages) {
                for (const { ImageId = '', BlockDeviceMappings = [] } of Images) {
                    for (const snapshot of BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? [])) {
                        users.set(snapshot, [...(users.get(snapshot) ?? []), ImageId]);
                    }
                }
            }
        });
    }
    return users;
}
function references({ client, sdk }, ids, stop) {
    return (0,errors/* explained */.to)('ec2:DescribeImageReferences', async () => {
        const found = [];
        const asked = { ImageIds: [...ids], IncludeAllResourceTypes: true };
        for await (const page of sdk.paginateDescribeImageReferences({ client }, asked, { abortSignal: stop })) {
            found.push(...(page.ImageReferences ?? []).map(({ ImageId, Arn }) => ({ id: ImageId, user: Arn })));
        }
        return found;
    });
}
function publishedTo({ client, sdk }, id, stop) {
    return (0,errors/* explained */.to)('ec2:DescribeImageAttribute', async () => {
        const command = new sdk.DescribeImageAttributeCommand({ ImageId: id, Attribute: 'launchPermission' });
        const { LaunchPermissions = [] } = await client.send(command, { abortSignal: stop });
        return LaunchPermissions.map(({ Group, UserId, OrganizationArn, OrganizationalUnitArn }) => Group ?? UserId ?? OrganizationArn ?? OrganizationalUnitArn ?? 'somebody');
    });
}
function batches(all, size) {
    return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}

// EXTERNAL MODULE: ../src/aws/removal.js
var removal = __nccwpck_require__(7828);
;// CONCATENATED MODULE: ../src/aws/leftover-disks.js



/**
 * Images that are not ready, in whatever state: Packer forgets those that never became available. Found by tag, as are the
 * intermediate images of encrypted copies, or by name in case that Packer was ended before it could tag.
 */
function leftover_disks_images(ec2) {
    const { client, sdk } = ec2;
    return {
        name: 'image',
        list: async (owner, stop) => {
            const tagged = await readImages(ec2, [...ofOwner(owner), UNFINISHED], stop);
            const found = [...tagged, ...(await untaggedImages(ec2, owner, stop))];
            return [...new Map(found.map((thing) => [thing.id, thing])).values()];
        },
        remove: (ids, stop) => (0,removal/* oneByOne */.EC)('ec2:DeregisterImage', ids, (id) => (0,removal/* removeImage */.aH)(client, sdk, id, { abortSignal: stop })),
        users: (ids, stop) => imageUsers(ec2, ids, stop),
        command: (id, region) => `aws ec2 deregister-image --region ${region} --image-id ${id} --delete-associated-snapshots`,
    };
}
function snapshots(ec2) {
    const { client, sdk } = ec2;
    return {
        name: 'snapshot',
        list: (owner, stop) => {
            const filters = { OwnerIds: ['self'], Filters: [...ofOwner(owner), UNFINISHED] };
            return readPages('ec2:DescribeSnapshots', sdk.paginateDescribeSnapshots({ client, pageSize: PAGE }, filters, { abortSignal: stop }), ({ Snapshots = [] }) => Snapshots.map((snapshot) => thingOf(snapshot.SnapshotId, snapshot.StartTime, snapshot.Tags)));
        },
        remove: (ids, stop) => (0,removal/* oneByOne */.EC)('ec2:DeleteSnapshot', ids, (SnapshotId) => client.send(new sdk.DeleteSnapshotCommand({ SnapshotId }), { abortSignal: stop })),
        users: (ids, stop) => snapshotUsers(ec2, ids, stop),
        command: (id, region) => `aws ec2 delete-snapshot --region ${region} --snapshot-id ${id}`,
    };
}
function volumes({ client, sdk }) {
    return {
        name: 'volume',
        list: (owner, stop) => {
            const there = { Name: 'status', Values: ['creating', 'available', 'in-use', 'error'] };
            return readPages('ec2:DescribeVolumes', sdk.paginateDescribeVolumes({ client, pageSize: PAGE }, { Filters: [...ofOwner(owner), there] }, { abortSignal: stop }), ({ Volumes = [] }) => Volumes.map((volume) => thingOf(volume.VolumeId, volume.CreateTime, volume.Tags)));
        },
        remove: (ids, stop) => (0,removal/* oneByOne */.EC)('ec2:DeleteVolume', ids, (VolumeId) => client.send(new sdk.DeleteVolumeCommand({ VolumeId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-volume --region ${region} --volume-id ${id}`,
    };
}
/**
 * Images of the run's name without any of our tags that were made of an instance of the run: somebody else may have given
 * an image that name meanwhile.
 */
async function untaggedImages(ec2, owner, stop) {
    if (owner === 'any run')
        return [];
    const named = await readImages(ec2, [{ Name: 'name', Values: [owner.amiName] }], stop);
    const untagged = named.filter(({ tags }) => !Object.keys(tags).some((key) => key.startsWith('bake-dask-ami:')));
    if (untagged.length === 0)
        return [];
    const ours = await instancesOf(ec2, owner, stop);
    return untagged.filter(({ instance }) => instance !== undefined && ours.has(instance));
}
/** The instances of a run, ended ones too. */
async function instancesOf({ client, sdk }, owner, stop) {
    const found = await readPages('ec2:DescribeInstances', sdk.paginateDescribeInstances({ client, pageSize: PAGE }, { Filters: ofOwner(owner) }, { abortSignal: stop }), ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances).flatMap(({ InstanceId }) => InstanceId ?? []));
    return new Set(found);
}
function readImages({ client, sdk }, Filters, stop) {
    return readPages('ec2:DescribeImages', sdk.paginateDescribeImages({ client, pageSize: PAGE }, { Owners: ['self'], Filters }, { abortSignal: stop }), ({ Images = [] }) => Images.map(imageThing));
}
function imageThing({ ImageId, CreationDate, Tags, SourceInstanceId }) {
    const created = CreationDate === undefined ? undefined : new Date(CreationDate);
    return { ...thingOf(ImageId, created, Tags), instance: SourceInstanceId };
}

;// CONCATENATED MODULE: ../src/aws/leftover-machines.js


/**
 * How long a termination is waited for. Large machines take up to 20 minutes, and one that is shutting down costs nothing
 * and goes by itself.
 */
const TERMINATION_SECONDS = 120;
/** Requests that could still launch something. They go before the instances: a persistent one would replace them. */
function spotRequests({ client, sdk }) {
    return {
        name: 'spot request',
        list: (owner, stop) => {
            const Filters = [...ofOwner(owner), { Name: 'state', Values: ['open', 'active'] }];
            return readPages('ec2:DescribeSpotInstanceRequests', sdk.paginateDescribeSpotInstanceRequests({ client, pageSize: PAGE }, { Filters }, { abortSignal: stop }), ({ SpotInstanceRequests = [] }) => SpotInstanceRequests.map((request) => thingOf(request.SpotInstanceRequestId, request.CreateTime, request.Tags)));
        },
        remove: (ids, stop) => (0,removal/* inBatches */.oq)('ec2:CancelSpotInstanceRequests', ids, (batch) => client.send(new sdk.CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds: batch }), {
            abortSignal: stop,
        })),
        command: (id, region) => `aws ec2 cancel-spot-instance-requests --region ${region} --spot-instance-request-ids ${id}`,
    };
}
/** Instances, removed when they are terminated: until then their volumes and groups are in use. */
function instances({ client, sdk }) {
    const alive = { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] };
    return {
        name: 'instance',
        list: (owner, stop) => readPages('ec2:DescribeInstances', sdk.paginateDescribeInstances({ client, pageSize: PAGE }, { Filters: [...ofOwner(owner), alive] }, { abortSignal: stop }), ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances).map((instance) => thingOf(instance.InstanceId, instance.LaunchTime, instance.Tags))),
        remove: async (ids, stop) => {
            const refused = await (0,removal/* inBatches */.oq)('ec2:TerminateInstances', ids, (InstanceIds) => client.send(new sdk.TerminateInstancesCommand({ InstanceIds }), { abortSignal: stop }));
            const ending = ids.filter((id) => !refused.some((refusal) => refusal.id === id));
            await seenTerminated({ client, sdk }, ending, stop);
            return refused;
        },
        command: (id, region) => `aws ec2 terminate-instances --region ${region} --instance-ids ${id}`,
    };
}
/** What Packer's plugin launches spot instances with. */
function launchTemplates({ client, sdk }) {
    return {
        name: 'launch template',
        list: (owner, stop) => readPages('ec2:DescribeLaunchTemplates', sdk.paginateDescribeLaunchTemplates({ client, pageSize: PAGE }, { Filters: ofOwner(owner) }, { abortSignal: stop }), ({ LaunchTemplates = [] }) => LaunchTemplates.map((template) => thingOf(template.LaunchTemplateId, template.CreateTime, template.Tags))),
        remove: (ids, stop) => (0,removal/* oneByOne */.EC)('ec2:DeleteLaunchTemplate', ids, (LaunchTemplateId) => client.send(new sdk.DeleteLaunchTemplateCommand({ LaunchTemplateId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-launch-template --region ${region} --launch-template-id ${id}`,
    };
}
/** Waits until instances are terminated, all of them together, or the patience with them has ended. */
async function seenTerminated({ client, sdk }, ids, stop) {
    if (ids.length === 0)
        return;
    const waiting = { client, abortSignal: stop, maxWaitTime: TERMINATION_SECONDS, minDelay: 2, maxDelay: 5 };
    // EC2 has agreed to end them. Whatever keeps us from seeing when, they end.
    await sdk.waitUntilInstanceTerminated(waiting, { InstanceIds: [...ids] }).catch(() => { });
}

;// CONCATENATED MODULE: ../src/aws/leftover-network.js



/** Interfaces that no instance has: those of an instance go with it. */
function networkInterfaces({ client, sdk }) {
    return {
        name: 'network interface',
        list: (owner, stop) => readPages('ec2:DescribeNetworkInterfaces', sdk.paginateDescribeNetworkInterfaces({ client, pageSize: PAGE }, { Filters: [...ofOwner(owner), { Name: 'status', Values: ['available'] }] }, { abortSignal: stop }), ({ NetworkInterfaces = [] }) => NetworkInterfaces.map(({ NetworkInterfaceId, TagSet }) => thingOf(NetworkInterfaceId, undefined, TagSet))),
        remove: (ids, stop) => (0,removal/* oneByOne */.EC)('ec2:DeleteNetworkInterface', ids, (NetworkInterfaceId) => client.send(new sdk.DeleteNetworkInterfaceCommand({ NetworkInterfaceId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-network-interface --region ${region} --network-interface-id ${id}`,
    };
}
function securityGroups({ client, sdk }) {
    return {
        name: 'security group',
        list: (owner, stop) => readPages('ec2:DescribeSecurityGroups', sdk.paginateDescribeSecurityGroups({ client, pageSize: PAGE }, { Filters: ofOwner(owner) }, { abortSignal: stop }), ({ SecurityGroups = [] }) => SecurityGroups.map(({ GroupId, Tags }) => thingOf(GroupId, undefined, Tags))),
        remove: (ids, stop) => (0,removal/* oneByOne */.EC)('ec2:DeleteSecurityGroup', ids, (GroupId) => client.send(new sdk.DeleteSecurityGroupCommand({ GroupId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-security-group --region ${region} --group-id ${id}`,
    };
}
/** DescribeKeyPairs has no pages. */
function keyPairs({ client, sdk }) {
    return {
        name: 'key pair',
        list: (owner, stop) => (0,errors/* explained */.to)('ec2:DescribeKeyPairs', async () => {
            const command = new sdk.DescribeKeyPairsCommand({ Filters: ofOwner(owner) });
            const { KeyPairs = [] } = await client.send(command, { abortSignal: stop });
            return KeyPairs.map((pair) => thingOf(pair.KeyPairId, pair.CreateTime, pair.Tags));
        }),
        remove: (ids, stop) => (0,removal/* oneByOne */.EC)('ec2:DeleteKeyPair', ids, (KeyPairId) => client.send(new sdk.DeleteKeyPairCommand({ KeyPairId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-key-pair --region ${region} --key-pair-id ${id}`,
    };
}

;// CONCATENATED MODULE: ../src/aws/leftovers.js




/**
 * Every kind of thing that a bake makes in a Region, in the order in which they can be removed. Fleets are none of them:
 * one of type `instant` is no more than the instances that it has launched.
 */
async function leftoverKinds(region) {
    const { ec2: sdk } = await __nccwpck_require__.e(/* import() */ 656).then(__nccwpck_require__.bind(__nccwpck_require__, 8656));
    const ec2 = { client: new sdk.EC2Client((0,clients/* patient */.I)(region)), sdk };
    return [
        spotRequests(ec2),
        instances(ec2),
        leftover_disks_images(ec2),
        snapshots(ec2),
        volumes(ec2),
        launchTemplates(ec2),
        networkInterfaces(ec2),
        securityGroups(ec2),
        keyPairs(ec2),
    ];
}


/***/ }),

/***/ 7828:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   EC: () => (/* binding */ oneByOne),
/* harmony export */   aH: () => (/* binding */ removeImage),
/* harmony export */   oq: () => (/* binding */ inBatches)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5345);

/** How many calls that take one id are under way at once: EC2 lets through 5 a second, and bursts of 100 or more. */
const AT_ONCE = 8;
/** How many ids go into one call where it takes many. EC2 itself takes 1,000. */
const BATCH = 100;
/** Something that is on its way out still uses the thing. Also what was just made or removed can be "not found" and listed. */
const FOR_NOW = /^DependencyViolation$|InUse$|\.InUse$|NotFound$|\.Unavailable$/;
/** Removes things by calls that take one id; gives those that are not gone. `action` is the call's right. */
async function oneByOne(action, ids, remove) {
    const refused = [];
    const waiting = [...ids];
    const worker = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
            const why = await failureOf(action, remove, id);
            if (why !== undefined)
                refused.push(refusal(id, why));
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return refused;
}
/**
 * Removes things by calls that take many ids. One thing that is refused makes EC2 refuse the call, so then each is asked
 * for on its own.
 */
async function inBatches(action, ids, remove) {
    const refused = [];
    for (let start = 0; start < ids.length; start += BATCH) {
        const batch = ids.slice(start, start + BATCH);
        const why = await failureOf(action, remove, batch);
        if (why === undefined)
            continue;
        if (batch.length === 1 || (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassing */ .WG)(why))
            refused.push(...batch.map((id) => refusal(id, why)));
        else
            refused.push(...(await oneByOne(action, batch, (id) => remove([id]))));
    }
    return refused;
}
/** Deregisters an own image and deletes the snapshots that it was made of, but for those that another image needs. */
async function removeImage(ec2, sdk, id, options = {}) {
    const command = new sdk.DeregisterImageCommand({ ImageId: id, DeleteAssociatedSnapshots: true });
    const { DeleteSnapshotResults = [] } = await ec2.send(command, options);
    for (const { SnapshotId, ReturnCode } of DeleteSnapshotResults) {
        if (ReturnCode === 'success' || ReturnCode === 'skipped')
            continue;
        // EC2 tells here that it did not, and there why.
        await ec2.send(new sdk.DeleteSnapshotCommand({ SnapshotId }), options);
    }
}
async function failureOf(action, remove, what) {
    try {
        await (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)(action, () => remove(what));
        return undefined;
    }
    catch (error) {
        return error;
    }
}
function refusal(id, why) {
    return { id, why, again: FOR_NOW.test((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(why) ?? '') || (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isPassing */ .WG)(why) };
}


/***/ }),

/***/ 931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ../src/aws/clients.js
var clients = __nccwpck_require__(6540);
// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __nccwpck_require__(5345);
// EXTERNAL MODULE: ../src/aws/removal.js
var removal = __nccwpck_require__(7828);
;// CONCATENATED MODULE: ../src/aws/images.js


/** The part of `Cloud` that is about images. */
function images_images(ec2, sdk) {
    return {
        imageById: (id) => (0,errors/* explained */.to)('ec2:DescribeImages', async () => {
            try {
                return (await ec2.send(new sdk.DescribeImagesCommand({ ImageIds: [id] }))).Images?.map(toImage)[0];
            }
            catch (error) {
                if (/^InvalidAMIID\./.test((0,errors/* errorCode */.CA)(error) ?? ''))
                    return undefined;
                throw error;
            }
        }),
        newestImage: (query) => (0,errors/* explained */.to)('ec2:DescribeImages', async () => {
            const Filters = [
                { Name: 'name', Values: [query.name] },
                { Name: 'state', Values: ['available'] },
                { Name: 'virtualization-type', Values: ['hvm'] },
                ...(query.architecture ? [{ Name: 'architecture', Values: [query.architecture] }] : []),
            ];
            const pages = sdk.paginateDescribeImages({ client: ec2 }, { Owners: [...query.owners], Filters });
            const found = [];
            for await (const page of pages)
                found.push(...(page.Images ?? []).map(toImage));
            return found.sort((a, b) => b.created.localeCompare(a.created))[0];
        }),
        ownImageNamed: (name) => (0,errors/* explained */.to)('ec2:DescribeImages', async () => {
            const command = new sdk.DescribeImagesCommand({
                Owners: ['self'],
                Filters: [{ Name: 'name', Values: [name] }],
            });
            return (await ec2.send(command)).Images?.[0]?.ImageId;
        }),
        removeImage: (id) => (0,errors/* explained */.to)('ec2:DeregisterImage', () => (0,removal/* removeImage */.aH)(ec2, sdk, id)),
    };
}
function toImage(image) {
    const disks = (image.BlockDeviceMappings ?? []).flatMap((mapping) => mapping.Ebs ? [{ ...mapping, ebs: mapping.Ebs }] : []);
    const root = disks.find((disk) => disk.DeviceName === image.RootDeviceName);
    return {
        id: image.ImageId ?? '',
        name: image.Name ?? '',
        architecture: image.Architecture ?? '',
        state: image.State ?? '',
        rootDeviceName: image.RootDeviceName ?? '',
        rootDeviceType: image.RootDeviceType ?? '',
        rootVolumeSize: root?.ebs.VolumeSize ?? 0,
        snapshots: disks.flatMap((disk) => disk.ebs.SnapshotId ?? []),
        created: image.CreationDate ?? '',
    };
}

// EXTERNAL MODULE: ../src/plan/tags.js
var tags = __nccwpck_require__(1843);
;// CONCATENATED MODULE: ../src/aws/instances.js


/** The part of `Cloud` that is about instances and their types. */
function instances(ec2, sdk) {
    return {
        instanceTypes: (types) => (0,errors/* explained */.to)('ec2:DescribeInstanceTypes', async () => {
            // A filter instead of InstanceTypes: an unknown type is then not in the answer, and no error.
            const pages = sdk.paginateDescribeInstanceTypes({ client: ec2 }, { Filters: [ofTypes(types)] });
            const found = [];
            for await (const page of pages)
                found.push(...(page.InstanceTypes ?? []).map(toInstanceType));
            return found;
        }),
        zonesOffering: (types) => (0,errors/* explained */.to)('ec2:DescribeInstanceTypeOfferings', async () => {
            const asked = { LocationType: 'availability-zone', Filters: [ofTypes(types)] };
            const zones = new Map();
            for await (const page of sdk.paginateDescribeInstanceTypeOfferings({ client: ec2 }, asked)) {
                for (const { InstanceType: type = '', Location } of page.InstanceTypeOfferings ?? []) {
                    zones.set(type, [...(zones.get(type) ?? []), ...(Location === undefined ? [] : [Location])]);
                }
            }
            return zones;
        }),
        runningInstances: () => (0,errors/* explained */.to)('ec2:DescribeInstances', async () => {
            const alive = { Name: 'instance-state-name', Values: ['pending', 'running'] };
            return (await described(ec2, sdk, [alive])).map(toRunningInstance);
        }),
        endReasons: (runUuid) => (0,errors/* explained */.to)('ec2:DescribeInstances', async () => {
            const found = await described(ec2, sdk, [{ Name: `tag:${tags/* TAG */.Dk.run}`, Values: [runUuid] }]);
            return found.flatMap((instance) => instance.StateReason?.Code || []);
        }),
    };
}
const ofTypes = (types) => ({ Name: 'instance-type', Values: [...types] });
async function described(ec2, sdk, Filters) {
    const found = [];
    for await (const page of sdk.paginateDescribeInstances({ client: ec2 }, { Filters })) {
        found.push(...(page.Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? []));
    }
    return found;
}
function toInstanceType(info) {
    return {
        type: info.InstanceType ?? '',
        vcpus: info.VCpuInfo?.DefaultVCpus ?? 0,
        architectures: info.ProcessorInfo?.SupportedArchitectures ?? [],
        burstable: info.BurstablePerformanceSupported ?? false,
        gpuManufacturers: (info.GpuInfo?.Gpus ?? []).flatMap((gpu) => gpu.Manufacturer ?? []),
    };
}
function toRunningInstance(instance) {
    const { CoreCount = 0, ThreadsPerCore = 1 } = instance.CpuOptions ?? {};
    return {
        type: instance.InstanceType ?? '',
        lifecycle: instance.InstanceLifecycle === 'spot' ? 'spot' : 'on-demand',
        vcpus: CoreCount * ThreadsPerCore,
    };
}

;// CONCATENATED MODULE: ../src/aws/network.js

/** The part of `Cloud` that reads VPCs, subnets, routes and security groups. */
function network(ec2, sdk) {
    return {
        defaultVpc: () => (0,errors/* explained */.to)('ec2:DescribeVpcs', async () => {
            const command = new sdk.DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] });
            return (await ec2.send(command)).Vpcs?.[0]?.VpcId;
        }),
        vpcCidrBlocks: (vpc) => (0,errors/* explained */.to)('ec2:DescribeVpcs', async () => {
            const found = (await ec2.send(new sdk.DescribeVpcsCommand({ VpcIds: [vpc] }))).Vpcs?.[0];
            const associated = (found?.CidrBlockAssociationSet ?? []).flatMap((block) => block.CidrBlock ?? []);
            return associated.length > 0 ? associated : found?.CidrBlock ? [found.CidrBlock] : [];
        }),
        subnet: (id) => (0,errors/* explained */.to)('ec2:DescribeSubnets', async () => {
            try {
                return (await ec2.send(new sdk.DescribeSubnetsCommand({ SubnetIds: [id] }))).Subnets?.map(toSubnet)[0];
            }
            catch (error) {
                if (/^InvalidSubnetID\./i.test((0,errors/* errorCode */.CA)(error) ?? ''))
                    return undefined;
                throw error;
            }
        }),
        defaultSubnets: () => (0,errors/* explained */.to)('ec2:DescribeSubnets', async () => {
            const command = new sdk.DescribeSubnetsCommand({
                Filters: [{ Name: 'default-for-az', Values: ['true'] }],
            });
            return ((await ec2.send(command)).Subnets ?? []).map(toSubnet);
        }),
        defaultRoute: (subnet) => (0,errors/* explained */.to)('ec2:DescribeRouteTables', async () => {
            const command = new sdk.DescribeRouteTablesCommand({
                Filters: [{ Name: 'vpc-id', Values: [subnet.vpc] }],
            });
            const tables = (await ec2.send(command)).RouteTables ?? [];
            const own = tables.find((table) => table.Associations?.some((association) => association.SubnetId === subnet.id));
            const main = tables.find((table) => table.Associations?.some((association) => association.Main));
            return routeOf(own ?? main);
        }),
        missingSecurityGroups: (ids) => (0,errors/* explained */.to)('ec2:DescribeSecurityGroups', async () => {
            if (ids.length === 0)
                return [];
            const command = new sdk.DescribeSecurityGroupsCommand({
                Filters: [{ Name: 'group-id', Values: [...ids] }],
            });
            const found = ((await ec2.send(command)).SecurityGroups ?? []).map((group) => group.GroupId);
            return ids.filter((id) => !found.includes(id));
        }),
    };
}
function toSubnet(subnet) {
    return {
        id: subnet.SubnetId ?? '',
        vpc: subnet.VpcId ?? '',
        zone: subnet.AvailabilityZone ?? '',
        freeAddresses: subnet.AvailableIpAddressCount ?? 0,
        mapsPublicAddress: subnet.MapPublicIpOnLaunch ?? false,
    };
}
function routeOf(table) {
    const route = table?.Routes?.find((candidate) => candidate.DestinationCidrBlock === '0.0.0.0/0');
    if (!route || route.State === 'blackhole')
        return 'none';
    if (route.GatewayId?.startsWith('igw-'))
        return 'internet-gateway';
    return route.NatGatewayId ? 'nat' : 'other';
}

;// CONCATENATED MODULE: ../src/aws/registries.js


/** The part of `Cloud` that logs in to Amazon ECR. */
function registries(sdk) {
    return {
        ecrLogin: (region) => (0,errors/* explained */.to)('ecr:GetAuthorizationToken', async () => {
            // The registry's own region, which need not be the one that is baked in.
            const ecr = new sdk.ECRClient((0,clients/* patient */.I)(region));
            const { authorizationData } = await ecr.send(new sdk.GetAuthorizationTokenCommand({}));
            const decoded = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString();
            const colon = decoded.indexOf(':');
            if (colon < 1)
                throw new Error(`ECR of ${region} gave no token that can be read`);
            return { username: decoded.slice(0, colon), password: decoded.slice(colon + 1) };
        }),
    };
}

;// CONCATENATED MODULE: ../src/aws/spot.js

// The dry runs name things that need not exist: EC2 judges the right first.
const TEMPLATE = 'lt-00000000000000000';
/** The part of `Cloud` that asks whether spot instances may be launched as Packer's plugin does it. */
function spot(ec2, sdk) {
    const dryRuns = {
        'ec2:CreateLaunchTemplate': () => ec2.send(new sdk.CreateLaunchTemplateCommand({
            DryRun: true,
            LaunchTemplateName: 'bake-dask-ami-dry-run',
            LaunchTemplateData: { InstanceType: 't3.micro' },
        })),
        'ec2:CreateFleet': () => ec2.send(new sdk.CreateFleetCommand({
            DryRun: true,
            Type: 'instant',
            TargetCapacitySpecification: { TotalTargetCapacity: 1, DefaultTargetCapacityType: 'spot' },
            LaunchTemplateConfigs: [
                { LaunchTemplateSpecification: { LaunchTemplateId: TEMPLATE, Version: '1' } },
            ],
        })),
        'ec2:DeleteLaunchTemplate': () => ec2.send(new sdk.DeleteLaunchTemplateCommand({ DryRun: true, LaunchTemplateId: TEMPLATE })),
    };
    return {
        missingSpotRights: async () => {
            const asked = Object.entries(dryRuns).map(async ([action, dryRun]) => (await isMissing(action, dryRun)) ? [action] : []);
            return (await Promise.all(asked)).flat();
        },
    };
}
/** A dry run always answers with an error; what the right is told by is which one. */
async function isMissing(action, dryRun) {
    try {
        await (0,errors/* explained */.to)(action, async () => {
            try {
                await dryRun();
            }
            catch (error) {
                const code = (0,errors/* errorCode */.CA)(error) ?? '';
                if (code !== 'DryRunOperation' && !/NotFound|InvalidLaunchTemplate/.test(code))
                    throw error;
            }
        });
        return false;
    }
    catch (error) {
        if ((0,errors/* isDenied */.GZ)(error))
            return true;
        throw error;
    }
}

;// CONCATENATED MODULE: ../src/aws/sdk-cloud.js







/**
 * The AWS of one Region, over the AWS SDK with its own search for credentials. AWS_ENDPOINT_URL is honoured.
 *
 * The SDK is loaded here and not at the top: it makes up most of the bundle, and bad input or `mode: render`
 * must not pay for it.
 */
async function connect(region) {
    const sdk = await __nccwpck_require__.e(/* import() */ 656).then(__nccwpck_require__.bind(__nccwpck_require__, 8656));
    const ec2 = new sdk.ec2.EC2Client((0,clients/* patient */.I)(region));
    return {
        ...images_images(ec2, sdk.ec2),
        ...network(ec2, sdk.ec2),
        ...instances(ec2, sdk.ec2),
        ...spot(ec2, sdk.ec2),
        ...registries(sdk.ecr),
        ...account(region, ec2, sdk),
    };
}
function account(region, ec2, sdk) {
    const sts = new sdk.sts.STSClient((0,clients/* patient */.I)(region));
    const ssm = new sdk.ssm.SSMClient((0,clients/* patient */.I)(region));
    const quotas = new sdk.quotas.ServiceQuotasClient((0,clients/* impatient */.o)(region));
    return {
        callerIdentity: () => (0,errors/* explained */.to)('sts:GetCallerIdentity', async () => {
            const { Account = '', Arn = '' } = await sts.send(new sdk.sts.GetCallerIdentityCommand({}));
            return { account: Account, arn: Arn };
        }),
        parameter: (name) => (0,errors/* explained */.to)('ssm:GetParameter', async () => {
            try {
                return (await ssm.send(new sdk.ssm.GetParameterCommand({ Name: name }))).Parameter?.Value;
            }
            catch (error) {
                if (error instanceof sdk.ssm.ParameterNotFound)
                    return undefined;
                throw error;
            }
        }),
        quota: async (code) => {
            try {
                const command = new sdk.quotas.GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: code });
                const { Quota } = await (0,errors/* explained */.to)('servicequotas:GetServiceQuota', () => quotas.send(command));
                return Quota?.Value;
            }
            catch (error) {
                // The quota is a courtesy: EC2 itself enforces it, so not being able to read it must not end the bake.
                if ((0,errors/* isUnreachable */.R0)(error))
                    return 'unreached';
                if ((0,errors/* isDenied */.GZ)(error) || error instanceof sdk.quotas.NoSuchResourceException)
                    return undefined;
                throw error;
            }
        },
        tag: (resources, tags) => (0,errors/* explained */.to)('ec2:CreateTags', async () => {
            const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
            await ec2.send(new sdk.ec2.CreateTagsCommand({ Resources: [...resources], Tags }));
        }),
        untag: (resources, keys) => (0,errors/* explained */.to)('ec2:DeleteTags', async () => {
            const Tags = keys.map((Key) => ({ Key }));
            await ec2.send(new sdk.ec2.DeleteTagsCommand({ Resources: [...resources], Tags }));
        }),
    };
}


/***/ }),

/***/ 126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ cleanUp),
  p: () => (/* binding */ cleanUpPorts)
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

// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __nccwpck_require__(5345);
;// CONCATENATED MODULE: ../src/sweep/ledger.js
/** What has become of everything that a sweep has found so far. No thing whose removal went well is asked for again. */
class Ledger {
    removed = [];
    #done = new Set();
    #open = new Map();
    #kept = new Map();
    #region;
    constructor(region) {
        this.#region = region;
    }
    /** Takes what a look at a kind has found; gives what was refused before, as what is in use is, and is gone by now. */
    see(kind, found) {
        const there = new Set(found.map(({ id }) => id));
        const gone = [...this.#open.values()].filter((open) => open.kind === kind.name && !there.has(open.id));
        for (const open of gone)
            this.gone(kind, open);
        return gone;
    }
    /** Of the things that are to go, those whose removal is to be asked for. */
    toAsk(kind, things) {
        for (const thing of things) {
            if (this.#open.has(thing.id))
                continue;
            const command = kind.command(thing.id, this.#region);
            this.#open.set(thing.id, { ...entryOf(kind, thing), refused: undefined, command });
        }
        return things.filter(({ id }) => {
            const open = this.#open.get(id);
            return open !== undefined && (open.refused?.again ?? true);
        });
    }
    isGone(id) {
        return this.#done.has(id);
    }
    gone(kind, thing) {
        this.#done.add(thing.id);
        this.#open.delete(thing.id);
        this.removed.push(entryOf(kind, thing));
    }
    refuse(refused) {
        const open = this.#open.get(refused.id);
        if (open !== undefined)
            this.#open.set(refused.id, { ...open, refused });
    }
    /** A thing that is not to be removed. */
    keep(kind, thing, why) {
        this.#kept.set(thing.id, { ...entryOf(kind, thing), why, command: undefined });
    }
    kept() {
        const open = [...this.#open.values()].map(({ kind, id, created, refused, command }) => {
            const why = refused === undefined ? 'there was no time left' : message(refused.why);
            return { kind, id, created, why, command };
        });
        return [...open, ...[...this.#kept.values()].filter(({ id }) => !this.#done.has(id))];
    }
}
/** What an error says. */
function message(error) {
    return error instanceof Error ? error.message : String(error);
}
function entryOf(kind, { id, created }) {
    return { kind: kind.name, id, created };
}

;// CONCATENATED MODULE: ../src/sweep/sweep.js



/**
 * Removes what an owner has left in a Region, kind after kind in the order given (what depends on others first), and looks
 * again until nothing is left to do or `stop` is aborted.
 *
 * What cannot be removed or looked for is named in a warning, with the command to do it by hand; the rest is removed all
 * the same.
 */
async function sweep(sweeping, kinds, log, stop, patience) {
    const ledger = new Ledger(sweeping.region);
    const unseen = new Map();
    const seen = new Set();
    const looks = sweeping.dryRun === true ? 1 : patience.mostLooks;
    for (let look = 1, quiet = 0; look <= looks && quiet < patience.quietLooks && !stop.aborted; look += 1) {
        let busy = false;
        for (const kind of kinds) {
            if (stop.aborted || unseen.get(kind.name)?.again === false)
                continue;
            try {
                busy = (await removeKind(kind, sweeping, ledger, log, stop)) || busy;
                unseen.delete(kind.name);
                seen.add(kind.name);
            }
            catch (error) {
                const again = (0,errors/* isPassing */.WG)(error);
                unseen.set(kind.name, { why: message(error), again });
                busy = busy || again;
            }
        }
        quiet = busy ? 0 : quiet + 1;
        if (look < looks && quiet < patience.quietLooks)
            await pause(patience.pollMs, stop);
    }
    const notLookedFor = kinds.filter(({ name }) => !seen.has(name) && !unseen.has(name));
    const swept = {
        removed: ledger.removed,
        kept: ledger.kept(),
        unseen: new Map([
            ...[...unseen].map(([kind, { why }]) => [kind, why]),
            ...notLookedFor.map(({ name }) => [name, 'there was no time left']),
        ]),
    };
    warn(sweeping, swept, log);
    return swept;
}
/** Gives whether there was anything to remove. */
async function removeKind(kind, sweeping, ledger, log, stop) {
    // EC2 may go on listing for a while what it has removed.
    const found = (await kind.list(sweeping.owner, stop)).filter(({ id }) => !ledger.isGone(id));
    const verb = sweeping.dryRun === true ? 'Would remove' : 'Removed';
    for (const { id } of ledger.see(kind, found))
        log.info(`${verb} ${kind.name} ${id}`);
    const asked = ledger.toAsk(kind, await chosen(kind, found, sweeping, ledger, stop));
    if (asked.length === 0)
        return false;
    const ids = asked.map(({ id }) => id);
    const refused = sweeping.dryRun === true ? [] : await kind.remove(ids, stop);
    for (const refusal of refused)
        ledger.refuse(refusal);
    for (const thing of asked) {
        if (refused.some(({ id }) => id === thing.id))
            continue;
        ledger.gone(kind, thing);
        log.info(`${verb} ${kind.name} ${thing.id}`);
    }
    return true;
}
/** The things that nothing keeps; the others go into the ledger with the reason. */
async function chosen(kind, found, { reasonToKeep }, ledger, stop) {
    if (reasonToKeep === undefined)
        return found;
    const unwanted = found.filter((thing) => {
        const why = reasonToKeep(thing);
        if (why !== undefined)
            ledger.keep(kind, thing, why);
        return why === undefined;
    });
    if (kind.users === undefined || unwanted.length === 0)
        return unwanted;
    const users = await kind.users(unwanted.map(({ id }) => id), stop);
    const going = new Set(ledger.removed.map(({ id }) => id));
    return unwanted.filter((thing) => {
        // What goes itself keeps nothing: the cluster of a proof uses the image that it was to prove.
        const staying = (users.get(thing.id) ?? []).filter((user) => !going.has(user.split('/').at(-1) ?? ''));
        if (staying.length > 0)
            ledger.keep(kind, thing, `in use by ${staying.join(', ')}`);
        return staying.length === 0;
    });
}
function warn({ owner, region }, { kept, unseen }, log) {
    for (const { kind, id, why, command } of kept) {
        if (command === undefined)
            continue;
        log.warning(`Could not remove ${kind} ${id} (${why}). By hand: ${command}`);
    }
    const whose = owner === 'any run' ? `in ${region}` : `of run ${owner.runUuid}`;
    for (const [kind, why] of unseen)
        log.warning(`Could not look for any ${kind} ${whose} (${why}).`);
}
/** Sleeps, or returns at once when stopped. */
async function pause(ms, stop) {
    await (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal: stop }).catch(() => { });
}

;// CONCATENATED MODULE: ../src/clean-up.js




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
 * call.
 */
async function cleanUp(runner, ports) {
    const runUuid = runner.state('run-uuid');
    if (runUuid === '' || runner.state('outcome') === 'ready') {
        runner.info('Nothing to clean up.');
        return;
    }
    const stop = AbortSignal.timeout(ports.budgetMs);
    await attempt(runner, () => endMain(Number(runner.state('main-pid'))));
    await attempt(runner, () => endPacker(Number(runner.state('packer-pid')), runner, stop));
    await attempt(runner, () => endDriver(Number(runner.state('driver-pid'))));
    const owner = { runUuid, amiName: runner.state('ami-name') };
    const regions = runner.state('regions').split(',');
    const swept = await Promise.all(regions.map(async (region) => sweep({ region, owner }, await ports.kinds(region), runner, stop, ports.patience)));
    await attempt(runner, () => removeFiles(runner));
    const count = (what) => swept.flatMap(what).length;
    runner.info(`Cleaned up after run ${runUuid}: ${count(({ removed }) => removed)} removed, ${count(({ kept }) => kept)} left.`);
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
async function endMain(pid) {
    if (!(pid > 0))
        return;
    const commandLine = await (0,promises_.readFile)(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    // The process id may be another program's by now.
    if (/\bmain\/index\.js\0/.test(commandLine))
        process.kill(pid, 'SIGKILL');
}
/** Ends the program that launches the cluster of a proof, so that it launches no more while we sweep. */
async function endDriver(pid) {
    if (pid > 0)
        signalGroup(pid, 'SIGKILL');
}
async function endPacker(pid, runner, stop) {
    if (!(pid > 0) || !isRunning(pid))
        return;
    runner.info('Packer is still cleaning up; waiting for it.');
    signalGroup(pid, 'SIGINT');
    const deadline = performance.now() + PACKER_PATIENCE_MS;
    while (isRunning(pid) && performance.now() < deadline && !stop.aborted)
        await (0,external_node_timers_promises_.setTimeout)(POLL_MS);
    if (isRunning(pid)) {
        runner.info('Packer did not end in time; the sweep does the rest.');
        signalGroup(pid, 'SIGKILL');
    }
}
/** What a program that was ended could not remove itself. */
async function removeFiles(runner) {
    const client = runner.state('client-unfinished');
    const left = [runner.state('packer-temporary'), client, client === '' ? '' : `${client}-uv`];
    for (const path of left.filter((name) => name !== ''))
        await (0,promises_.rm)(path, { recursive: true, force: true });
}


/***/ }),

/***/ 3016:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  aI: () => (/* binding */ forgetRole),
  Qg: () => (/* binding */ resumeRole)
});

// UNUSED EXPORTS: withRole

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(8500);
// EXTERNAL MODULE: ../src/problem.js
var problem = __nccwpck_require__(7157);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: external "node:stream/consumers"
const consumers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");
;// CONCATENATED MODULE: ../src/http/proxied-get.js
/**
 * Asks for an address through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name, and gives the answer as it comes:
 * redirects are not followed and nothing is tried twice, since both are decisions for who asks.
 *
 * @throws the error of the connection, or the reason of `end`
 */
async function proxiedGet(url, asking) {
    // Loaded only here: a run that asks nobody must not pay for an HTTP client.
    const { HttpClient } = await __nccwpck_require__.e(/* import() */ 825).then(__nccwpck_require__.bind(__nccwpck_require__, 5825));
    // One for each address: a client keeps the agent, and with it the proxy, of the first.
    const client = new HttpClient('bake-dask-ami', [], {
        allowRedirects: false,
        allowRetries: false,
        socketTimeout: asking.silenceSeconds * 1000,
    });
    const headers = { 'accept-encoding': 'identity', ...asking.headers };
    const answer = client.get(url.href, headers).then(({ message }) => message);
    return await orAbort(answer, asking.end, () => client.dispose());
}
function orAbort(answer, signal, dispose) {
    return new Promise((resolve, reject) => {
        const stop = () => {
            reject(signal.reason);
            // An answer that comes after all would hold its connection open.
            answer.then((message) => message.destroy(), () => { });
            // Nor must a question that nobody answers hold this process.
            dispose();
        };
        if (signal.aborted)
            return stop();
        signal.addEventListener('abort', stop, { once: true });
        answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    });
}

;// CONCATENATED MODULE: ../src/identity/id-token.js



/** Why there is no token. `hopeless`: asking again would not help. */
class id_token_NoIdToken extends Error {
    name = 'NoIdToken';
    hopeless;
    constructor(why, hopeless) {
        super(why);
        this.hopeless = hopeless;
    }
}
/** Less than the 7.5 s for which the runner waits for a cancelled step: what a proxy is asked cannot be taken back. */
const REQUEST_SECONDS = 5;
/** What GitHub gives (actions/toolkit#2048), for a token that does not say it. */
const USUAL_LIFE_SECONDS = 300;
/**
 * Fetches a new OIDC token for an audience, once.
 * The protocol is that of getIDToken in actions/toolkit, packages/core/src/oidc-utils.ts.
 *
 * @throws NoIdToken when the service answers with anything else; the error of the connection; the reason of `end`
 */
async function fetchIdToken(service, audience, end) {
    const url = new URL(service.url);
    url.searchParams.set('audience', audience);
    const headers = { accept: 'application/json', authorization: `Bearer ${service.bearer}` };
    const soon = AbortSignal.any([end, AbortSignal.timeout(REQUEST_SECONDS * 1000)]);
    const message = await proxiedGet(url, { headers, silenceSeconds: REQUEST_SECONDS, end: soon });
    const body = await (0,consumers_namespaceObject.text)((0,external_node_stream_.addAbortSignal)(soon, message));
    const status = message.statusCode ?? 0;
    if (status !== 200) {
        throw new id_token_NoIdToken(`GitHub's OIDC service answered ${status}`, status < 500 && status !== 429);
    }
    const token = tokenIn(body);
    if (token === undefined)
        throw new id_token_NoIdToken("GitHub's OIDC service answered without a token", false);
    return { text: token, lifeSeconds: lifeOf(token) };
}
function tokenIn(body) {
    const value = objectIn(body)['value'];
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** By its own words alone, so that a runner's clock that is wrong does no harm. */
function lifeOf(token) {
    const claims = objectIn(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
    const life = Number(claims['exp']) - Number(claims['iat']);
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

;// CONCATENATED MODULE: ../src/identity/keep-fresh.js

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;
/** One failure is nothing that a user should hear of: half of the token's life is left to try again. */
const FAILURES_BEFORE_A_WARNING = 3;
/**
 * Renews a token whenever half of its life is over, and tries again when that fails. Holds no process that would end.
 *
 * @returns what ends it
 */
function keep_fresh_keepFresh(first, renew, log) {
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
            await pause(keep_fresh_pauseAfter(failures), over);
        }
    }
}
/** How long to wait after so many failures in a row, in milliseconds. */
function keep_fresh_pauseAfter(failures) {
    return Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
}
function pause(milliseconds, over) {
    return sleep(milliseconds, undefined, { signal: over, ref: false });
}
function notRenewed(error) {
    const why = error instanceof Error ? error.message : String(error);
    return `The job's OIDC token could not be renewed ${FAILURES_BEFORE_A_WARNING} times (${why}); trying on. A session of the role that ends before it is renewed ends the bake.`;
}

;// CONCATENATED MODULE: ../src/identity/role-environment.js

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

;// CONCATENATED MODULE: ../src/identity/role.js








const TRIES = 3;
/** Of the post step, which has 200 s for everything. */
const RESUME_MS = 20_000;
const NO_ID_TOKENS = {
    code: 'no-id-token',
    what: "Input 'role-to-assume' is given, but the job may not fetch an OIDC token.",
    remedy: "Give the job 'permissions: id-token: write' (and 'contents: read'). Pull requests from forks never have it.",
};
/**
 * Runs a story with the AWS credentials of a role, if one is given, and with nobody else's: neither this process nor
 * the programs that it starts see those of the job. The SDKs of all of them assume the role for a token in a file, again
 * whenever a session ends, and the token is kept fresh as long as the story lasts.
 *
 * The file outlives the story: a Packer that cleans up after a cancelled step may still need it. `forgetRole` removes it.
 *
 * @throws UserError when the job gets no token; else what the story throws
 */
async function withRole(role, runner, story) {
    if (role === undefined)
        return story();
    if (runner.context.idTokens === undefined)
        throw new UserError([NO_ID_TOKENS]);
    const directory = await mkdtemp(join(runner.context.tempDirectory, 'bake-dask-ami-role-'));
    runner.saveState('role-directory', directory);
    runner.saveState('role', role);
    const renew = renewal(role, directory, runner);
    const first = await firstToken(renew);
    await useRole(role, directory, runner);
    const stop = keepFresh(first, renew, runner);
    try {
        return await story();
    }
    finally {
        stop();
    }
}
/**
 * Takes the role of the main step again, with a fresh token; does nothing when it had none. A token that cannot be had is
 * a warning, because the last one may still be good.
 */
async function resumeRole(runner) {
    const role = runner.state('role');
    if (role === '')
        return;
    const directory = runner.state('role-directory');
    await useRole(role, directory, runner);
    try {
        await renewal(role, directory, runner)(AbortSignal.timeout(RESUME_MS));
    }
    catch (error) {
        runner.warning(`There is no new OIDC token to clean up with (${reason(error)}).`);
    }
}
/** Removes what `withRole` left behind. */
async function forgetRole(runner) {
    const directory = runner.state('role-directory');
    if (directory !== '')
        await (0,promises_.rm)(directory, { recursive: true, force: true });
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
            throw new id_token_NoIdToken('the job may not fetch any', true);
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
                throw new UserError([noToken(error)], { cause: error });
            await sleep(pauseAfter(tries));
        }
    }
}
function noToken(error) {
    return {
        code: 'no-id-token',
        what: `The job got no OIDC token for 'role-to-assume': ${reason(error)}.`,
        remedy: "Check that the runner's network and proxy let it reach GitHub, and githubstatus.com; then run again.",
    };
}
function reason(error) {
    return error instanceof Error ? error.message : String(error);
}


/***/ }),

/***/ 1843:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ TAG)
/* harmony export */ });
/* unused harmony exports imageTags, runTags */
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


/***/ }),

/***/ 1033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ requireSweepCredentials)
/* harmony export */ });
/* harmony import */ var _identity_role_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3016);
/* harmony import */ var _plan_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1843);
/* harmony import */ var _problem_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7157);



/**
 * Takes the main step's role again, if it had one, and sees that there are credentials to sweep with. Without them every
 * look would fail, and "nothing found" would be a lie.
 *
 * @throws UserError that says what was not looked for, and how to remove it
 */
async function requireSweepCredentials(region, runner, connect) {
    await (0,_identity_role_js__WEBPACK_IMPORTED_MODULE_0__/* .resumeRole */ .Qg)(runner);
    try {
        const cloud = await connect(region);
        await cloud.callerIdentity();
    }
    catch (error) {
        if (!(error instanceof _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
            throw error;
        throw new _problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo([notSwept(region, runner.state('run-uuid'), error)], { cause: error });
    }
}
function notSwept(region, runUuid, error) {
    const why = error.problems.map(({ what }) => what).join(' ');
    const list = `aws resourcegroupstaggingapi get-resources --region ${region} --tag-filters Key=${_plan_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.run},Values=${runUuid}`;
    return {
        code: 'not-swept',
        what: `${why} What run ${runUuid} left in ${region} was neither looked for nor removed.`,
        remedy: `The builder powers itself off by its own timer and is terminated then; for the rest run this repository's 'sweep' action with good credentials, or list it and remove it by hand: ${list}`,
    };
}


/***/ }),

/***/ 2798:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _runner_signals_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4672);
/* harmony import */ var _aws_leftovers_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5073);
/* harmony import */ var _aws_sdk_cloud_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(931);
/* harmony import */ var _clean_up_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(126);
/* harmony import */ var _identity_role_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3016);
/* harmony import */ var _post_credentials_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1033);
/* harmony import */ var _runner_crash_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(5094);
/* harmony import */ var _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5341);
// A signal does not end this step: it goes on with removing for as long as the runner lets it.








const runner = new _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_6__/* .GithubRunner */ .U();
const kinds = async (region) => {
    await (0,_post_credentials_js__WEBPACK_IMPORTED_MODULE_5__/* .requireSweepCredentials */ .C)(region, runner, _aws_sdk_cloud_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .N);
    return (0,_aws_leftovers_js__WEBPACK_IMPORTED_MODULE_1__/* .leftoverKinds */ .N)(region);
};
const tell = (error) => runner.warning(`Cleaning up was not possible: ${error instanceof Error ? error.message : String(error)}`);
// A post step that fails would turn a good job red for something that the warning tells just as well.
(0,_runner_crash_js__WEBPACK_IMPORTED_MODULE_7__/* .onCrash */ .T)(tell, 0);
try {
    await (0,_clean_up_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanUp */ .n)(runner, (0,_clean_up_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanUpPorts */ .p)(kinds));
}
catch (error) {
    tell(error);
}
finally {
    await (0,_identity_role_js__WEBPACK_IMPORTED_MODULE_4__/* .forgetRole */ .aI)(runner);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7157:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/* unused harmony exports CommandError, isProblem */
/** Thrown when the run cannot go on for reasons the user can mend. Carries every problem found, not just the first. */
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
/** Tells whether `value` is a Problem, as the parsers of inputs give one instead of a value. */
function isProblem(value) {
    return (typeof value === 'object' && value !== null && 'code' in value && 'what' in value && 'remedy' in value);
}


/***/ }),

/***/ 5094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 5341:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ GithubRunner)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
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
        credentials: given('AWS_ACCESS_KEY_ID') === undefined ? { kind: 'lasting' } : credentialLife(given),
        path: env['PATH'] ?? '',
        environment: programEnvironment(env),
    };
}
function idTokens(url, bearer) {
    return url === undefined || bearer === undefined ? undefined : { url, bearer };
}
/** Of credentials that are in the environment themselves. configure-aws-credentials leaves no word of their end there. */
function credentialLife(given) {
    const at = new Date(given('AWS_CREDENTIAL_EXPIRATION') ?? Number.NaN);
    if (!Number.isNaN(at.getTime()))
        return { kind: 'ending', at };
    return { kind: given('AWS_SESSION_TOKEN') === undefined ? 'lasting' : 'session' };
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
 * Makes a line of foreign text harmless to the GitHub runner and to terminals, and keeps its colours.
 *
 * The runner takes for a command what has `::name::` at the start of a line, after .NET's TrimStart, which counts U+0085
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
var signals = __nccwpck_require__(4672);
;// CONCATENATED MODULE: ../src/runner/github-runner.js






const INPUT_PREFIX = 'INPUT_';
/** The GitHub runner that this process was started by. The only place that talks to it. */
class GithubRunner {
    context = runContext(process.env);
    #saved = new Map();
    #groupIsOpen = false;
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
        debug(safeText(line));
    }
    notice(line) {
        notice(safeText(line));
    }
    warning(line) {
        warning(safeText(line));
    }
    openGroup(title) {
        const started = performance.now();
        startGroup(safeLines(title).join(' '));
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
        if (value !== '')
            setSecret(value);
    }
    setOutput(name, value) {
        setOutput(name, value);
    }
    saveState(name, value) {
        saveState(name, value);
        this.#saved.set(name, value);
    }
    state(name) {
        return this.#saved.get(name) ?? getState(name);
    }
    async writeSummary(markdown) {
        // A runner without a summary file (an old GHES, a local run) must not turn a good bake into a failed one.
        const file = process.env['GITHUB_STEP_SUMMARY'];
        if (file === undefined)
            return;
        // At once, unlike the toolkit's: between a signal and the end of this process nothing else may get its turn.
        (0,external_node_fs_.appendFileSync)(file, markdown + external_node_os_.EOL);
    }
    fail(problems) {
        // Why a step failed must not stand in a part of the log that is folded away.
        this.#closeGroup();
        for (const { code, what, remedy } of problems)
            error(safeText(`${what} ${remedy}`), { title: code });
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
            endGroup();
        this.#groupIsOpen = false;
    }
}


/***/ }),

/***/ 4672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ onSignal)
/* harmony export */ });
// The signals with which the runner ends a step. An entry point imports this before anything else, so that a signal that
// comes while the rest is loading is heard as well.
const listeners = new Set();
let received;
for (const name of ['SIGINT', 'SIGTERM']) {
    process.on(name, () => {
        // One cancellation is a SIGINT, and a SIGTERM 7.5 s later (actions/runner, src/Runner.Sdk/ProcessInvoker.cs).
        if (received !== undefined)
            return;
        received = name;
        for (const listener of listeners)
            listener(name);
    });
}
/**
 * Calls `listener` once, on the first SIGINT or SIGTERM, or soon when there was one already; gives a function that stops
 * listening. All listeners are called in one go, in the order in which they came.
 */
function onSignal(listener) {
    const before = received;
    if (before !== undefined)
        queueMicrotask(() => listener(before));
    else
        listeners.add(listener);
    return () => void listeners.delete(listener);
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
