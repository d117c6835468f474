export const id = 378;
export const ids = [378];
export const modules = {

/***/ 6378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  bake: () => (/* reexport */ bake),
  realPorts: () => (/* binding */ realPorts),
  withRole: () => (/* reexport */ withRole)
});

// EXTERNAL MODULE: ../src/plan/tags.js
var plan_tags = __webpack_require__(1843);
;// CONCATENATED MODULE: ../src/aws/clients.js
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

// EXTERNAL MODULE: ../src/problem.js
var src_problem = __webpack_require__(7157);
;// CONCATENATED MODULE: ../src/aws/errors.js

/** Runs one call of AWS and turns the errors that a user can mend into a `UserError`; anything else goes through. */
async function errors_explained(action, call) {
    try {
        return await call();
    }
    catch (error) {
        const problem = explain(action, error);
        throw problem === undefined ? error : new src_problem/* UserError */.yo([problem], { cause: error });
    }
}
/** The error code of an AWS error, such as `UnauthorizedOperation`; undefined for anything else. */
function errors_errorCode(error) {
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
    const inner = error instanceof src_problem/* UserError */.yo ? error.cause : error;
    return DENIED.includes(errors_errorCode(inner) ?? '');
}
const THROTTLED = (/* unused pure expression or super */ null && (['RequestLimitExceeded', 'Throttling', 'ThrottlingException', 'RequestThrottled']));
/** Tells whether the same call may well succeed a moment later: EC2 is busy or fails, or the network does. */
function errors_isPassing(error) {
    const inner = error instanceof UserError ? error.cause : error;
    const code = errors_errorCode(inner) ?? '';
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
    const inner = error instanceof src_problem/* UserError */.yo ? error.cause : error;
    return UNREACHABLE.includes(networkCode(inner));
}
/** The code of an error of the network, such as `ENOTFOUND`; else that of the AWS error. */
function networkCode(error) {
    if (typeof error === 'object' && error !== null && 'code' in error)
        return String(error.code);
    return errors_errorCode(error) ?? '';
}
function explain(action, error) {
    const code = errors_errorCode(error) ?? '';
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

;// CONCATENATED MODULE: ../src/aws/cluster-cloud.js



/** The EC2 of one Region. The SDK is loaded here, when a proof begins. */
async function connectCluster(region) {
    const { ec2: sdk } = await __webpack_require__.e(/* import() */ 656).then(__webpack_require__.bind(__webpack_require__, 8656));
    const ec2 = new sdk.EC2Client(patient(region));
    return { ...groups(ec2, sdk), ...instances(ec2, sdk) };
}
const tagList = (tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
function groups(ec2, sdk) {
    return {
        makeGroup: ({ name, description, vpc, tags }) => errors_explained('ec2:CreateSecurityGroup', async () => {
            const TagSpecifications = [{ ResourceType: 'security-group', Tags: tagList(tags) }];
            const made = await ec2.send(new sdk.CreateSecurityGroupCommand({
                GroupName: name,
                Description: description,
                VpcId: vpc,
                TagSpecifications,
            }));
            return made.GroupId ?? '';
        }),
        allow: (group, rules) => errors_explained('ec2:AuthorizeSecurityGroupIngress', async () => {
            const IpPermissions = rules.map((rule) => permission(group, rule));
            try {
                await ec2.send(new sdk.AuthorizeSecurityGroupIngressCommand({ GroupId: group, IpPermissions }));
            }
            catch (error) {
                if (errors_errorCode(error) !== 'InvalidPermission.Duplicate')
                    throw error;
            }
        }),
        removeGroup: (group) => errors_explained('ec2:DeleteSecurityGroup', async () => {
            try {
                await ec2.send(new sdk.DeleteSecurityGroupCommand({ GroupId: group }));
            }
            catch (error) {
                if (errors_errorCode(error) === 'DependencyViolation')
                    return false;
                if (errors_errorCode(error) !== 'InvalidGroup.NotFound')
                    throw error;
            }
            return true;
        }),
    };
}
function permission(group, rule) {
    if (!('ports' in rule))
        return { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: group }] };
    const [FromPort, ToPort] = rule.ports;
    return { IpProtocol: 'tcp', FromPort, ToPort, IpRanges: [{ CidrIp: rule.from }] };
}
function instances(ec2, sdk) {
    return {
        clusterInstances: (runUuid) => errors_explained('ec2:DescribeInstances', async () => {
            const Filters = [
                { Name: `tag:${plan_tags/* TAG */.Dk.run}`, Values: [runUuid] },
                { Name: `tag:${plan_tags/* TAG */.Dk.part}`, Values: ['smoke'] },
            ];
            const found = [];
            for await (const page of sdk.paginateDescribeInstances({ client: ec2 }, { Filters })) {
                found.push(...(page.Reservations?.flatMap((reservation) => reservation.Instances ?? []) ?? []));
            }
            return found.map(toClusterInstance);
        }),
        terminate: (ids) => errors_explained('ec2:TerminateInstances', async () => {
            try {
                await ec2.send(new sdk.TerminateInstancesCommand({ InstanceIds: [...ids] }));
            }
            catch (error) {
                if (errors_errorCode(error) !== 'InvalidInstanceID.NotFound')
                    throw error;
            }
        }),
        consoleOutput: (id) => errors_explained('ec2:GetConsoleOutput', async () => {
            const output = (Latest) => ec2.send(new sdk.GetConsoleOutputCommand({ InstanceId: id, Latest }));
            // Only instances on the Nitro system give the latest output; others what EC2 kept of their last change of state.
            const answer = await output(true).catch(() => output(false));
            return Buffer.from(answer.Output ?? '', 'base64').toString('utf8');
        }),
    };
}
function toClusterInstance(instance) {
    return {
        id: instance.InstanceId ?? '',
        name: instance.Tags?.find((tag) => tag.Key === 'Name')?.Value ?? '',
        state: instance.State?.Name ?? '',
        reason: instance.StateReason?.Message ?? instance.StateTransitionReason ?? '',
        publicAddress: instance.PublicIpAddress,
        privateAddress: instance.PrivateIpAddress,
    };
}

;// CONCATENATED MODULE: ../src/aws/removal.js

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
        if (batch.length === 1 || isPassing(why))
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
        await explained(action, () => remove(what));
        return undefined;
    }
    catch (error) {
        return error;
    }
}
function refusal(id, why) {
    return { id, why, again: FOR_NOW.test(errorCode(why) ?? '') || isPassing(why) };
}

;// CONCATENATED MODULE: ../src/aws/images.js


/** The part of `Cloud` that is about images. */
function images_images(ec2, sdk) {
    return {
        imageById: (id) => errors_explained('ec2:DescribeImages', async () => {
            try {
                return (await ec2.send(new sdk.DescribeImagesCommand({ ImageIds: [id] }))).Images?.map(toImage)[0];
            }
            catch (error) {
                if (/^InvalidAMIID\./.test(errors_errorCode(error) ?? ''))
                    return undefined;
                throw error;
            }
        }),
        newestImage: (query) => errors_explained('ec2:DescribeImages', async () => {
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
        ownImageNamed: (name) => errors_explained('ec2:DescribeImages', async () => {
            const command = new sdk.DescribeImagesCommand({
                Owners: ['self'],
                Filters: [{ Name: 'name', Values: [name] }],
            });
            return (await ec2.send(command)).Images?.[0]?.ImageId;
        }),
        removeImage: (id) => errors_explained('ec2:DeregisterImage', () => removeImage(ec2, sdk, id)),
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

;// CONCATENATED MODULE: ../src/aws/instances.js


/** The part of `Cloud` that is about instances and their types. */
function instances_instances(ec2, sdk) {
    return {
        instanceTypes: (types) => errors_explained('ec2:DescribeInstanceTypes', async () => {
            // A filter instead of InstanceTypes: an unknown type is then not in the answer, and no error.
            const pages = sdk.paginateDescribeInstanceTypes({ client: ec2 }, { Filters: [ofTypes(types)] });
            const found = [];
            for await (const page of pages)
                found.push(...(page.InstanceTypes ?? []).map(toInstanceType));
            return found;
        }),
        zonesOffering: (types) => errors_explained('ec2:DescribeInstanceTypeOfferings', async () => {
            const asked = { LocationType: 'availability-zone', Filters: [ofTypes(types)] };
            const zones = new Map();
            for await (const page of sdk.paginateDescribeInstanceTypeOfferings({ client: ec2 }, asked)) {
                for (const { InstanceType: type = '', Location } of page.InstanceTypeOfferings ?? []) {
                    zones.set(type, [...(zones.get(type) ?? []), ...(Location === undefined ? [] : [Location])]);
                }
            }
            return zones;
        }),
        runningInstances: () => errors_explained('ec2:DescribeInstances', async () => {
            const alive = { Name: 'instance-state-name', Values: ['pending', 'running'] };
            return (await described(ec2, sdk, [alive])).map(toRunningInstance);
        }),
        endReasons: (runUuid) => errors_explained('ec2:DescribeInstances', async () => {
            const found = await described(ec2, sdk, [{ Name: `tag:${plan_tags/* TAG */.Dk.run}`, Values: [runUuid] }]);
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
        defaultVpc: () => errors_explained('ec2:DescribeVpcs', async () => {
            const command = new sdk.DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] });
            return (await ec2.send(command)).Vpcs?.[0]?.VpcId;
        }),
        vpcCidrBlocks: (vpc) => errors_explained('ec2:DescribeVpcs', async () => {
            const found = (await ec2.send(new sdk.DescribeVpcsCommand({ VpcIds: [vpc] }))).Vpcs?.[0];
            const associated = (found?.CidrBlockAssociationSet ?? []).flatMap((block) => block.CidrBlock ?? []);
            return associated.length > 0 ? associated : found?.CidrBlock ? [found.CidrBlock] : [];
        }),
        subnet: (id) => errors_explained('ec2:DescribeSubnets', async () => {
            try {
                return (await ec2.send(new sdk.DescribeSubnetsCommand({ SubnetIds: [id] }))).Subnets?.map(toSubnet)[0];
            }
            catch (error) {
                if (/^InvalidSubnetID\./i.test(errors_errorCode(error) ?? ''))
                    return undefined;
                throw error;
            }
        }),
        defaultSubnets: () => errors_explained('ec2:DescribeSubnets', async () => {
            const command = new sdk.DescribeSubnetsCommand({
                Filters: [{ Name: 'default-for-az', Values: ['true'] }],
            });
            return ((await ec2.send(command)).Subnets ?? []).map(toSubnet);
        }),
        defaultRoute: (subnet) => errors_explained('ec2:DescribeRouteTables', async () => {
            const command = new sdk.DescribeRouteTablesCommand({
                Filters: [{ Name: 'vpc-id', Values: [subnet.vpc] }],
            });
            const tables = (await ec2.send(command)).RouteTables ?? [];
            const own = tables.find((table) => table.Associations?.some((association) => association.SubnetId === subnet.id));
            const main = tables.find((table) => table.Associations?.some((association) => association.Main));
            return routeOf(own ?? main);
        }),
        missingSecurityGroups: (ids) => errors_explained('ec2:DescribeSecurityGroups', async () => {
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
        ecrLogin: (region) => errors_explained('ecr:GetAuthorizationToken', async () => {
            // The registry's own region, which need not be the one that is baked in.
            const ecr = new sdk.ECRClient(patient(region));
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
        await errors_explained(action, async () => {
            try {
                await dryRun();
            }
            catch (error) {
                const code = errors_errorCode(error) ?? '';
                if (code !== 'DryRunOperation' && !/NotFound|InvalidLaunchTemplate/.test(code))
                    throw error;
            }
        });
        return false;
    }
    catch (error) {
        if (isDenied(error))
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
    const sdk = await __webpack_require__.e(/* import() */ 656).then(__webpack_require__.bind(__webpack_require__, 8656));
    const ec2 = new sdk.ec2.EC2Client(patient(region));
    return {
        ...images_images(ec2, sdk.ec2),
        ...network(ec2, sdk.ec2),
        ...instances_instances(ec2, sdk.ec2),
        ...spot(ec2, sdk.ec2),
        ...registries(sdk.ecr),
        ...account(region, ec2, sdk),
    };
}
function account(region, ec2, sdk) {
    const sts = new sdk.sts.STSClient(patient(region));
    const ssm = new sdk.ssm.SSMClient(patient(region));
    const quotas = new sdk.quotas.ServiceQuotasClient(impatient(region));
    return {
        callerIdentity: () => errors_explained('sts:GetCallerIdentity', async () => {
            const { Account = '', Arn = '' } = await sts.send(new sdk.sts.GetCallerIdentityCommand({}));
            return { account: Account, arn: Arn };
        }),
        parameter: (name) => errors_explained('ssm:GetParameter', async () => {
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
                const { Quota } = await errors_explained('servicequotas:GetServiceQuota', () => quotas.send(command));
                return Quota?.Value;
            }
            catch (error) {
                // The quota is a courtesy: EC2 itself enforces it, so not being able to read it must not end the bake.
                if (isUnreachable(error))
                    return 'unreached';
                if (isDenied(error) || error instanceof sdk.quotas.NoSuchResourceException)
                    return undefined;
                throw error;
            }
        },
        tag: (resources, tags) => errors_explained('ec2:CreateTags', async () => {
            const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
            await ec2.send(new sdk.ec2.CreateTagsCommand({ Resources: [...resources], Tags }));
        }),
        untag: (resources, keys) => errors_explained('ec2:DeleteTags', async () => {
            const Tags = keys.map((Key) => ({ Key }));
            await ec2.send(new sdk.ec2.DeleteTagsCommand({ Resources: [...resources], Tags }));
        }),
    };
}

// EXTERNAL MODULE: ../src/packer/template-directory.js
var template_directory = __webpack_require__(3301);
// EXTERNAL MODULE: ../../semver/index.js
var semver = __webpack_require__(9122);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ../src/packer/install/products.js
const PACKER = {
    name: 'packer',
    title: 'Packer',
    input: 'packer-version',
    // Packer's changelog, 1.14.0 (GH-13431) and 1.14.1: from then on plugins come from the release server, proxies work.
    oldest: '1.14.1',
    oldestBecause: 'older ones look for plugins where newer plugins are not published any more',
    entry: () => /^packer$/,
};
const AMAZON_PLUGIN = {
    name: 'packer-plugin-amazon',
    title: "Packer's amazon plugin",
    input: 'packer-plugin-version',
    oldest: '1.8.2',
    // packer-plugin-amazon#678 and #685.
    oldestBecause: '1.8.1 stalls on SSH, and the template is written for 1.8.2',
    entry: (version, platform) => new RegExp(`^packer-plugin-amazon_v${escaped(version)}_x\\d+\\.\\d+_${escaped(platform)}$`),
};
/** The source address by which Packer knows the plugin; templates name it in `required_plugins`. */
const PLUGIN_SOURCE = 'github.com/hashicorp/amazon';
/** Name of the archive of a version for a platform such as `linux_amd64`. */
function archiveName(product, version, platform) {
    return `${product.name}_${version}_${platform}.zip`;
}
function escaped(literal) {
    return literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

;// CONCATENATED MODULE: ../src/packer/install/refusal.js

/** The error that ends an installation: `what` is wrong and the `remedy`, both whole sentences. */
function refusal_refusal(code, what, remedy, cause) {
    return new src_problem/* UserError */.yo([{ code, what, remedy }], cause === undefined ? undefined : { cause });
}
/** What is said where something may have been tampered with. */
const TAMPERED = 'Nothing was installed. Try again; if it stays, do not use this source and tell who runs it: what it serves is not what was released.';

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ../src/packer/install/zip.js

/** What is wrong with an archive, as the end of a sentence that begins with its name. */
class BadArchive extends Error {
    name = 'BadArchive';
}
// Signatures and sizes of PKWARE's APPNOTE 6.3.10: 4.3.7 (local header), 4.3.12 (central directory), 4.3.16 (its end).
const LOCAL = { signature: 0x04034b50, size: 30 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const END = { signature: 0x06054b50, size: 22 };
const LONGEST_COMMENT = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const MOST_ENTRIES = 100;
/** A program of today has 110 MB. */
const LARGEST_FILE = 1 << 30;
/**
 * The files in a ZIP archive.
 *
 * Ours and not a library's because so little is needed: archives of a few files whose hash is known, of which one is
 * read by its exact name. Nothing is ever written under a name that the archive gives; still an archive with names that
 * lead out of a directory, with links, or with a name twice is refused as a whole.
 *
 * @throws BadArchive
 */
function readEntries(archive) {
    const end = findEnd(archive);
    const count = archive.readUInt16LE(end + 10);
    let at = archive.readUInt32LE(end + 16);
    if (count > MOST_ENTRIES)
        throw new BadArchive(`has more than ${MOST_ENTRIES} files`);
    const entries = [];
    for (let index = 0; index < count; index++) {
        const { entry, next } = centralEntry(archive, at);
        if (entries.some((other) => other.name === entry.name))
            throw new BadArchive(`holds '${entry.name}' twice`);
        entries.push(entry);
        at = next;
    }
    return entries;
}
/**
 * The content of a file in the archive, in pieces.
 *
 * @throws BadArchive when it is not what the central directory says: length, CRC-32
 */
async function* unpack(archive, entry) {
    const at = entry.headerOffset;
    insist(at + LOCAL.size <= archive.length && archive.readUInt32LE(at) === LOCAL.signature, 'is damaged');
    const start = at + LOCAL.size + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
    const packed = archive.subarray(start, start + entry.compressedSize);
    insist(packed.length === entry.compressedSize, 'is cut short');
    let length = 0;
    let checksum = 0;
    for await (const chunk of entry.method === STORED ? [packed] : inflated(packed)) {
        length += chunk.length;
        insist(length <= entry.size, `holds more in '${entry.name}' than it says`);
        checksum = (0,external_node_zlib_.crc32)(chunk, checksum);
        yield chunk;
    }
    insist(length === entry.size && checksum === entry.crc32, `is damaged in '${entry.name}'`);
}
async function* inflated(packed) {
    const inflate = (0,external_node_zlib_.createInflateRaw)({ chunkSize: 1 << 20 });
    inflate.end(packed);
    try {
        for await (const chunk of inflate)
            yield chunk;
    }
    catch (error) {
        throw new BadArchive(`cannot be unpacked (${error instanceof Error ? error.message : error})`);
    }
}
function findEnd(archive) {
    for (let at = archive.length - END.size; at >= Math.max(0, archive.length - END.size - LONGEST_COMMENT); at--) {
        if (archive.readUInt32LE(at) === END.signature)
            return at;
    }
    throw new BadArchive('is not a ZIP archive');
}
function centralEntry(archive, at) {
    insist(at + CENTRAL.size <= archive.length && archive.readUInt32LE(at) === CENTRAL.signature, 'is damaged');
    const nameEnd = at + CENTRAL.size + archive.readUInt16LE(at + 28);
    const entry = {
        name: archive.toString('utf8', at + CENTRAL.size, nameEnd),
        method: archive.readUInt16LE(at + 10),
        crc32: archive.readUInt32LE(at + 16),
        compressedSize: archive.readUInt32LE(at + 20),
        size: archive.readUInt32LE(at + 24),
        headerOffset: archive.readUInt32LE(at + 42),
    };
    requireHarmless(entry, archive.readUInt16LE(at + 8), archive.readUInt32LE(at + 38) >>> 16);
    return { entry, next: nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32) };
}
function requireHarmless(entry, flags, mode) {
    const { name } = entry;
    const leadsOut = name.split('/').includes('..') || /^\/|[\\\0]|^[A-Za-z]:/.test(name);
    insist(!leadsOut, `holds the file '${name}', which would be written outside of its directory`);
    insist((mode & 0o170000) !== 0o120000, `holds the link '${name}'`);
    insist((flags & ENCRYPTED) === 0, `is encrypted`);
    insist(entry.method === STORED || entry.method === DEFLATED, `is compressed in an unknown way`);
    insist(entry.size <= LARGEST_FILE, `holds '${name}', which unpacks to more than ${LARGEST_FILE} bytes`);
}
function insist(condition, otherwise) {
    if (!condition)
        throw new BadArchive(otherwise);
}

;// CONCATENATED MODULE: ../src/packer/install/contents.js






/**
 * Finds the program in an archive.
 *
 * @throws UserError when the archive could write outside of its directory, is damaged, or does not hold the program
 */
function openArchive(content, product, vouched, platform) {
    const entries = refusingBadArchives(vouched.archive, () => readEntries(content));
    const wanted = product.entry(vouched.version, platform);
    const [entry, ...more] = entries.filter(({ name }) => wanted.test(name));
    if (entry !== undefined && more.length === 0)
        return { content, entry };
    const names = entries.map(({ name }) => `'${name}'`).join(', ');
    throw refusal_refusal('bad-archive', `${vouched.archive} must hold one program of ${product.title} ${vouched.version}, but holds ${names}.`, TAMPERED);
}
/** Unpacks the program to a path, executable. @throws UserError when the archive is damaged */
async function unpackTo(path, archive, name) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    const file = await (0,promises_.open)(path, 'wx', 0o755);
    try {
        for await (const chunk of unpack(archive.content, archive.entry))
            await file.writeFile(chunk);
    }
    catch (error) {
        throw asRefusal(name, error);
    }
    finally {
        await file.close();
    }
}
/** Where below a product's directory its program lies: a plugin's where Packer looks below PACKER_PLUGIN_PATH. */
function programPath(product, entry) {
    return product === AMAZON_PLUGIN ? (0,external_node_path_.join)(PLUGIN_SOURCE, entry.name) : entry.name;
}
/**
 * Compares an installed product with the archive that it came from, byte by byte.
 *
 * @param directory must hold the program and nothing else: a second plugin of a higher version would be preferred to ours
 * @returns what is wrong, as the end of a sentence; undefined when nothing is
 */
async function differenceFrom(directory, product, archive) {
    const program = programPath(product, archive.entry);
    const expected = product === AMAZON_PLUGIN ? [program, `${program}_SHA256SUM`] : [program];
    const files = await filesBelow(directory);
    if (files.toSorted().join('\n') !== expected.toSorted().join('\n')) {
        return `it holds ${files.join(', ') || 'nothing'} instead of ${expected.join(', ')}`;
    }
    const sha256 = await sha256IfSame((0,external_node_path_.join)(directory, program), archive);
    if (sha256 === undefined)
        return `${program} was changed`;
    if (product === AMAZON_PLUGIN) {
        const written = await (0,promises_.readFile)((0,external_node_path_.join)(directory, `${program}_SHA256SUM`), 'utf8');
        if (written.trim() !== sha256)
            return `${program}_SHA256SUM was changed`;
    }
    return undefined;
}
async function filesBelow(directory) {
    const entries = await (0,promises_.readdir)(directory, { withFileTypes: true, recursive: true }).catch(() => []);
    const kind = (entry) => (entry.isFile() ? '' : ' (no file)');
    return entries
        .filter((entry) => !entry.isDirectory())
        .map((entry) => (0,external_node_path_.relative)(directory, (0,external_node_path_.join)(entry.parentPath, entry.name)) + kind(entry));
}
/** The SHA-256 of a program that is the same as in its archive and may be run; undefined when it is not. */
async function sha256IfSame(path, archive) {
    const { size, mode } = await (0,promises_.stat)(path);
    if (size !== archive.entry.size || (mode & 0o111) === 0)
        return undefined;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = await (0,promises_.open)(path, 'r');
    try {
        for await (const chunk of unpack(archive.content, archive.entry)) {
            const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(chunk.length), 0, chunk.length, null);
            if (bytesRead !== chunk.length || !buffer.equals(chunk))
                return undefined;
            hash.update(chunk);
        }
    }
    finally {
        await file.close();
    }
    return hash.digest('hex');
}
function refusingBadArchives(name, body) {
    try {
        return body();
    }
    catch (error) {
        throw asRefusal(name, error);
    }
}
function asRefusal(name, error) {
    return error instanceof BadArchive
        ? refusal_refusal('bad-archive', `${name} ${error.message}.`, TAMPERED, error)
        : error;
}

;// CONCATENATED MODULE: ../src/packer/pins.json
const pins_namespaceObject = /*#__PURE__*/JSON.parse('{"packer":{"default":"1.16.0","versions":{"1.16.0":{"linux_amd64":{"sha256":"5edcd14ab59b535040c512dbecd6ec9ef976a000b073c19d93e4c431c948581e","sources":["github.com/hashicorp/homebrew-tap Formula/packer.rb"]},"linux_arm64":{"sha256":"cf18f03460d92265d49b56befff333e80641d845822799eab04357c39f75b5d7","sources":["github.com/hashicorp/homebrew-tap Formula/packer.rb"]},"darwin_amd64":{"sha256":"64c4aa9a3176f89496360843bc8747238c9ad32ddc68bc5281207ae342d45be9","sources":["github.com/hashicorp/homebrew-tap Formula/packer.rb"]},"darwin_arm64":{"sha256":"6530042cf8f8a1f96b6607cb22b5be298be53b400cd4a2c81ab8b946964fccda","sources":["github.com/hashicorp/homebrew-tap Formula/packer.rb"]}}}},"packer-plugin-amazon":{"default":"1.8.2","versions":{}}}');
;// CONCATENATED MODULE: ../src/packer/install/pins.js

/** What is in pins.json, which scripts/refresh-pins.ts keeps up to date. */
const PINS = pins_namespaceObject;
/** The pinned archive of exactly this version, if there is one; a range has none. */
function findPin(pins, version, platform) {
    const platforms = Object.hasOwn(pins.versions, version) ? pins.versions[version] : undefined;
    return platforms !== undefined && Object.hasOwn(platforms, platform) ? platforms[platform] : undefined;
}

;// CONCATENATED MODULE: ../src/packer/install/addresses.js

/** Where HashiCorp publishes; a mirror has the same layout below its own base. */
const RELEASES = 'https://releases.hashicorp.com';
/** The address of a file below a base address that may itself have a path. */
function below(base, path) {
    return new URL(`${base.replace(/\/+$/, '')}/${path}`);
}
/**
 * Where a redirect leads, if we may follow it: to https, or from plain http, which only loopback may speak, to loopback.
 *
 * @param location the answer's Location header
 * @throws UserError for an address that cannot be trusted on the way (plain http) or cannot be used
 */
function redirectTarget(from, location) {
    const target = location === undefined || !URL.canParse(location, from.href) ? undefined : new URL(location, from.href);
    const stays = target?.protocol === 'http:' && from.protocol === 'http:' && isLoopback(target);
    if (target !== undefined && (target.protocol === 'https:' || stays))
        return target;
    throw refusal_refusal('unsafe-redirect', `${from.href} redirects to ${target?.href ?? 'nowhere'}; only https is followed.`, "Check input 'packer-mirror' and the proxies on the way.");
}
/** Whether a name or address in a URL is this machine itself, without asking a name server. */
function isLoopback(url) {
    return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
}

;// CONCATENATED MODULE: ../src/packer/install/checksums.js

const LINE = /^([0-9a-f]{64}) [ *](\S+)$/;
/**
 * The SHA-256 that a SHA256SUMS file gives to exactly this file name.
 *
 * @param origin where the file came from, for the message
 * @throws UserError when the name is not in it, or stands there twice, or a line is not a checksum
 */
function checksumOf(name, sums, origin) {
    const found = [];
    const others = [];
    for (const line of sums.split('\n').filter((text) => text.trim() !== '')) {
        const [, sha256, file] = LINE.exec(line.trimEnd()) ?? [];
        if (sha256 === undefined || file === undefined) {
            throw refusal_refusal('bad-checksums', `${origin} has a line that is not a checksum.`, TAMPERED);
        }
        if (file === name)
            found.push(sha256);
        else
            others.push(file);
    }
    const [sha256, ...more] = found;
    if (sha256 === undefined) {
        const example = others[0] === undefined ? 'It lists nothing' : `It lists ${others[0]} and others`;
        throw refusal_refusal('archive-not-listed', `${origin} does not list ${name}. ${example}.`, TAMPERED);
    }
    if (more.length > 0) {
        throw refusal_refusal('bad-checksums', `${origin} lists ${name} more than once.`, TAMPERED);
    }
    return sha256;
}

;// CONCATENATED MODULE: ../src/http/proxied-get.js
/**
 * Asks for an address through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name, and gives the answer as it comes:
 * redirects are not followed and nothing is tried twice, since both are decisions for who asks.
 *
 * @throws the error of the connection, or the reason of `end`
 */
async function proxiedGet(url, asking) {
    // Loaded only here: a run that asks nobody must not pay for an HTTP client.
    const { HttpClient } = await __webpack_require__.e(/* import() */ 825).then(__webpack_require__.bind(__webpack_require__, 5825));
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

;// CONCATENATED MODULE: ../src/packer/install/download-error.js

/** The server answered, but not with 200. */
class HttpStatus extends Error {
    name = 'HttpStatus';
    status;
    /** Milliseconds that the server asked us to wait. */
    retryAfter;
    constructor(status, retryAfter) {
        super(`answered ${status}`);
        this.status = status;
        this.retryAfter = retryAfter;
    }
}
/** A body that ended before its announced length. */
class Truncated extends Error {
    name = 'Truncated';
}
const PASSING = [
    'EAI_AGAIN',
    'ECONNABORTED',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EPIPE',
    'ETIMEDOUT',
];
/** Whether the same request may well succeed a little later: 5xx, 429, connections that broke, bodies cut short. */
function mayPass(error) {
    if (error instanceof HttpStatus)
        return error.status === 429 || error.status >= 500;
    if (error instanceof Truncated)
        return true;
    if (!(error instanceof Error))
        return false;
    return (PASSING.includes(String(error.code)) || /^Request timeout/.test(error.message));
}
/**
 * Milliseconds that a Retry-After header asks for: seconds, or a date.
 * Source: RFC 9110, 10.2.3.
 */
function retryAfter(header, now) {
    if (header === undefined)
        return undefined;
    if (/^\d+$/.test(header.trim()))
        return Number(header) * 1000;
    const date = Date.parse(header);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}
/** What a user is told about a download that failed for good. */
function downloadProblem(url, error, attempts) {
    const times = attempts === 1 ? '' : ` after ${attempts} attempts`;
    if (error instanceof HttpStatus && error.status === 404) {
        return refusal_refusal('not-released', `${url.href} does not exist (404).`, 'Check the version and the mirror.', error);
    }
    const why = error instanceof Error ? error.message : String(error);
    return refusal_refusal('download-failed', `${url.href} could not be downloaded${times}: ${why}.`, "Check the network, the proxy variables (HTTPS_PROXY, NO_PROXY) and input 'packer-mirror'.", error);
}

;// CONCATENATED MODULE: ../src/packer/install/download.js




/** Waits between attempts, in milliseconds; there is one attempt more. */
const BACK_OFF = [1000, 2000, 4000, 8000];
/** A server that wants us to wait longer gets no second chance. */
const LONGEST_WAIT = 120_000;
const MOST_REDIRECTS = 5;
const PROGRESS_EVERY = 10_000;
/**
 * Downloads a file into memory, through the proxy that HTTPS_PROXY and NO_PROXY name.
 *
 * Into memory, so that what is hashed is what is unpacked: nobody can swap a file in between.
 *
 * @throws UserError when it does not come, is larger than allowed, takes too long, or is redirected away from https
 */
async function download(url, limits, context) {
    const { ports, abort } = context;
    const deadline = AbortSignal.timeout(limits.minutes * 60_000);
    const end = AbortSignal.any([deadline, abort.signal]);
    for (let attempt = 0;; attempt++) {
        try {
            return await request(url, limits, ports, end);
        }
        catch (error) {
            if (deadline.aborted)
                throw tooSlow(url, limits);
            if (end.aborted)
                throw error;
            const wait = mayPass(error) ? waitBefore(attempt, error) : undefined;
            if (wait === undefined)
                throw asUserError(url, error, attempt + 1);
            ports.log.info(`${url.href}: ${messageOf(error)}; trying again in ${(wait / 1000).toFixed(0)} s`);
            await ports.sleep(wait, end);
        }
    }
}
function waitBefore(attempt, error) {
    const backOff = BACK_OFF[attempt];
    const asked = error instanceof HttpStatus ? (error.retryAfter ?? 0) : 0;
    return backOff === undefined || asked > LONGEST_WAIT ? undefined : Math.max(backOff, asked);
}
async function request(url, limits, ports, end) {
    let at = url;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
        const message = await proxiedGet(at, { headers: {}, silenceSeconds: limits.silenceSeconds, end });
        const status = message.statusCode ?? 0;
        if (status === 200)
            return await body(message, at, limits, ports, end);
        message.destroy();
        if (![301, 302, 303, 307, 308].includes(status)) {
            throw new HttpStatus(status, retryAfter(message.headers['retry-after'], ports.now()));
        }
        at = redirectTarget(at, message.headers.location);
    }
    throw refusal_refusal('unsafe-redirect', `${url.href} redirects more than ${MOST_REDIRECTS} times.`, TAMPERED);
}
async function body(message, url, limits, ports, end) {
    const announced = Number(message.headers['content-length'] ?? Number.NaN);
    const chunks = [];
    let received = 0;
    let told = ports.now().getTime();
    const stop = () => message.destroy(new Error('ended'));
    end.addEventListener('abort', stop);
    message.setTimeout(limits.silenceSeconds * 1000, () => {
        message.destroy(new Truncated(`nothing came any more after ${progress(received, announced)}`));
    });
    try {
        if (announced > limits.bytes)
            throw tooLarge(url, limits);
        for await (const chunk of message) {
            received += chunk.length;
            if (received > limits.bytes)
                throw tooLarge(url, limits);
            chunks.push(chunk);
            if (ports.now().getTime() - told < PROGRESS_EVERY)
                continue;
            told = ports.now().getTime();
            ports.log.info(`${nameOf(url)}: ${progress(received, announced)}`);
        }
    }
    catch (error) {
        // Node reports a connection that closes in the middle of a body as a reset; say what it means.
        if (error.code !== 'ECONNRESET')
            throw error;
        throw new Truncated(`the connection broke after ${progress(received, announced)}`);
    }
    finally {
        end.removeEventListener('abort', stop);
        message.destroy();
    }
    if (!Number.isNaN(announced) && received !== announced) {
        throw new Truncated(`the body ended after ${received} of ${announced} bytes`);
    }
    return Buffer.concat(chunks);
}
function asUserError(url, error, attempts) {
    const name = error instanceof Error ? error.name : '';
    return name === 'UserError' ? error : downloadProblem(url, error, attempts);
}
function tooLarge(url, limits) {
    const what = `${url.href} is larger than the ${megabytes(limits.bytes)} MB that it may be.`;
    return refusal_refusal('download-too-large', what, TAMPERED);
}
function tooSlow(url, limits) {
    return refusal_refusal('download-too-slow', `${url.href} did not arrive within ${limits.minutes} minutes.`, "Try again, or use a mirror near the runner with input 'packer-mirror'.");
}
function progress(received, announced) {
    const total = Number.isNaN(announced) ? '' : ` of ${megabytes(announced)}`;
    return `${megabytes(received)}${total} MB`;
}
function megabytes(bytes) {
    return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
}
function nameOf(url) {
    return url.pathname.split('/').at(-1) ?? url.href;
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ../src/packer/install/release-index.js


/**
 * The newest version in a release index that a range takes and that is built for the platform.
 *
 * Prereleases count only where the range names one of the same version (semver's rule); builds with metadata, such as
 * `1.8.0+ent`, never. Only version numbers are taken from the index: it is not signed.
 *
 * @param text `<product>/index.json` of a release server
 * @param origin where it came from, for the message
 * @throws UserError when it is not an index of this product, contradicts itself, or holds no match
 */
function newestMatch(text, product, range, platform, origin) {
    const versions = versionsIn(text, product, origin);
    const matches = Object.keys(versions).filter((version) => {
        const clean = semver.valid(version) === version;
        return clean && semver.gte(version, product.oldest) && semver.satisfies(version, range);
    });
    for (const version of matches.sort(semver.rcompare)) {
        const release = versions[version];
        const claimed = property(release, 'version');
        if (claimed !== version) {
            throw refusal_refusal('index-contradicts-itself', `${origin} offers ${product.title} ${claimed ?? 'of no version'} under the name of ${version}.`, TAMPERED);
        }
        if (isBuiltFor(release, platform))
            return version;
    }
    throw refusal_refusal('no-such-version', `${origin} has no ${product.title} for ${platform} that matches '${range}' and is at least ${product.oldest}.`, `Correct input '${product.input}'.`);
}
function versionsIn(text, product, origin) {
    const index = parsed(text);
    const versions = isRecord(index) ? index['versions'] : undefined;
    if (!isRecord(index) || index['name'] !== product.name || !isRecord(versions)) {
        throw refusal_refusal('bad-index', `${origin} is not the release index of ${product.name}.`, "Check input 'packer-mirror': it must have the layout of releases.hashicorp.com.");
    }
    return versions;
}
function isBuiltFor(release, platform) {
    const builds = isRecord(release) ? release['builds'] : undefined;
    return (Array.isArray(builds) &&
        builds.some((build) => `${property(build, 'os')}_${property(build, 'arch')}` === platform));
}
function property(value, key) {
    const found = isRecord(value) ? value[key] : undefined;
    return typeof found === 'string' ? found : undefined;
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ../src/packer/install/signature.js


const DAMAGED = 'This copy of the action is damaged or altered: use a released one, by its commit.';
/**
 * Reads the key file and the fingerprint beside it (`x.asc`, `x.fingerprint`).
 *
 * @throws UserError when one of them is not there
 */
async function readTrustedKey(keyFile) {
    try {
        const [armored, fingerprint] = await Promise.all([
            (0,promises_.readFile)(keyFile, 'utf8'),
            (0,promises_.readFile)(keyFile.replace(/\.asc$/, '.fingerprint'), 'utf8'),
        ]);
        return { armored, fingerprint: fingerprint.replace(/\s/g, '').toUpperCase() };
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw refusal_refusal('wrong-key', `The key file of this action cannot be read: ${why}.`, DAMAGED, error);
    }
}
/** The last eight digits of the fingerprint, by which the release server names signature files. */
function shortKeyId(key) {
    return key.fingerprint.slice(-8);
}
/**
 * Makes sure that a file was signed by the trusted key, or by a signing subkey of it, and that both are good at `now`.
 *
 * Stricter than `gpg --verify`, which ends with 0 for a good signature by an expired key: a key that has expired or was
 * revoked since vouches for nothing any more.
 *
 * @returns fingerprint of the key or subkey that signed, upper case
 * @throws UserError when there is any doubt; it says which
 */
async function verifySignature(file, trusted, now) {
    const openpgp = await __webpack_require__.e(/* import() */ 732).then(__webpack_require__.bind(__webpack_require__, 1732));
    const key = await onlyKey(trusted);
    // HashiCorp renewed its key in place in February 2026 and the file holds only the new self-signatures: without this,
    // everything signed before would fail. What it gives up (was the key valid when it signed?) is replaced by the
    // check of the key as it is now, below.
    const config = { ...openpgp.config, allowInsecureVerificationWithReformattedKeys: true };
    try {
        const { signatures } = await openpgp.verify({
            message: await openpgp.createMessage({ binary: file.content }),
            signature: await openpgp.readSignature({ binarySignature: file.signature }),
            verificationKeys: key,
            expectSigned: true,
            format: 'binary',
            date: now,
            config,
        });
        const reasons = [];
        for (const signature of signatures) {
            try {
                await signature.verified;
                const signer = await key.getSigningKey(signature.keyID, now, undefined, config);
                return upperFingerprint(signer);
            }
            catch (error) {
                reasons.push(error);
            }
        }
        throw reasons[0] ?? new Error('Message is not signed');
    }
    catch (error) {
        throw refusal_refusal('bad-signature', `${file.name} has no good signature by the key ${trusted.fingerprint}: ${reason(error)}.`, TAMPERED, error);
    }
}
async function onlyKey(trusted) {
    const { readKeys } = await __webpack_require__.e(/* import() */ 732).then(__webpack_require__.bind(__webpack_require__, 1732));
    const keys = await readKeys({ armoredKeys: trusted.armored }).catch(() => []);
    const [key, ...more] = keys;
    if (key !== undefined && more.length === 0 && upperFingerprint(key) === trusted.fingerprint)
        return key;
    const found = keys.map(upperFingerprint).join(' and ') || 'no readable key';
    throw refusal_refusal('wrong-key', `The key file of this action must hold the key ${trusted.fingerprint} and no other, but holds ${found}.`, DAMAGED);
}
function upperFingerprint(key) {
    return key.getFingerprint().toUpperCase();
}
/** OpenPGP.js's words (6.3.2) in ours, where ours are clearer. */
const REASONS = [
    [/key is revoked|subkey is revoked/i, 'the key was revoked'],
    [/key is expired|subkey is expired/i, 'the key has expired'],
    [/could not find signing key with key id/i, 'another key made it'],
    [/signed digest did not match|signature verification failed/i, 'it was made for other content'],
    [/creation time is in the future/i, 'it was made in the future'],
    [/signature is expired/i, 'the signature has expired'],
    [/not signed/i, 'there is no signature in it'],
];
function reason(error) {
    const message = error instanceof Error ? error.message : String(error);
    return REASONS.find(([pattern]) => pattern.test(message))?.[1] ?? `it cannot be verified (${message})`;
}

;// CONCATENATED MODULE: ../src/packer/install/vouch.js











const SMALL_FILE = { bytes: 1 << 20, minutes: 5, silenceSeconds: 60 };
/** Packer's index had half a megabyte in 2026. */
const INDEX = { bytes: 1 << 25, minutes: 5, silenceSeconds: 60 };
/**
 * Finds out which version is meant and what its archive must be: from the pins, else from the release server's signed
 * list of checksums.
 *
 * @param request a version or a range
 * @throws UserError when there is no such release, or nobody we trust vouches for it
 */
async function vouchFor(product, request, context) {
    const pin = findPin(context.ports.pins[product.name], request, context.platform);
    if (pin !== undefined)
        return vouchByPin(product, request, pin, context);
    const version = semver.valid(request) ?? (await resolve(product, request, context));
    return vouchBySignature(product, version, await fetchEvidence(product, version, context), context);
}
/** What a pin says about an archive. */
function vouchByPin(product, version, pin, context) {
    const { platform } = context;
    const because = `SHA-256 as pinned from ${pin.sources[0]}`;
    return {
        version,
        archive: archiveName(product, version, platform),
        sha256: pin.sha256,
        by: 'pinned',
        because,
        evidence: undefined,
    };
}
/** What a signed list of checksums says about an archive. @throws UserError when the list is not to be trusted */
async function vouchBySignature(product, version, evidence, context) {
    const archive = archiveName(product, version, context.platform);
    const name = `${product.name}_${version}_SHA256SUMS`;
    const key = await context.trustedKey();
    const file = { name, content: evidence.sums, signature: evidence.signature };
    const signer = await verifySignature(file, key, context.ports.now());
    const sha256 = checksumOf(archive, evidence.sums.toString('utf8'), name);
    const because = `SHA-256 as in the list signed by ${signer}, of the key ${key.fingerprint}`;
    return { version, archive, sha256, by: 'signed', because, evidence };
}
/** Downloads the archive that is vouched for. @throws UserError when it is not the one */
async function fetchArchive(product, vouched, context) {
    const url = below(context.base, `${product.name}/${vouched.version}/${vouched.archive}`);
    const archive = await download(url, context.archiveLimits, context);
    const sha256 = sha256Of(archive);
    if (sha256 === vouched.sha256)
        return archive;
    throw refusal_refusal('archive-changed', `${url.href} has the SHA-256 ${sha256}, but ${vouched.archive} has ${vouched.sha256} (${vouched.because}).`, TAMPERED);
}
function sha256Of(content) {
    return (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex');
}
async function resolve(product, range, context) {
    const url = below(context.base, `${product.name}/index.json`);
    const index = await download(url, INDEX, context);
    return newestMatch(index.toString('utf8'), product, range, context.platform, url.href);
}
async function fetchEvidence(product, version, context) {
    const list = `${product.name}/${version}/${product.name}_${version}_SHA256SUMS`;
    const sums = await download(below(context.base, list), SMALL_FILE, context);
    const keyId = shortKeyId(await context.trustedKey());
    const names = [`${list}.${keyId}.sig`, `${list}.sig`];
    for (const name of names) {
        const signature = await unlessMissing(download(below(context.base, name), SMALL_FILE, context));
        if (signature !== undefined)
            return { sums, signature };
    }
    throw refusal_refusal('no-signature', `There is no signature of ${below(context.base, list).href}: neither of ${names.map((name) => name.split('/').at(-1)).join(', ')} exists.`, TAMPERED);
}
/** What was downloaded, or undefined where the server says that there is no such file. */
async function unlessMissing(downloaded) {
    try {
        return await downloaded;
    }
    catch (error) {
        if (error instanceof src_problem/* UserError */.yo && error.problems.some(({ code }) => code === 'not-released'))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ../src/packer/install/acquire.js









/** Files and directories of one product in the cache. */
const LAYOUT = {
    archive: 'archive.zip',
    sums: 'SHA256SUMS',
    signature: 'SHA256SUMS.sig',
    /** Holds the program; for the plugin it is what PACKER_PLUGIN_PATH must be. */
    tool: 'tool',
};
/**
 * Gets a genuine archive of a product: from the cache, without the network, where that holds a version that will do; else
 * from the release server.
 *
 * A program in the cache is compared with the archive that it came from, whose hash must be the pinned or the signed one.
 * No hash that lies in the cache is believed: who can change the program can change that as well.
 *
 * @param request a version or a range
 * @throws UserError
 */
async function acquire(product, request, context) {
    for (const candidate of await context.cache.candidates(product, context.platform)) {
        if (!mayServe(candidate, product, request, context))
            continue;
        try {
            return await checkCached(candidate, product, context);
        }
        catch (error) {
            if (isOf(error, 'wrong-key'))
                throw error;
            const why = error instanceof Error ? error.message : String(error);
            context.ports.log.warning(`${product.title} ${candidate.version} in the tool cache cannot be trusted and is replaced: ${why}`);
            await context.cache.remove(candidate.directory);
        }
    }
    const vouched = await vouchFor(product, request, context);
    const content = await fetchArchive(product, vouched, context);
    const archive = openArchive(content, product, vouched, context.platform);
    return { product, vouched, archive, cachedIn: undefined };
}
function mayServe(candidate, product, request, context) {
    const pin = findPin(context.ports.pins[product.name], request, context.platform);
    if (pin !== undefined)
        return candidate.version === request && pin.sha256.startsWith(candidate.hashPrefix);
    return semver.satisfies(candidate.version, request) && semver.gte(candidate.version, product.oldest);
}
async function checkCached(candidate, product, context) {
    const { directory } = candidate;
    const [vouched, content] = await Promise.all([
        vouchForCached(candidate, product, context),
        (0,promises_.readFile)((0,external_node_path_.join)(directory, LAYOUT.archive)),
    ]);
    if (sha256Of(content) !== vouched.sha256)
        throw changed(`its archive is not ${vouched.archive}`);
    const archive = openArchive(content, product, vouched, context.platform);
    const difference = await differenceFrom((0,external_node_path_.join)(directory, LAYOUT.tool), product, archive);
    if (difference !== undefined)
        throw changed(difference);
    return { product, vouched, archive, cachedIn: directory };
}
async function vouchForCached(candidate, product, context) {
    const { version, hashPrefix, directory } = candidate;
    const pin = findPin(context.ports.pins[product.name], version, context.platform);
    if (pin?.sha256.startsWith(hashPrefix))
        return vouchByPin(product, version, pin, context);
    const [sums, signature] = await Promise.all([
        (0,promises_.readFile)((0,external_node_path_.join)(directory, LAYOUT.sums)),
        (0,promises_.readFile)((0,external_node_path_.join)(directory, LAYOUT.signature)),
    ]).catch(() => {
        throw changed(`nothing vouches for ${archiveName(product, version, context.platform)}`);
    });
    return vouchBySignature(product, version, { sums, signature }, context);
}
function changed(what) {
    return refusal_refusal('cache-changed', `${what}.`, 'It is downloaded again.');
}
function isOf(error, code) {
    return error instanceof src_problem/* UserError */.yo && error.problems.some((problem) => problem.code === code);
}

;// CONCATENATED MODULE: ../src/packer/install/platform.js

/** Release platform (as in archive names) by operating system and processor, as node names them. */
const PLATFORMS = {
    'linux x64': 'linux_amd64',
    'linux arm64': 'linux_arm64',
    'darwin x64': 'darwin_amd64',
    'darwin arm64': 'darwin_arm64',
};
/**
 * The platform's name in HashiCorp's archive names, such as `linux_amd64`.
 *
 * @param os `process.platform`
 * @param architecture `process.arch`
 * @throws UserError on Windows and whatever else this action does not run on
 */
function releasePlatform(os, architecture) {
    const platform = PLATFORMS[`${os} ${architecture}`];
    if (platform !== undefined)
        return platform;
    const name = os === 'win32' ? 'Windows' : `${os} on ${architecture}`;
    throw refusal_refusal('unsupported-runner', `This action does not run on ${name}.`, 'Use a Linux or macOS runner on amd64 or arm64, such as `runs-on: ubuntu-latest`.');
}

;// CONCATENATED MODULE: ../src/packer/install/tool-cache.js



const STAGING = '.staging-';
const STALE_AFTER = 24 * 3600_000;
/**
 * Opens the runner's tool cache, or a temporary directory where there is none that we can write to.
 *
 * The layout is that of GitHub's tool cache (`<tool>/<version>/<architecture>`), with the platform and the archive's hash
 * for the architecture. The toolkit's own module is not used because it copies in place: two jobs on one machine would
 * see each other's half-written programs.
 */
async function openToolCache(ports) {
    if (ports.toolCache !== undefined) {
        try {
            return await ToolCache.at(ports.toolCache);
        }
        catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            ports.log.info(`The runner's tool cache is not used: ${why}`);
        }
    }
    return ToolCache.at((0,external_node_path_.join)(ports.tempDirectory, 'tools'));
}
/** Programs kept between jobs. Nothing in it is trusted: whoever uses it checks what it finds. */
class ToolCache {
    #root;
    constructor(root) {
        this.#root = root;
    }
    /** @throws an error of the file system when nothing can be written there */
    static async at(root) {
        await (0,promises_.mkdir)(root, { recursive: true });
        const cache = new ToolCache(root);
        await (0,promises_.rm)(await cache.staging(), { recursive: true });
        await cache.#removeStale();
        return cache;
    }
    /** What there is of a product for a platform, newest version first. */
    async candidates(product, platform) {
        const versions = (await list(this.#tool(product))).filter((name) => semver.valid(name) === name);
        const found = [];
        for (const version of versions.sort(semver.rcompare)) {
            for (const name of await list((0,external_node_path_.join)(this.#tool(product), version))) {
                const hashPrefix = name.startsWith(`${platform}-`) ? name.slice(platform.length + 1) : '';
                if (!/^[0-9a-f]{16}$/.test(hashPrefix))
                    continue;
                found.push({ version, hashPrefix, directory: (0,external_node_path_.join)(this.#tool(product), version, name) });
            }
        }
        return found;
    }
    /** A new private directory on the cache's file system, to be filled and given to `store` or removed. */
    staging() {
        return (0,promises_.mkdtemp)((0,external_node_path_.join)(this.#root, STAGING));
    }
    /**
     * Moves a filled staging directory to its place, in one step that others see whole or not at all.
     *
     * @param isGood whether what another job may have put there meanwhile will do
     * @returns where it lies now
     */
    async store(key, staging, isGood) {
        const place = `${key.platform}-${key.sha256.slice(0, 16)}`;
        const directory = (0,external_node_path_.join)(this.#tool(key.product), key.version, place);
        await (0,promises_.mkdir)((0,external_node_path_.dirname)(directory), { recursive: true });
        try {
            await (0,promises_.rename)(staging, directory);
        }
        catch (error) {
            if (!['ENOTEMPTY', 'EEXIST'].includes(String(error.code)))
                throw error;
            if (await isGood(directory)) {
                await this.remove(staging);
            }
            else {
                await this.remove(directory);
                await (0,promises_.rename)(staging, directory);
            }
        }
        return directory;
    }
    async remove(directory) {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
    #tool(product) {
        return (0,external_node_path_.join)(this.#root, `bake-dask-ami-${product.name}`);
    }
    /** What jobs left that were killed while they installed. */
    async #removeStale() {
        const stagings = (await list(this.#root)).filter((name) => name.startsWith(STAGING));
        for (const directory of stagings.map((name) => (0,external_node_path_.join)(this.#root, name))) {
            const modified = await (0,promises_.stat)(directory).then((found) => found.mtimeMs, () => Date.now());
            if (Date.now() - modified > STALE_AFTER)
                await this.remove(directory);
        }
    }
}
function list(directory) {
    return (0,promises_.readdir)(directory).catch(() => []);
}

;// CONCATENATED MODULE: ../src/packer/install/context.js




/** Archives had up to 60 MB in 2026. */
const ARCHIVE = { bytes: 1 << 28, minutes: 20, silenceSeconds: 60 };
/** @throws UserError when this is not a platform that we run on */
async function makeContext(mirror, ports) {
    const platform = releasePlatform(ports.os, ports.architecture);
    const cache = await openToolCache(ports);
    let key;
    const trustedKey = () => {
        key ??= readTrustedKey(ports.keyFile);
        return key;
    };
    const base = mirror ?? RELEASES;
    return { ports, platform, base, cache, abort: new AbortController(), archiveLimits: ARCHIVE, trustedKey };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ../src/packer/install/programs.js




/** A program of ours answers at once; this bounds one that waits for something, in milliseconds. */
const TIME_LIMIT = 120_000;
/**
 * Runs a program to its end, without input.
 *
 * @returns what it printed to standard output
 * @throws CommandError when it fails, cannot be started or takes longer than two minutes
 */
function run(argv, env) {
    const [program, ...parameters] = argv;
    return new Promise((resolve, reject) => {
        const options = { env, timeout: TIME_LIMIT, killSignal: 'SIGKILL', maxBuffer: 1 << 20 };
        const child = (0,external_node_child_process_.execFile)(program, parameters, options, (error, stdout, stderr) => {
            if (error === null)
                return resolve(stdout);
            const lines = `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
            const exitCode = typeof error.code === 'number' ? error.code : undefined;
            reject(new src_problem/* CommandError */.Qd(argv, exitCode, lines.length > 0 ? lines.slice(-20) : [error.message]));
        });
        child.stdin?.end();
    });
}
/** The environment in which Packer and its plugins are started: no telemetry, no colours, our plugins if a path is given. */
function packerEnvironment(environment, pluginPath) {
    return {
        ...environment,
        CHECKPOINT_DISABLE: '1',
        PACKER_NO_COLOR: '1',
        ...(pluginPath === undefined ? {} : { PACKER_PLUGIN_PATH: pluginPath }),
    };
}
/** The version that a Packer says it is, without the `v`; undefined when it does not speak as Packer does. */
async function packerVersionOf(packer, environment) {
    const said = await run([packer, 'version'], packerEnvironment(environment)).catch(() => '');
    return /^Packer v(\S+)/m.exec(said)?.[1];
}
/** The version that a plugin says it is; undefined when it does not describe itself as plugins do. */
async function pluginVersionOf(plugin, environment) {
    const said = await run([plugin, 'describe'], packerEnvironment(environment)).catch(() => '');
    try {
        const { version } = JSON.parse(said);
        return typeof version === 'string' ? version : undefined;
    }
    catch {
        return undefined;
    }
}
/** Every executable of this name on PATH, in its order. */
async function findOnPath(program, path) {
    const candidates = path
        .split(external_node_path_.delimiter)
        .filter((directory) => (0,external_node_path_.isAbsolute)(directory))
        .map((directory) => (0,external_node_path_.join)(directory, program));
    const executable = await Promise.all(candidates.map((candidate) => (0,promises_.access)(candidate, promises_.constants.X_OK).then(() => true, () => false)));
    return candidates.filter((_, index) => executable[index]);
}

;// CONCATENATED MODULE: ../src/packer/install/finish.js







/** Unpacks and tries Packer. @throws UserError when it is not the version that it should be */
function finishPacker(acquired, context) {
    return finish(acquired, context, async ({ archive, vouched, product }, _, tool) => {
        const program = (0,external_node_path_.join)(tool, programPath(product, archive.entry));
        await unpackTo(program, archive, vouched.archive);
        requireVersion(acquired, await packerVersionOf(program, context.ports.environment));
    });
}
/**
 * Unpacks and tries the plugin, and has a Packer install it into a directory of its own.
 *
 * @param packer path of the Packer that is going to use it
 * @throws UserError when it is not the version that it should be
 * @throws CommandError when Packer does not take it
 */
function finishPlugin(acquired, packer, context) {
    return finish(acquired, context, async ({ archive, vouched }, staging, tool) => {
        const unpacked = (0,external_node_path_.join)(staging, archive.entry.name);
        await unpackTo(unpacked, archive, vouched.archive);
        requireVersion(acquired, await pluginVersionOf(unpacked, context.ports.environment));
        const env = packerEnvironment(context.ports.environment, tool);
        await run([packer, 'plugins', 'install', '--path', unpacked, PLUGIN_SOURCE], env);
        await (0,promises_.rm)(unpacked);
    });
}
async function finish(acquired, context, install) {
    const { product, vouched, cachedIn } = acquired;
    const { log } = context.ports;
    if (cachedIn !== undefined) {
        log.info(`${product.title} ${vouched.version}: from the tool cache, checked again (${vouched.because})`);
        return asTool(acquired, cachedIn);
    }
    const staging = await context.cache.staging();
    try {
        const tool = (0,external_node_path_.join)(staging, LAYOUT.tool);
        await install(acquired, staging, tool, context);
        const difference = await differenceFrom(tool, product, acquired.archive);
        if (difference !== undefined)
            throw new Error(`${product.title} was not installed as it should be: ${difference}`);
        await keepEvidence(staging, acquired);
        const isGood = async (directory) => (await differenceFrom((0,external_node_path_.join)(directory, LAYOUT.tool), product, acquired.archive)) === undefined;
        const key = { product, version: vouched.version, platform: context.platform, sha256: vouched.sha256 };
        const directory = await context.cache.store(key, staging, isGood);
        log.info(`${product.title} ${vouched.version}: installed from ${context.base} (${vouched.because})`);
        return asTool(acquired, directory);
    }
    finally {
        await context.cache.remove(staging);
    }
}
/** Lays beside the program what proves later that it is genuine. */
async function keepEvidence(staging, { archive, vouched }) {
    await (0,promises_.writeFile)((0,external_node_path_.join)(staging, LAYOUT.archive), archive.content);
    if (vouched.evidence === undefined)
        return;
    await (0,promises_.writeFile)((0,external_node_path_.join)(staging, LAYOUT.sums), vouched.evidence.sums);
    await (0,promises_.writeFile)((0,external_node_path_.join)(staging, LAYOUT.signature), vouched.evidence.signature);
}
function asTool({ product, archive, vouched, cachedIn }, place) {
    const directory = (0,external_node_path_.join)(place, LAYOUT.tool);
    const program = (0,external_node_path_.join)(directory, programPath(product, archive.entry));
    return { version: vouched.version, program, directory, by: vouched.by, cached: cachedIn !== undefined };
}
function requireVersion({ product, vouched }, said) {
    if (said === vouched.version)
        return;
    const holds = said === undefined ? 'a program that does not say its version' : `${product.title} ${said}`;
    throw refusal_refusal('wrong-program', `${vouched.archive} holds ${holds}, not ${product.title} ${vouched.version}.`, TAMPERED);
}

;// CONCATENATED MODULE: ../src/packer/install/system.js




/**
 * The first Packer on PATH. Programs of that name that are not HashiCorp's (cracklib has one) are passed over.
 *
 * @throws UserError when there is none, or it is too old; the message names both versions
 */
async function systemPacker(ports) {
    const programs = await findOnPath('packer', ports.environment['PATH'] ?? '');
    for (const program of programs) {
        const version = await packerVersionOf(program, ports.environment);
        if (version === undefined || semver.valid(version) === null)
            continue;
        if (semver.gte(version, PACKER.oldest))
            return { program, version };
        throw refusal_refusal('packer-too-old', `${program} is Packer ${version}, but at least ${PACKER.oldest} is needed: ${PACKER.oldestBecause}.`, "Install a newer one before this step, or leave input 'packer-version' out.");
    }
    const others = programs.length === 0 ? '' : ` (${programs.join(', ')} is not HashiCorp's Packer)`;
    throw refusal_refusal('packer-missing', `There is no Packer on PATH${others}; at least ${PACKER.oldest} is needed.`, "Install one before this step, or leave input 'packer-version' out.");
}
/**
 * The newest amazon plugin that a Packer finds by itself: where PACKER_PLUGIN_PATH says, else in its own directory.
 *
 * @returns its version; undefined when there is none, or it is older than we take
 */
async function usersPlugin(packer, ports) {
    const printed = await run([packer, 'plugins', 'installed'], packerEnvironment(ports.environment)).catch(() => '');
    const versions = [...printed.matchAll(PLUGIN_FILE)].flatMap((match) => match[1] ?? []);
    const newest = versions.filter((version) => semver.valid(version) === version).sort(semver.rcompare)[0];
    return newest !== undefined && semver.gte(newest, AMAZON_PLUGIN.oldest) ? newest : undefined;
}
const PLUGIN_FILE = new RegExp(`/${PLUGIN_SOURCE}/packer-plugin-amazon_v([^_/\\s]+)_x`, 'g');
/** The error for `packer-plugin-version: system` where the user has no plugin that will do. */
function noPlugin(product) {
    return refusal_refusal('plugin-missing', `Packer finds no amazon plugin of at least ${product.oldest} (${product.oldestBecause}).`, `Run 'packer plugins install ${PLUGIN_SOURCE}' before this step, or leave input '${product.input}' out.`);
}

;// CONCATENATED MODULE: ../src/packer/install/install.js






const SYSTEM = 'system';
/**
 * Gets Packer and its amazon plugin, and makes sure that they are what HashiCorp released: by the hashes in pins.json,
 * else by the signature of HashiCorp's key. `packer init` has no part in it: that checks no signature.
 *
 * With `system` the plugin that the user's Packer finds is used where it is new enough; an exact version that is asked
 * for counts as the least then.
 *
 * @throws UserError when something is missing, too old, unknown or not genuine; nothing is left installed then
 * @throws CommandError when Packer does not take the plugin
 */
async function installPacker(request, ports) {
    const context = await makeContext(request.mirror, ports);
    if (request.packerVersion === SYSTEM) {
        const { program, version } = await systemPacker(ports);
        return withPlugin({ program, version, source: SYSTEM, cached: true }, request, context);
    }
    if (request.pluginVersion === SYSTEM)
        return withPlugin(await packerOf(request, context), request, context);
    const [packer, plugin] = await acquireBoth(request, context);
    const ready = asReady(await finishPacker(packer, context));
    return installed(ready, await finishPlugin(plugin, ready.program, context));
}
/** Side by side: both wait for the network, or for the cache to be checked. When one fails, the other is ended. */
async function acquireBoth(request, context) {
    const acquiring = [
        acquire(PACKER, request.packerVersion, context),
        acquire(AMAZON_PLUGIN, request.pluginVersion, context),
    ];
    try {
        return await Promise.all(acquiring);
    }
    catch (error) {
        context.abort.abort();
        await Promise.allSettled(acquiring);
        throw error;
    }
}
async function packerOf(request, context) {
    return asReady(await finishPacker(await acquire(PACKER, request.packerVersion, context), context));
}
async function withPlugin(packer, request, context) {
    const { pluginVersion } = request;
    const found = await usersPlugin(packer.program, context.ports);
    if (found !== undefined && isEnough(found, pluginVersion)) {
        context.ports.log.info(`Packer ${packer.version} with the amazon plugin ${found}, as they are on this machine`);
        return describe(packer, found, undefined, packer.cached);
    }
    if (pluginVersion === SYSTEM)
        throw noPlugin(AMAZON_PLUGIN);
    const acquired = await acquire(AMAZON_PLUGIN, pluginVersion, context);
    return installed(packer, await finishPlugin(acquired, packer.program, context));
}
function isEnough(found, wanted) {
    if (wanted === SYSTEM)
        return true;
    return semver.valid(wanted) === null ? semver.satisfies(found, wanted) : semver.gte(found, wanted);
}
function asReady(tool) {
    return { program: tool.program, version: tool.version, cached: tool.cached, source: tool.by };
}
function installed(packer, plugin) {
    return describe(packer, plugin.version, plugin.directory, packer.cached && plugin.cached);
}
function describe(packer, pluginVersion, pluginPath, cached) {
    return {
        packer: packer.program,
        packerVersion: packer.version,
        pluginVersion,
        pluginPath,
        source: packer.source,
        cached,
    };
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ../src/packer/install/machine-ports.js


/** The ports of the machine that this runs on; the runner knows the rest. */
function machinePorts(runner) {
    return {
        ...runner,
        os: process.platform,
        architecture: process.arch,
        pins: PINS,
        now: () => new Date(),
        sleep: (milliseconds, signal) => (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { signal }),
    };
}

;// CONCATENATED MODULE: ../src/packer/install/requested.js




/**
 * Gives the Packer and plugin that a request asks for.
 *
 * @throws what `installPacker` throws
 */
function installRequested(request, runner) {
    const { environment, toolCache, tempDirectory } = runner.context;
    return installPacker({
        packerVersion: request.packerVersion ?? PINS.packer.default,
        pluginVersion: request.packerPluginVersion ?? PINS['packer-plugin-amazon'].default,
        mirror: request.packerMirror,
    }, machinePorts({ log: runner, environment, toolCache, tempDirectory, keyFile: template_directory/* keyFile */._ }));
}

;// CONCATENATED MODULE: ../src/prove/client.js




/** Where the files of the client are in a directory such as dist/prove. */
function clientFiles(directory) {
    return {
        program: (0,external_node_path_.join)(directory, 'cluster.py'),
        requirements: (0,external_node_path_.join)(directory, 'requirements.txt'),
        uvRequirements: (0,external_node_path_.join)(directory, 'uv-requirements.txt'),
    };
}
const PIP = ['-m', 'pip', '--disable-pip-version-check', '--no-input', 'install', '--quiet', '--no-deps'];
/**
 * Makes a Python environment that can talk to the image's Dask: Python of the same minor version (the system's, else
 * one that uv fetches), the same dask and distributed, and dask-cloudprovider as it is locked. Kept in the tool cache
 * under all of these versions.
 *
 * @returns path of its python
 * @throws UserError when there is no Python to begin with, or an installation fails
 */
async function clientPython(facts, files, context, commands, runner) {
    const { dask_version: dask, distributed_version: distributed } = facts;
    if (dask === null || distributed === null)
        throw noDask(facts);
    const minor = facts.python_version.split('.').slice(0, 2).join('.');
    const system = await systemPython(minor, commands);
    const key = await keyOf([facts.python_version, dask, distributed, system?.version ?? 'uv'], files);
    const home = (0,external_node_path_.join)(context.toolCache ?? context.tempDirectory, 'bake-dask-ami-client');
    const environment = (0,external_node_path_.join)(home, key);
    const python = (0,external_node_path_.join)(environment, 'bin', 'python');
    if (await exists(python)) {
        runner.info(`The client of the proof is in the cache: ${environment}`);
        return python;
    }
    await (0,promises_.mkdir)(home, { recursive: true });
    // Whole or not there at all: `bin/python` finds its packages by its own place, so a rename does it no harm.
    const unfinished = (0,external_node_path_.join)(home, `.${(0,external_node_crypto_.randomUUID)()}`);
    runner.saveState('client-unfinished', unfinished);
    try {
        await makeEnvironment(minor, system?.program, unfinished, files, commands);
        const own = [(0,external_node_path_.join)(unfinished, 'bin', 'python'), ...PIP];
        await commands.run([...own, '--require-hashes', '--requirement', files.requirements]);
        await commands.run([...own, `dask==${dask}`, `distributed==${distributed}`]);
        await (0,promises_.rename)(unfinished, environment);
    }
    catch (error) {
        // Another job on this machine may have been quicker with the same one.
        if (!(await exists(python)))
            throw error;
    }
    finally {
        await (0,promises_.rm)(unfinished, { recursive: true, force: true });
    }
    runner.info(`Python ${minor}, dask ${dask}, distributed ${distributed}: ${environment}`);
    return python;
}
async function makeEnvironment(minor, system, directory, files, commands) {
    if (system !== undefined)
        return commands.run([system, '-m', 'venv', directory]);
    const any = await anyPython(commands);
    if (any === undefined)
        throw noPython(minor);
    const tools = `${directory}-uv`;
    try {
        await commands.run([any, '-m', 'venv', tools]);
        const pip = [(0,external_node_path_.join)(tools, 'bin', 'python'), ...PIP, '--require-hashes', '--requirement'];
        await commands.run([...pip, files.uvRequirements]);
        await commands.run([(0,external_node_path_.join)(tools, 'bin', 'uv'), 'venv', '--quiet', '--seed', '--python', minor, directory]);
    }
    finally {
        await (0,promises_.rm)(tools, { recursive: true, force: true });
    }
}
const WHICH = 'import sys; print("%d.%d.%d" % sys.version_info[:3])';
/** A Python on PATH of that minor version, with its full version. */
async function systemPython(minor, commands) {
    for (const program of [`python${minor}`, 'python3', 'python']) {
        const version = await commands.read([program, '-c', WHICH]);
        if (version?.startsWith(`${minor}.`))
            return { program, version };
    }
    return undefined;
}
/** Any Python 3 on PATH: all that uv has to be installed with. */
async function anyPython(commands) {
    for (const program of ['python3', 'python']) {
        if ((await commands.read([program, '-c', WHICH]))?.startsWith('3.'))
            return program;
    }
    return undefined;
}
async function keyOf(versions, files) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const version of versions)
        hash.update(`${version}\0`);
    hash.update(await (0,promises_.readFile)(files.requirements));
    return hash.digest('hex').slice(0, 20);
}
async function exists(path) {
    return (0,promises_.access)(path).then(() => true, () => false);
}
function noDask(facts) {
    return new src_problem/* UserError */.yo([
        {
            code: 'no-dask-in-image',
            what: `The container image ${facts.docker_image} does not say which dask and distributed it has.`,
            remedy: "Choose a 'docker-image' that has both installed as packages, or leave 'smoke-test' out.",
        },
    ]);
}
function noPython(minor) {
    return new src_problem/* UserError */.yo([
        {
            code: 'no-python',
            what: `The proof needs Python on the runner to launch the cluster with, and there is no python${minor} and no python3.`,
            remedy: `Run actions/setup-python with 'python-version: ${minor}' in an earlier step.`,
        },
    ]);
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
;// CONCATENATED MODULE: ../src/prove/program-directory.js


/** dist/prove beside the bundle dist/main/index.js: cluster.py and what it needs. */
const programDirectory = (0,external_node_path_.join)((0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)), '..', 'prove');

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ../src/prove/kill-group.js
/**
 * Kills a program that was started `detached`, with all that it has started, when `stop` is aborted, or now when it was
 * already; gives a function that takes this back. It happens in the same turn: this process may end right after.
 */
function killedWith(stop, child) {
    const kill = () => killGroup(child);
    stop.addEventListener('abort', kill, { once: true });
    if (stop.aborted)
        kill();
    return () => stop.removeEventListener('abort', kill);
}
function killGroup(child) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, 'SIGKILL');
    }
    catch {
        // Gone already, which is what we want.
    }
}

;// CONCATENATED MODULE: ../src/prove/commands.js





const LAST_BYTES = 4000;
/**
 * Runs programs with this environment, their output appended to a file. Each has a process group of its own, which is
 * killed when `stop` is aborted: pip and uv start programs too.
 */
function loggedCommands(environment, logFile, stop) {
    const start = (argv, output) => {
        const [program = '', ...parameters] = argv;
        const child = (0,external_node_child_process_.spawn)(program, parameters, { env: environment, detached: true, stdio: output });
        const spare = killedWith(stop, child);
        const ended = new Promise((resolve) => {
            child.once('error', () => resolve(undefined));
            child.once('close', (exitCode) => resolve(exitCode ?? undefined));
        }).finally(spare);
        return { child, ended };
    };
    return {
        run: async (argv) => {
            const log = (0,external_node_fs_.openSync)(logFile, 'a', 0o600);
            const before = (await (0,promises_.stat)(logFile)).size;
            const { ended } = start(argv, ['ignore', log, log]);
            (0,external_node_fs_.closeSync)(log);
            const code = await ended;
            if (code !== 0)
                throw new src_problem/* CommandError */.Qd(argv, code, await endOf(logFile, before));
        },
        read: async (argv) => {
            const { child, ended } = start(argv, ['ignore', 'pipe', 'ignore']);
            let text = '';
            child.stdout?.setEncoding('utf8').on('data', (piece) => {
                text += piece;
            });
            return (await ended) === 0 ? text.trim() : undefined;
        },
    };
}
/** The last lines that were written to a file after its first `from` bytes. */
async function endOf(path, from) {
    const file = await (0,promises_.open)(path, 'r');
    try {
        const { size } = await file.stat();
        const begin = Math.max(from, size - LAST_BYTES);
        const { buffer, bytesRead } = await file.read(Buffer.alloc(LAST_BYTES), 0, LAST_BYTES, begin);
        return buffer.subarray(0, bytesRead).toString('utf8').trimEnd().split('\n');
    }
    finally {
        await file.close();
    }
}

// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(481);
;// CONCATENATED MODULE: ../src/prove/events.js
const KINDS = ['phase', 'check', 'workers', 'passed', 'failed'];
/** Reads one line of cluster.py; undefined when it is none of its events. */
function parseEvent(line) {
    try {
        const value = JSON.parse(line);
        const isEvent = typeof value === 'object' && value !== null && 'event' in value && KINDS.includes(String(value.event));
        return isEvent ? value : undefined;
    }
    catch {
        return undefined;
    }
}
/** What a person reads of an event in the log; undefined for what says nothing new. */
function lineOf(event) {
    const at = `${event.seconds.toFixed(1).padStart(7)} s`;
    switch (event.event) {
        case 'phase':
            return `${at}  ${event.phase}`;
        case 'check':
            return `${at}  ${event.check}: ${typeof event.result === 'string' ? event.result : JSON.stringify(event.result)} (${event.took} s)`;
        case 'workers':
            return `${at}  workers: ${event.workers.map((worker) => worker.address).join(', ')}`;
        case 'passed':
            return `${at}  everything held`;
        case 'failed':
            return [`${at}  failed while ${event.phase}`, ...event.error.map((line) => `           ${line}`)].join('\n');
    }
}

;// CONCATENATED MODULE: ../src/prove/driver.js





/**
 * Runs cluster.py in a process group of its own, hands on its events as they come, and kills the group when `stop` is
 * aborted: a driver that waits for a closed port hears no gentler signal.
 *
 * @param started is told the id of the process group
 * @throws Error when the program cannot be started
 */
async function runDriver(command, started, onEvent, stop) {
    const log = (0,external_node_fs_.openSync)(command.logFile, 'a', 0o600);
    const [program, ...parameters] = command.argv;
    const child = (0,external_node_child_process_.spawn)(program, parameters, {
        env: command.environment,
        detached: true,
        stdio: ['pipe', 'pipe', log],
    });
    (0,external_node_fs_.closeSync)(log);
    const spare = killedWith(stop, child);
    try {
        if (child.pid !== undefined)
            started(child.pid);
        // A driver that is killed before it has read everything breaks the pipe; how it ended says enough.
        child.stdin?.on('error', () => { });
        child.stdin?.end(JSON.stringify(command.parameters));
        const events = [];
        const lines = (0,external_node_readline_.createInterface)({ input: child.stdout });
        lines.on('line', (line) => {
            const event = parseEvent(line);
            if (event === undefined)
                return;
            events.push(event);
            onEvent(event);
        });
        const { exitCode, signal } = await driver_endOf(child);
        return { exitCode, signal, events };
    }
    finally {
        spare();
    }
}
function driver_endOf(child) {
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', (code, signal) => resolve({ exitCode: code ?? undefined, signal: signal ?? undefined }));
    });
}

;// CONCATENATED MODULE: ../src/prove/group.js
/** The scheduler's port and its dashboard's (distributed's defaults, which EC2Cluster keeps). */
const SCHEDULER_PORTS = [8786, 8787];
/**
 * What the group of a cluster lets in from the start: its own members, and the runner to the scheduler. Nobody else:
 * no rule may be open to the world, which `judgeSmoke` sees to for blocks that a user gives.
 */
function openingRules(sources) {
    return [{ from: 'itself' }, ...sources.map((from) => ({ from, ports: SCHEDULER_PORTS }))];
}
/**
 * What the group lets in once instances have public addresses. Workers go to the scheduler's public address, and so
 * come from their own: a rule that names the group matches private addresses only
 * (https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html).
 */
function admissionRules(instances, admitted) {
    const addresses = instances.flatMap(({ publicAddress }) => publicAddress ?? []);
    return [...new Set(addresses)]
        .filter((address) => !admitted.has(address))
        .map((address) => ({ from: `${address}/32`, ports: SCHEDULER_PORTS }));
}

;// CONCATENATED MODULE: ../src/prove/watch.js


/** How many looks in a row may fail, by throttling or the network, before the proof is given up. */
const MOST_FAILURES = 5;
/**
 * Lets every instance's public address into the group as soon as EC2 gives it, until `stop` is aborted. This runs
 * beside the program that launches the cluster, whose own waits block it.
 *
 * @throws the error of a look when several in a row have failed
 */
async function watchCluster(cloud, watched, watcher, stop) {
    const admitted = new Set();
    for (let failures = 0; !stop.aborted; await pause(watched.pollMs, stop)) {
        try {
            const instances = await cloud.clusterInstances(watched.runUuid);
            const rules = admissionRules(instances, admitted);
            if (rules.length > 0) {
                await cloud.allow(watched.group, rules);
                const addresses = rules.map((rule) => rule.from.replace('/32', ''));
                for (const address of addresses)
                    admitted.add(address);
                watcher.admitted(addresses);
            }
            watcher.seen(instances);
            failures = 0;
        }
        catch (error) {
            failures += 1;
            if (failures >= MOST_FAILURES)
                throw error;
        }
    }
}
/** Sleeps, or returns at once when stopped. */
async function pause(ms, stop) {
    await (0,external_node_timers_promises_.setTimeout)(ms, undefined, { signal: stop }).catch(() => { });
}

;// CONCATENATED MODULE: ../src/prove/drive.js



/** How long nothing may happen before the log says that it goes on. */
const QUIET_MS = 60_000;
/** EC2Cluster's own name for the phase in which its instances end as they should (cluster.py). */
const CLOSING = 'closing the cluster';
/**
 * Runs cluster.py to its end, or ends it: at the deadline, when an instance ends itself before it should, or when
 * `cancelled` is aborted. Instances' addresses are let into the group meanwhile.
 *
 * @throws the error of a watch that could not go on; cluster.py is gone then
 */
async function driveCluster(command, options, cloud, runner, cancelled) {
    const began = performance.now();
    const over = new AbortController();
    const stop = AbortSignal.any([over.signal, cancelled]);
    const progress = new Progress(runner);
    let endedBefore = false;
    const deadline = setTimeout(() => over.abort('timed-out'), options.timeoutMinutes * 60_000);
    const watching = watchCluster(cloud, { runUuid: options.runUuid, group: options.group, pollMs: options.pollMs }, {
        admitted: (addresses) => runner.info(`           let in: ${addresses.join(', ')}`),
        seen: (instances) => {
            // Twice, because cluster.py may be about to say that it closes the cluster itself.
            const ended = !progress.closing && instances.some(hasEnded);
            if (ended && endedBefore)
                over.abort('instance-ended');
            endedBefore = ended;
        },
    }, stop).catch((error) => over.abort(error));
    try {
        const started = (pid) => runner.saveState('driver-pid', String(pid));
        const end = await runDriver(command, started, (event) => progress.take(event), stop);
        // A process id may be given to another program; the post step must not take that for ours.
        runner.saveState('driver-pid', '');
        if (over.signal.aborted && typeof over.signal.reason !== 'string')
            throw over.signal.reason;
        const seconds = (performance.now() - began) / 1000;
        return { ending: endingOf(end, over.signal), events: end.events, seconds };
    }
    finally {
        clearTimeout(deadline);
        progress.close();
        over.abort('over');
        await watching;
    }
}
function hasEnded(instance) {
    return instance.state === 'shutting-down' || instance.state === 'terminated';
}
function endingOf(end, over) {
    if (over.aborted)
        return over.reason;
    return end.signal === undefined ? 'exited' : 'killed';
}
/** Shows events as they come, and says once a quiet minute that it goes on. */
class Progress {
    #runner;
    #heartbeat;
    #phase = 'starting';
    #quietSince = performance.now();
    closing = false;
    constructor(runner) {
        this.#runner = runner;
        this.#heartbeat = setInterval(() => this.#sayIfQuiet(), QUIET_MS / 4);
        this.#heartbeat.unref();
    }
    take(event) {
        if (event.event === 'phase')
            this.#phase = event.phase;
        if (event.event === 'passed' || event.event === 'failed' || this.#phase === CLOSING)
            this.closing = true;
        const line = lineOf(event);
        if (line !== undefined)
            this.#runner.info(line);
        this.#quietSince = performance.now();
    }
    close() {
        clearInterval(this.#heartbeat);
    }
    #sayIfQuiet() {
        if (performance.now() - this.#quietSince < QUIET_MS * 0.75)
            return;
        this.#runner.info(`           still ${this.#phase}`);
        this.#quietSince = performance.now();
    }
}

;// CONCATENATED MODULE: ../src/prove/end.js

const PATIENCE = { pollMs: 3000, mostMs: 10 * 60_000, quietLooks: 2, consoleMs: 60_000 };
/**
 * Terminates every instance of a cluster, waits until each is seen terminated, then removes its group. Never throws:
 * what fails is tried again until the patience ends, and is then named.
 */
async function endCluster(cloud, cluster, stop, patience = PATIENCE) {
    const deadline = performance.now() + patience.mostMs;
    const goesOn = () => !stop.aborted && performance.now() < deadline;
    let instances = [];
    let why = '';
    let quiet = 0;
    do {
        try {
            instances = await cloud.clusterInstances(cluster.runUuid);
            const alive = instances.filter(({ state }) => state !== 'terminated');
            quiet = alive.length === 0 ? quiet + 1 : 0;
            why = alive.length === 0 ? '' : 'not seen terminated';
            const asked = alive.filter(({ state }) => state !== 'shutting-down').map(({ id }) => id);
            if (asked.length > 0)
                await cloud.terminate(asked);
        }
        catch (error) {
            quiet = 0;
            why = message(error);
        }
        if (quiet < patience.quietLooks)
            await pause(patience.pollMs, stop);
    } while (quiet < patience.quietLooks && goesOn());
    const left = instances
        .filter(({ state }) => state !== 'terminated')
        .map(({ id }) => `instance ${id} (${why})`);
    if (why !== '' && left.length === 0)
        left.push(`instances of run ${cluster.runUuid} (${why})`);
    const groupWhy = await removeGroup(cloud, cluster.group, goesOn, () => pause(patience.pollMs, stop));
    if (groupWhy !== '')
        left.push(`security group ${cluster.group} (${groupWhy})`);
    return { instances, left };
}
/** Gives why the group is not gone, or an empty text when it is. */
async function removeGroup(cloud, group, goesOn, wait) {
    let why = '';
    do {
        try {
            if (await cloud.removeGroup(group))
                return '';
            why = 'still in use';
        }
        catch (error) {
            why = message(error);
        }
        await wait();
    } while (goesOn());
    return why;
}
function message(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ../src/prove/look.js



/** What a kernel writes to its console at last (Linux, kernel/reboot.c), and what systemd does just before. */
const LAST_WORDS = /reboot: Power down|poweroff\.target/;
/** How EC2 words it that a guest has powered itself off (API reference of EC2, StateReason). */
const BY_ITSELF = /InstanceInitiatedShutdown/;
/**
 * The instances of a cluster with what their consoles say, which is kept as files in `logs`. EC2 shows the console of an
 * instance that has just powered itself off with a delay, and why it did so is in its last lines: they are waited for.
 * A courtesy: what fails is left out.
 */
async function lookAtCluster(cloud, { runUuid, logs }, patience, stop) {
    const instances = await cloud.clusterInstances(runUuid).catch(() => []);
    return Promise.all(instances.map(async (instance) => {
        const console = await consoleOf(instance, cloud, patience, stop);
        await (0,promises_.writeFile)((0,external_node_path_.join)(logs, `console-${instance.id}.log`), console).catch(() => { });
        // dask-cloudprovider names them dask-<uuid>-scheduler and dask-<uuid>-worker-<uuid>, after it has launched them.
        const role = /-worker-/.test(instance.name) ? 'worker' : 'scheduler';
        return { ...instance, role, console };
    }));
}
async function consoleOf(instance, cloud, { pollMs, consoleMs }, stop) {
    const deadline = performance.now() + consoleMs;
    const mayGrow = (text) => BY_ITSELF.test(instance.reason) && !LAST_WORDS.test(text);
    let console = await cloud.consoleOutput(instance.id).catch(() => '');
    while (mayGrow(console) && !stop.aborted && performance.now() < deadline) {
        await pause(pollMs, stop);
        const before = console;
        console = await cloud.consoleOutput(instance.id).catch(() => before);
    }
    return console;
}

;// CONCATENATED MODULE: ../src/prove/parameters.js

/** What cluster.py reads; its docstring says what each is. The names inside `cluster` are EC2Cluster's own. */
function driverParameters(subject, group, workspace) {
    const { plan, facts } = subject;
    return {
        workers: plan.workers,
        gpu: plan.gpu,
        script: plan.script === undefined ? null : (0,external_node_path_.resolve)(workspace, plan.script),
        versions: { dask: facts.dask_version, distributed: facts.distributed_version },
        cluster: {
            ami: subject.ami,
            bootstrap: false,
            region: subject.region,
            vpc: plan.vpc,
            subnet_id: plan.subnet,
            instance_type: plan.instanceType,
            security_groups: [group],
            filesystem_size: subject.filesystemSize,
            docker_image: subject.dockerImage,
            docker_args: plan.dockerArgs,
            env_vars: plan.envVars,
            instance_tags: plan.tags,
            volume_tags: plan.tags,
            use_private_ip: plan.usePrivateIp,
            worker_class: plan.workerClass,
            n_workers: plan.workers,
        },
    };
}
/**
 * The environment of the client's programs. A workflow may have set Dask's or Python's own variables, such as the
 * lines of output `dask-config`; the proof must not depend on them.
 */
function clientEnvironment(environment) {
    return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('DASK_') && name !== 'PYTHONPATH' && name !== 'PYTHONHOME'));
}

;// CONCATENATED MODULE: ../src/prove/prove.js









/** The ports of a proof that costs money. */
function realProofPorts(cloud, runner, files) {
    return { cloud, runner, files, clientPython: clientPython, pollMs: 3000, patience: PATIENCE };
}
/**
 * Launches a cluster from an image, lets it compute, and ends it: whatever fails in between, every instance is
 * terminated and seen terminated, and the group is removed. Gives `cancelled` at once when the runner cancels the
 * job: what is left then is the post step's.
 */
async function prove(subject, ports) {
    const { runner } = ports;
    const cancellation = new AbortController();
    const stopListening = runner.onCancel((signal) => {
        runner.warning(`${signal} received: the proof ends here, and the post step ends its cluster.`);
        cancellation.abort();
    });
    const cancelled = new Promise((resolve) => {
        cancellation.signal.addEventListener('abort', () => resolve('cancelled'), { once: true });
    });
    try {
        return await Promise.race([cancelled, proveUncancelled(subject, ports, cancellation.signal)]);
    }
    finally {
        stopListening();
    }
}
async function proveUncancelled(subject, ports, cancelled) {
    const { runner, cloud } = ports;
    let driven = { ending: 'exited', events: [], seconds: 0 };
    let trouble;
    let seen = [];
    let instances = [];
    let left = [];
    try {
        const python = await runner.group('Preparing the client of the proof', () => preparePython(subject, ports, cancelled));
        const group = await makeGroup(subject, cloud, runner);
        try {
            driven = await runner.group('Proving the image', () => drive(subject, python, group, ports, cancelled));
        }
        finally {
            if (!driven.events.some(({ event }) => event === 'passed')) {
                const look = () => lookAtCluster(cloud, subject, ports.patience, cancelled);
                seen = await runner.group('Reading the consoles of the instances', look);
            }
            const ending = () => endCluster(cloud, { runUuid: subject.runUuid, group }, cancelled, ports.patience);
            const ended = await runner.group('Ending the cluster', ending);
            instances = ended.instances;
            left = ended.left;
        }
    }
    catch (error) {
        trouble = troubleOf(error);
    }
    return { ...driven, trouble, seen, instances, left };
}
function preparePython(subject, ports, stop) {
    const { runner, files } = ports;
    const environment = clientEnvironment(runner.context.environment);
    const commands = loggedCommands(environment, (0,external_node_path_.join)(subject.logs, 'proof-client.log'), stop);
    return ports.clientPython(subject.facts, files, runner.context, commands, runner);
}
async function makeGroup({ plan, runUuid }, cloud, runner) {
    const group = await cloud.makeGroup({
        name: `bake-dask-ami-proof-${runUuid}`,
        description: 'The cluster that proves an image; removed with it',
        vpc: plan.vpc,
        tags: plan.tags,
    });
    await cloud.allow(group, openingRules(plan.sources));
    runner.info(`Security group ${group}: open to itself and to ${plan.sources.join(', ')}`);
    return group;
}
function drive(subject, python, group, ports, cancelled) {
    const { runner, files } = ports;
    return driveCluster({
        argv: [python, files.program],
        // Python's own cache would be written beside cluster.py, into the action's directory.
        environment: { ...clientEnvironment(runner.context.environment), PYTHONDONTWRITEBYTECODE: '1' },
        parameters: driverParameters(subject, group, runner.context.workspace),
        logFile: (0,external_node_path_.join)(subject.logs, 'proof-cluster.log'),
    }, { runUuid: subject.runUuid, group, timeoutMinutes: subject.plan.timeoutMinutes, pollMs: ports.pollMs }, ports.cloud, runner, cancelled);
}
/** @throws the error itself when it is none that a user can mend */
function troubleOf(error) {
    if (error instanceof src_problem/* UserError */.yo && error.problems[0])
        return { ...error.problems[0], evidence: [] };
    if (isAwsError(error)) {
        return {
            code: 'aws-error',
            what: `AWS kept answering with an error while the cluster ran (${error.name}: ${error.message}).`,
            remedy: 'Run again; if it is about limits, other automation in the account and Region shares them.',
            evidence: [],
        };
    }
    if (!(error instanceof src_problem/* CommandError */.Qd))
        throw error;
    return {
        code: 'client-not-made',
        what: `The environment that launches the cluster could not be made on the runner: ${error.message}`,
        remedy: 'Check that the runner reaches a Python package index; the whole output is beside the logs.',
        evidence: error.lastLines.slice(-8),
    };
}
/** Errors of the AWS SDK carry what it knows of the request. */
function isAwsError(error) {
    return error instanceof Error && '$metadata' in error;
}

// EXTERNAL MODULE: ../src/bake-standing.js
var bake_standing = __webpack_require__(8682);
// EXTERNAL MODULE: ../src/failure.js
var failure = __webpack_require__(6696);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ../src/packer/follow.js



const POLL_MS = 250;
/**
 * Follows a text file that another process appends to, line by line, until `ended` settles; then reads it to its end
 * and settles as `ended` did.
 *
 * The output goes through a file and not a pipe so that the writer outlives us: a cancelled step's Packer must go on
 * to clean up, and would die of its first write to a broken pipe.
 */
async function follow(path, ended, onLine) {
    let over = false;
    const end = ended.finally(() => {
        over = true;
    });
    // Heard at once: a program that cannot be started fails before the file is open, and node ends on an unheard failure.
    end.catch(() => { });
    const file = await (0,promises_.open)(path, 'r');
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    const drain = async () => {
        for (let chunk = await next(file); chunk.length > 0; chunk = await next(file)) {
            const lines = (rest + decoder.write(chunk)).split('\n');
            rest = lines.pop() ?? '';
            lines.forEach(onLine);
        }
    };
    try {
        while (!over) {
            await drain();
            await Promise.race([end, (0,external_node_timers_promises_.setTimeout)(POLL_MS, undefined, { ref: false })]);
        }
        await drain();
        if (rest !== '')
            onLine(rest);
        await end;
    }
    finally {
        await file.close();
    }
}
async function next(file) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, null);
    return buffer.subarray(0, bytesRead);
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ../src/packer/phases.js
/** What Packer is busy with, in the order of a bake. */
const phases = [
    'Packer checks the template',
    'Launching the builder',
    'Waiting for SSH',
    'cloud-init prepares the machine',
    'Pulling and checking the container image',
    'Generalising the image',
    'Stopping the builder',
    'Creating the AMI',
    'Cleaning up',
];
// What the amazon-ebs builder (plugin 1.8.2) and Packer 1.16.0 print as each phase begins.
const beginnings = [
    [/Launching a (?:source|spot) AWS instance/, 'Launching the builder'],
    [/Waiting for SSH to become available/, 'Waiting for SSH'],
    [/Provisioning with shell script: .*wait-for-cloud-init\.sh/, 'cloud-init prepares the machine'],
    [/Provisioning with shell script: .*provision\.sh/, 'Pulling and checking the container image'],
    [/Provisioning with shell script: .*generalise\.sh/, 'Generalising the image'],
    [/Stopping the source instance/, 'Stopping the builder'],
    [/Creating AMI .* from instance/, 'Creating the AMI'],
    [/Terminating the source AWS instance/, 'Cleaning up'],
    [/Cancelling build after receiving|Provisioning step had errors/, 'Cleaning up'],
];
/** The phase that a line of Packer's output begins, if it begins one. */
function phaseBegunBy(line) {
    return beginnings.find(([pattern]) => pattern.test(line))?.[1];
}

;// CONCATENATED MODULE: ../src/packer/phase-log.js


const phase_log_QUIET_MS = 60_000;
/** Shows Packer's lines under a group for each phase, says once a quiet minute that it goes on, and takes the times. */
class PhaseLog {
    lines = [];
    #runner;
    #timings = [];
    #heartbeat;
    #phase = phases[0];
    #began = performance.now();
    #lastLine = performance.now();
    #closeGroup;
    #closed = false;
    constructor(runner) {
        this.#runner = runner;
        this.#closeGroup = runner.openGroup(this.#phase);
        this.#heartbeat = setInterval(() => this.#sayIfQuiet(), phase_log_QUIET_MS / 4);
        this.#heartbeat.unref();
    }
    /** Takes one line of Packer's output. */
    line(raw) {
        const line = (0,external_node_util_.stripVTControlCharacters)(raw).trimEnd();
        this.lines.push(line);
        const phase = phaseBegunBy(line);
        if (phase !== undefined && phase !== this.#phase)
            this.#enter(phase);
        this.#runner.info(raw);
        this.#lastLine = performance.now();
    }
    /** Ends the last group and gives all times. May be called again. */
    close() {
        if (!this.#closed) {
            this.#closed = true;
            clearInterval(this.#heartbeat);
            this.#leave();
        }
        return this.#timings;
    }
    #enter(phase) {
        this.#leave();
        this.#phase = phase;
        this.#began = performance.now();
        this.#closeGroup = this.#runner.openGroup(phase);
    }
    #leave() {
        this.#closeGroup();
        this.#timings.push({ phase: this.#phase, seconds: (performance.now() - this.#began) / 1000 });
    }
    #sayIfQuiet() {
        if (performance.now() - this.#lastLine < phase_log_QUIET_MS * 0.75)
            return;
        const seconds = Math.round((performance.now() - this.#began) / 1000);
        this.#runner.info(`${this.#phase}, for ${seconds} s so far`);
        this.#lastLine = performance.now();
    }
}

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

;// CONCATENATED MODULE: ../src/packer/build.js





/** How long Packer may take to clean up after a deadline before it is killed: its own wait for termination is 10 min. */
const CLEANUP_MS = 12 * 60_000;
/**
 * What Packer says when its credentials have expired. Its plugin (1.8.2) takes that for a wrong clock and makes every call
 * ten times, in nearly two minutes, those of its cleaning up too: ten minutes in which nothing can succeed.
 */
const build_EXPIRED = /operation error EC2: \w+, .*api error RequestExpired/;
/**
 * Runs Packer in a process group of its own and shows its output as it comes, a group of the log for each phase.
 *
 * On the runner's signal the whole group is told and this returns at once with `cancelled`, while Packer cleans up
 * on its own: the runner leaves us 7.5 seconds, terminating an instance takes longer. Packer ignores SIGINT in its
 * outer process (panicwrap), which is why the group is told and not the process.
 */
async function runPacker(command, runner) {
    // Before Packer exists: a signal that came in between would end us and leave it alone.
    const cancelled = cancellation(runner, () => child);
    const log = (0,external_node_fs_.openSync)(command.logFile, 'a', 0o600);
    const [program, ...parameters] = command.argv;
    const child = (0,external_node_child_process_.spawn)(program, parameters, {
        cwd: command.workingDirectory,
        env: command.environment,
        detached: true,
        stdio: ['ignore', log, log],
    });
    (0,external_node_fs_.closeSync)(log);
    if (child.pid !== undefined)
        runner.saveState('packer-pid', String(child.pid));
    const exited = exitOf(child);
    const deadline = startDeadline(child, command.timeoutMinutes);
    const phaseLog = new PhaseLog(runner);
    try {
        const over = Promise.race([exited, cancelled.promise]);
        await follow(command.logFile, over, (line) => {
            phaseLog.line(line);
            if (build_EXPIRED.test(line))
                giveUp(child, runner);
        });
        const exitCode = await over;
        const ending = exitCode === 'cancelled' ? 'cancelled' : deadline.passed() ? 'timed-out' : 'exited';
        const code = typeof exitCode === 'number' ? exitCode : undefined;
        // A process id may be given to another program; the post step must not take that for ours.
        if (ending !== 'cancelled')
            runner.saveState('packer-pid', '');
        return { exitCode: code, ending, timings: phaseLog.close(), lines: phaseLog.lines };
    }
    finally {
        deadline.stop();
        cancelled.stop();
        phaseLog.close();
        child.unref();
    }
}
function giveUp(child, runner) {
    runner.info('The AWS credentials have expired: Packer cannot clean up with them, so it is ended now.');
    if (child.pid !== undefined)
        signalGroup(child.pid, 'SIGKILL');
}
function exitOf(child) {
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => resolve(code ?? undefined));
    });
}
function cancellation(runner, started) {
    let stop = () => { };
    const promise = new Promise((resolve) => {
        stop = runner.onCancel((signal) => {
            const { pid } = started();
            if (pid !== undefined)
                signalGroup(pid, 'SIGINT');
            runner.warning(`${signal} received: Packer ends the builder now, and the post step looks after what is left.`);
            resolve('cancelled');
        });
    });
    return { promise, stop: () => stop() };
}
function startDeadline(child, minutes) {
    let passed = false;
    const kill = (signal) => {
        passed = true;
        if (child.pid !== undefined)
            signalGroup(child.pid, signal);
    };
    const timers = [
        setTimeout(() => kill('SIGINT'), minutes * 60_000),
        setTimeout(() => kill('SIGKILL'), minutes * 60_000 + CLEANUP_MS),
    ];
    return { passed: () => passed, stop: () => timers.forEach(clearTimeout) };
}

;// CONCATENATED MODULE: ../src/packer/collected-logs.js
// These names alone: the guest may print such a line too, and they become names of files.
const BEGIN = /bake-dask-ami: begin of \/var\/log\/(cloud-init(?:-output)?\.log)$/;
const collected_logs_END = /bake-dask-ami: end of \S+$/;
const PREFIX = /^(?:==>|\s+) ?amazon-ebs\.dask: ?/;
/** Takes Packer's output apart. */
function takeApart(lines) {
    const own = [];
    const logs = [];
    let open = false;
    for (const line of lines) {
        const begin = BEGIN.exec(line)?.[1];
        // What has no prefix is Packer's own: the log was cut off, and its end will not come.
        open &&= PREFIX.test(line);
        if (begin !== undefined)
            logs.push({ name: begin, lines: [] });
        else if (open && !collected_logs_END.test(line))
            logs.at(-1)?.lines.push(line.replace(PREFIX, ''));
        else if (!open)
            own.push(line);
        open = begin !== undefined || (open && !collected_logs_END.test(line));
    }
    return { own, logs: logs.map((log) => ({ name: log.name, text: `${log.lines.join('\n')}\n` })) };
}

;// CONCATENATED MODULE: ../src/packer/docker-config.js
/** The key under which Docker keeps the login of Docker Hub (docker/cli, cli/config/configfile). */
const DOCKER_HUB_KEY = 'https://index.docker.io/v1/';
/** Docker's config.json with these logins, as `docker login` would write it. It holds the passwords. */
function dockerConfig(logins) {
    const auths = logins.map(({ registry, username, password }) => [
        registry === 'docker.io' ? DOCKER_HUB_KEY : registry,
        { auth: encodedLogin({ username, password }) },
    ]);
    return JSON.stringify({ auths: Object.fromEntries(auths) });
}
/** User and password as they stand in config.json and in HTTP's Basic scheme. */
function encodedLogin({ username, password }) {
    return Buffer.from(`${username}:${password}`).toString('base64');
}

;// CONCATENATED MODULE: ../src/packer/manifest.js
/**
 * Reads the AMIs from the manifest that Packer's post-processor wrote.
 *
 * @returns the ids of the last run's AMIs by Region
 * @throws Error when the text is not such a manifest or the last run made no AMI
 */
function parseManifest(text) {
    const manifest = JSON.parse(text);
    const build = manifest.builds.find((candidate) => candidate.packer_run_uuid === manifest.last_run_uuid);
    const pairs = build?.artifact_id.split(',').map((pair) => pair.split(':'));
    const amis = Object.fromEntries(pairs ?? []);
    const wellFormed = Object.values(amis).every((id) => /^ami-[0-9a-f]+$/.test(String(id)));
    if (!wellFormed || Object.keys(amis).length === 0)
        throw new Error(`Packer's manifest holds no AMI: ${text}`);
    return amis;
}

;// CONCATENATED MODULE: ../src/packer/packer.js







/**
 * Runs `packer build` for a plan whose files are written; the builder's own logs are kept when it fails.
 *
 * Packer leaves the content of an uploaded file, which holds the logins, in its temporary directory. So it gets one of
 * its own, which is removed with it; after a cancelled step, in which Packer goes on, by the post step.
 */
async function build(attempt, logins, paths, packer, runner) {
    // Not under the runner's: Packer's plugins have sockets there, whose paths may have 107 characters at most.
    const temporary = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'bake-dask-ami-'));
    runner.saveState('packer-temporary', temporary);
    const result = await packer_run(attempt, logins, paths, packer, runner, temporary);
    if (result.ending !== 'cancelled') {
        await (0,promises_.rm)(temporary, { recursive: true, force: true });
        // The step's log shows Packer's colours; a file is for editors. A cancelled Packer goes on writing to its own.
        await (0,promises_.writeFile)((0,external_node_path_.join)(paths.logs, logName('packer', attempt.number)), `${result.lines.join('\n')}\n`);
    }
    const { own, logs } = takeApart(result.lines);
    for (const log of logs)
        await (0,promises_.writeFile)((0,external_node_path_.join)(paths.logs, log.name), log.text);
    return { ...result, lines: own, builderLogs: logs };
}
async function packer_run({ number, timeoutMinutes }, logins, paths, packer, runner, temporary) {
    // Both we and Packer append to what is there, and an output directory may have been used before.
    const logFile = logName('packer', number);
    const old = number > 1 ? [logFile] : await earlierLogs(paths.logs);
    const left = [paths.manifest, paths.imageFacts, ...old.map((name) => (0,external_node_path_.join)(paths.logs, name))];
    await Promise.all(left.map((path) => (0,promises_.rm)(path, { force: true })));
    return runPacker({
        argv: [packer.packer, 'build', `-var-file=${paths.variables}`, paths.template],
        workingDirectory: (0,external_node_path_.dirname)(paths.template),
        environment: {
            ...environment((0,external_node_path_.join)(paths.logs, logName('packer-debug', number)), packer, runner),
            TMPDIR: temporary,
            PKR_VAR_docker_config: dockerConfig(logins),
        },
        logFile: (0,external_node_path_.join)(paths.logs, logFile),
        timeoutMinutes,
    }, runner);
}
/** Reads what a successful build left behind. */
async function readArtifacts(paths) {
    const [manifest, facts] = await Promise.all([
        (0,promises_.readFile)(paths.manifest, 'utf8'),
        (0,promises_.readFile)(paths.imageFacts, 'utf8'),
    ]);
    return { amis: parseManifest(manifest), facts: JSON.parse(facts) };
}
/** `packer.log` of the first attempt, `packer-2.log` of the second. */
function logName(stem, attempt) {
    return attempt === 1 ? `${stem}.log` : `${stem}-${attempt}.log`;
}
/** Packer's logs of whatever was baked in the directory before. */
async function earlierLogs(directory) {
    return (await (0,promises_.readdir)(directory)).filter((name) => /^packer(?:-debug)?(?:-\d+)?\.log$/.test(name));
}
function environment(debugLog, packer, runner) {
    return {
        ...runner.context.environment,
        CHECKPOINT_DISABLE: '1',
        ...(packer.pluginPath === undefined ? {} : { PACKER_PLUGIN_PATH: packer.pluginPath }),
        ...(runner.context.debug ? { PACKER_LOG: '1', PACKER_LOG_PATH: debugLog } : {}),
    };
}

// EXTERNAL MODULE: ../src/packer/workspace.js
var workspace = __webpack_require__(9560);
// EXTERNAL MODULE: ../src/plan/launches.js + 1 modules
var launches = __webpack_require__(9899);
// EXTERNAL MODULE: ../src/render/render.js + 3 modules
var render = __webpack_require__(8381);
// EXTERNAL MODULE: ../src/plan/quotas.js
var quotas = __webpack_require__(5595);
;// CONCATENATED MODULE: ../src/report/failures/words.js

const NAMES = ['address', 'group', 'quota', 'region', 'size', 'subnet', 'type', 'user', 'zone'];
const NAME = new RegExp(`\\$(?:(\\d)|(${NAMES.join('|')})\\b)`, 'g');
/** Fills a text of the catalogue: `$1` and so on from a match, the names from the words. */
function filled(text, match, words) {
    const value = (_, group, name) => group === undefined ? words[name] : (match[Number(group)] ?? '');
    // A group that took no part leaves a gap before it.
    return text
        .replace(NAME, value)
        .replace(/ +(?=$|[.,:])/g, '')
        .trim();
}
/** The words of a bake that failed, from its plan and from Packer's lines. */
function wordsOf({ plan, lines }) {
    const { builder, ssh, region } = plan;
    return {
        region,
        address: addressIn(lines),
        group: groupOf(plan),
        quota: quotaName(builder.instanceType, builder.spot),
        size: `${builder.volume.size} GiB`,
        subnet: builder.subnet === undefined ? 'its subnet' : `subnet ${builder.subnet}`,
        type: `'${builder.instanceType}'`,
        user: ssh.username,
        zone: builder.zone ?? 'the zone of the subnet',
    };
}
/** `L-1216C47A ("Running On-Demand Standard ... instances")`. */
function quotaName(instanceType, spot = false) {
    const quota = (0,quotas/* quotaOf */.O)(instanceType, spot ? 'spot' : 'on-demand');
    return quota === undefined ? `of vCPUs for '${instanceType}'` : `${quota.code} ("${quota.name}")`;
}
/** The words where no bake is told of, but any. */
const generalWords = {
    region: 'the Region',
    address: 'at its address',
    group: 'its security group open to the blocks that the message names',
    quota: 'L-1216C47A ("Running On-Demand Standard instances"), or L-DB2E81BA for G types, or the one that the message names,',
    size: 'as large as the message says',
    subnet: 'its subnet',
    type: 'the instance type',
    user: 'ubuntu',
    zone: 'the zone',
};
/** The plugin says where it connects to as soon as the builder has an address of the kind that is asked for. */
function addressIn(lines) {
    const found = lines.map((line) => /communicator to connect: (\S+)/.exec(line)?.[1]).find(Boolean);
    return found === undefined ? 'it got no address' : `at ${found}`;
}
function groupOf({ builder, ssh }) {
    if (builder.securityGroups.length > 0)
        return `in ${builder.securityGroups.join(', ')}`;
    if (ssh.interface === 'session_manager')
        return 'by Session Manager';
    return `its temporary security group open to ${ssh.sources.join(', ') || 'nobody'}`;
}

;// CONCATENATED MODULE: ../src/report/failures/account.js
/** What AWS says of who calls and how often, whatever the call. */
const account_account = {
    title: 'The account and its credentials',
    failures: [
        {
            code: 'role-not-assumed',
            pattern: /STS: AssumeRoleWithWebIdentity, .*RequestID: [^,]*, (?:api error )?(\w+: .*)/,
            example: 'Error querying AMI: operation error EC2: DescribeImages, get identity: get credentials: failed to refresh cached credentials, failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 400, RequestID: 0f1d, ExpiredTokenException: Token expired: current date/time 1732500000 must be before the expiration date/time 1732490000',
            what: 'AWS did not renew the session of the role ($1).',
            remedy: "Check the role's trust policy against docs/permissions.md. A token that has expired could not be renewed in time: the step's log says why.",
        },
        {
            code: 'access-denied',
            pattern: /(?:UnauthorizedOperation|AccessDenied).*? is not authorized to perform: (\S+)/,
            example: 'Error creating temporary keypair: operation error EC2: CreateKeyPair, https response error StatusCode: 403, RequestID: 0f1d, api error UnauthorizedOperation: You are not authorized to perform this operation. User: arn:aws:sts::123456789012:assumed-role/baker/run is not authorized to perform: ec2:CreateKeyPair on resource: arn:aws:ec2:eu-west-2:123456789012:key-pair/* because no identity-based policy allows the ec2:CreateKeyPair action',
            what: 'The AWS credentials may not do what the bake needs: $1.',
            remedy: 'Allow it; docs/permissions.md holds the whole policy.',
        },
        {
            code: 'access-denied',
            pattern: /operation error EC2: (\w+),.*UnauthorizedOperation.*Encoded authorization failure message/i,
            example: 'Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 403, RequestID: 0f1d, api error UnauthorizedOperation: You are not authorized to perform this operation. Encoded authorization failure message: 4OIAJ1TGm3Uu',
            what: 'The AWS credentials may not do what the bake needs: ec2:$1, or something that it implies, such as iam:PassRole.',
            remedy: "Allow it; docs/permissions.md holds the whole policy. 'aws sts decode-authorization-message --encoded-message' with the text below tells exactly what was refused, and why.",
        },
        {
            code: 'access-denied',
            pattern: /UnauthorizedOperation|api error AccessDenied/,
            example: 'api error UnauthorizedOperation: You are not authorized to perform this operation.',
            what: 'The AWS credentials may not do something that the bake needs.',
            remedy: 'Allow what the line below names; docs/permissions.md holds the whole policy.',
        },
        {
            code: 'expired-credentials',
            pattern: /ExpiredToken|RequestExpired|security token included in the request is expired/,
            example: 'Error waiting for AMI: operation error EC2: DescribeImages, https response error StatusCode: 400, RequestID: 0f1d, api error RequestExpired: Request has expired.',
            what: 'The AWS credentials expired during the bake.',
            remedy: "Let this step renew them itself with 'role-to-assume', or give configure-aws-credentials a longer 'role-duration-seconds' than the bake takes.",
        },
        {
            code: 'invalid-credentials',
            pattern: /api error (AuthFailure|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException)/,
            example: 'api error AuthFailure: AWS was not able to validate the provided access credentials',
            what: 'AWS no longer accepts the credentials ($1).',
            remedy: 'Somebody revoked them in the meantime, or the clock of the runner is wrong; configure them again and run again.',
        },
        {
            code: 'no-credentials',
            pattern: /No valid credential sources found/,
            example: 'Error: No valid credential sources found for AWS Builder.',
            what: 'Packer found no AWS credentials.',
            remedy: 'Run aws-actions/configure-aws-credentials in an earlier step of the job.',
        },
        {
            code: 'throttled',
            pattern: /RequestLimitExceeded|api error Throttling/,
            example: 'Error stopping instance: operation error EC2: StopInstances, https response error StatusCode: 503, RequestID: 0f1d, api error RequestLimitExceeded: Request limit exceeded.',
            what: 'AWS throttled the calls of this account for minutes.',
            remedy: 'Run again later; other automation in the account and Region shares the limit, and bakes that start at the same time make it worse.',
        },
        {
            code: 'aws-unreachable',
            pattern: /request send failed, (.*)/,
            example: 'operation error EC2: DescribeImages, https response error StatusCode: 0, RequestID: , request send failed, Post "https://ec2.eu-west-2.amazonaws.com/": dial tcp: lookup ec2.eu-west-2.amazonaws.com: no such host',
            what: 'The runner could not reach AWS: $1',
            remedy: "Check the runner's network and proxy, then run again.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/report/failures/apt.js
/** What apt and dpkg say: `E: ...` up to apt 2, `Error: ...` since apt 3. Words: apt 2.6 to 3.0, apt-pkg and apt-private. */
const apt = {
    title: 'Packages',
    note: 'The builder waits for locks of apt for five minutes and masks the services of Ubuntu and Debian that hold them at boot.',
    failures: [
        {
            code: 'package-not-found',
            pattern: /E(?:rror)?: (?:Unable to locate package|Couldn't find any package by (?:glob|regex)) '?([^\s']+)/,
            example: 'E: Unable to locate package no-such-package',
            what: "apt knows no package '$1'.",
            remedy: "Check input 'packages' against the release of the source AMI.",
        },
        {
            code: 'package-version-not-found',
            pattern: /E(?:rror)?: Version '([^']+)' for '([^']+)' was not found/,
            example: "E: Version '1.2.3' for 'jq' was not found",
            what: "apt knows no version '$1' of package '$2'.",
            remedy: "Check input 'packages': archives drop old versions, so pin only what a snapshot archive keeps.",
        },
        {
            code: 'package-not-installable',
            pattern: /E(?:rror)?: Package '([^']+)' has no installation candidate/,
            example: "E: Package 'ntp' has no installation candidate",
            what: "apt cannot install package '$1' on this release.",
            remedy: "Check input 'packages' against the release of the source AMI.",
        },
        {
            code: 'packages-conflict',
            pattern: /E(?:rror)?: (?:Unable to correct problems, you have held broken packages|Unable to satisfy dependencies)/,
            example: 'E: Unable to correct problems, you have held broken packages.',
            what: 'The packages cannot be installed together.',
            remedy: "The lines above name what conflicts. Check input 'packages', pinned versions first.",
            beside: /^ \S+ : (?:Depends|Conflicts|Breaks|PreDepends): /,
        },
        {
            code: 'apt-lock',
            // While apt waits it prints the same words without the `E:`.
            pattern: /E(?:rror)?: (?:Could not get lock|Unable to acquire the dpkg frontend lock) \(?(\S+?)[.),]*(?:\s|$)/,
            example: 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 1234 (apt-get)',
            what: 'apt waited five minutes for the lock $1 that another program holds.',
            remedy: 'A service of the source AMI installs packages at boot; mask it there.',
        },
        {
            code: 'apt-mirror-changing',
            pattern: /E(?:rror)?: .*(?:Hash Sum mismatch|Mirror sync in progress)/,
            example: 'E: Failed to fetch http://archive.ubuntu.com/ubuntu/dists/noble-updates/main/binary-amd64/Packages.gz  File has unexpected size (1804 != 1801). Mirror sync in progress? [IP: 185.125.190.82 80]',
            what: 'An archive of packages was being changed while apt read it, or a proxy served an old part of it.',
            remedy: 'Run again in some minutes; if it stays, look at the proxy or the mirror.',
        },
        {
            code: 'apt-not-signed',
            pattern: /E(?:rror)?: The repository '(\S+).*' is not signed/,
            example: "E: The repository 'https://download.docker.com/linux/ubuntu noble InRelease' is not signed.",
            what: 'apt does not trust the archive $1: its signature is missing, or by a key that is expired or unknown.',
            remedy: 'The lines above tell which key. If a mirror or a proxy stands in between, it must pass the signatures on.',
            beside: /GPG error|EXPKEYSIG|NO_PUBKEY|Sub-process .*(?:gpgv|sqv) returned/,
        },
        {
            code: 'apt-unreachable',
            pattern: /E(?:rror)?: (?:Failed to fetch|The repository) '?(\S+?)'? /,
            example: 'E: Failed to fetch http://archive.ubuntu.com/ubuntu/pool/main/j/jq/jq_1.7.1-3build1_amd64.deb  404  Not Found [IP: 185.125.190.82 80]',
            what: 'apt could not read the archive $1.',
            remedy: "Check that the builder's subnet reaches it (route, proxy, firewall), then run again.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/report/failures/builder.js
/** What the scripts of the template find in the builder, and its disk. */
const builder = {
    title: 'The builder',
    failures: [
        {
            code: 'disk-full',
            // The kernel's words through any program, and apt's own arithmetic.
            pattern: /no space left on device|You don't have enough free space in (\S+?)\.?$/i,
            example: 'failed to register layer: write /opt/conda/lib/libmkl_core.so: no space left on device',
            what: 'The root volume is full.',
            remedy: "Raise 'volume-size' (now $size): Docker keeps the compressed and the unpacked layers of the image.",
            beside: /^(?:Filesystem|\/dev\/\S+) .* (?:Mounted on|\/\S*)$/,
        },
        {
            code: 'leftovers-in-image',
            pattern: /still on the disk after (?:generalising|logging out):/,
            example: 'bake-dask-ami: still on the disk after generalising:',
            what: 'Something that must not be in an image was still on the disk after cleaning up.',
            remedy: "The lines below name it. Take it out of the source AMI, or of what 'packages' installs.",
        },
        {
            code: 'docker-missing',
            pattern: /there is no docker command on this image/,
            example: "bake-dask-ami: there is no docker command on this image; choose docker-source 'docker-ce' or 'distro'",
            what: "The source AMI has no Docker, and 'docker-source' is 'none'.",
            remedy: "Choose 'docker-source: docker-ce' or 'distro'.",
        },
        {
            code: 'apt-missing',
            pattern: /the source AMI \((.+?)\) has no apt-get/,
            example: "bake-dask-ami: the source AMI (Amazon Linux 2023) has no apt-get; use docker-source 'none' and no packages with it",
            what: 'The source AMI ($1) has no apt-get to install Docker or packages with.',
            remedy: "Use 'docker-source: none' and no 'packages' with it, or build upon Debian or Ubuntu.",
        },
        {
            code: 'no-deadline',
            pattern: /the timer that ends a forgotten builder is not running/,
            example: 'bake-dask-ami: the timer that ends a forgotten builder is not running',
            what: 'The timer that powers the builder off if nobody ends it could not be set.',
            remedy: 'The source AMI needs systemd; choose one that has it.',
        },
    ],
};

;// CONCATENATED MODULE: ../src/report/failures/connection.js
/** What Packer 1.16.0 says when it does not get to the builder, or is not whole itself. */
const connection = {
    title: 'Reaching the builder',
    note: 'Packer and its plugin are installed without `packer init`, so no limit on downloads from a code host can be met: both come from releases.hashicorp.com or `packer-mirror`.',
    failures: [
        {
            code: 'ssh-refused',
            pattern: /Packer experienced an authentication error when trying to connect via SSH/,
            example: 'Error waiting for SSH: Packer experienced an authentication error when trying to connect via SSH. This can happen if your username/password are wrong.',
            what: "The builder took the connection over SSH but not the user '$user'.",
            remedy: "Check 'ssh-username': it is the default user of the source AMI, such as 'ubuntu', 'admin' or 'ec2-user'.",
        },
        {
            code: 'session-manager-plugin-missing',
            pattern: /exec: "session-manager-plugin": executable file not found/,
            example: 'ssm error: exec: "session-manager-plugin": executable file not found in $PATH',
            what: 'The runner lacks the session-manager-plugin, which Packer runs for ssh-interface session_manager.',
            remedy: "Install it in an earlier step; GitHub's own runners have it.",
        },
        {
            code: 'session-manager-failed',
            pattern: /ssm error: (.*)/,
            example: 'ssm error: operation error SSM: StartSession, https response error StatusCode: 400, RequestID: 0f1d, TargetNotConnected: i-0123456789abcdef0 is not connected.',
            what: 'Session Manager gave no way to the builder: $1',
            remedy: 'Check that the instance profile holds AmazonSSMManagedInstanceCore, that the source AMI has amazon-ssm-agent, and that the subnet reaches the endpoints of Systems Manager.',
        },
        {
            code: 'ssh-timeout',
            pattern: /Timeout waiting for SSH/,
            example: 'Timeout waiting for SSH.',
            what: 'The builder could not be reached over SSH: $address in $subnet, $group.',
            remedy: "Check that the runner comes from one of those addresses ('allow-cidr'), that the subnet gives public addresses and its network ACL lets SSH through, and 'ssh-username'. Or use 'ssh-interface: session_manager', which needs no way in.",
            beside: /Using SSH communicator to connect|Authorizing access to port|security group for this instance|Instance ID: /,
        },
        {
            code: 'plugin-missing',
            pattern: /Missing plugins|required plugins.*not installed/i,
            example: 'Error: Missing plugins',
            what: "Packer's amazon plugin is not installed.",
            remedy: "Run 'packer plugins install github.com/hashicorp/amazon' before this step.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/report/failures/docker.js
/** What Docker says of pulling: its own store's words, and those of containerd's, the default since Docker 29. */
const docker = {
    title: 'The container image',
    note: 'Registries are asked before the launch as well, so most of these are met only when a registry changes its mind.',
    failures: [
        {
            code: 'docker-rate-limit',
            pattern: /toomanyrequests|pull rate limit|429 Too Many Requests/i,
            recovered: /the registry limits the rate of pulls; asking again/,
            example: 'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
            what: 'The registry refused the pull because too many came from this address, and three pauses did not help.',
            remedy: "Log in ('registry-username', 'registry-password': Docker Hub allows more then), or pull from a registry of your own, such as an ECR pull-through cache.",
        },
        {
            code: 'registry-login-refused',
            pattern: /unauthorized: (?:incorrect username|authentication required)|no basic auth credentials/,
            example: 'Error response from daemon: unauthorized: incorrect username or password',
            what: 'The registry refused the login, or wants one.',
            remedy: "Check 'registry', 'registry-username' and 'registry-password', and what they may pull.",
        },
        {
            code: 'image-not-found',
            // The words of Docker's own store, of containerd's, and of ECR.
            pattern: /manifest for \S+ not found|pull access denied|(?:manifest|name) unknown|failed to resolve reference .*: not found/,
            example: 'Error response from daemon: failed to resolve reference "docker.io/daskdev/dask:nope": docker.io/daskdev/dask:nope: not found',
            what: 'The registry has no such container image, or wants a login for it.',
            remedy: "Check input 'docker-image': the repository, the tag, and whether it is public.",
        },
        {
            code: 'image-wrong-architecture',
            pattern: /no matching manifest for|exec format error/,
            example: 'no matching manifest for linux/arm64/v8 in the manifest list entries',
            what: "The container image is not made for the builder's architecture.",
            remedy: "Choose an 'instance-type' of the image's architecture, or another 'docker-image'.",
        },
        {
            code: 'registry-certificate',
            pattern: /(?:Error response from daemon|failed to do request): .*x509: (.*)/,
            example: 'Error response from daemon: Get "https://registry.example.com/v2/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
            what: "The builder does not trust the registry's certificate: $1.",
            remedy: 'Give the registry a certificate by an authority that the source AMI knows, or build upon an AMI that has yours in /etc/docker/certs.d.',
        },
        {
            code: 'registry-unreachable',
            pattern: /Error response from daemon: .*(?:no such host|i\/o timeout|connection refused|TLS handshake timeout|context deadline exceeded)/,
            example: 'Error response from daemon: Get "https://registry.example.com/v2/": dial tcp: lookup registry.example.com on 127.0.0.53:53: no such host',
            what: 'The builder could not reach the registry of the container image.',
            remedy: "Check the registry in 'docker-image', and that the builder's subnet reaches it (route, DNS, firewall).",
        },
        {
            code: 'registry-failing',
            pattern: /Error response from daemon: .*(?:unexpected HTTP status|unexpected status from \S+ request to \S+): (5\d\d)/,
            example: 'Error response from daemon: unexpected status from HEAD request to https://registry-1.docker.io/v2/daskdev/dask/manifests/latest: 503 Service Unavailable',
            what: 'The registry of the container image answered with an error of its own ($1).',
            remedy: 'Run again when it works; its status page may tell.',
        },
        {
            code: 'docker-not-running',
            pattern: /Cannot connect to the Docker daemon|failed to connect to the docker API/,
            example: 'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running',
            what: 'Docker was not running on the builder.',
            remedy: "Check what the source AMI and 'packages' do to docker.service, and 'docker-source'.",
        },
        {
            code: 'no-dask-in-image',
            pattern: /No module named '?(?:distributed|dask)|exec: \\?"python\\?": executable file not found/,
            example: "/usr/bin/python: Error while finding module specification for 'distributed.cli.dask_scheduler' (ModuleNotFoundError: No module named 'distributed')",
            what: 'The container image cannot run a Dask scheduler: it has no Python with distributed on its PATH.',
            remedy: "Choose a 'docker-image' that has dask and distributed installed.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/report/failures/gpu.js
/** What NVIDIA's driver, its container toolkit and DKMS say. */
const gpu = {
    title: 'The GPU',
    note: 'Kernel and driver are held in the image, so that no update brings them apart later.',
    failures: [
        {
            code: 'driver-kernel-mismatch',
            pattern: /Driver\/library version mismatch|Module nvidia not found in directory \/lib\/modules\/(\S+)|Error! Bad return status for module build on kernel: (\S+)/,
            example: 'Failed to initialize NVML: Driver/library version mismatch',
            what: "NVIDIA's driver and the kernel do not belong together: one of them was updated without the other. $1$2",
            remedy: "Choose a newer source AMI, take kernel and driver out of 'packages', or let 'nvidia-driver' be 'install', which installs a driver that is made for the kernel and reboots once.",
        },
        {
            code: 'driver-not-working',
            pattern: /NVIDIA-SMI has failed|nvidia-smi: (?:command )?not found|Failed to initialize NVML/,
            example: "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver.",
            what: "NVIDIA's driver does not work on the builder.",
            remedy: "Let 'nvidia-driver' be 'install' on plain Ubuntu, or choose a source AMI with a driver for this GPU.",
        },
        {
            code: 'cuda-too-new',
            pattern: /unsatisfied condition: (cuda>=\S+?),/,
            example: 'nvidia-container-cli: requirement error: unsatisfied condition: cuda>=14.0, please update your driver to a newer version',
            what: 'The container image needs $1, which the driver of the source AMI does not run.',
            remedy: "Choose a 'docker-image' for an older CUDA, or a newer source AMI.",
        },
        {
            code: 'no-gpu-in-containers',
            pattern: /could not select device driver .*capabilities: \[\[gpu\]\]/,
            example: 'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
            what: 'Docker on the builder has no NVIDIA container toolkit.',
            remedy: "Choose a source AMI that has it, such as the Deep Learning AMI, or let 'nvidia-driver' be 'install'.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/report/failures/image.js
/** What the amazon plugin 1.8.2 and EC2 say of making the AMI. */
const image_image = {
    title: 'Making the AMI',
    failures: [
        {
            code: 'ami-name-taken',
            pattern: /AMI Name: '(.*)' is used by an existing AMI: (ami-\w+)/,
            example: "Error: AMI Name: 'dask' is used by an existing AMI: ami-0123456789abcdef0",
            what: "The AMI name '$1' is taken by $2.",
            remedy: "Choose another 'ami-name', or leave it out.",
        },
        {
            code: 'ami-name-race',
            // The plugin has looked before the launch, so this comes of a later image: another job's, or of our own first
            // CreateImage, whose answer was lost before the SDK made a second one (packer#11165).
            pattern: /InvalidAMIName\.Duplicate(?:.*already in use by AMI (ami-\w+))?/,
            example: 'Error creating AMI: operation error EC2: CreateImage, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidAMIName.Duplicate: AMI name dask is already in use by AMI ami-0123456789abcdef0',
            what: "An AMI of the name came into being during the bake: $1. Either another job made it, or EC2 took a first call of Packer's whose answer was lost (packer#11165).",
            remedy: "Run again; leave 'ami-name' out for a name that no other run has. The post step removes the AMI if it is this run's, and leaves it if it is another's.",
        },
        {
            code: 'builder-did-not-stop',
            pattern: /Error waiting for instance to stop: exceeded max wait time/,
            example: 'Error waiting for instance to stop: exceeded max wait time for InstanceStopped waiter',
            what: 'The builder did not stop in time, so no image could be made of it.',
            remedy: "Run again; if it stays, something that 'packages' installs hinders the shutdown.",
        },
        {
            code: 'ami-not-available',
            pattern: /exceeded max wait time for ImageAvailable waiter/,
            example: 'Error waiting for AMI: exceeded max wait time for ImageAvailable waiter',
            what: 'The AMI did not become available within an hour.',
            remedy: 'Run again; if it happens often, a smaller volume is snapshotted faster.',
        },
        {
            code: 'ami-failed',
            pattern: /Error waiting for AMI: failed with ResourceNotReady error|original error: waiter state transitioned to Failure/,
            example: 'Error waiting for AMI: failed with ResourceNotReady error, which can have a variety of causes. For help troubleshooting, check our docs: https://developer.hashicorp.com/packer/integrations/hashicorp/amazon#resourcenotready-error',
            what: 'EC2 began to make the AMI and gave it up.',
            remedy: "Run again. Often it is a KMS key ('kms-key-id') that EC2 may not use for the snapshot, or the limit on concurrent snapshots.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/report/failures/launch.js
/** What EC2 says against launching, by its codes and, where Packer's plugin passes only those on, its messages. */
const launch = {
    title: 'Launching the builder',
    failures: [
        {
            code: 'no-spot-capacity',
            // Of a fleet's errors the plugin prints the messages without their codes.
            pattern: /There is no Spot capacity available|Unable to fulfill capacity due to your request configuration|UnfulfillableCapacity/,
            example: 'Error waiting for fleet request (fleet-84363b4e-9653-a982-8e10-0b208dca771b) to become ready:There is no Spot capacity available that matches your request.',
            what: 'AWS has no spot capacity for $type in $zone now.',
            remedy: "Run again later, name further types in 'instance-type', or leave 'subnet-id' out so that other zones are tried.",
        },
        {
            code: 'no-capacity',
            // An answer of 500, which the SDK repeats eleven times before it is printed.
            pattern: /InsufficientInstanceCapacity|We currently do not have sufficient \S+ capacity/,
            example: 'Error launching source instance: operation error EC2: RunInstances, exceeded maximum number of attempts, 11, https response error StatusCode: 500, RequestID: 0f1d, api error InsufficientInstanceCapacity: We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
            what: 'AWS has no capacity for $type in $zone now.',
            remedy: "Run again later, name further types in 'instance-type', or leave 'subnet-id' out so that other zones are tried.",
        },
        {
            code: 'quota-too-small',
            pattern: /VcpuLimitExceeded|InstanceLimitExceeded|MaxSpotInstanceCountExceeded|Max spot instance count exceeded/,
            example: 'Error launching source instance: operation error EC2: RunInstances, https response error StatusCode: 400, RequestID: 0f1d, api error VcpuLimitExceeded: You have requested more vCPU capacity than your current vCPU limit of 0 allows for the instance bucket that the specified instance type belongs to.',
            what: "The account's quota of vCPUs is too small for $type.",
            remedy: 'Raise quota $quota in Service Quotas (Amazon EC2, $region), end other instances, or choose a smaller type.',
        },
        {
            code: 'limit-reached',
            pattern: /api error ((?:SecurityGroup|Volume|Snapshot|ConcurrentSnapshot|Resource|KeyPair|NetworkInterface|ActiveLaunchTemplate)\w*LimitExceeded|AMIQuotaExceeded|MaxIOPSLimitExceeded): (.*)/,
            example: 'operation error EC2: CreateSecurityGroup, https response error StatusCode: 400, RequestID: 0f1d, api error SecurityGroupLimitExceeded: The maximum number of security groups has been reached.',
            what: 'A limit of the account is reached ($1): $2',
            remedy: 'Remove what nobody needs any more, or raise the limit in Service Quotas.',
        },
        {
            code: 'subnet-full',
            pattern: /InsufficientFreeAddressesInSubnet/,
            example: 'api error InsufficientFreeAddressesInSubnet: The specified subnet does not have enough free addresses.',
            what: 'There is no free address in $subnet.',
            remedy: "Name another subnet in 'subnet-id'.",
        },
        {
            code: 'no-default-vpc',
            pattern: /VPCIdNotSpecified|No default VPC/,
            example: 'api error VPCIdNotSpecified: No default VPC for this user',
            what: 'The account has no default VPC in $region.',
            remedy: "Name a subnet in 'subnet-id'.",
        },
        {
            code: 'spot-interrupted',
            pattern: /Server\.SpotInstance(?:Termination|Shutdown)/,
            example: 'Instance state change details: Server.SpotInstanceTermination: Server.SpotInstanceTermination: Instance initiated termination',
            what: 'AWS took the spot instance back.',
            remedy: "Run again, or let 'spot' be 'false'.",
        },
        {
            code: 'encryption-key-unusable',
            pattern: /Client\.(?:InvalidKMSKey\.\w+|InternalError: Client error on launch)|KMSKeyNotAccessible|InvalidKmsKeyId/i,
            example: 'Instance state change details: Client.InternalError: Client error on launch: Client.InternalError: Client error on launch',
            what: 'EC2 could not use the KMS key of a volume.',
            remedy: "Check 'kms-key-id' and its policy: the credentials need kms:CreateGrant, kms:Decrypt and kms:GenerateDataKeyWithoutPlaintext on it, and on the key of an encrypted source AMI.",
        },
        {
            code: 'plugin-crashed',
            pattern: /errored after .*: unexpected EOF|Plugin did not respond|panic: runtime error/,
            example: "Build 'amazon-ebs.dask' errored after 8 seconds 101 milliseconds: unexpected EOF",
            what: "Packer's amazon plugin ended in the middle of its work, as it does when AWS refuses a spot launch.",
            remedy: "With 'spot' run again or let it be 'false'; otherwise look for the plugin's own words in packer-debug.log, which a run with debug logging keeps.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/report/failures/symptoms.js
/** What Packer's shell and file provisioners and our check say when the connection has ended and does not come back. */
const LOST = /Script disconnected unexpectedly|Disconnect while removing temporary script|(?:Error (?:uploading|removing|chmodding)|Upload failed).*(?:dial tcp|EOF|not available|closed|timeout)|the connection ended before the builder was prepared/;
/** What tells where a bake broke and not why: these count only when no cause is known. */
const symptoms = {
    title: 'When only the place is known',
    note: 'cloud-init may also end as "degraded" (exit code 2, since 23.4): its recoverable errors are printed, and the bake goes on when the steps of this action succeeded.',
    failures: [
        {
            code: 'packages-not-installed',
            pattern: /E(?:rror)?: Sub-process \S*dpkg returned an error code/,
            example: 'E: Sub-process /usr/bin/dpkg returned an error code (1)',
            what: 'A package could not be set up on the builder.',
            remedy: "The lines above name it. Check input 'packages'.",
            beside: /dpkg: error processing (?:package|archive) /,
        },
        {
            code: 'cloud-init-silent',
            pattern: /cloud-init ended with code [02], and the image was not prepared/,
            example: 'bake-dask-ami: cloud-init ended with code 0, and the image was not prepared; the end of its output:',
            what: 'cloud-init says that all went well, but it did not do what it was given.',
            remedy: 'The source AMI has cloud-init switched off, or configured not to run scripts of user data; choose one of a distribution, or mend yours.',
        },
        {
            code: 'cloud-init-failed',
            pattern: /and the image was not prepared|cloud-init failed with code/,
            example: 'bake-dask-ami: cloud-init ended with code 1, and the image was not prepared; the end of its output:',
            what: 'cloud-init failed in the builder.',
            remedy: "The lines below are the end of its output; the whole is in the directory that output 'logs' names.",
        },
        {
            code: 'builder-did-not-start',
            pattern: /Error waiting for instance \(\S+\) to become ready/,
            example: 'Error waiting for instance (i-8da169af1e3336ea4) to become ready: waiter state transitioned to Failure',
            what: 'EC2 ended the builder while it was starting.',
            remedy: "The reason stands below. Often it is a KMS key that the credentials may not use for the source AMI's snapshot, or a quota of EBS.",
            beside: /Instance state change details/,
        },
        {
            code: 'builder-lost',
            pattern: LOST,
            example: 'Script disconnected unexpectedly. If you expected your script to disconnect, i.e. from a restart, you can try adding `"expect_disconnect": true` or `"valid_exit_codes": [0, 2300218]` to the shell provisioner parameters.',
            what: 'The connection to the builder ended in the middle of the bake: it crashed, or somebody ended it.',
            remedy: "Look in CloudTrail for who ended it. If nobody did, it may have run out of memory: choose a larger 'instance-type'.",
        },
        {
            code: 'aws-refused',
            pattern: /operation error (\w+): (\w+),.* api error (\w+): (.*)/,
            example: 'Error creating AMI: operation error EC2: CreateImage, https response error StatusCode: 400, RequestID: 0f1d, api error InvalidParameterValue: Value (x) for parameter name is invalid.',
            what: 'AWS refused $2 with $3: $4',
            remedy: 'Mend what it names, and run again.',
        },
    ],
};

;// CONCATENATED MODULE: ../src/report/failures.js










/**
 * The catalogue of causes. Where one line matches several entries the first counts: what is wrong with who calls comes
 * before what is wrong with the call, and the disk before what could not be written to it.
 */
const causes = [account_account, launch, connection, builder, apt, docker, gpu, image_image];
/** All that a bake is known to fail of: the causes, then what counts when none of them is found. */
const failureGroups = [...causes, symptoms];

;// CONCATENATED MODULE: ../src/report/diagnosis.js


const LINES_BEFORE = 3;
const LINES_AFTER = 4;
const LINES_BESIDE = 4;
/**
 * Finds out why a bake failed.
 *
 * What counts first is the error that Packer ends with, which is the one that stopped it; of a script that is no more than
 * its exit code. Then the earliest cause in the log: what comes after follows from it. The builder's own logs, which hold
 * much that was got over, are asked only when the rest tells no cause, and what the cleaning up says only after them;
 * where a bake broke counts only when there is no cause at all.
 */
function diagnose(failed) {
    const lines = failed.lines.map(withoutPrefix);
    if (failed.ending === 'timed-out')
        return timedOut(failed, lines);
    const known = (groups) => groups.flatMap(({ failures }) => failures).filter(({ only }) => only?.(failed.plan) ?? true);
    const verdict = lines.map((line) => (VERDICT.test(line) ? line : ''));
    const cleaning = lines.findIndex((line) => CLEANING_UP.test(line));
    const before = cleaning < 0 ? lines : lines.slice(0, cleaning);
    const collected = failed.builderLogs.flatMap(({ text }) => text.trimEnd().split('\n'));
    const found = told(lines, earliest(verdict, known(causes), true)) ??
        earliest(before, known(causes), true) ??
        earliest(collected, known(causes), true) ??
        earliest(lines, known(causes), false) ??
        told(lines, earliest(verdict, known([symptoms]), false)) ??
        earliest(lines, known([symptoms]), false);
    if (found === undefined)
        return unknown(lines);
    const { failure, match, index, among } = found;
    const words = wordsOf(failed);
    return {
        code: failure.code,
        what: filled(failure.what, match, words),
        remedy: filled(failure.remedy, match, words),
        evidence: [...beside(lines, failure, among === collected ? -1 : index), ...around(among, index)],
    };
}
/** The line that Packer ends with. */
const VERDICT = /^Build 'amazon-ebs\.dask' errored after /;
/** What the amazon plugin 1.8.2 and Packer 1.16.0 say as the cleaning up begins. */
const CLEANING_UP = /^(?:Provisioning step had errors|Cancelling build after|Terminating the source AWS instance)/;
/** The first line that tells of any of the failures; with `lasting` only of those that the bake did not get over. */
function earliest(lines, failures, lasting) {
    const gotOver = new Map(failures.map(({ recovered }) => [
        recovered,
        lasting && recovered ? lines.findLastIndex((line) => recovered.test(line)) : -1,
    ]));
    for (const [index, line] of lines.entries()) {
        for (const failure of failures) {
            const match = index > (gotOver.get(failure.recovered) ?? -1) ? failure.pattern.exec(line) : null;
            if (match)
                return { failure, match, index, among: lines };
        }
    }
    return undefined;
}
/** A verdict where it was told first: most errors are printed when they happen, and once more at the end. */
function told(lines, found) {
    if (found === undefined)
        return undefined;
    const { failure, match } = found;
    return { failure, match, index: lines.findIndex((line) => failure.pattern.test(line)), among: lines };
}
function unknown(lines) {
    return {
        code: 'build-failed',
        what: 'Packer failed in a way that this action does not know.',
        remedy: 'The lines below are the errors of its log; the whole log is at the path that output `logs` names.',
        evidence: errorLines(lines),
    };
}
function timedOut(failed, lines) {
    const phase = failed.timings.findLast((timing) => timing.phase !== 'Cleaning up')?.phase ?? 'starting';
    return {
        code: 'build-timeout',
        what: `The bake took longer than ${failed.plan.timeoutMinutes} minutes and was ended in the phase "${phase}".`,
        remedy: "Raise 'build-timeout-minutes', or look at the last lines for what it was waiting for.",
        evidence: lines.filter((line) => line !== '').slice(-8),
    };
}
/** Packer puts `    amazon-ebs.dask: ` or `==> amazon-ebs.dask: ` before every line of the build. */
function withoutPrefix(line) {
    return line.replace(/^(?:==>|\s{3,}) ?(?:amazon-ebs\.dask:(?: |$))?/, '').trimEnd();
}
function beside(lines, { beside: pattern }, index) {
    if (pattern === undefined)
        return [];
    const far = lines.filter((_, at) => index < 0 || at < index - LINES_BEFORE || at > index + LINES_AFTER);
    return [...new Set(far.filter((line) => pattern.test(line)))].slice(-LINES_BESIDE);
}
function around(lines, index) {
    return lines.slice(Math.max(0, index - LINES_BEFORE), index + 1 + LINES_AFTER).filter((line) => line !== '');
}
function errorLines(lines) {
    const errors = lines.filter((line) => /\berror\b|\bfailed\b|\bE: /i.test(line));
    return (errors.length > 0 ? errors : lines.filter((line) => line !== '')).slice(-8);
}

// EXTERNAL MODULE: ../src/report/failed-summary.js
var failed_summary = __webpack_require__(3901);
// EXTERNAL MODULE: ../src/report/tries.js
var tries = __webpack_require__(5884);
;// CONCATENATED MODULE: ../src/build-image.js










// Words of the amazon plugin 1.8.2 (common/step_run_source_instance.go, step_security_group.go, step_key_pair.go).
const LEFT_BEHIND = /may still be around|Please delete the .* manually/;
/**
 * Runs Packer, and again with the plan's next launch as long as EC2 has no capacity for the builder or takes it back.
 *
 * @throws UserError when no launch led to an image (Packer has left nothing), or when the job was cancelled
 */
async function buildImage(plan, building) {
    const { logins, paths, packer, ports } = building;
    const started = performance.now();
    const earlier = [];
    let current = plan;
    for (;;) {
        const minutes = (performance.now() - started) / 60_000;
        const attempt = { number: earlier.length + 1, timeoutMinutes: plan.timeoutMinutes - minutes };
        const result = await build(attempt, logins, paths, packer, ports.runner);
        if (result.exitCode === 0) {
            const leftBehind = result.lines.some((line) => LEFT_BEHIND.test(line));
            return { plan: current, earlier, timings: result.timings, leftBehind };
        }
        if (result.ending === 'cancelled')
            throw (0,failure/* cancelledError */.YQ)(ports.runner, bake_standing/* bakeStanding */.i);
        const failed = { plan: current, earlier, ...result };
        const diagnosis = await build_image_explain(failed, building);
        const [next, ...further] = launchesLeft(failed, diagnosis);
        if (next === undefined)
            throw buildFailed(failed, (0,tries/* withTries */.w4)(diagnosis, failed), building);
        earlier.push({ builder: current.builder, code: diagnosis.code, seconds: secondsOf(result) });
        sayNext(current, diagnosis, next.builder, earlier.length + 1, further.length, ports.runner);
        current = { ...current, ...next, furtherLaunches: further };
        const assets = await (0,workspace/* readAssets */.wd)(ports.templateDirectory);
        await (0,workspace/* rewriteVariables */.Y9)(paths, (0,render/* render */.X)(current, assets, paths));
    }
}
async function build_image_explain(failed, { cloud, ports }) {
    const diagnosis = diagnose(failed);
    if (!failed.plan.builder.spot || failed.ending !== 'exited')
        return diagnosis;
    try {
        return (0,tries/* withInterruption */.AA)(diagnosis, await cloud.endReasons(failed.plan.runUuid));
    }
    catch (error) {
        // The build's own failure is what the user has to hear of.
        ports.runner.info(`EC2 could not be asked why the builder ended: ${String(error)}`);
        return diagnosis;
    }
}
function launchesLeft(failed, diagnosis) {
    const { plan, timings, ending } = failed;
    if (ending !== 'exited')
        return [];
    // Words about capacity in the log of a builder that runs are not EC2's answer to its launch.
    const runs = timings.some(({ phase }) => phase === 'Waiting for SSH');
    if (runs && diagnosis.code !== 'spot-interrupted')
        return [];
    return (0,launches/* launchesAfter */.Y)(diagnosis.code, plan.builder, plan.furtherLaunches);
}
function sayNext(failed, { what }, next, number, further, runner) {
    const count = `try ${number} of ${number + further}`;
    runner.warning(`${(0,tries/* placeOf */.$t)(failed.builder)}: ${what} Next is ${(0,tries/* placeOf */.$t)(next)}, ${count}.`);
}
function secondsOf({ timings }) {
    return timings.reduce((sum, { seconds }) => sum + seconds, 0);
}
function buildFailed(failed, diagnosis, { paths, ports }) {
    ports.runner.info((0,failed_summary/* diagnosisText */.f7)(diagnosis));
    ports.runner.info(`Logs: ${paths.logs}`);
    return new src_problem/* UserError */.yo([diagnosis], { summary: (0,failed_summary/* failedSummary */.kx)(failed, diagnosis) });
}

// EXTERNAL MODULE: ../src/plan/make-plan.js + 3 modules
var make_plan = __webpack_require__(8025);
// EXTERNAL MODULE: ../src/plan/questions.js + 4 modules
var questions = __webpack_require__(246);
;// CONCATENATED MODULE: ../src/prove/report-file.js



/** Writes smoke-report.json beside the directory of the logs; gives its path. */
async function writeReport(proof, logs) {
    const path = (0,external_node_path_.join)((0,external_node_path_.dirname)(logs), 'smoke-report.json');
    await (0,promises_.writeFile)(path, `${JSON.stringify(proof, undefined, 2)}\n`, { mode: 0o600 });
    return path;
}
/**
 * Sees, before anything is launched, that what the proof will read is there.
 *
 * @throws UserError when the user's script is not
 */
async function requireScript(plan, context) {
    if (plan?.script === undefined)
        return;
    const path = (0,external_node_path_.resolve)(context.workspace, plan.script);
    try {
        await (0,promises_.access)(path);
    }
    catch {
        throw new src_problem/* UserError */.yo([
            {
                code: 'no-smoke-script',
                what: `Input 'smoke-script' names ${path}, which is not there.`,
                remedy: 'Check the path; relative ones start at the workspace. Run actions/checkout before this step.',
            },
        ]);
    }
}

;// CONCATENATED MODULE: ../src/publish/publish.js

/**
 * Marks an image and its snapshots as ready, which takes them out of the sweep's reach. Until then they count as
 * temporary, so that a run that is killed in between leaves nothing that looks good but was never checked.
 */
async function publish(cloud, ami, evidence, log) {
    await mark(cloud, ami, { [plan_tags/* TAG */.Dk.status]: 'ready', [plan_tags/* TAG */.Dk.proof]: evidence }, log);
}
/** Keeps an image that failed its proof, marked as such: neither the sweep takes it nor a look-up for ready ones. */
async function keepUnproven(cloud, ami, log) {
    await mark(cloud, ami, { [plan_tags/* TAG */.Dk.status]: 'unproven', [plan_tags/* TAG */.Dk.proof]: 'failed' }, log);
}
async function mark(cloud, ami, tags, log) {
    const image = await cloud.imageById(ami);
    const marked = [ami, ...(image?.snapshots ?? [])];
    await cloud.tag(marked, tags);
    try {
        // What stays does not expire. No sweep goes by this tag alone, and the image has its new status: nothing to fail over.
        await cloud.untag(marked, [plan_tags/* TAG */.Dk.expires]);
    }
    catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        log.warning(`The tag ${plan_tags/* TAG */.Dk.expires} stays on ${ami} (${why}).`);
    }
}

;// CONCATENATED MODULE: ../src/report/proof.js
/** The seconds of each phase that events tell of, in order; the last one goes on to `end`. */
function phaseTimes(events, end) {
    const began = events.filter((event) => event.event === 'phase');
    return began.map(({ phase, seconds }, index) => ({
        phase,
        seconds: Math.max(0, (began[index + 1]?.seconds ?? end) - seconds),
    }));
}

;// CONCATENATED MODULE: ../src/report/failures/proof-situations.js
const scheduler = (failed) => failed.instances.find(({ role }) => role === 'scheduler');
const waitsForScheduler = (failed) => failed.ending === 'timed-out' && /scheduler$/.test(failed.phase);
/** The catalogue of those, asked in this order when no words are known. `$phase` is what was waited for. */
const proofSituations = [
    {
        code: 'driver-killed',
        holds: (failed) => failed.ending === 'killed',
        what: 'The program that drives the cluster was killed while $phase.',
        remedy: 'The runner may have run out of memory. The cluster was ended all the same; run again.',
    },
    {
        code: 'container-exited',
        holds: (failed) => failed.ending === 'instance-ended',
        what: 'An instance of the cluster ended itself while $phase: EC2Cluster powers it off when its container exits.',
        remedy: 'The end of its console is below; the whole is beside the logs.',
    },
    {
        code: 'no-public-address',
        holds: (failed) => waitsForScheduler(failed) &&
            !failed.plan.usePrivateIp &&
            scheduler(failed)?.publicAddress === undefined,
        what: "The scheduler's instance has no public address.",
        remedy: "Name a subnet that gives them in 'subnet-id', or let 'use-private-ip' be 'true' for a runner in the VPC.",
    },
    {
        code: 'scheduler-unreachable',
        holds: (failed) => waitsForScheduler(failed) && /Scheduler at:/.test(scheduler(failed)?.console ?? ''),
        what: 'The scheduler runs, but the runner could not reach its port 8786.',
        remedy: "Its group is open to the addresses in the log alone: check that the runner comes from one of them ('allow-cidr'), and the subnet's route and network ACL.",
    },
    {
        code: 'scheduler-not-reached',
        holds: waitsForScheduler,
        what: "Nothing answered on the scheduler's port 8786 in time.",
        remedy: "Either its container did not start (the end of its console is below), or the runner cannot reach it: check 'allow-cidr', the subnet's route and network ACL. A slow first boot needs a longer 'smoke-timeout-minutes'.",
    },
    {
        code: 'worker-missing',
        holds: (failed) => failed.ending === 'timed-out' && /workers$/.test(failed.phase),
        what: 'The scheduler is up, but not every worker came in time.',
        remedy: "Workers go to the scheduler's public address: check the end of their console below, and the subnet's network ACL; or raise 'smoke-timeout-minutes'.",
    },
    {
        code: 'script-failed',
        holds: (failed) => failed.phase === 'smoke-script',
        what: "The cluster computes, but your 'smoke-script' failed.",
        remedy: 'Its exception is below.',
    },
    {
        code: 'smoke-timeout',
        holds: (failed) => failed.ending === 'timed-out',
        what: 'The proof did not end in time; it was at: $phase.',
        remedy: "Raise 'smoke-timeout-minutes', or look at the log of cluster.py in the directory that output `logs` names.",
    },
    {
        code: 'proof-failed',
        holds: () => true,
        what: 'The cluster did not do what it must: it failed at: $phase.',
        remedy: 'The exception is below; the log of cluster.py is in the directory that output `logs` names.',
    },
];

;// CONCATENATED MODULE: ../src/report/failures/proof-console.js
/** What an instance of the cluster says on its console: Docker's words, and those of its container. */
const proofConsole = {
    title: 'Proving: the instances of the cluster',
    failures: [
        {
            code: 'docker-not-running',
            from: 'console',
            pattern: /Cannot connect to the Docker daemon|failed to connect to the docker API|docker: (?:command )?not found/,
            example: 'docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
            what: 'Docker was not running on an instance of the image.',
            remedy: "The image must start Docker at boot: check what 'source-ami' and 'packages' do to docker.service, and 'docker-source'.",
        },
        {
            code: 'image-missing',
            from: 'console',
            pattern: /No such image: (\S+?)\.?(?:\s|$)|Unable to find image '([^']+)' locally/,
            example: 'docker: Error response from daemon: No such image: daskdev/dask:latest.',
            what: 'The container image is not in the AMI: $1$2.',
            remedy: "Bake again; if 'docker-image' was pulled, something removed it before the snapshot.",
        },
        {
            code: 'no-nvidia-runtime',
            from: 'console',
            pattern: /could not select device driver .*gpu|nvidia-container-cli: (.*)/,
            example: 'docker: Error response from daemon: could not select device driver "" with capabilities: [[gpu]].',
            what: 'Docker could not give the GPU to the container.',
            remedy: "EC2Cluster asks for GPUs on every type that begins with p or g: bake the variant with NVIDIA's runtime, or choose another 'smoke-instance-type'.",
        },
        {
            code: 'no-dask-in-image',
            from: 'console',
            pattern: /No module named '?(?:distributed|dask)|exec: \\?"python\\?": executable file not found/,
            example: "/usr/bin/python: No module named 'distributed'",
            what: 'The container cannot run Dask: it has no Python with distributed on its PATH.',
            remedy: "Choose a 'docker-image' that has dask and distributed installed.",
        },
        {
            code: 'bad-docker-args',
            from: 'console',
            pattern: /unknown (?:shorthand )?flag: (.+)|docker: invalid reference format/,
            example: 'unknown flag: --no-such',
            what: 'docker run did not understand its arguments. $1',
            remedy: "Check inputs 'docker-args' and 'env-vars'.",
        },
        {
            code: 'disk-full',
            from: 'console',
            pattern: /no space left on device/i,
            example: 'docker: Error response from daemon: write /var/lib/docker/x: no space left on device.',
            what: 'The root volume of an instance is full.',
            remedy: "Raise 'volume-size'.",
        },
    ],
};

;// CONCATENATED MODULE: ../src/report/failures/proof-error.js
/** What EC2Cluster raises: botocore's words, dask-cloudprovider's, and those of cluster.py. */
const proofError = {
    title: 'Proving: the launch of the cluster',
    failures: [
        {
            code: 'quota-too-small',
            from: 'error',
            pattern: /VcpuLimitExceeded|InstanceLimitExceeded|MaxSpotInstanceCountExceeded/,
            example: 'ClientError: An error occurred (VcpuLimitExceeded) when calling the RunInstances operation: You have requested more vCPU capacity than your current vCPU limit of 5 allows for the instance bucket that the specified instance type belongs to.',
            what: "The account's quota of vCPUs is too small for the scheduler and the workers together.",
            remedy: "Raise quota $quota in Service Quotas (Amazon EC2), or choose a smaller 'smoke-instance-type' or fewer 'smoke-workers'.",
        },
        {
            code: 'no-capacity',
            from: 'error',
            pattern: /InsufficientInstanceCapacity/,
            example: 'ClientError: An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation (reached max retries: 10): We currently do not have sufficient t3.large capacity in the Availability Zone you requested (eu-west-2a).',
            what: 'AWS has no capacity for the instance type in that zone now.',
            remedy: "Run again later, or choose another 'smoke-instance-type' or 'subnet-id'.",
        },
        {
            code: 'user-data-too-long',
            from: 'error',
            pattern: /User data is limited to 16384 bytes/,
            example: 'ClientError: An error occurred (InvalidParameterValue) when calling the RunInstances operation: User data is limited to 16384 bytes',
            what: "EC2Cluster's user data is longer than the 16 KB that EC2 takes.",
            remedy: "Make 'env-vars' and 'docker-args' shorter (dask-cloudprovider#249).",
        },
        {
            code: 'disk-too-small',
            from: 'error',
            pattern: /smaller than (?:the )?snapshot/i,
            example: "ClientError: An error occurred (InvalidBlockDeviceMapping) when calling the RunInstances operation: Volume of size 40GB is smaller than snapshot 'snap-0123456789abcdef0', expect size >= 60GB",
            what: "The instances' volume would be smaller than the image's snapshot.",
            remedy: "Give EC2Cluster the size that output 'filesystem-size' names.",
        },
        {
            code: 'no-public-address',
            from: 'error',
            pattern: /Failed Public IP for instance (\S+)/,
            example: 'Exception: Failed Public IP for instance i-0123456789abcdef0',
            what: 'EC2 gave instance $1 no public address.',
            remedy: "Name a subnet that gives them in 'subnet-id', or let 'use-private-ip' be 'true' for a runner in the VPC.",
        },
        {
            code: 'role-not-assumed',
            from: 'error',
            pattern: /\((\w+)\) when calling the AssumeRoleWithWebIdentity operation(?: \(.*?\))?: (.*)/,
            example: 'ClientError: An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity',
            what: 'AWS did not renew the session of the role ($1: $2).',
            remedy: "Check the role's trust policy against docs/permissions.md. A token that has expired could not be renewed in time: the step's log says why.",
        },
        {
            code: 'access-denied',
            from: 'error',
            pattern: /(?:UnauthorizedOperation|AccessDenied).*?(?:calling the (\w+) operation|not authorized to perform: (\S+))/,
            example: 'ClientError: An error occurred (UnauthorizedOperation) when calling the RunInstances operation: You are not authorized to perform this operation.',
            what: 'The AWS credentials may not do what the proof needs: $1$2.',
            remedy: 'Allow it; docs/permissions.md holds the whole policy.',
        },
        {
            code: 'expired-credentials',
            from: 'error',
            pattern: /ExpiredToken|RequestExpired|security token included in the request is expired/,
            example: 'ClientError: An error occurred (RequestExpired) when calling the DescribeInstances operation: Request has expired.',
            what: 'The AWS credentials expired during the proof.',
            remedy: "Let this step renew them itself with 'role-to-assume', or give configure-aws-credentials a longer 'role-duration-seconds' than bake and proof take.",
        },
        {
            code: 'throttled',
            from: 'error',
            pattern: /RequestLimitExceeded/,
            example: 'ClientError: An error occurred (RequestLimitExceeded) when calling the DescribeInstances operation (reached max retries: 10): Request limit exceeded.',
            what: 'AWS throttled the calls of this account.',
            remedy: 'Run again later; other automation in the account and Region shares the limit.',
        },
        {
            code: 'api-refused',
            from: 'error',
            pattern: /ClientError: An error occurred \((\w+)\) when calling the (\w+) operation(?: \(.*?\))?: (.*)/,
            example: 'ClientError: An error occurred (Unsupported) when calling the RunInstances operation: Your requested instance type is not supported in your requested Availability Zone.',
            what: 'EC2 refused $2 while the cluster was launched: $3 ($1)',
            remedy: 'The first instances of the cluster were ended. Mend what EC2 names, and run again.',
        },
        {
            code: 'versions-differ',
            from: 'error',
            pattern: /CheckFailed: (.* is \S+ on .* instead of .*)/,
            example: 'CheckFailed: distributed is 2026.7.0 on scheduler instead of 2026.8.0',
            what: 'The container does not have the versions that the image says it has: $1.',
            remedy: 'Something changed the container image after it was described; bake again.',
        },
    ],
};

;// CONCATENATED MODULE: ../src/report/proof-failures.js


/** What a proof is known to fail of, the most telling first: an instance is nearer to the cause than who launched it. */
const proofFailureGroups = [proofConsole, proofError];

;// CONCATENATED MODULE: ../src/report/proof-diagnosis.js



const EVIDENCE_LINES = 8;
/** Finds out why a proof failed: by words that are known, else by what was seen. */
function diagnoseProof(failed) {
    const words = { ...generalWords, quota: quotaName(failed.plan.instanceType) };
    for (const failure of proofFailureGroups.flatMap(({ failures }) => failures)) {
        const lines = linesFor(failure, failed);
        const index = lines.findIndex((line) => failure.pattern.test(line));
        const match = failure.pattern.exec(lines[index] ?? '');
        if (match) {
            return {
                code: failure.code,
                what: filled(failure.what, match, words),
                remedy: filled(failure.remedy, match, words),
                evidence: lines.slice(Math.max(0, index - 3), index + 4),
            };
        }
    }
    const situation = proofSituations.find(({ holds }) => holds(failed));
    if (situation === undefined)
        throw new Error('the last situation holds always');
    const what = situation.what.replace('$phase', failed.phase || 'starting');
    return { code: situation.code, what, remedy: situation.remedy, evidence: evidence(failed) };
}
/** Everything held, but the first result came later than the user allows. */
function proof_diagnosis_tooSlow(startSeconds, allowed) {
    return {
        code: 'start-too-slow',
        what: `The cluster gave its first result after ${startSeconds.toFixed(0)} s; 'max-start-seconds' is ${allowed}.`,
        remedy: 'The phases tell where the time went. A smaller container image or a larger instance type starts faster.',
        evidence: [],
    };
}
function linesFor(failure, failed) {
    if (failure.from === 'error')
        return [...failed.error];
    return failed.instances.flatMap(consoleLines);
}
/** Lines of a console without what a terminal would make of them. */
function consoleLines(instance) {
    return (instance.console
        // biome-ignore lint/suspicious/noControlCharactersInRegex: consoles hold terminal sequences.
        .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
        .split(/\r?\n/)
        .map((line) => line.trimEnd())
        .filter((line) => line !== ''));
}
function evidence(failed) {
    if (failed.error.length > 0)
        return failed.error.slice(-EVIDENCE_LINES);
    // A worker is waited for only once the scheduler is well.
    const role = /worker/.test(failed.phase) ? 'worker' : 'scheduler';
    const ended = failed.instances.filter(({ state }) => state !== 'running' && state !== 'pending');
    const suspects = ended.length > 0 ? ended : failed.instances.filter((instance) => instance.role === role);
    const states = suspects.map(({ id, state, reason }) => `${id} is ${state}${reason === '' ? '' : `: ${reason}`}`);
    const consoles = suspects.flatMap(consoleLines).slice(-EVIDENCE_LINES);
    return [...states, ...consoles];
}

;// CONCATENATED MODULE: ../src/report/judge-proof.js


/** Judges what a cluster did. */
function judgeProof(plan, smoke, ami, run) {
    const of = (kind) => run.events.filter((event) => event.event === kind);
    const checks = of('check');
    const startSeconds = checks.find(({ check }) => check === 'first result')?.seconds;
    const versions = checks.find(({ check }) => check === 'versions');
    const diagnosis = diagnosisOf(smoke, ami, run, startSeconds);
    return {
        passed: diagnosis === undefined,
        ami,
        region: plan.region,
        diagnosis,
        startSeconds,
        instanceType: smoke.instanceType,
        phases: phaseTimes(run.events, run.seconds),
        checks: checks.map(({ check, took, result }) => ({ check, took, result })),
        workers: of('workers').flatMap(({ workers }) => workers),
        packages: versions?.packages ?? {},
        differ: versions?.differ ?? {},
        instances: run.instances,
        left: run.left,
    };
}
function diagnosisOf(plan, ami, run, startSeconds) {
    if (run.trouble !== undefined)
        return run.trouble;
    // What comes after is EC2Cluster's own closing; the cluster is ended and seen ended by us whatever it does.
    if (!run.events.some(({ event }) => event === 'passed'))
        return diagnoseProof(failedOf(plan, ami, run));
    const allowed = plan.maxStartSeconds;
    return startSeconds !== undefined && allowed !== undefined && startSeconds > allowed
        ? proof_diagnosis_tooSlow(startSeconds, allowed)
        : undefined;
}
function failedOf(plan, ami, run) {
    const last = run.events.findLast((event) => event.event === 'failed' || event.event === 'phase');
    const error = last?.event === 'failed' ? last.error : [];
    return { plan, ami, ending: run.ending, phase: last?.phase ?? '', error, instances: run.seen };
}

// EXTERNAL MODULE: ../src/report/outputs.js
var outputs = __webpack_require__(6283);
// EXTERNAL MODULE: ../src/report/proof-summary.js
var proof_summary = __webpack_require__(8506);
;// CONCATENATED MODULE: ../src/prove-image.js










/**
 * The story of `smoke-test: true`: a cluster from the new image computes, or the image is removed, or kept as unproven.
 *
 * @returns the proof that the image passed; undefined when none was asked for
 * @throws UserError when it failed (no instance is left), or the job was cancelled
 */
async function proveImage(plan, { amis, facts }, paths, cloud, ports) {
    const { runner } = ports;
    if (plan.smoke === undefined)
        return undefined;
    const ami = amis[plan.region] ?? '';
    const subject = {
        ...{ ami, facts, plan: plan.smoke, region: plan.region, runUuid: plan.runUuid, logs: paths.logs },
        ...{ dockerImage: plan.dockerImage, filesystemSize: plan.builder.volume.size },
    };
    const run = await prove(subject, await ports.proof(plan.region, runner));
    if (run === 'cancelled')
        throw (0,failure/* cancelledError */.YQ)(runner, bake_standing/* bakeStanding */.i);
    const proof = judgeProof(plan, plan.smoke, ami, run);
    const report = await writeReport(proof, paths.logs);
    for (const [name, value] of Object.entries((0,outputs/* proofOutputs */.XV)(proof, report)))
        runner.setOutput(name, value);
    const left = (0,proof_summary/* leftProblem */.Fb)(proof);
    if (left !== undefined)
        runner.warning(`${left.what} ${left.remedy}`);
    if (proof.diagnosis !== undefined)
        throw await unproven(proof, plan.smoke, cloud, runner);
    runner.info(`${ami} is proven: first result after ${proof.startSeconds?.toFixed(0)} s`);
    return proof;
}
/** Settles the fate of an image that failed, and gives the error that says so. */
async function unproven(proof, plan, cloud, runner) {
    const { diagnosis, ami } = proof;
    if (diagnosis === undefined)
        throw new Error('a proof that failed has a diagnosis');
    const fate = await settle(ami, plan, cloud, runner);
    runner.info((0,failed_summary/* diagnosisText */.f7)(diagnosis));
    runner.info(fate);
    return new src_problem/* UserError */.yo([diagnosis], { summary: (0,proof_summary/* unprovenSummary */.I4)(proof, diagnosis, fate) });
}
async function settle(ami, plan, cloud, runner) {
    try {
        if (plan.onFailure === 'keep') {
            await keepUnproven(cloud, ami, runner);
            return `The image ${ami} was kept, tagged as unproven.`;
        }
        await cloud.removeImage(ami);
        return `The image ${ami} was removed with its snapshots.`;
    }
    catch (error) {
        // Why the proof failed must not be lost over it: as long as its status is "building" the post step removes it.
        const why = error instanceof Error ? error.message : String(error);
        return `The image ${ami} is left to the post step (${why}).`;
    }
}

// EXTERNAL MODULE: ../src/report/summary.js
var summary = __webpack_require__(4165);
;// CONCATENATED MODULE: ../src/survey/public-address.js

const SERVICE = 'https://checkip.amazonaws.com';
const PATIENCE_MS = 10_000;
/**
 * The public IPv4 address that the internet sees the runner at, as AWS's own service tells it.
 *
 * @throws UserError when the service cannot be reached or answers with something else
 */
async function publicAddress(fetcher = fetch) {
    try {
        const response = await fetcher(SERVICE, { signal: AbortSignal.timeout(PATIENCE_MS) });
        const address = (await response.text()).trim();
        if (response.ok && /^(?:\d{1,3}\.){3}\d{1,3}$/.test(address))
            return address;
        throw new Error(`it answered ${response.status}`);
    }
    catch (error) {
        throw new src_problem/* UserError */.yo([
            {
                code: 'unknown-runner-address',
                what: `The runner's public address could not be told: ${SERVICE} ${public_address_reason(error)}.`,
                remedy: "Name the addresses that may reach the builder over SSH in 'allow-cidr'.",
            },
        ], { cause: error });
    }
}
function public_address_reason(error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return `failed (${cause instanceof Error ? cause.message : String(cause)})`;
}

;// CONCATENATED MODULE: ../src/survey/registry-address.js
const DOCKER_HUB = 'docker.io';
/** Other names of Docker Hub, which `docker login` takes too. */
const HUB_NAMES = [DOCKER_HUB, 'index.docker.io', 'registry-1.docker.io'];
/** The one name that a registry goes by: `docker.io` for Docker Hub, else what the user wrote in lower case. */
function registryName(written) {
    const name = (written ?? DOCKER_HUB)
        .replace(/^https?:\/\//i, '')
        .replace(/\/.*$/, '')
        .toLowerCase();
    return HUB_NAMES.includes(name) ? DOCKER_HUB : name;
}
/** Where Docker would ask for an image: Docker Hub by default, and http for a registry on loopback only. */
function registryAddress(reference) {
    const registry = registryName(reference.registry);
    if (registry === DOCKER_HUB) {
        const official = !reference.repository.includes('/');
        const repository = official ? `library/${reference.repository}` : reference.repository;
        return { base: new URL('https://registry-1.docker.io/v2/'), repository };
    }
    const base = new URL(`https://${registry}/v2/`);
    // Written anew and not `base.protocol = 'http:'`, which would lose a port of 443.
    const plain = registry_address_isLoopback(base) ? new URL(`http://${registry}/v2/`) : base;
    return { base: plain, repository: reference.repository };
}
/** Whether an address is this machine's own: localhost, 127.0.0.0/8 or ::1. */
function registry_address_isLoopback(url) {
    return (url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(url.hostname));
}
/** Whether what is sent to `url` stays secret: over https, or on loopback when the registry is there itself. */
function isConfidential(url, registry) {
    if (url.protocol === 'https:')
        return true;
    return url.protocol === 'http:' && registry_address_isLoopback(url) && registry_address_isLoopback(registry);
}

;// CONCATENATED MODULE: ../src/survey/registry-exchange.js



const registry_exchange_PATIENCE = { request: 10_000, pause: 1000 };
const registry_exchange_MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];
/**
 * Asks, and once more when there was no whole answer, or one of 429 or 5xx. Redirects are followed.
 *
 * @param registry the address of the registry, which decides whether plain http on loopback is good enough
 * @throws the error of the connection, or one that says what is wrong with the answer
 */
async function exchange(question, registry, patience) {
    const again = async () => {
        await (0,external_node_timers_promises_.setTimeout)(patience.pause);
        return await registry_exchange_follow(question, registry, patience);
    };
    let first;
    try {
        first = await registry_exchange_follow(question, registry, patience);
    }
    catch (error) {
        if (error instanceof Nonsense)
            throw error;
        return await again();
    }
    return first.status === 429 || first.status >= 500 ? await again() : first;
}
/** An answer that no registry gives: asking again does not mend it. */
class Nonsense extends Error {
    name = 'Nonsense';
}
async function registry_exchange_follow(question, registry, patience) {
    let url = question.url;
    for (let hops = 0; hops <= registry_exchange_MOST_REDIRECTS; hops++) {
        const answer = await once({ ...question, url }, question.url.origin, patience);
        if (!REDIRECTS.includes(answer.status))
            return answer;
        const location = answer.header('location') ?? '';
        if (!URL.canParse(location, url.href))
            throw new Nonsense(`${url.host} redirects to no address`);
        url = new URL(location, url);
        if (!isConfidential(url, registry)) {
            throw new Nonsense(`${question.url.host} redirects to ${url.origin}, which is not https`);
        }
    }
    throw new Nonsense(`${question.url.host} redirects more than ${registry_exchange_MOST_REDIRECTS} times`);
}
async function once(question, trusted, patience) {
    const { url, accept, authorization, most } = question;
    const end = AbortSignal.timeout(patience.request);
    const headers = { accept };
    if (authorization !== undefined && url.origin === trusted)
        headers['authorization'] = authorization;
    const message = await proxiedGet(url, { headers, silenceSeconds: patience.request / 1000, end });
    const stop = () => message.destroy(new Error(`no whole answer within ${patience.request / 1000} s`));
    end.addEventListener('abort', stop);
    try {
        const chunks = [];
        let received = 0;
        for await (const chunk of message) {
            received += chunk.length;
            if (received > most)
                throw new Nonsense(`${url.host} answered with more than ${most / 2 ** 20} MiB`);
            chunks.push(chunk);
        }
        const header = (name) => message.headers[name]?.toString();
        return { status: message.statusCode ?? 0, header, body: Buffer.concat(chunks) };
    }
    finally {
        end.removeEventListener('abort', stop);
        message.destroy();
    }
}

;// CONCATENATED MODULE: ../src/survey/registry-challenge.js
const PART = /(?<name>[\w-]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<bare>[^\s,"]+))|(?<scheme>[\w-]+)/g;
/** The challenges of a header, in its order; none for a header that is missing or empty. */
function challenges(header) {
    const found = [];
    for (const { groups } of (header ?? '').matchAll(PART)) {
        const { name, quoted, bare, scheme } = groups ?? {};
        if (scheme !== undefined)
            found.push({ scheme: scheme.toLowerCase(), parameters: {} });
        const last = found.at(-1);
        if (name === undefined || !last)
            continue;
        last.parameters[name.toLowerCase()] = bare ?? quoted?.replace(/\\(.)/g, '$1') ?? '';
    }
    return found;
}

;// CONCATENATED MODULE: ../src/survey/registry-session.js



/** Why a registry gives no answer about an image: the end of its survey. */
class Missed extends Error {
    name = 'Missed';
    state;
    constructor(state, why) {
        super(why);
        this.state = state;
    }
}
const TOKEN_BYTES = 2 ** 20;
/**
 * Opens a conversation; nothing is asked yet.
 * The protocol is https://distribution.github.io/distribution/spec/auth/token/.
 *
 * @param login for this very registry, or undefined
 * @throws from `get`: Missed, Nonsense, or the error of the connection
 */
function registrySession(address, login, patience) {
    const { base, repository } = address;
    let authorization;
    return {
        get: async (path, accept, most) => {
            const url = new URL(`${repository}/${path}`, base);
            const ask = () => exchange({ url, accept, authorization, most }, base, patience);
            const first = await ask();
            if (authorization === undefined && first.status === 401) {
                authorization = await authorize(challenges(first.header('www-authenticate')), {
                    address,
                    login,
                    patience,
                });
                return allowed(await ask(), base.host, login);
            }
            return allowed(first, base.host, login);
        },
    };
}
async function authorize(wanted, who) {
    const { address, login } = who;
    const bearer = wanted.find(({ scheme }) => scheme === 'bearer');
    if (bearer)
        return `Bearer ${await token(bearer, who)}`;
    const { host } = address.base;
    if (!wanted.some(({ scheme }) => scheme === 'basic')) {
        throw new Nonsense(`${host} wants a login of a kind that is not known`);
    }
    if (!login)
        throw new Missed('login-missing', `${host} gives nothing without a login`);
    return basic(login);
}
async function token({ parameters }, who) {
    const { address, login, patience } = who;
    const url = realm(parameters['realm'] ?? '', address.base);
    if (parameters['service'] !== undefined)
        url.searchParams.set('service', parameters['service']);
    for (const scope of new Set([`repository:${address.repository}:pull`, parameters['scope']])) {
        if (scope !== undefined)
            url.searchParams.append('scope', scope);
    }
    const authorization = login && basic(login);
    const question = { url, accept: 'application/json', authorization, most: TOKEN_BYTES };
    const answer = allowed(await exchange(question, address.base, patience), url.host, login);
    if (answer.status !== 200)
        throw new Nonsense(`${url.host}, which gives the tokens, answered ${answer.status}`);
    const { token, access_token } = registry_session_parsed(answer.body, url.host);
    const given = token ?? access_token;
    // Visible ASCII only: anything else could not stand in a header.
    if (typeof given === 'string' && /^[!-~]+$/.test(given))
        return given;
    throw new Nonsense(`${url.host} gave no token`);
}
/** The address that gives tokens, which a hostile registry could put anywhere: a password must not be read on its way there. */
function realm(text, registry) {
    if (!URL.canParse(text))
        throw new Nonsense(`${registry.host} names no address that gives tokens`);
    const url = new URL(text);
    if (url.username !== '' || url.password !== '' || !isConfidential(url, registry)) {
        throw new Nonsense(`${registry.host} sends logins to ${url.origin}, where they would not be safe`);
    }
    return url;
}
/** Gives the answer back unless it says that who asks may not. */
function allowed(answer, host, login) {
    // A 403 may be a firewall's own: only one in the words of the protocol says something about the login.
    const refused = answer.status === 401 || (answer.status === 403 && isRefusal(answer.body));
    if (!refused)
        return answer;
    if (login)
        throw new Missed('login-refused', `${host} refused the login of '${login.username}'`);
    throw new Missed('login-missing', `${host} has no such image for those who do not log in`);
}
function isRefusal(body) {
    return /"errors"\s*:/.test(body.subarray(0, 4096).toString());
}
function basic({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
/** Reads a JSON object. */
function registry_session_parsed(body, host) {
    try {
        const value = JSON.parse(body.toString());
        if (typeof value === 'object' && value !== null)
            return value;
    }
    catch {
        // Said below: what the parser says would quote the body.
    }
    throw new Nonsense(`${host} answered with something that is not a JSON object`);
}

;// CONCATENATED MODULE: ../src/survey/registry-manifest.js


/** The header Accept for manifests and indexes, of OCI and of Docker. */
const MANIFESTS = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** What Go, and with it every container image, calls the architectures of EC2. */
const registry_manifest_PLATFORMS = { x86_64: 'amd64', arm64: 'arm64' };
/** The digest of the manifest for Linux on an architecture when `json` is an index; undefined when it is none. */
function manifestFor(json, architecture) {
    if (!Array.isArray(json['manifests']))
        return undefined;
    const platforms = json['manifests'].map((entry) => ({
        digest: field(entry, 'digest'),
        os: field(field(entry, 'platform'), 'os'),
        architecture: field(field(entry, 'platform'), 'architecture'),
    }));
    const wanted = registry_manifest_PLATFORMS[architecture];
    const entry = platforms.find(({ os, architecture: of }) => os === 'linux' && of === wanted);
    if (entry)
        return digest(entry.digest);
    const there = platforms.filter(({ os }) => os !== 'unknown').map((of) => `${of.os}/${of.architecture}`);
    throw new Missed('wrong-architecture', `it is for ${there.join(', ') || 'nothing'} and not for linux/${wanted}`);
}
/** Reads a manifest of one image. */
function manifestOf(json) {
    const layers = json['layers'];
    if (!Array.isArray(layers))
        throw new Nonsense('its manifest is of a kind that is not known');
    const sizes = layers.map((layer) => field(layer, 'size'));
    if (!sizes.every((size) => Number.isSafeInteger(size) && Number(size) >= 0)) {
        throw new Nonsense('its manifest has layers without a size');
    }
    const compressedBytes = sizes.reduce((sum, size) => sum + Number(size), 0);
    return { config: digest(field(json['config'], 'digest')), compressedBytes, layers: layers.length };
}
/** The variables of an image's config, which must be for Linux on the architecture. */
function environmentOf(json, architecture) {
    const platform = `${json['os'] ?? 'linux'}/${json['architecture'] ?? registry_manifest_PLATFORMS[architecture]}`;
    const wanted = `linux/${registry_manifest_PLATFORMS[architecture]}`;
    if (platform !== wanted)
        throw new Missed('wrong-architecture', `it is for ${platform} and not for ${wanted}`);
    const lines = field(json['config'], 'Env') ?? [];
    if (!Array.isArray(lines))
        throw new Nonsense('its config has no list of variables');
    const pairs = lines.map(String).map((line) => {
        const equals = line.indexOf('=');
        return equals < 0 ? [line, ''] : [line.slice(0, equals), line.slice(equals + 1)];
    });
    return Object.fromEntries(pairs);
}
function digest(value) {
    if (typeof value === 'string' && DIGEST.test(value))
        return value;
    throw new Nonsense('its manifest names something without a sha256 digest');
}
function field(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}

;// CONCATENATED MODULE: ../src/survey/registry.js





const MIB = 2 ** 20;
const MANIFEST_BYTES = 4 * MIB;
const CONFIG_BYTES = 8 * MIB;
/**
 * Asks a registry for an image, as `docker pull` would, but for its manifest and config only. Never throws: whatever goes
 * wrong is the answer. The protocol is https://distribution.github.io/distribution/spec/api/.
 *
 * @param login used only when it is for the registry of `reference`
 */
async function containerImage(reference, architecture, login, patience = registry_exchange_PATIENCE) {
    const address = registryAddress(reference);
    const { host } = address.base;
    const own = login && registryName(login.registry) === registryName(reference.registry) ? login : undefined;
    try {
        const found = await read(registrySession(address, own, patience), reference, architecture, host);
        return { reference: reference.text, state: 'found', ...found };
    }
    catch (error) {
        const state = error instanceof Missed ? error.state : 'unknown';
        return { reference: reference.text, state, why: registry_reason(error, host) };
    }
}
async function read(session, reference, architecture, host) {
    const named = reference.digest ?? reference.tag ?? 'latest';
    const first = await session.get(`manifests/${named}`, MANIFESTS, MANIFEST_BYTES);
    if (first.status === 404)
        throw new Missed('not-found', `${host} has no '${reference.repository}' with '${named}'`);
    const announced = reference.digest ?? first.header('docker-content-digest');
    const top = registry_session_parsed(verified(first, announced, host), host);
    const inner = manifestFor(top, architecture);
    const manifest = manifestOf(inner === undefined
        ? top
        : await json(session, `manifests/${inner}`, MANIFESTS, MANIFEST_BYTES, inner, host));
    const { config, compressedBytes, layers } = manifest;
    const environment = environmentOf(await json(session, `blobs/${config}`, '*/*', CONFIG_BYTES, config, host), architecture);
    return { digest: sha256(first.body), compressedBytes, layers, environment };
}
async function json(session, path, accept, most, digest, host) {
    return registry_session_parsed(verified(await session.get(path, accept, most), digest, host), host);
}
/** The body of a good answer, when it is what its digest says; digests of other kinds than sha256 are not looked at. */
function verified(answer, digest, host) {
    if (answer.status !== 200)
        throw new Nonsense(`${host} answered ${answer.status}`);
    if (digest?.startsWith('sha256:') && sha256(answer.body) !== digest) {
        throw new Nonsense(`${host} answered with something else than ${digest}`);
    }
    return answer.body;
}
function sha256(body) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(body).digest('hex')}`;
}
function registry_reason(error, host) {
    if (error instanceof Missed || error instanceof Nonsense)
        return error.message;
    const message = error instanceof Error ? error.message : String(error);
    return `${host} could not be asked (${message})`;
}

;// CONCATENATED MODULE: ../src/survey/registry-access.js

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html; public.ecr.aws needs no login. */
const ECR = /^\d{12}\.dkr\.ecr(?:-fips)?\.(?<region>[a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;
/** The region of a private registry of Amazon ECR; undefined for any other. */
function ecrRegion(registry) {
    return ECR.exec(registryName(registry))?.groups?.['region'];
}
/**
 * The logins with which `images` are pulled, each registry once: the given one if an image is there, and one from AWS for
 * each registry of Amazon ECR that no login was given for. Passwords from AWS are masked.
 *
 * @throws UserError when AWS gives no token
 */
async function registryLogins(images, given, ports) {
    const registries = [...new Set(images.map((image) => registryName(image.registry)))];
    const tokens = new Map();
    const logins = registries.map(async (registry) => {
        if (given && registryName(given.registry) === registry)
            return { ...given, registry };
        const region = ecrRegion(registry);
        if (region === undefined)
            return undefined;
        const asked = tokens.get(region) ?? ports.cloud.ecrLogin(region);
        tokens.set(region, asked);
        const login = await asked;
        ports.mask(login.password);
        return { registry, ...login };
    });
    return (await Promise.all(logins)).filter((login) => login !== undefined);
}
/** The login for the registry of an image, if there is one. */
function loginFor(image, logins) {
    return logins.find((login) => registryName(login.registry) === registryName(image.registry));
}

;// CONCATENATED MODULE: ../src/survey/survey.js

/**
 * Finds out what the plan has to know. Reads only, and all at once: one round trip more is a second more for every bake.
 *
 * @throws UserError when the account cannot be read at all: no, expired or refused credentials, missing permissions
 */
async function survey(request, asked, ports) {
    const { cloud } = ports;
    // Alone and first, so that bad credentials give one clear error instead of ten.
    await cloud.callerIdentity();
    const [source, network, types, quotas, containerImages, missingSpotRights, missingSecurityGroups, imageWithSameName, runner,] = await survey_all(sourceImage(cloud, asked.source), subnets(cloud, asked.subnetId), surveyTypes(cloud, asked.allTypes), surveyQuotas(cloud, asked.quotas), survey_all(...asked.containerImages.map((image) => ports.containerImage(image, asked.architecture))), asked.spot ? cloud.missingSpotRights() : [], cloud.missingSecurityGroups(asked.securityGroupIds), asked.amiName === undefined ? undefined : cloud.ownImageNamed(asked.amiName), asked.sshSources === 'runner' || asked.smoke?.sources === 'runner' ? ports.publicAddress() : undefined);
    const vpc = network.subnets[0]?.vpc;
    const wantsBlocks = asked.sshSources === 'vpc' || asked.smoke?.sources === 'vpc';
    const blocks = {
        given: request.allowCidr,
        runner: runner === undefined ? [] : [`${runner}/32`],
        vpc: wantsBlocks && vpc !== undefined ? await cloud.vpcCidrBlocks(vpc) : [],
        none: [],
    };
    return {
        now: ports.now(),
        runId: ports.runId,
        runUuid: ports.newUuid(),
        repository: ports.repository,
        credentials: ports.credentials,
        source,
        ...network,
        types,
        ...quotas,
        containerImages,
        missingSpotRights,
        missingSecurityGroups,
        imageWithSameName,
        sshSources: blocks[asked.sshSources],
        smoke: asked.smoke === undefined ? undefined : { sources: blocks[asked.smoke.sources] },
    };
}
/** Like Promise.all, but waits for all and throws every user's problem at once. */
async function survey_all(...promises) {
    const settled = await Promise.allSettled(promises);
    const errors = settled.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    const unexpected = errors.find((error) => !(error instanceof src_problem/* UserError */.yo));
    if (unexpected !== undefined)
        throw unexpected;
    if (errors.length > 0)
        throw merged(errors.filter((error) => error instanceof src_problem/* UserError */.yo));
    return settled.map((result) => (result.status === 'fulfilled' ? result.value : undefined));
}
function merged(errors) {
    const problems = new Map(errors.flatMap((error) => error.problems.map((problem) => [problem.what, problem])));
    return new src_problem/* UserError */.yo([...problems.values()], { cause: errors[0]?.cause });
}
async function sourceImage(cloud, source) {
    if ('id' in source)
        return cloud.imageById(source.id);
    const id = source.parameter === undefined ? undefined : await cloud.parameter(source.parameter);
    return (id === undefined ? undefined : await cloud.imageById(id)) ?? cloud.newestImage(source.query);
}
async function subnets(cloud, given) {
    if (given !== undefined) {
        const subnet = await cloud.subnet(given);
        return { defaultVpc: undefined, subnets: subnet ? [await withRoute(cloud, subnet)] : [] };
    }
    const [defaultVpc, found] = await survey_all(cloud.defaultVpc(), cloud.defaultSubnets());
    const sorted = [...found].sort((a, b) => a.zone.localeCompare(b.zone));
    return { defaultVpc, subnets: await survey_all(...sorted.map((subnet) => withRoute(cloud, subnet))) };
}
async function withRoute(cloud, subnet) {
    return { ...subnet, route: await cloud.defaultRoute(subnet) };
}
async function surveyTypes(cloud, types) {
    const [found, zones] = await survey_all(cloud.instanceTypes(types), cloud.zonesOffering(types));
    return found.map((type) => ({ ...type, zones: zones.get(type.type) ?? [] }));
}
async function surveyQuotas(cloud, quotas) {
    if (quotas.length === 0)
        return { quotas: [], unreachedQuotas: [] };
    const [limits, running] = await survey_all(survey_all(...quotas.map((quota) => cloud.quota(quota.code))), cloud.runningInstances());
    const surveyed = [];
    const unreachedQuotas = [];
    for (const [index, quota] of quotas.entries()) {
        const limit = limits[index];
        if (limit === 'unreached')
            unreachedQuotas.push(quota.name);
        else if (limit !== undefined) {
            surveyed.push({ code: quota.code, name: quota.name, limit, inUse: vcpusOf(running, quota) });
        }
    }
    return { quotas: surveyed, unreachedQuotas };
}
function vcpusOf(running, quota) {
    return running
        .filter(({ type, lifecycle }) => lifecycle === quota.lifecycle && quota.covers(type))
        .reduce((sum, { vcpus }) => sum + vcpus, 0);
}

;// CONCATENATED MODULE: ../src/bake.js



















/**
 * The story of `mode: bake`: survey, plan, render, build, prove, publish, report.
 *
 * @throws UserError when the account cannot do it (nothing was launched), or when the build failed (nothing is left)
 */
async function bake(request, ports) {
    const { runner } = ports;
    const started = performance.now();
    const cloud = await ports.connect(request.region);
    const logins = await loginsFor(request, cloud, runner);
    const planned = await runner.group('Surveying the account', () => planFor(request, cloud, logins, runner));
    const packer = await runner.group('Installing Packer', () => ports.installPacker(request, runner));
    const paths = await runner.group('Rendering', () => write(request, planned, ports));
    rememberRun(planned, runner);
    const built = await buildImage(planned, { logins, paths, packer, cloud, ports });
    const { plan } = built;
    const artifacts = await readArtifacts(paths);
    const ami = artifacts.amis[plan.region] ?? '';
    const proof = await proveImage(plan, artifacts, paths, cloud, ports);
    await publish(cloud, ami, proof ? 'smoked' : 'built', runner);
    // The post step may have something left to sweep although the image is good: of a cluster, of Packer's own cleaning up,
    // or of a launch that failed. A fleet may report an error and launch an instance all the same (packer#8740).
    const swept = (proof?.left.length ?? 0) === 0 && built.earlier.length === 0 && !built.leftBehind;
    runner.saveState('outcome', swept ? 'ready' : 'ready, not swept');
    const totalSeconds = (performance.now() - started) / 1000;
    const { packerVersion } = packer;
    const baked = { ...built, paths, ami, ...artifacts, packerVersion, proof, totalSeconds };
    setOutputs(runner, (0,outputs/* bakedOutputs */.gs)(baked));
    await runner.writeSummary((0,summary/* bakedSummary */.C4)(baked));
    runner.info(`${ami} is ready: ${plan.amiName} in ${plan.region}`);
}
/** The logins for private registries, masked in the forms in which they travel. */
async function loginsFor(request, cloud, runner) {
    const mask = (secret) => runner.mask(secret);
    const images = (0,questions/* questions */.ab)(request).containerImages;
    const logins = await registryLogins(images, givenLogin(request), { cloud, mask });
    for (const login of logins)
        mask(encodedLogin(login));
    return logins;
}
function givenLogin({ registry, registryUsername, registryPassword }) {
    if (registryUsername === undefined || registryPassword === undefined)
        return undefined;
    return { registry: registry ?? 'docker.io', username: registryUsername, password: registryPassword };
}
async function planFor(request, cloud, logins, runner) {
    const { runId, repository, credentials } = runner.context;
    const facts = await survey(request, (0,questions/* questions */.ab)(request), {
        cloud,
        publicAddress: publicAddress,
        containerImage: (image, architecture) => containerImage(image, architecture, loginFor(image, logins)),
        now: () => new Date(),
        runId,
        repository,
        newUuid: external_node_crypto_.randomUUID,
        credentials,
    });
    const plan = (0,make_plan/* makePlan */.C)(request, facts);
    if (Array.isArray(plan))
        throw new src_problem/* UserError */.yo(plan);
    runner.info(`Source AMI: ${plan.source.id} (${facts.source?.name})`);
    runner.info(`Builder: ${plan.builder.instanceType} in ${plan.builder.subnet} (${plan.builder.zone})`);
    if (plan.furtherLaunches.length > 0) {
        const places = plan.furtherLaunches.map(({ builder }) => (0,tries/* placeOf */.$t)(builder));
        runner.info(`Where AWS has no capacity: ${places.join(', then ')}`);
    }
    runner.info(`SSH is open to: ${plan.ssh.sources.join(', ') || 'what the given groups allow'}`);
    runner.info(`AMI name: ${plan.amiName}`);
    for (const warning of plan.warnings)
        runner.warning(warning);
    await requireScript(plan.smoke, runner.context);
    return plan;
}
async function write(request, plan, ports) {
    const directory = (0,workspace/* outputDirectory */.rk)(request.outputDir, ports.runner.context);
    const assets = await (0,workspace/* readAssets */.wd)(ports.templateDirectory);
    const rendered = (0,render/* render */.X)(plan, assets, (0,workspace/* buildPaths */.JA)(directory));
    const paths = await (0,workspace/* writeWorkspace */.PJ)(directory, ports.templateDirectory, rendered);
    setOutputs(ports.runner, { ...(0,outputs/* renderedOutputs */.mD)(paths), logs: paths.logs });
    ports.runner.info(`Written to ${directory}`);
    return paths;
}
/** Keeps for the post step what it needs to find this run's things, before the first of them exists. */
function rememberRun(plan, runner) {
    runner.saveState('main-pid', String(process.pid));
    runner.saveState('run-uuid', plan.runUuid);
    runner.saveState('regions', [plan.region].join(','));
    runner.saveState('ami-name', plan.amiName);
}
function setOutputs(runner, outputs) {
    for (const [name, value] of Object.entries(outputs))
        runner.setOutput(name, value);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(8321);
;// CONCATENATED MODULE: ../src/identity/id-token.js



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
    const body = await (0,consumers_.text)((0,external_node_stream_.addAbortSignal)(soon, message));
    const status = message.statusCode ?? 0;
    if (status !== 200) {
        throw new NoIdToken(`GitHub's OIDC service answered ${status}`, status < 500 && status !== 429);
    }
    const token = tokenIn(body);
    if (token === undefined)
        throw new NoIdToken("GitHub's OIDC service answered without a token", false);
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
        await keep_fresh_pause((token.lifeSeconds / 2) * 1000, over);
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
            await keep_fresh_pause(pauseAfter(failures), over);
        }
    }
}
/** How long to wait after so many failures in a row, in milliseconds. */
function pauseAfter(failures) {
    return Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
}
function keep_fresh_pause(milliseconds, over) {
    return (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, { signal: over, ref: false });
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
        throw new src_problem/* UserError */.yo([NO_ID_TOKENS]);
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(runner.context.tempDirectory, 'bake-dask-ami-role-'));
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
        runner.warning(`There is no new OIDC token to clean up with (${role_reason(error)}).`);
    }
}
/** Removes what `withRole` left behind. */
async function forgetRole(runner) {
    const directory = runner.state('role-directory');
    if (directory !== '')
        await rm(directory, { recursive: true, force: true });
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
                throw new src_problem/* UserError */.yo([noToken(error)], { cause: error });
            await (0,external_node_timers_promises_.setTimeout)(pauseAfter(tries));
        }
    }
}
function noToken(error) {
    return {
        code: 'no-id-token',
        what: `The job got no OIDC token for 'role-to-assume': ${role_reason(error)}.`,
        remedy: "Check that the runner's network and proxy let it reach GitHub, and githubstatus.com; then run again.",
    };
}
function role_reason(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ../src/bake-for-real.js








/** The ports of a bake that costs money: AWS itself, and Packer from its releases. */
function realPorts(runner, templateDirectory) {
    return {
        runner,
        connect: connect,
        installPacker: installRequested,
        proof: async (region) => realProofPorts(await connectCluster(region), runner, clientFiles(programDirectory)),
        templateDirectory,
    };
}


/***/ })

};
