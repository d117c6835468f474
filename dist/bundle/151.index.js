export const id = 151;
export const ids = [151];
export const modules = {

/***/ 6825:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _aws_sdk_image_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3224);
/* harmony import */ var _credentials_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9430);
/* harmony import */ var _inputs_publish_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(471);
/* harmony import */ var _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7964);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6803);
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5188);
/* harmony import */ var _publish_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7605);







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

/***/ 7605:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ runCommand)
});

// EXTERNAL MODULE: ../src/aws/tags.js
var tags = __webpack_require__(3471);
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
        const group = groups.get(originOf(image)) ?? [];
        groups.set(originOf(image), [...group, image]);
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
        cloud.taggedImages({ [tags/* TAG */.Dk.family]: family }),
        cloud.taggedParameters(tags/* TAG */.Dk.family, family),
    ]);
    const parameters = await Promise.all(names.map(async (parameter) => ({ parameter, image: (await cloud.parameterOf(parameter))?.value ?? '' })));
    return { images, parameters };
}
/** The image that was baked, of which this is it or a copy. */
function originOf(image) {
    return image.tags[tags/* TAG */.Dk.copyOf] ?? keyOf(image);
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
        baked: first.tags[tags/* TAG */.Dk.baked] ?? '',
        status: first.tags[tags/* TAG */.Dk.status] ?? '',
        proof: first.tags[tags/* TAG */.Dk.smokeTest] ?? '',
        repository: first.tags[tags/* TAG */.Dk.repository] ?? '',
        published: group.flatMap(({ id, region }) => (named.get(id) ?? []).map((parameter) => ({ region, parameter }))),
        rejected: tagOf(tags/* TAG */.Dk.rejected),
        withdrawn: tagOf(tags/* TAG */.Dk.withdrawn),
        amis: Object.fromEntries(group.map(({ region, id, state }) => [region, { id, state }])),
        gib: group.reduce((sum, { gib }) => sum + gib, 0),
        deprecated: group.map(({ deprecated }) => deprecated).find((at) => at !== undefined),
    };
}

// EXTERNAL MODULE: ../src/report/markdown.js
var markdown = __webpack_require__(9952);
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
    if (request.command === 'list')
        return list(request, ports);
    throw new Error(`command '${request.command}' is not there yet`);
}
async function list({ family, regions }, { runner, connectImages }) {
    const clouds = await Promise.all(regions.map((region) => connectImages(region)));
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

/***/ 6530:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parameters),
/* harmony export */   s: () => (/* binding */ IMAGE_DATA_TYPE)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5345);

/** The data type whose values Systems Manager validates, and that `resolve:ssm:` takes. */
const IMAGE_DATA_TYPE = 'aws:ec2:image';
/**
 * The part of `ImageCloud` that is about parameters of Systems Manager.
 *
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-ec2-aliases.html
 */
function parameters({ client, sdk }) {
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
            return Object.fromEntries(TagList.map(({ Key = '', Value = '' }) => [Key, Value]));
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
        createParameter: (name, value, tags) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .explained */ .to)('ssm:PutParameter', async () => {
            const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
            const command = new sdk.PutParameterCommand({ ...ofImage(name, value), Tags, Overwrite: false });
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

/***/ 3224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ connectImages)
/* harmony export */ });
/* harmony import */ var _clients_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6540);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5345);
/* harmony import */ var _image_users_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1408);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7874);
/* harmony import */ var _parameters_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6530);





/** The most that DescribeImages takes; with filters alone it lists images in pages of this size. */
const IMAGES_PAGE = 1000;
/** A filter takes 200 values. */
const MOST_VALUES = 200;
/** The EC2 and Systems Manager of one Region. The SDK is loaded here, when it is needed. */
async function connectImages(region) {
    const sdk = await __webpack_require__.e(/* import() */ 656).then(__webpack_require__.bind(__webpack_require__, 8656));
    const ec2 = { client: new sdk.ec2.EC2Client((0,_clients_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultConfig */ .sb)(region)), sdk: sdk.ec2 };
    const ssm = { client: new sdk.ssm.SSMClient((0,_clients_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultConfig */ .sb)(region)), sdk: sdk.ssm };
    return { region, ...readings(ec2, region), ...changes(ec2), ...(0,_parameters_js__WEBPACK_IMPORTED_MODULE_4__/* .parameters */ .F)(ssm) };
}
function readings(ec2, region) {
    const { client, sdk } = ec2;
    const imagesBy = (filters) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:DescribeImages', async () => {
        const Filters = Object.entries(filters).map(([Name, Values]) => ({ Name, Values: [...Values] }));
        const asked = { Owners: ['self'], Filters, IncludeDeprecated: true, IncludeDisabled: true };
        const found = [];
        for await (const page of sdk.paginateDescribeImages({ client, pageSize: IMAGES_PAGE }, asked)) {
            found.push(...(page.Images ?? []).map((image) => toAccountImage(image, region)));
        }
        return found;
    });
    return {
        taggedImages: async (tags) => {
            const wanted = Object.entries(tags);
            const filters = Object.fromEntries(wanted.map(([key, value]) => [`tag:${key}`, [value]]));
            // In a filter `*` and `?` stand for any characters.
            return (await imagesBy(filters)).filter((image) => wanted.every(([key, value]) => image.tags[key] === value));
        },
        // Not by ImageIds: of one that is gone EC2 makes an error for all of them.
        accountImages: async (ids) => {
            const found = await Promise.all(batches(ids).map((batch) => imagesBy({ 'image-id': batch })));
            return found.flat();
        },
        snapshotTags: (ids) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:DescribeSnapshots', async () => {
            const found = new Map();
            for (const batch of batches(ids)) {
                const asked = { OwnerIds: ['self'], Filters: [{ Name: 'snapshot-id', Values: batch }] };
                for await (const page of sdk.paginateDescribeSnapshots({ client, pageSize: 1000 }, asked)) {
                    for (const { SnapshotId = '', Tags } of page.Snapshots ?? [])
                        found.set(SnapshotId, tagsOf(Tags));
                }
            }
            return found;
        }),
        imageReferences: (ids) => (0,_image_users_js__WEBPACK_IMPORTED_MODULE_2__/* .imageReferences */ .Ef)(ec2, ids),
        launchPermissions: (id) => (0,_image_users_js__WEBPACK_IMPORTED_MODULE_2__/* .launchPermissions */ .ax)(ec2, id),
        enabledRegions: () => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:DescribeRegions', async () => {
            const { Regions = [] } = await client.send(new sdk.DescribeRegionsCommand({}));
            return Regions.map(({ RegionName }) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(RegionName, 'RegionName'));
        }),
    };
}
function changes({ client, sdk }) {
    return {
        changeLaunchPermissions: (ImageId, change) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:ModifyImageAttribute', async () => {
            const LaunchPermission = { Add: change.add.map(permission), Remove: change.remove.map(permission) };
            await client.send(new sdk.ModifyImageAttributeCommand({ ImageId, LaunchPermission }));
        }),
        disableImage: (ImageId) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:DisableImage', async () => {
            await client.send(new sdk.DisableImageCommand({ ImageId }));
        }),
        enableImage: (ImageId) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:EnableImage', async () => {
            await client.send(new sdk.EnableImageCommand({ ImageId }));
        }),
        deprecateImage: (ImageId, DeprecateAt) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:EnableImageDeprecation', async () => {
            await client.send(new sdk.EnableImageDeprecationCommand({ ImageId, DeprecateAt }));
        }),
        copyImage: ({ from, name, description, tags, kmsKey, token }) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:CopyImage', async () => {
            const Tags = tagList(tags);
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
            return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)((await client.send(command)).ImageId, 'ImageId');
        }),
        removeImage: (id) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:DeregisterImage', async () => {
            try {
                await (0,_images_js__WEBPACK_IMPORTED_MODULE_3__/* .removeImage */ .a)(client, sdk, id);
            }
            catch (error) {
                if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(error) !== 'InvalidAMIID.NotFound' && (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .errorCode */ .CA)(error) !== 'InvalidAMIID.Unavailable')
                    throw error;
            }
        }),
        tag: (resources, tags) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:CreateTags', async () => {
            await client.send(new sdk.CreateTagsCommand({ Resources: [...resources], Tags: tagList(tags) }));
        }),
        untag: (resources, keys) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .explained */ .to)('ec2:DeleteTags', async () => {
            const Tags = keys.map((Key) => ({ Key }));
            await client.send(new sdk.DeleteTagsCommand({ Resources: [...resources], Tags }));
        }),
    };
}
function toAccountImage(image, region) {
    const disks = (image.BlockDeviceMappings ?? []).flatMap((mapping) => mapping.Ebs ? [{ device: mapping.DeviceName, ...mapping.Ebs }] : []);
    return {
        id: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(image.ImageId, 'ImageId'),
        region,
        name: image.Name ?? '',
        description: image.Description ?? '',
        state: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(image.State, 'State'),
        stateReason: image.StateReason?.Message,
        architecture: (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .required */ .mw)(image.Architecture, 'Architecture'),
        created: image.CreationDate ?? '',
        deprecated: image.DeprecationTime,
        tags: tagsOf(image.Tags),
        snapshots: disks.flatMap(({ SnapshotId }) => SnapshotId ?? []),
        gib: disks.reduce((sum, { VolumeSize = 0 }) => sum + VolumeSize, 0),
        rootVolumeSize: disks.find(({ device }) => device === image.RootDeviceName)?.VolumeSize ?? 0,
        encrypted: disks.some(({ Encrypted }) => Encrypted === true),
    };
}
/** Account IDs, groups and ARNs differ by their form. */
function permission(principal) {
    if (principal === 'all')
        return { Group: 'all' };
    if (/^\d{12}$/.test(principal))
        return { UserId: principal };
    return principal.includes(':ou/') ? { OrganizationalUnitArn: principal } : { OrganizationArn: principal };
}
function tagsOf(tags = []) {
    return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}
function tagList(tags) {
    return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
function batches(ids) {
    return Array.from({ length: Math.ceil(ids.length / MOST_VALUES) }, (_, index) => ids.slice(index * MOST_VALUES, (index + 1) * MOST_VALUES));
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
        doc: 'For `publish`, `withdraw` and `restore`: ID of the AMI in `region`. `publish` also takes one that is older than the AMI that is published, or that a rollback has rejected.',
        parse: (0,_aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__/* .resourceId */ .a)('ami'),
    }),
    'from-parameter': input({
        doc: 'For `publish`, instead of `ami`: name of another parameter, such as that of release candidates, whose AMI is published unless `ssm-parameter` names a newer one.',
        parse: _aws_grammar_js__WEBPACK_IMPORTED_MODULE_1__/* .parameterName */ .xd,
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
    publish: { needs: [['ssm-parameter'], ['ami', 'from-parameter']], takes: [] },
    rollback: { needs: [['ssm-parameter']], takes: ['reason'] },
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
    const settled = read.region ?? (0,_environment_region_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentRegion */ .I)(environment, 'region');
    if (typeof settled === 'object' && !invalid.has('region'))
        problems.push(settled);
    if (problems.length > 0 || command === undefined || typeof settled === 'object')
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(problems);
    return requestOf(command, { ...read, region: settled });
}
/** The inputs that the command needs are there. */
function requestOf(command, values) {
    const { region, dryRun, roleToAssume, ami = '', ssmParameter = '', reason, family = '' } = values;
    const common = { region, dryRun, roleToAssume };
    switch (command) {
        case 'publish': {
            const from = values.fromParameter === undefined ? { ami } : { parameter: values.fromParameter };
            return { ...common, command, ssmParameter, from };
        }
        case 'rollback':
            return { ...common, command, ssmParameter, reason };
        case 'withdraw':
            return { ...common, command, ami, reason: reason ?? '' };
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
function sameParameter(name) {
    const what = `Inputs 'from-parameter' and 'ssm-parameter' are both '${name}'.`;
    return (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_0__/* .problem */ .CC)('invalid-input', { what, remedy: 'Name two parameters.' });
}
function quoted(names, conjunction) {
    const all = names.map((name) => `'${name}'`);
    const last = all.at(-1) ?? '';
    return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}


/***/ }),

/***/ 8635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   TK: () => (/* binding */ isRejected),
/* harmony export */   U4: () => (/* binding */ isNewer),
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


/***/ })

};
