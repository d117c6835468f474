export const id = 42;
export const ids = [42];
export const modules = {

/***/ 6530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parameters),
/* harmony export */   s: () => (/* binding */ IMAGE_DATA_TYPE)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5345);
/* harmony import */ var _tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3471);


/** The data type whose values Systems Manager validates, and that `resolve:ssm:` takes. */
const IMAGE_DATA_TYPE = 'aws:ec2:image';
/**
 * The part of `ImageCloud` that is about parameters of Systems Manager.
 *
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-ec2-aliases.html
 */
function parameters(ssm) {
    return { ...readings(ssm), ...writings(ssm) };
}
function readings({ client, sdk }) {
    return {
        parameterOf: (name) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)('ssm:GetParameter', async () => {
            const answer = await unlessMissing(client.send(new sdk.GetParameterCommand({ Name: name })));
            const found = answer?.Parameter;
            if (found === undefined)
                return undefined;
            return { ...versionOf(found), dataType: found.DataType ?? 'text', type: found.Type ?? 'String' };
        }),
        parameterTags: (name) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)('ssm:ListTagsForResource', async () => {
            const command = new sdk.ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: name });
            const { TagList = [] } = (await unlessMissing(client.send(command))) ?? {};
            return (0,_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .tagsOf */ .Fg)(TagList);
        }),
        parameterHistory: (name) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)('ssm:GetParameterHistory', async () => {
            const found = [];
            try {
                for await (const page of sdk.paginateGetParameterHistory({ client, pageSize: 50 }, { Name: name })) {
                    found.push(...(page.Parameters ?? []).map(versionOf));
                }
            }
            catch (error) {
                if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(error) !== 'ParameterNotFound')
                    throw error;
            }
            return found.sort((a, b) => b.version - a.version);
        }),
        taggedParameters: (key, value) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)('ssm:DescribeParameters', async () => {
            const ParameterFilters = [{ Key: `tag:${key}`, Values: [value] }];
            const found = [];
            for await (const page of sdk.paginateDescribeParameters({ client, pageSize: 50 }, { ParameterFilters })) {
                found.push(...(page.Parameters ?? []).map(({ Name }) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(Name, 'Name')));
            }
            return found;
        }),
    };
}
function writings({ client, sdk }) {
    return {
        createParameter: (name, value, tags) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)('ssm:PutParameter', async () => {
            const command = new sdk.PutParameterCommand({
                ...ofImage(name, value),
                Tags: (0,_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .tagList */ .Tw)(tags),
                Overwrite: false,
            });
            try {
                await client.send(command);
                return true;
            }
            catch (error) {
                if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(error) !== 'ParameterAlreadyExists')
                    throw error;
                return false;
            }
        }),
        overwriteParameter: (name, value) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)('ssm:PutParameter', async () => {
            await client.send(new sdk.PutParameterCommand({ ...ofImage(name, value), Overwrite: true }));
        }),
    };
}
function ofImage(name, value) {
    return { Name: name, Value: value, Type: 'String', DataType: IMAGE_DATA_TYPE };
}
function versionOf({ Value, Version, LastModifiedDate }) {
    return {
        value: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(Value, 'Value'),
        version: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(Version, 'Version'),
        modified: (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .required */ .mw)(LastModifiedDate, 'LastModifiedDate'),
    };
}
async function unlessMissing(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (['ParameterNotFound', 'InvalidResourceId'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCode */ .CA)(error) ?? ''))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 7064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ connectImages)
});

// EXTERNAL MODULE: ../src/aws/clients.js
var clients = __webpack_require__(6540);
// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __webpack_require__(5345);
// EXTERNAL MODULE: ../src/aws/images.js + 1 modules
var aws_images = __webpack_require__(7874);
// EXTERNAL MODULE: ../src/aws/tags.js
var aws_tags = __webpack_require__(3471);
;// CONCATENATED MODULE: ../src/aws/image-changes.js



/** The part of `ImageCloud` that changes images. */
function imageChanges(ec2) {
    const { client, sdk } = ec2;
    return {
        changeLaunchPermissions: (ImageId, change) => (0,errors/* explained */.to)('ec2:ModifyImageAttribute', async () => {
            const LaunchPermission = { Add: change.add.map(permission), Remove: change.remove.map(permission) };
            await client.send(new sdk.ModifyImageAttributeCommand({ ImageId, LaunchPermission }));
        }),
        disableImage: (ImageId) => (0,errors/* explained */.to)('ec2:DisableImage', async () => {
            await client.send(new sdk.DisableImageCommand({ ImageId }));
        }),
        enableImage: (ImageId) => (0,errors/* explained */.to)('ec2:EnableImage', async () => {
            await client.send(new sdk.EnableImageCommand({ ImageId }));
        }),
        deprecateImage: (ImageId, DeprecateAt) => (0,errors/* explained */.to)('ec2:EnableImageDeprecation', async () => {
            await client.send(new sdk.EnableImageDeprecationCommand({ ImageId, DeprecateAt }));
        }),
        copyImage: (copy) => copyImage(copy, ec2),
        removeImage: (id) => removeWithSnapshots(id, ec2),
        tag: (resources, tags) => (0,errors/* explained */.to)('ec2:CreateTags', async () => {
            await client.send(new sdk.CreateTagsCommand({ Resources: [...resources], Tags: (0,aws_tags/* tagList */.Tw)(tags) }));
        }),
        untag: (resources, keys) => (0,errors/* explained */.to)('ec2:DeleteTags', async () => {
            const Tags = keys.map((Key) => ({ Key }));
            await client.send(new sdk.DeleteTagsCommand({ Resources: [...resources], Tags }));
        }),
    };
}
async function copyImage({ from, name, description, tags, kmsKey, token }, { client, sdk }) {
    return (0,errors/* explained */.to)('ec2:CopyImage', async () => {
        const Tags = (0,aws_tags/* tagList */.Tw)(tags);
        const command = new sdk.CopyImageCommand({
            SourceRegion: from.region,
            SourceImageId: from.id,
            Name: name,
            Description: description,
            ClientToken: token,
            ...(kmsKey === undefined ? {} : { Encrypted: true, KmsKeyId: kmsKey }),
            TagSpecifications: [
                { ResourceType: 'image', Tags },
                { ResourceType: 'snapshot', Tags },
            ],
        });
        return (0,errors/* required */.mw)((await client.send(command)).ImageId, 'ImageId');
    });
}
/**
 * Deregisters an image and deletes its snapshots, or leaves both: no later run would find snapshots whose image is gone.
 *
 * @throws UserError when the image or one of its snapshots may not be removed
 */
async function removeWithSnapshots(id, { client, sdk }) {
    const asked = { Owners: ['self'], Filters: [{ Name: 'image-id', Values: [id] }], IncludeDisabled: true };
    const { Images = [] } = await (0,errors/* explained */.to)('ec2:DescribeImages', () => client.send(new sdk.DescribeImagesCommand(asked)));
    const disks = Images.flatMap(({ BlockDeviceMappings = [] }) => BlockDeviceMappings);
    for (const SnapshotId of disks.flatMap(({ Ebs }) => Ebs?.SnapshotId ?? [])) {
        await (0,errors/* explained */.to)('ec2:DeleteSnapshot', async () => {
            try {
                await client.send(new sdk.DeleteSnapshotCommand({ SnapshotId, DryRun: true }));
            }
            catch (error) {
                // Any other answer is about the snapshot, which the image still uses.
                if ((0,errors/* isDenied */.GZ)(error))
                    throw error;
            }
        });
    }
    if (Images.length === 0)
        return;
    await (0,errors/* explained */.to)('ec2:DeregisterImage', async () => {
        try {
            await (0,aws_images/* removeImage */.a)(client, sdk, id);
        }
        catch (error) {
            if ((0,errors/* errorCode */.CA)(error) !== 'InvalidAMIID.NotFound' && (0,errors/* errorCode */.CA)(error) !== 'InvalidAMIID.Unavailable')
                throw error;
        }
    });
}
/** Account IDs, groups and ARNs differ by their form. */
function permission(principal) {
    if (principal === 'all')
        return { Group: 'all' };
    if (/^\d{12}$/.test(principal))
        return { UserId: principal };
    return principal.includes(':ou/') ? { OrganizationalUnitArn: principal } : { OrganizationArn: principal };
}

// EXTERNAL MODULE: ../src/aws/image-users.js
var image_users = __webpack_require__(1408);
;// CONCATENATED MODULE: ../src/aws/image-readings.js



/** The most that DescribeImages takes; with filters alone it lists images in pages of this size. */
const IMAGES_PAGE = 1000;
/** A filter takes 200 values. */
const MOST_VALUES = 200;
/** The part of `ImageCloud` that reads images and Regions. */
function imageReadings(ec2, region) {
    const { client, sdk } = ec2;
    return {
        taggedImages: async (tags) => {
            const wanted = Object.entries(tags);
            const filters = Object.fromEntries(wanted.map(([key, value]) => [`tag:${key}`, [value]]));
            // In a filter `*` and `?` stand for any characters.
            return (await imagesBy(filters, ec2, region)).filter((image) => wanted.every(([key, value]) => image.tags[key] === value));
        },
        // Not by ImageIds: of one that is gone EC2 makes an error for all of them.
        accountImages: async (ids) => {
            const found = await Promise.all((0,image_users/* batches */.Xy)(ids, MOST_VALUES).map((batch) => imagesBy({ 'image-id': batch }, ec2, region)));
            return found.flat();
        },
        snapshotTags: (ids) => snapshotTags(ids, ec2),
        imageReferences: (ids) => (0,image_users/* imageReferences */.Ef)(ec2, ids),
        launchPermissions: (id) => (0,image_users/* launchPermissions */.ax)(ec2, id),
        enabledRegions: () => (0,errors/* explained */.to)('ec2:DescribeRegions', async () => {
            const { Regions = [] } = await client.send(new sdk.DescribeRegionsCommand({}));
            return Regions.map(({ RegionName }) => (0,errors/* required */.mw)(RegionName, 'RegionName'));
        }),
    };
}
/** The account's own images, disabled and deprecated ones too. */
async function imagesBy(filters, { client, sdk }, region) {
    return (0,errors/* explained */.to)('ec2:DescribeImages', async () => {
        const Filters = Object.entries(filters).map(([Name, Values]) => ({ Name, Values: [...Values] }));
        const asked = { Owners: ['self'], Filters, IncludeDeprecated: true, IncludeDisabled: true };
        const found = [];
        for await (const page of sdk.paginateDescribeImages({ client, pageSize: IMAGES_PAGE }, asked)) {
            found.push(...(page.Images ?? []).map((image) => toAccountImage(image, region)));
        }
        return found;
    });
}
async function snapshotTags(ids, { client, sdk }) {
    return (0,errors/* explained */.to)('ec2:DescribeSnapshots', async () => {
        const found = new Map();
        for (const batch of (0,image_users/* batches */.Xy)(ids, MOST_VALUES)) {
            const asked = { OwnerIds: ['self'], Filters: [{ Name: 'snapshot-id', Values: batch }] };
            for await (const page of sdk.paginateDescribeSnapshots({ client, pageSize: 1000 }, asked)) {
                for (const { SnapshotId = '', Tags } of page.Snapshots ?? [])
                    found.set(SnapshotId, (0,aws_tags/* tagsOf */.Fg)(Tags));
            }
        }
        return found;
    });
}
function toAccountImage(image, region) {
    const disks = (image.BlockDeviceMappings ?? []).flatMap((mapping) => mapping.Ebs ? [{ device: mapping.DeviceName, ...mapping.Ebs }] : []);
    return {
        id: (0,errors/* required */.mw)(image.ImageId, 'ImageId'),
        region,
        name: image.Name ?? '',
        description: image.Description ?? '',
        state: (0,errors/* required */.mw)(image.State, 'State'),
        stateReason: image.StateReason?.Message,
        architecture: (0,errors/* required */.mw)(image.Architecture, 'Architecture'),
        created: image.CreationDate ?? '',
        deprecated: image.DeprecationTime,
        tags: (0,aws_tags/* tagsOf */.Fg)(image.Tags),
        snapshots: disks.flatMap(({ SnapshotId }) => SnapshotId ?? []),
        gib: disks.reduce((sum, { VolumeSize = 0 }) => sum + VolumeSize, 0),
        rootDeviceName: image.RootDeviceName ?? '',
        rootVolumeSize: disks.find(({ device }) => device === image.RootDeviceName)?.VolumeSize ?? 0,
        encrypted: disks.some(({ Encrypted }) => Encrypted === true),
    };
}

// EXTERNAL MODULE: ../src/aws/parameters.js
var parameters = __webpack_require__(6530);
;// CONCATENATED MODULE: ../src/aws/sdk-image-cloud.js





/** The EC2 and Systems Manager of one Region. The SDK is loaded here, when it is needed. */
async function connectImages(region) {
    const sdk = await __webpack_require__.e(/* import() */ 656).then(__webpack_require__.bind(__webpack_require__, 8656));
    const ec2 = { client: new sdk.ec2.EC2Client((0,clients/* defaultConfig */.sb)(region)), sdk: sdk.ec2 };
    const ssm = { client: new sdk.ssm.SSMClient((0,clients/* defaultConfig */.sb)(region)), sdk: sdk.ssm };
    return {
        region,
        ...imageReadings(ec2, region),
        ...imageChanges(ec2),
        ...(0,parameters/* parameters */.F)(ssm),
        missingReferencePermissions: () => (0,image_users/* missingReferencePermissions */._U)(ec2, ssm),
    };
}


/***/ }),

/***/ 4921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ converge),
/* harmony export */   u: () => (/* binding */ WAITING)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _aws_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5345);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6643);
/* harmony import */ var _image_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8635);
/* harmony import */ var _parameter_check_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2112);





/** Systems Manager does not document how long its validation of an image may take; it takes seconds. */
const WAITING = { reads: 120, pauseMs: 1000 };
/**
 * Makes a parameter name the image of a place, or the newest publishable image of its family that the parameter has named since
 * `before` was read, that included. Systems Manager has no conditional write, so what others have written meanwhile is looked for
 * in the history after each write; and none of the own writes may be left waiting for its validation, after which it would
 * replace what is there by then.
 *
 * @param before as it was last read; undefined when there was none
 * @throws UserError `parameter-not-updated` when Systems Manager does not store the value in time
 */
async function converge(name, place, before, waiting) {
    const { cloud } = place;
    const reading = new Reading(name, cloud, before, waiting);
    /** Values that were accepted and not seen yet, with the version before them. */
    const unseen = new Map();
    for (;;) {
        const versions = await versionsOf(name, cloud, reading.now);
        const newest = versions[0];
        const since = versions.filter(({ version }) => version >= (before?.version ?? 0));
        const wanted = await newestOf(place, since);
        for (const [value, after] of unseen) {
            if (versions.some((each) => each.value === value && each.version > after))
                unseen.delete(value);
        }
        if (newest?.value === wanted) {
            // A value that never comes was to make a parameter that somebody else has made first.
            if (unseen.size === 0 || !(await reading.change()))
                return moved(cloud.region, versions, newest, before);
            continue;
        }
        // One that replaces an earlier version comes for certain; one that was to make the parameter may have been dropped.
        const waits = (unseen.get(wanted) ?? 0) > 0;
        const accepted = waits || (await write(name, place, wanted, newest !== undefined));
        if (accepted && !waits)
            unseen.set(wanted, newest?.version ?? 0);
        if (!(await (accepted ? reading.change() : reading.again()))) {
            throw notStored(name, wanted, cloud.region, waiting);
        }
        if (newest === undefined && reading.now !== undefined)
            await requireOurs(name, place, reading.now);
    }
}
/** A parameter that is read a bounded number of times. */
class Reading {
    now;
    #name;
    #cloud;
    #pauseMs;
    #left;
    constructor(name, cloud, now, waiting) {
        this.#name = name;
        this.#cloud = cloud;
        this.now = now;
        this.#left = waiting.reads;
        this.#pauseMs = waiting.pauseMs;
    }
    /** Reads once more; false when it may not any more. */
    async again() {
        if (this.#left === 0)
            return false;
        this.#left -= 1;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(this.#pauseMs);
        this.now = await this.#cloud.parameterOf(this.#name);
        return true;
    }
    /** Reads until there is a new version; false when none has come in time. */
    async change() {
        const before = this.now?.version ?? 0;
        while (await this.again())
            if ((this.now?.version ?? 0) > before)
                return true;
        return false;
    }
}
/** All versions, the newest first. The history may lag behind the parameter itself. */
async function versionsOf(name, cloud, now) {
    if (now === undefined)
        return [];
    const history = await cloud.parameterHistory(name);
    return (history[0]?.version ?? 0) < now.version ? [now, ...history] : history;
}
/** The image of the place, or the newest that is publishable among those that the parameter named. */
async function newestOf({ cloud, image, leaving }, since) {
    const named = new Set(since.map(({ value }) => value));
    const others = [...named].filter((id) => id !== image.id && id !== leaving);
    if (others.length === 0)
        return image.id;
    const found = await cloud.accountImages(others);
    return found
        .filter((other) => (0,_image_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isSameFamily */ .n_)(other, image) && (0,_image_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isPublishable */ .oB)(other, (0,_image_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isSmokeTested */ .rc)(image)))
        .reduce((newest, other) => ((0,_image_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isNewer */ .U4)(other, newest) ? other : newest), image).id;
}
/** Writes a value; gives whether Systems Manager has accepted it. */
async function write(name, { cloud, image }, value, isThere) {
    if (!isThere)
        return cloud.createParameter(name, value, (0,_parameter_check_js__WEBPACK_IMPORTED_MODULE_4__/* .parameterTags */ .$X)((0,_parameter_check_js__WEBPACK_IMPORTED_MODULE_4__/* .ownerOf */ .bf)(image)));
    try {
        await cloud.overwriteParameter(name, value);
        return true;
    }
    catch (error) {
        // Somebody else writes to it at the same time.
        if ((0,_aws_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(error) !== 'TooManyUpdates')
            throw error;
        return false;
    }
}
/** Somebody may have made the parameter since it was looked for. */
async function requireOurs(name, { cloud, image }, parameter) {
    const problems = await (0,_parameter_check_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsOf */ .GW)(name, parameter, (0,_parameter_check_js__WEBPACK_IMPORTED_MODULE_4__/* .ownerOf */ .bf)(image), cloud);
    if (problems.length > 0)
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(problems);
}
function moved(region, versions, { value, version }, before) {
    const previous = versions.find((earlier) => earlier.value !== value)?.value;
    return { region, image: value, version, previous, changed: before?.value !== value };
}
function notStored(name, value, region, { reads, pauseMs }) {
    const seconds = Math.round((reads * pauseMs) / 1000);
    return new _errors_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo([
        (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .CC)('parameter-not-updated', {
            what: `Systems Manager accepted ${value} for the parameter '${name}' in ${region}, but the parameter did not name it within ${seconds} s: the value is validated only after that.`,
        }),
    ]);
}


/***/ }),

/***/ 8635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $g: () => (/* binding */ isFinished),
/* harmony export */   F8: () => (/* binding */ groupOf),
/* harmony export */   TK: () => (/* binding */ isRejected),
/* harmony export */   U4: () => (/* binding */ isNewer),
/* harmony export */   U9: () => (/* binding */ firstPublishable),
/* harmony export */   n_: () => (/* binding */ isSameFamily),
/* harmony export */   oB: () => (/* binding */ isPublishable),
/* harmony export */   rc: () => (/* binding */ isSmokeTested)
/* harmony export */ });
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3471);

/**
 * Whether an image may be published: it can be launched, its bake has ended well, and neither a rollback nor a withdrawal has
 * left it.
 *
 * @param smokeTested whether it has to have passed a smoke test
 */
function isPublishable(image, smokeTested) {
    const { tags, state } = image;
    return (state === 'available' &&
        tags[_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.status] === 'ready' &&
        (!smokeTested || isSmokeTested(image)) &&
        !isRejected(image));
}
/** Whether a cluster was launched from an image, and passed. */
function isSmokeTested({ tags }) {
    return tags[_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.smokeTest] === 'smoked';
}
/** Whether the run of an image has ended: it is ready, or was kept without having passed its checks. */
function isFinished({ tags }) {
    return ['ready', 'unproven'].includes(tags[_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.status] ?? '');
}
/** The image that an image is a copy of, or itself, as `<region>/<id>`: an image and its copies belong together. */
function groupOf({ tags, region, id }) {
    return tags[_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.copyOf] ?? `${region}/${id}`;
}
/**
 * Of the earlier values of a parameter the first whose image can be published: where a rollback goes.
 *
 * @param values IDs, the newest first
 * @param images what is there of them
 * @param smokeTested whether it has to have passed a smoke test
 */
function firstPublishable(values, images, smokeTested) {
    return values
        .map((id) => images.find((image) => image.id === id))
        .find((image) => image !== undefined && isPublishable(image, smokeTested));
}
/** Whether a rollback has rejected an image, or somebody has withdrawn it. */
function isRejected({ tags }) {
    return tags[_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.rejected] !== undefined || tags[_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.withdrawn] !== undefined;
}
/** Whether two images may replace each other: they are of one family, and were baked by one repository or both by none. */
function isSameFamily(one, other) {
    return [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.family, _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.repository].every((key) => one.tags[key] === other.tags[key]);
}
/**
 * Whether an image was baked after another: by the time of its bake, then by the run, so that everybody who compares two of them
 * comes to the same result. Copies are as old as the image that they were copied from.
 */
function isNewer(image, than) {
    const [mine, theirs] = [bakedAt(image), bakedAt(than)];
    if (mine !== theirs)
        return mine > theirs;
    return (image.tags[_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.run] ?? '') > (than.tags[_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.run] ?? '');
}
/** In milliseconds; an image that does not say when it was baked is older than all others. */
function bakedAt({ tags }) {
    const time = Date.parse(tags[_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.baked] ?? '');
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}


/***/ }),

/***/ 299:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ moveParameter)
/* harmony export */ });
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3471);
/* harmony import */ var _errors_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1371);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6643);
/* harmony import */ var _converge_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4921);
/* harmony import */ var _image_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8635);
/* harmony import */ var _parameter_check_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2112);






/**
 * Makes a parameter name an image in each Region, unless it names a newer publishable one of the same family there, and reads it
 * until it does. If a newer one was published by somebody else meanwhile and overwritten, it is put back. If a Region fails, all
 * go back to what they named; a parameter that this has made cannot, and goes on naming the new image.
 *
 * Before a rollback or a withdrawal the image that is left has to have its tag `rejected` or `withdrawn`.
 *
 * @param places all with copies of one image; every Region is read before the first is written
 * @returns what the parameter names in each Region, in the order of the places
 * @throws UserError `not-publishable`, `parameter-wrong-type`, `parameter-not-ours` (nothing was written for these),
 *   `parameter-not-updated`, or what AWS rejects
 */
async function moveParameter(name, places, log, waiting = _converge_js__WEBPACK_IMPORTED_MODULE_2__/* .WAITING */ .u) {
    const unfit = places.filter(({ image }) => !(0,_image_state_js__WEBPACK_IMPORTED_MODULE_3__/* .isPublishable */ .oB)(image, false));
    if (unfit.length > 0)
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(unfit.map(({ image }) => notPublishable(name, image)));
    const before = await Promise.all(places.map(({ cloud }) => cloud.parameterOf(name)));
    const problems = await Promise.all(places.map((place, index) => problemsAt(name, place, before[index])));
    if (problems.flat().length > 0)
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(problems.flat());
    const settled = await Promise.allSettled(places.map((place, index) => (0,_converge_js__WEBPACK_IMPORTED_MODULE_2__/* .converge */ .c)(name, place, before[index], waiting)));
    const failed = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    if (failed.length > 0) {
        await Promise.all(places.map((place, index) => goBack(name, place, before[index], log, waiting)));
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(failed.flatMap((error) => problemsOfError(name, error)), { cause: failed[0] });
    }
    const done = settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    for (const [index, each] of done.entries())
        report(name, places[index]?.image.id, each, log);
    return done;
}
/** The problems of a parameter that has to be written. */
async function problemsAt(name, { cloud, image }, before) {
    if (before === undefined || before.value === image.id)
        return [];
    return (0,_parameter_check_js__WEBPACK_IMPORTED_MODULE_4__/* .problemsOf */ .GW)(name, before, (0,_parameter_check_js__WEBPACK_IMPORTED_MODULE_4__/* .ownerOf */ .bf)(image), cloud);
}
function notPublishable(name, { id, region, state, tags }) {
    const marks = [_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.status, _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.rejected, _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.withdrawn].flatMap((key) => tags[key] === undefined ? [] : [`tag ${key}=${tags[key]}`]);
    const what = `${id} in ${region} cannot be published as '${name}': its state is '${state}', with ${marks.join(', ') || `no tag ${_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.status}`}.`;
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('not-publishable', { what });
}
/** Gives a parameter the value back that it had, if it names the image of the place by now. Fails never. */
async function goBack(name, place, before, log, waiting = _converge_js__WEBPACK_IMPORTED_MODULE_2__/* .WAITING */ .u) {
    const { cloud, image } = place;
    const parameter = `The parameter '${name}' in ${cloud.region}`;
    try {
        const now = await cloud.parameterOf(name);
        if (now?.value !== image.id || before?.value === image.id)
            return;
        const [earlier] = before === undefined ? [] : await cloud.accountImages([before.value]);
        if (earlier === undefined || earlier.state !== 'available') {
            const why = before === undefined ? 'it was not there before' : `${before.value} is not available any more`;
            log.warning(`${parameter} goes on naming ${image.id}: ${why}.`);
            return;
        }
        const { image: value } = await (0,_converge_js__WEBPACK_IMPORTED_MODULE_2__/* .converge */ .c)(name, { cloud, image: earlier, leaving: image.id }, now, waiting);
        log.warning(`${parameter} names ${value} again, because another Region failed.`);
    }
    catch (error) {
        log.warning(`${parameter} could not be given its earlier value (${(0,_errors_message_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .b)(error)}).`);
    }
}
function problemsOfError(name, error) {
    if (error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo)
        return error.problems;
    const what = `The parameter '${name}' could not be given the AMI's ID (${(0,_errors_message_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .b)(error)}).`;
    return [(0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_1__/* .problem */ .CC)('parameter-not-updated', { what })];
}
function report(name, wanted, moved, log) {
    const { region, image, version, previous, changed } = moved;
    const before = previous === undefined ? '' : `, before ${previous}`;
    const names = `${name} in ${region} names ${image} (version ${version}${before})`;
    if (image !== wanted)
        log.warning(`${names}: it was baked after ${wanted}, which is not published there.`);
    else
        log.info(changed ? names : `${names}: nothing to change`);
}


/***/ }),

/***/ 2112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $X: () => (/* binding */ parameterTags),
/* harmony export */   GW: () => (/* binding */ problemsOf),
/* harmony export */   bf: () => (/* binding */ ownerOf),
/* harmony export */   ql: () => (/* binding */ checkParameter)
/* harmony export */ });
/* harmony import */ var _aws_parameters_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6530);
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3471);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6643);



/** Whose parameter may name an image. */
function ownerOf({ tags }) {
    return { family: tags[_aws_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.family] ?? '', repository: tags[_aws_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.repository] };
}
/** The tags by which a parameter is known as its owner's. */
function parameterTags({ family, repository }) {
    return { [_aws_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.family]: family, ...(repository === undefined ? {} : { [_aws_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.repository]: repository }) };
}
/**
 * What keeps a parameter from being given images of its owner, in each Region. A parameter that is not there yet is no problem.
 *
 * @throws UserError when the account may not be asked, or cannot
 */
async function checkParameter(name, owner, clouds) {
    const found = await Promise.all(clouds.map(async (cloud) => {
        const parameter = await cloud.parameterOf(name);
        return parameter === undefined ? [] : problemsOf(name, parameter, owner, cloud);
    }));
    return found.flat();
}
/** The same, of a parameter that was read already. */
async function problemsOf(name, { type, dataType }, owner, cloud) {
    const place = `The parameter '${name}' in ${cloud.region}`;
    if (type !== 'String' || dataType !== _aws_parameters_js__WEBPACK_IMPORTED_MODULE_0__/* .IMAGE_DATA_TYPE */ .s) {
        const what = `${place} has type ${type} and data type ${dataType}; it must have type String and data type ${_aws_parameters_js__WEBPACK_IMPORTED_MODULE_0__/* .IMAGE_DATA_TYPE */ .s}.`;
        return [(0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .CC)('parameter-wrong-type', { what })];
    }
    const tags = await cloud.parameterTags(name);
    const wanted = Object.entries(parameterTags(owner));
    // Who makes a parameter by hand or by Terraform need not say more than its family.
    const wrong = wanted.filter(([key, value]) => key === _aws_tags_js__WEBPACK_IMPORTED_MODULE_1__/* .TAG */ .Dk.repository ? (tags[key] ?? value) !== value : tags[key] !== value);
    if (wrong.length === 0)
        return [];
    const has = wrong.map(([key]) => tags[key] === undefined ? `no tag ${key}` : `the tag ${key}=${tags[key]}`);
    const needed = wanted.map(([key, value]) => `${key}=${value}`).join(' and ');
    return [
        (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_2__/* .problem */ .CC)('parameter-not-ours', {
            what: `${place} has ${has.join(' and ')}, so it does not belong to this family.`,
            remedy: `Choose another name for 'ssm-parameter'; or, if the AMIs of this family may replace its value, add the tag ${needed}.`,
        }),
    ];
}


/***/ })

};
