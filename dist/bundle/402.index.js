export const id = 402;
export const ids = [402];
export const modules = {

/***/ 9625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ leftoverTypes)
});

// EXTERNAL MODULE: ../src/aws/clients.js
var clients = __webpack_require__(6540);
// EXTERNAL MODULE: ../src/aws/image-users.js
var image_users = __webpack_require__(1408);
// EXTERNAL MODULE: ../src/aws/images.js + 1 modules
var aws_images = __webpack_require__(7874);
// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __webpack_require__(5345);
// EXTERNAL MODULE: ../src/aws/tags.js
var aws_tags = __webpack_require__(3471);
;// CONCATENATED MODULE: ../src/cleanup/reading.js


/** What is not finished, or never became so. */
const UNFINISHED = { Name: `tag:${aws_tags/* TAG */.Dk.status}`, Values: ['building'] };
/** Finds the temporary resources of an owner. */
function ofOwner(owner) {
    if (owner === 'any run')
        return [UNFINISHED];
    return [{ Name: `tag:${aws_tags/* TAG */.Dk.run}`, Values: [owner.runUuid] }];
}
/**
 * Of what EC2 has found by `ofOwner` what has exactly that tag: in a filter `*` and `?` stand for any characters
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html), and what is found is removed.
 */
function exactlyOf(owner, resources) {
    return resources.filter(({ tags }) => owner === 'any run' || tags[aws_tags/* TAG */.Dk.run] === owner.runUuid);
}
/** Reads all pages of a list; gives what `resources` makes of each. `action` is the permission of the call. */
function readPages(action, pages, resources) {
    return (0,errors/* explained */.to)(action, async () => {
        const found = [];
        for await (const page of pages)
            found.push(...resources(page));
        return found;
    });
}
/** A resource as the sweep sees it. */
function resourceOf(id, created, tags = []) {
    return {
        id: (0,errors/* required */.mw)(id, 'the id of a resource'),
        created,
        tags: (0,aws_tags/* tagsOf */.Fg)(tags),
    };
}

;// CONCATENATED MODULE: ../src/cleanup/removal.js

/** How many calls that take one id are under way at once: EC2 lets through 5 a second, and bursts of 100 or more. */
const AT_ONCE = 8;
/** How many ids go into one call where it takes many. EC2 itself takes 1,000. */
const BATCH = 100;
/** Something that is on its way out still uses the resource. Also what was just made or removed can be "not found" and listed. */
const FOR_NOW = /^DependencyViolation$|InUse$|\.InUse$|NotFound$|\.Unavailable$/;
/** Removes resources by calls that take one id; gives those that are not gone. `action` is the permission of the call. */
async function oneByOne(action, ids, remove) {
    const failed = [];
    const waiting = [...ids];
    const worker = async () => {
        for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
            const why = await failureOf(action, remove, id);
            if (why !== undefined)
                failed.push(removalFailure(id, why));
        }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return failed;
}
/**
 * Removes resources by calls that take many ids. One that EC2 does not remove makes the whole call fail, so then each is asked
 * for on its own.
 */
async function inBatches(action, ids, remove) {
    const failed = [];
    for (let start = 0; start < ids.length; start += BATCH) {
        const batch = ids.slice(start, start + BATCH);
        const why = await failureOf(action, remove, batch);
        if (why === undefined)
            continue;
        if (batch.length === 1 || (0,errors/* isPassing */.WG)(why))
            failed.push(...batch.map((id) => removalFailure(id, why)));
        else
            failed.push(...(await oneByOne(action, batch, (id) => remove([id]))));
    }
    return failed;
}
async function failureOf(action, remove, what) {
    try {
        await (0,errors/* explained */.to)(action, () => remove(what));
        return undefined;
    }
    catch (error) {
        return error;
    }
}
function removalFailure(id, why) {
    return { id, why, again: FOR_NOW.test((0,errors/* errorCode */.CA)(why) ?? '') || (0,errors/* isPassing */.WG)(why) };
}

;// CONCATENATED MODULE: ../src/cleanup/disks.js





/**
 * Images that are not ready, in whatever state: Packer forgets those that never became available. Found by tag, as are the
 * intermediate images of encrypted copies, or by name in case that Packer was ended before it could tag.
 */
function disks_images(ec2) {
    const { client, sdk } = ec2;
    return {
        name: 'image',
        list: async (owner, stop) => {
            const tagged = exactlyOf(owner, await readImages(ec2, [...ofOwner(owner), UNFINISHED], stop));
            const found = [...tagged, ...(await untaggedImages(ec2, owner, stop))];
            return [...new Map(found.map((resource) => [resource.id, resource])).values()];
        },
        remove: (ids, stop) => oneByOne('ec2:DeregisterImage', ids, (id) => (0,aws_images/* removeImage */.a)(client, sdk, id, { abortSignal: stop })),
        users: (ids, stop) => (0,image_users/* imageUsers */.U)(ec2, ids, stop),
        command: (id, region) => `aws ec2 deregister-image --region ${region} --image-id ${id} --delete-associated-snapshots`,
    };
}
function snapshots(ec2) {
    const { client, sdk } = ec2;
    return {
        name: 'snapshot',
        list: (owner, stop) => {
            const filters = { OwnerIds: ['self'], Filters: [...ofOwner(owner), UNFINISHED] };
            return readPages('ec2:DescribeSnapshots', sdk.paginateDescribeSnapshots({ client, pageSize: clients/* PAGE */.KL }, filters, { abortSignal: stop }), ({ Snapshots = [] }) => Snapshots.map((snapshot) => resourceOf(snapshot.SnapshotId, snapshot.StartTime, snapshot.Tags)));
        },
        remove: (ids, stop) => oneByOne('ec2:DeleteSnapshot', ids, (SnapshotId) => client.send(new sdk.DeleteSnapshotCommand({ SnapshotId }), { abortSignal: stop })),
        users: (ids, stop) => (0,image_users/* snapshotUsers */.FZ)(ec2, ids, stop),
        command: (id, region) => `aws ec2 delete-snapshot --region ${region} --snapshot-id ${id}`,
    };
}
function volumes({ client, sdk }) {
    return {
        name: 'volume',
        list: (owner, stop) => {
            const there = { Name: 'status', Values: ['creating', 'available', 'in-use', 'error'] };
            return readPages('ec2:DescribeVolumes', sdk.paginateDescribeVolumes({ client, pageSize: clients/* PAGE */.KL }, { Filters: [...ofOwner(owner), there] }, { abortSignal: stop }), ({ Volumes = [] }) => Volumes.map((volume) => resourceOf(volume.VolumeId, volume.CreateTime, volume.Tags)));
        },
        remove: (ids, stop) => oneByOne('ec2:DeleteVolume', ids, (VolumeId) => client.send(new sdk.DeleteVolumeCommand({ VolumeId }), { abortSignal: stop })),
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
    const untagged = named.filter(({ name, tags }) => name === owner.amiName && !Object.keys(tags).some((key) => key.startsWith('bake-dask-ami:')));
    if (untagged.length === 0)
        return [];
    const ours = await instancesOf(ec2, owner, stop);
    return untagged.filter(({ instance }) => instance !== undefined && ours.has(instance));
}
/** The instances of a run, ended ones too. */
async function instancesOf({ client, sdk }, owner, stop) {
    const found = await readPages('ec2:DescribeInstances', sdk.paginateDescribeInstances({ client, pageSize: clients/* PAGE */.KL }, { Filters: ofOwner(owner) }, { abortSignal: stop }), ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances).map((instance) => resourceOf(instance.InstanceId, instance.LaunchTime, instance.Tags)));
    return new Set(exactlyOf(owner, found).map(({ id }) => id));
}
function readImages({ client, sdk }, Filters, stop) {
    return readPages('ec2:DescribeImages', sdk.paginateDescribeImages({ client, pageSize: clients/* PAGE */.KL }, { Owners: ['self'], Filters }, { abortSignal: stop }), ({ Images = [] }) => Images.map(imageThing));
}
function imageThing({ ImageId, Name = '', CreationDate, Tags, SourceInstanceId }) {
    const created = CreationDate === undefined ? undefined : new Date(CreationDate);
    return { ...resourceOf(ImageId, created, Tags), name: Name, instance: SourceInstanceId };
}

;// CONCATENATED MODULE: ../src/cleanup/machines.js



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
            return readPages('ec2:DescribeSpotInstanceRequests', sdk.paginateDescribeSpotInstanceRequests({ client, pageSize: clients/* PAGE */.KL }, { Filters }, { abortSignal: stop }), ({ SpotInstanceRequests = [] }) => SpotInstanceRequests.map((request) => resourceOf(request.SpotInstanceRequestId, request.CreateTime, request.Tags)));
        },
        remove: (ids, stop) => inBatches('ec2:CancelSpotInstanceRequests', ids, (batch) => client.send(new sdk.CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds: batch }), {
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
        list: (owner, stop) => readPages('ec2:DescribeInstances', sdk.paginateDescribeInstances({ client, pageSize: clients/* PAGE */.KL }, { Filters: [...ofOwner(owner), alive] }, { abortSignal: stop }), ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances).map((instance) => resourceOf(instance.InstanceId, instance.LaunchTime, instance.Tags))),
        remove: async (ids, stop) => {
            const failed = await inBatches('ec2:TerminateInstances', ids, (InstanceIds) => client.send(new sdk.TerminateInstancesCommand({ InstanceIds }), { abortSignal: stop }));
            const ending = ids.filter((id) => !failed.some((failure) => failure.id === id));
            await seenTerminated({ client, sdk }, ending, stop);
            return failed;
        },
        command: (id, region) => `aws ec2 terminate-instances --region ${region} --instance-ids ${id}`,
    };
}
/** What Packer's plugin launches spot instances with. */
function launchTemplates({ client, sdk }) {
    return {
        name: 'launch template',
        list: (owner, stop) => readPages('ec2:DescribeLaunchTemplates', sdk.paginateDescribeLaunchTemplates({ client, pageSize: clients/* PAGE */.KL }, { Filters: ofOwner(owner) }, { abortSignal: stop }), ({ LaunchTemplates = [] }) => LaunchTemplates.map((template) => resourceOf(template.LaunchTemplateId, template.CreateTime, template.Tags))),
        remove: (ids, stop) => oneByOne('ec2:DeleteLaunchTemplate', ids, (LaunchTemplateId) => client.send(new sdk.DeleteLaunchTemplateCommand({ LaunchTemplateId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-launch-template --region ${region} --launch-template-id ${id}`,
    };
}
/** Waits until instances are terminated, all of them together, or the limits with them has ended. */
async function seenTerminated({ client, sdk }, ids, stop) {
    if (ids.length === 0)
        return;
    const waiting = { client, abortSignal: stop, maxWaitTime: TERMINATION_SECONDS, minDelay: 2, maxDelay: 5 };
    // EC2 has agreed to end them. Whatever keeps us from seeing when, they end.
    await sdk.waitUntilInstanceTerminated(waiting, { InstanceIds: [...ids] }).catch(() => { });
}

;// CONCATENATED MODULE: ../src/cleanup/network.js




/** Interfaces that no instance has: those of an instance go with it. */
function networkInterfaces({ client, sdk }) {
    return {
        name: 'network interface',
        list: (owner, stop) => readPages('ec2:DescribeNetworkInterfaces', sdk.paginateDescribeNetworkInterfaces({ client, pageSize: clients/* PAGE */.KL }, { Filters: [...ofOwner(owner), { Name: 'status', Values: ['available'] }] }, { abortSignal: stop }), ({ NetworkInterfaces = [] }) => NetworkInterfaces.map(({ NetworkInterfaceId, TagSet }) => resourceOf(NetworkInterfaceId, undefined, TagSet))),
        remove: (ids, stop) => oneByOne('ec2:DeleteNetworkInterface', ids, (NetworkInterfaceId) => client.send(new sdk.DeleteNetworkInterfaceCommand({ NetworkInterfaceId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-network-interface --region ${region} --network-interface-id ${id}`,
    };
}
function securityGroups({ client, sdk }) {
    return {
        name: 'security group',
        list: (owner, stop) => readPages('ec2:DescribeSecurityGroups', sdk.paginateDescribeSecurityGroups({ client, pageSize: clients/* PAGE */.KL }, { Filters: ofOwner(owner) }, { abortSignal: stop }), ({ SecurityGroups = [] }) => SecurityGroups.map(({ GroupId, Tags }) => resourceOf(GroupId, undefined, Tags))),
        remove: (ids, stop) => oneByOne('ec2:DeleteSecurityGroup', ids, (GroupId) => client.send(new sdk.DeleteSecurityGroupCommand({ GroupId }), { abortSignal: stop })),
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
            return KeyPairs.map((pair) => resourceOf(pair.KeyPairId, pair.CreateTime, pair.Tags));
        }),
        remove: (ids, stop) => oneByOne('ec2:DeleteKeyPair', ids, (KeyPairId) => client.send(new sdk.DeleteKeyPairCommand({ KeyPairId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-key-pair --region ${region} --key-pair-id ${id}`,
    };
}

;// CONCATENATED MODULE: ../src/cleanup/resource-types.js





// The resource types of machines.ts, network.ts and disks.ts look alike, but each uses the SDK's own types of its pages and
// commands: one table for all of them would need casts.
/**
 * Every kind of resource that a bake makes in a Region, in the order in which they can be removed. Fleets are none of them:
 * one of type `instant` is no more than the instances that it has launched.
 */
async function leftoverTypes(region) {
    const { ec2: sdk } = await __webpack_require__.e(/* import() */ 656).then(__webpack_require__.bind(__webpack_require__, 8656));
    const ec2 = { client: new sdk.EC2Client((0,clients/* defaultConfig */.sb)(region)), sdk };
    return [
        ...[spotRequests(ec2), instances(ec2)].map(exact),
        // Images may lack tags; they are compared where they are read.
        disks_images(ec2),
        ...[snapshots(ec2), volumes(ec2), launchTemplates(ec2)].map(exact),
        ...[networkInterfaces(ec2), securityGroups(ec2), keyPairs(ec2)].map(exact),
    ];
}
function exact(kind) {
    return { ...kind, list: async (owner, stop) => exactlyOf(owner, await kind.list(owner, stop)) };
}


/***/ }),

/***/ 3402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ sweep)
});

// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __webpack_require__(5345);
// EXTERNAL MODULE: ../src/errors/message.js
var message = __webpack_require__(1371);
// EXTERNAL MODULE: ../src/process/waiting.js
var waiting = __webpack_require__(1487);
;// CONCATENATED MODULE: ../src/cleanup/ledger.js

/** What has become of everything that a sweep has found so far. No resource whose removal went well is asked for again. */
class Ledger {
    removed = [];
    #done = new Set();
    #open = new Map();
    #kept = new Map();
    #region;
    constructor(region) {
        this.#region = region;
    }
    /** Takes the resources of a type that a pass has found. Gives those whose removal had failed before, because they were in use, and that are gone now. */
    observe(type, found) {
        const there = new Set(found.map(({ id }) => id));
        const gone = [...this.#open.values()].filter((open) => open.kind === type.name && !there.has(open.id));
        for (const open of gone)
            this.gone(type, open);
        return gone;
    }
    /** Of the resources that are to go, those whose removal is to be asked for. */
    toRemove(type, resources) {
        for (const resource of resources) {
            if (this.#open.has(resource.id))
                continue;
            const command = type.command(resource.id, this.#region);
            this.#open.set(resource.id, { ...entryOf(type, resource), failure: undefined, command });
        }
        return resources.filter(({ id }) => {
            const open = this.#open.get(id);
            return open !== undefined && (open.failure?.again ?? true);
        });
    }
    isGone(id) {
        return this.#done.has(id);
    }
    gone(type, resource) {
        this.#done.add(resource.id);
        this.#open.delete(resource.id);
        this.removed.push(entryOf(type, resource));
    }
    failed(failure) {
        const open = this.#open.get(failure.id);
        if (open !== undefined)
            this.#open.set(failure.id, { ...open, failure });
    }
    /** A resource that is not to be removed. */
    keep(type, resource, why) {
        this.#kept.set(resource.id, { ...entryOf(type, resource), why, command: undefined });
    }
    kept() {
        const open = [...this.#open.values()].map(({ kind, id, created, failure, command }) => {
            const why = failure === undefined ? 'there was no time left' : (0,message/* messageOf */.b)(failure.why);
            return { kind, id, created, why, command };
        });
        return [...open, ...[...this.#kept.values()].filter(({ id }) => !this.#done.has(id))];
    }
}
function entryOf(type, { id, created }) {
    return { kind: type.name, id, created };
}

;// CONCATENATED MODULE: ../src/cleanup/sweep.js




/**
 * Removes what an owner has left in a Region, type after type in the order given (what depends on others first), and lists
 * again until nothing is left to do or `stop` is aborted.
 *
 * What cannot be removed or looked for is named in a warning, with the command to do it by hand; the rest is removed all
 * the same.
 */
async function sweep(options, types, log, stop, limits) {
    const ledger = new Ledger(options.region);
    const unlistable = new Map();
    const seen = new Set();
    const passes = options.dryRun === true ? 1 : limits.maxPasses;
    for (let pass = 1, empty = 0; pass <= passes && empty < limits.emptyPasses && !stop.aborted; pass += 1) {
        let busy = false;
        for (const type of types) {
            if (stop.aborted || unlistable.get(type.name)?.again === false)
                continue;
            try {
                busy = (await removeType(type, options, ledger, log, stop)) || busy;
                unlistable.delete(type.name);
                seen.add(type.name);
            }
            catch (error) {
                const again = (0,errors/* isPassing */.WG)(error);
                unlistable.set(type.name, { why: (0,message/* messageOf */.b)(error), again });
                busy = busy || again;
            }
        }
        empty = busy ? 0 : empty + 1;
        if (pass < passes && empty < limits.emptyPasses)
            await (0,waiting/* pause */.v)(limits.pollMs, stop);
    }
    const notLookedFor = types.filter(({ name }) => !seen.has(name) && !unlistable.has(name));
    const swept = {
        removed: ledger.removed,
        kept: ledger.kept(),
        unlistable: new Map([
            ...[...unlistable].map(([kind, { why }]) => [kind, why]),
            ...notLookedFor.map(({ name }) => [name, 'there was no time left']),
        ]),
    };
    warn(options, swept, log);
    return swept;
}
/** Gives whether there was anything to remove. */
async function removeType(type, options, ledger, log, stop) {
    // EC2 may go on listing for a while what it has removed.
    const found = (await type.list(options.owner, stop)).filter(({ id }) => !ledger.isGone(id));
    const verb = options.dryRun === true ? 'Would remove' : 'Removed';
    for (const { id } of ledger.observe(type, found))
        log.info(`${verb} ${type.name} ${id}`);
    const asked = ledger.toRemove(type, await chosen(type, found, options, ledger, stop));
    if (asked.length === 0)
        return false;
    const ids = asked.map(({ id }) => id);
    const failures = options.dryRun === true ? [] : await type.remove(ids, stop);
    for (const failure of failures)
        ledger.failed(failure);
    for (const resource of asked) {
        if (failures.some(({ id }) => id === resource.id))
            continue;
        ledger.gone(type, resource);
        log.info(`${verb} ${type.name} ${resource.id}`);
    }
    return true;
}
/** The resources that nothing keeps; the others go into the ledger with the reason. */
async function chosen(type, found, { reasonToKeep }, ledger, stop) {
    if (reasonToKeep === undefined)
        return found;
    const unwanted = found.filter((resource) => {
        const why = reasonToKeep(resource);
        if (why !== undefined)
            ledger.keep(type, resource, why);
        return why === undefined;
    });
    if (type.users === undefined || unwanted.length === 0)
        return unwanted;
    const users = await type.users(unwanted.map(({ id }) => id), stop);
    const going = new Set(ledger.removed.map(({ id }) => id));
    return unwanted.filter((resource) => {
        // What goes itself keeps nothing: the cluster of a smoke test uses the image that it was to smoke-test.
        const staying = (users.get(resource.id) ?? []).filter((user) => !going.has(user.split('/').at(-1) ?? ''));
        if (staying.length > 0)
            ledger.keep(type, resource, `in use by ${staying.join(', ')}`);
        return staying.length === 0;
    });
}
function warn({ owner, region }, { kept, unlistable }, log) {
    for (const { kind, id, why, command } of kept) {
        if (command === undefined)
            continue;
        log.warning(`Could not remove ${kind} ${id} (${why}). By hand: ${command}`);
    }
    const whose = owner === 'any run' ? `in ${region}` : `of run ${owner.runUuid}`;
    for (const [kind, why] of unlistable)
        log.warning(`Could not look for any ${kind} ${whose} (${why}).`);
}


/***/ }),

/***/ 1487:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ Heartbeat),
/* harmony export */   v: () => (/* binding */ pause)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);

/** How long nothing may happen before a message says that the work goes on. */
const QUIET_MS = 60_000;
/** Sleeps, or returns at once when stopped. */
async function pause(ms, stop) {
    await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(ms, undefined, { signal: stop }).catch(() => { });
}
/** Says about once a minute in which nothing happened that something goes on. Keeps no process alive. */
class Heartbeat {
    #timer;
    #quietSince = performance.now();
    /** @param say is called after each quiet minute until `stop` */
    constructor(say) {
        this.#timer = setInterval(() => {
            if (performance.now() - this.#quietSince < QUIET_MS * 0.75)
                return;
            say();
            this.happened();
        }, QUIET_MS / 4);
        this.#timer.unref();
    }
    /** To be called whenever something happens that is logged anyway. */
    happened() {
        this.#quietSince = performance.now();
    }
    stop() {
        clearInterval(this.#timer);
    }
}


/***/ })

};
