export const id = 542;
export const ids = [542];
export const modules = {

/***/ 9109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ leftoverKinds)
});

// EXTERNAL MODULE: ../src/aws/clients.js
var clients = __webpack_require__(6540);
// EXTERNAL MODULE: ../src/aws/images.js + 1 modules
var aws_images = __webpack_require__(7874);
// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __webpack_require__(5345);
// EXTERNAL MODULE: ../src/aws/tags.js
var aws_tags = __webpack_require__(3471);
;// CONCATENATED MODULE: ../src/cleanup/reading.js


/** How many things one page holds: the most that every call takes (DescribeLaunchTemplates takes 200). */
const PAGE = 200;
/** What is not finished, or never became so. */
const UNFINISHED = { Name: `tag:${aws_tags/* TAG */.D.status}`, Values: ['building'] };
/** Finds the temporary things of an owner. */
function ofOwner(owner) {
    if (owner === 'any run')
        return [UNFINISHED];
    return [{ Name: `tag:${aws_tags/* TAG */.D.run}`, Values: [owner.runUuid] }];
}
/**
 * Of what EC2 has found by `ofOwner` what has exactly that tag: in a filter `*` and `?` stand for any characters
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html), and what is found is removed.
 */
function exactlyOf(owner, things) {
    return things.filter(({ tags }) => owner === 'any run' || tags[aws_tags/* TAG */.D.run] === owner.runUuid);
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

;// CONCATENATED MODULE: ../src/cleanup/image-users.js


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

;// CONCATENATED MODULE: ../src/cleanup/removal.js

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
        if (batch.length === 1 || (0,errors/* isPassing */.WG)(why))
            refused.push(...batch.map((id) => refusal(id, why)));
        else
            refused.push(...(await oneByOne(action, batch, (id) => remove([id]))));
    }
    return refused;
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
function refusal(id, why) {
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
            return [...new Map(found.map((thing) => [thing.id, thing])).values()];
        },
        remove: (ids, stop) => oneByOne('ec2:DeregisterImage', ids, (id) => (0,aws_images/* removeImage */.a)(client, sdk, id, { abortSignal: stop })),
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
        remove: (ids, stop) => oneByOne('ec2:DeleteSnapshot', ids, (SnapshotId) => client.send(new sdk.DeleteSnapshotCommand({ SnapshotId }), { abortSignal: stop })),
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
    const found = await readPages('ec2:DescribeInstances', sdk.paginateDescribeInstances({ client, pageSize: PAGE }, { Filters: ofOwner(owner) }, { abortSignal: stop }), ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances).map((instance) => thingOf(instance.InstanceId, instance.LaunchTime, instance.Tags)));
    return new Set(exactlyOf(owner, found).map(({ id }) => id));
}
function readImages({ client, sdk }, Filters, stop) {
    return readPages('ec2:DescribeImages', sdk.paginateDescribeImages({ client, pageSize: PAGE }, { Owners: ['self'], Filters }, { abortSignal: stop }), ({ Images = [] }) => Images.map(imageThing));
}
function imageThing({ ImageId, Name = '', CreationDate, Tags, SourceInstanceId }) {
    const created = CreationDate === undefined ? undefined : new Date(CreationDate);
    return { ...thingOf(ImageId, created, Tags), name: Name, instance: SourceInstanceId };
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
            return readPages('ec2:DescribeSpotInstanceRequests', sdk.paginateDescribeSpotInstanceRequests({ client, pageSize: PAGE }, { Filters }, { abortSignal: stop }), ({ SpotInstanceRequests = [] }) => SpotInstanceRequests.map((request) => thingOf(request.SpotInstanceRequestId, request.CreateTime, request.Tags)));
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
        list: (owner, stop) => readPages('ec2:DescribeInstances', sdk.paginateDescribeInstances({ client, pageSize: PAGE }, { Filters: [...ofOwner(owner), alive] }, { abortSignal: stop }), ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances).map((instance) => thingOf(instance.InstanceId, instance.LaunchTime, instance.Tags))),
        remove: async (ids, stop) => {
            const refused = await inBatches('ec2:TerminateInstances', ids, (InstanceIds) => client.send(new sdk.TerminateInstancesCommand({ InstanceIds }), { abortSignal: stop }));
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
        remove: (ids, stop) => oneByOne('ec2:DeleteLaunchTemplate', ids, (LaunchTemplateId) => client.send(new sdk.DeleteLaunchTemplateCommand({ LaunchTemplateId }), { abortSignal: stop })),
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

;// CONCATENATED MODULE: ../src/cleanup/network.js



/** Interfaces that no instance has: those of an instance go with it. */
function networkInterfaces({ client, sdk }) {
    return {
        name: 'network interface',
        list: (owner, stop) => readPages('ec2:DescribeNetworkInterfaces', sdk.paginateDescribeNetworkInterfaces({ client, pageSize: PAGE }, { Filters: [...ofOwner(owner), { Name: 'status', Values: ['available'] }] }, { abortSignal: stop }), ({ NetworkInterfaces = [] }) => NetworkInterfaces.map(({ NetworkInterfaceId, TagSet }) => thingOf(NetworkInterfaceId, undefined, TagSet))),
        remove: (ids, stop) => oneByOne('ec2:DeleteNetworkInterface', ids, (NetworkInterfaceId) => client.send(new sdk.DeleteNetworkInterfaceCommand({ NetworkInterfaceId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-network-interface --region ${region} --network-interface-id ${id}`,
    };
}
function securityGroups({ client, sdk }) {
    return {
        name: 'security group',
        list: (owner, stop) => readPages('ec2:DescribeSecurityGroups', sdk.paginateDescribeSecurityGroups({ client, pageSize: PAGE }, { Filters: ofOwner(owner) }, { abortSignal: stop }), ({ SecurityGroups = [] }) => SecurityGroups.map(({ GroupId, Tags }) => thingOf(GroupId, undefined, Tags))),
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
            return KeyPairs.map((pair) => thingOf(pair.KeyPairId, pair.CreateTime, pair.Tags));
        }),
        remove: (ids, stop) => oneByOne('ec2:DeleteKeyPair', ids, (KeyPairId) => client.send(new sdk.DeleteKeyPairCommand({ KeyPairId }), { abortSignal: stop })),
        command: (id, region) => `aws ec2 delete-key-pair --region ${region} --key-pair-id ${id}`,
    };
}

;// CONCATENATED MODULE: ../src/cleanup/resource-types.js





/**
 * Every kind of thing that a bake makes in a Region, in the order in which they can be removed. Fleets are none of them:
 * one of type `instant` is no more than the instances that it has launched.
 */
async function leftoverKinds(region) {
    const { ec2: sdk } = await __webpack_require__.e(/* import() */ 656).then(__webpack_require__.bind(__webpack_require__, 8656));
    const ec2 = { client: new sdk.EC2Client((0,clients/* patient */.I)(region)), sdk };
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

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __webpack_require__(5345);
;// CONCATENATED MODULE: ../src/cleanup/ledger.js
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

;// CONCATENATED MODULE: ../src/cleanup/sweep.js



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
    await (0,promises_.setTimeout)(ms, undefined, { signal: stop }).catch(() => { });
}


/***/ })

};
