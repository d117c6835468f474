export const id = 542;
export const ids = [542];
export const modules = {

/***/ 3009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   nY: () => (/* binding */ cleanUp),
/* harmony export */   pK: () => (/* binding */ cleanUpPorts),
/* harmony export */   q: () => (/* binding */ removeDirectory)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3402);
/* harmony import */ var _errors_message_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1371);
/* harmony import */ var _process_detached_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7792);





/** How long cleaning up takes at most: the runner gives all post steps of a cancelled job 285 s. */
const BUDGET_MS = 200_000;
/** How long Packer may go on with its own cleaning up before the sweep takes over. */
const PACKER_PATIENCE_MS = 90_000;
const POLL_MS = 500;
/** What the budget does not end goes on until a look and one more, some seconds later, find nothing. */
const LIMITS = { pollMs: 5000, emptyPasses: 2, maxPasses: Number.POSITIVE_INFINITY };
function cleanUpPorts(types) {
    return { types, budgetMs: BUDGET_MS, limits: LIMITS };
}
/**
 * The steps of the post step: waits for a Packer that still cleans up, then removes what is left of the run, in every
 * Region that it made resources in, and looks again. A run that ended well, or that never came to launch anything, costs no
 * call; of that only directories on this machine are removed. Those are removed however the sweep ends.
 *
 * @throws Error when the saved state is none of ours: no process is ended and nothing swept then; or when AWS cannot be
 * asked
 */
async function cleanUp(runner, ports) {
    const run = await checkedRun(runner);
    if (run === undefined || runner.state.readOutcome() === 'ready') {
        await removeDirectories(runner);
        runner.info('Nothing to clean up.');
        return;
    }
    try {
        await removeResources(run, runner, ports);
    }
    finally {
        await removeDirectories(runner);
    }
}
/** The saved run. When its state is invalid, the directories are removed all the same: each is checked for itself. */
async function checkedRun(runner) {
    try {
        return runner.state.readRun();
    }
    catch (error) {
        // By such a state no process is ended, and a Packer that runs needs its directories.
        if (runner.state.readProcess('packer') === undefined)
            await removeDirectories(runner);
        throw error;
    }
}
/** Ends what of the run still makes resources, then sweeps its Regions. */
async function removeResources(run, runner, ports) {
    const stop = AbortSignal.timeout(ports.budgetMs);
    await attempt(runner, () => endMain(runner));
    await attempt(runner, () => endPacker(runner, stop));
    await attempt(runner, () => endDriver(runner));
    const { regions, ...owner } = run;
    const swept = await Promise.all(regions.map(async (region) => (0,_cleanup_sweep_js__WEBPACK_IMPORTED_MODULE_2__/* .sweep */ .X)({ region, owner }, await ports.types(region, run), runner, stop, ports.limits)));
    const count = (what) => swept.flatMap(what).length;
    runner.info(`Cleaned up after run ${run.runUuid}: ${count(({ removed }) => removed)} removed, ${count(({ kept }) => kept)} left.`);
}
/** Does something on this machine; what it cannot do must not keep us from what costs money in the account. */
async function attempt(runner, work) {
    try {
        await work();
    }
    catch (error) {
        runner.warning(`Cleaning up on the runner: ${(0,_errors_message_js__WEBPACK_IMPORTED_MODULE_4__/* .messageOf */ .b)(error)}`);
    }
}
/**
 * Ends a main step that is still there: in the container of a job, to which the runner passes no signals on, it would take
 * the end of Packer for a failure and launch again.
 */
async function endMain(runner) {
    const pid = runner.state.readProcess('main');
    if (pid !== undefined)
        process.kill(pid, 'SIGKILL');
}
/** Ends the program that launches the cluster of a smoke test, so that it launches no more while we sweep. */
async function endDriver(runner) {
    const pid = runner.state.readProcess('driver');
    if (pid !== undefined)
        (0,_process_detached_js__WEBPACK_IMPORTED_MODULE_3__/* .signalGroup */ .i8)(pid, 'SIGKILL');
}
async function endPacker(runner, stop) {
    const pid = runner.state.readProcess('packer');
    if (pid === undefined)
        return;
    runner.info('Packer is still cleaning up; waiting for it.');
    (0,_process_detached_js__WEBPACK_IMPORTED_MODULE_3__/* .signalGroup */ .i8)(pid, 'SIGINT');
    const deadline = performance.now() + PACKER_PATIENCE_MS;
    while ((0,_process_detached_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunning */ .W_)(pid) && performance.now() < deadline && !stop.aborted)
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(POLL_MS);
    if ((0,_process_detached_js__WEBPACK_IMPORTED_MODULE_3__/* .isRunning */ .W_)(pid)) {
        runner.info('Packer did not end in time; the sweep does the rest.');
        (0,_process_detached_js__WEBPACK_IMPORTED_MODULE_3__/* .signalGroup */ .i8)(pid, 'SIGKILL');
    }
}
/** What is left of the run on this machine: Packer, and what a program that was ended could not remove itself. */
const LEFT = ['packer-temporary', 'packer-programs', 'client-unfinished'];
async function removeDirectories(runner) {
    for (const name of LEFT)
        await attempt(runner, () => removeDirectory(name, runner));
}
/** Removes a directory of the main step's, if it left one. @throws Error when the saved one is not ours */
async function removeDirectory(name, runner) {
    const directory = await runner.state.readDirectory(name, runner.context.tempDirectory);
    if (directory !== undefined)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(directory, { recursive: true, force: true });
}


/***/ }),

/***/ 9071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ requireSweepCredentials)
/* harmony export */ });
/* harmony import */ var _aws_tags_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3471);
/* harmony import */ var _credentials_account_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6464);
/* harmony import */ var _credentials_role_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9430);
/* harmony import */ var _credentials_settle_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6768);
/* harmony import */ var _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6643);





/**
 * Takes the main step's role again, if it had one, and sees that there are credentials to sweep with. Without them every
 * look would fail, and "nothing found" would be a lie.
 *
 * @throws UserError that says what was not looked for, and how to remove it
 */
async function requireSweepCredentials(region, { runUuid }, runner, connect) {
    try {
        await takeIdentity(runner);
        const cloud = await connect(region);
        const { account } = await cloud.callerIdentity();
        requireSameAccount(runner.state.readAccount(), account);
    }
    catch (error) {
        if (!(error instanceof _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo))
            throw error;
        throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo([notSwept(region, runUuid, error)], { cause: error });
    }
}
async function takeIdentity(runner) {
    const role = runner.state.readRole();
    const directory = await runner.state.readDirectory('role-directory', runner.context.tempDirectory);
    if (role === undefined)
        await (0,_credentials_settle_js__WEBPACK_IMPORTED_MODULE_2__/* .settleIdentity */ .sv)(runner);
    else if (directory !== undefined)
        await (0,_credentials_role_js__WEBPACK_IMPORTED_MODULE_1__/* .resumeRole */ .Q)(role, directory, runner);
}
/** A later step of the job may have changed the environment, which the post step gets as it is at the end of the job. */
function requireSameAccount(before, now) {
    if (before === undefined || before === now)
        return;
    throw new _errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo([
        (0,_errors_problem_js__WEBPACK_IMPORTED_MODULE_3__/* .problem */ .CC)('other-account', {
            what: `The AWS credentials are of another account (${(0,_credentials_account_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutAccount */ .M)(now)}) than those of the bake (${(0,_credentials_account_js__WEBPACK_IMPORTED_MODULE_4__/* .withoutAccount */ .M)(before)}).`,
        }),
    ]);
}
function notSwept(region, runUuid, error) {
    const why = error.problems.map(({ what }) => what).join(' ');
    const list = `aws resourcegroupstaggingapi get-resources --region ${region} --tag-filters Key=${_aws_tags_js__WEBPACK_IMPORTED_MODULE_0__/* .TAG */ .Dk.run},Values=${runUuid}`;
    return {
        code: 'not-swept',
        what: `${why} What run ${runUuid} left in ${region} was neither looked for nor removed.`,
        remedy: `The builder powers itself off by its own timer and is terminated then; for the rest run this repository's 'sweep' action with good credentials, or list it and remove it by hand: ${list}`,
    };
}


/***/ }),

/***/ 5716:
/***/ ((__webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
/* harmony import */ var _aws_sdk_cloud_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9100);
/* harmony import */ var _cleanup_resource_types_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9625);
/* harmony import */ var _errors_message_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1371);
/* harmony import */ var _runner_crash_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5094);
/* harmony import */ var _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7964);
/* harmony import */ var _cleanup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3009);
/* harmony import */ var _credentials_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9071);
// A signal does not end this step: it goes on with removing for as long as the runner lets it.







const runner = new _runner_github_runner_js__WEBPACK_IMPORTED_MODULE_2__/* .GithubRunner */ .U();
const types = async (region, run) => {
    await (0,_credentials_js__WEBPACK_IMPORTED_MODULE_4__/* .requireSweepCredentials */ .C)(region, run, runner, _aws_sdk_cloud_js__WEBPACK_IMPORTED_MODULE_0__/* .connect */ .N);
    return (0,_cleanup_resource_types_js__WEBPACK_IMPORTED_MODULE_1__/* .leftoverTypes */ .x)(region);
};
const warn = (error) => runner.warning(`Cleaning up was not possible: ${(0,_errors_message_js__WEBPACK_IMPORTED_MODULE_5__/* .messageOf */ .b)(error)}`);
// A post step that fails would turn a good job red for something that the warning reports just as well.
(0,_runner_crash_js__WEBPACK_IMPORTED_MODULE_6__/* .onCrash */ .T)(warn, 0);
try {
    await (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanUp */ .nY)(runner, (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .cleanUpPorts */ .pK)(types));
}
catch (error) {
    warn(error);
}
try {
    await (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .removeDirectory */ .q)('role-directory', runner);
}
catch (error) {
    warn(error);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9100:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N: () => (/* binding */ connect)
});

// EXTERNAL MODULE: ../src/aws/clients.js
var clients = __webpack_require__(6540);
// EXTERNAL MODULE: ../src/aws/errors.js
var errors = __webpack_require__(5345);
// EXTERNAL MODULE: ../src/aws/images.js + 1 modules
var aws_images = __webpack_require__(7874);
// EXTERNAL MODULE: ../src/aws/tags.js
var aws_tags = __webpack_require__(3471);
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
            const found = await described(ec2, sdk, [{ Name: `tag:${aws_tags/* TAG */.Dk.run}`, Values: [runUuid] }]);
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
        type: (0,errors/* required */.mw)(info.InstanceType, 'InstanceType'),
        vcpus: info.VCpuInfo?.DefaultVCpus ?? 0,
        architectures: info.ProcessorInfo?.SupportedArchitectures ?? [],
        burstable: info.BurstablePerformanceSupported ?? false,
        gpuManufacturers: (info.GpuInfo?.Gpus ?? []).flatMap((gpu) => gpu.Manufacturer ?? []),
        instanceStore: instanceStoreOf(info),
    };
}
/** Older types have other disks, which look like EBS volumes. */
function instanceStoreOf({ InstanceStorageInfo: store }) {
    const nvme = store?.NvmeSupport !== undefined && store.NvmeSupport !== 'unsupported';
    return nvme ? (store.TotalSizeInGB ?? 0) : 0;
}
function toRunningInstance(instance) {
    const { CoreCount = 0, ThreadsPerCore = 1 } = instance.CpuOptions ?? {};
    return {
        type: (0,errors/* required */.mw)(instance.InstanceType, 'InstanceType'),
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
        subnet: (id) => (0,errors/* explained */.to)('ec2:DescribeSubnets', () => subnet(ec2, sdk, id)),
        defaultSubnets: () => (0,errors/* explained */.to)('ec2:DescribeSubnets', async () => {
            const command = new sdk.DescribeSubnetsCommand({
                Filters: [{ Name: 'default-for-az', Values: ['true'] }],
            });
            return ((await ec2.send(command)).Subnets ?? []).map(toSubnet);
        }),
        defaultRoute: (of) => (0,errors/* explained */.to)('ec2:DescribeRouteTables', () => defaultRoute(ec2, sdk, of)),
        securityGroups: (ids) => (0,errors/* explained */.to)('ec2:DescribeSecurityGroups', async () => {
            if (ids.length === 0)
                return [];
            const command = new sdk.DescribeSecurityGroupsCommand({
                Filters: [{ Name: 'group-id', Values: [...ids] }],
            });
            return ((await ec2.send(command)).SecurityGroups ?? []).map(toSecurityGroup);
        }),
    };
}
async function subnet(ec2, sdk, id) {
    try {
        const { Subnets = [] } = await ec2.send(new sdk.DescribeSubnetsCommand({ SubnetIds: [id] }));
        return Subnets.map(toSubnet)[0];
    }
    catch (error) {
        if (/^InvalidSubnetID\./i.test((0,errors/* errorCode */.CA)(error) ?? ''))
            return undefined;
        throw error;
    }
}
async function defaultRoute(ec2, sdk, { id, vpc }) {
    const command = new sdk.DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [vpc] }] });
    const tables = (await ec2.send(command)).RouteTables ?? [];
    const own = tables.find((table) => table.Associations?.some((association) => association.SubnetId === id));
    const main = tables.find((table) => table.Associations?.some((association) => association.Main));
    return routeOf(own ?? main);
}
function toSubnet(subnet) {
    return {
        id: (0,errors/* required */.mw)(subnet.SubnetId, 'SubnetId'),
        vpc: (0,errors/* required */.mw)(subnet.VpcId, 'VpcId'),
        zone: (0,errors/* required */.mw)(subnet.AvailabilityZone, 'AvailabilityZone'),
        freeAddresses: subnet.AvailableIpAddressCount ?? 0,
        mapsPublicAddress: subnet.MapPublicIpOnLaunch ?? false,
    };
}
function toSecurityGroup(group) {
    const rules = (group.IpPermissions ?? []).filter(admitsSsh);
    const ssh = rules.flatMap((rule) => {
        const others = [rule.UserIdGroupPairs, rule.PrefixListIds, rule.Ipv6Ranges].flatMap((some) => some ?? []);
        const blocks = (rule.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? []);
        return [...blocks, ...others.map(() => 'other')];
    });
    return { id: (0,errors/* required */.mw)(group.GroupId, 'GroupId'), vpc: (0,errors/* required */.mw)(group.VpcId, 'VpcId'), ssh };
}
/** `-1` is every protocol, and then there are no ports (EC2 API Reference, IpPermission). */
function admitsSsh({ IpProtocol, FromPort = 0, ToPort = 65535 }) {
    return IpProtocol === '-1' || (IpProtocol === 'tcp' && FromPort <= 22 && ToPort >= 22);
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
            const ecr = new sdk.ECRClient((0,clients/* defaultConfig */.sb)(region));
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

// The dry runs name things that need not exist: EC2 checks the permission first. So the permission to delete a template cannot be asked
// for: it depends on the template's tags, and what is not there has none.
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
    };
    return {
        missingSpotPermissions: async () => {
            const asked = Object.entries(dryRuns).map(async ([action, dryRun]) => (await isMissing(action, dryRun)) ? [action] : []);
            return (await Promise.all(asked)).flat();
        },
    };
}
/** A dry run always answers with an error; which one shows whether the permission is there. */
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
    const sdk = await __webpack_require__.e(/* import() */ 656).then(__webpack_require__.bind(__webpack_require__, 8656));
    const ec2 = new sdk.ec2.EC2Client((0,clients/* defaultConfig */.sb)(region));
    return {
        ...(0,aws_images/* images */.z)(ec2, sdk.ec2),
        ...network(ec2, sdk.ec2),
        ...instances(ec2, sdk.ec2),
        ...spot(ec2, sdk.ec2),
        ...registries(sdk.ecr),
        ...account(region, ec2, sdk),
    };
}
function account(region, ec2, sdk) {
    const sts = new sdk.sts.STSClient((0,clients/* defaultConfig */.sb)(region));
    const quotas = new sdk.quotas.ServiceQuotasClient((0,clients/* failFastConfig */.BM)(region));
    const ssm = new sdk.ssm.SSMClient((0,clients/* defaultConfig */.sb)(region));
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
        quota: (code) => quota(quotas, sdk, code),
        encryptsByDefault: () => encryptsByDefault(ec2, sdk),
        tag: (resources, tags) => (0,errors/* explained */.to)('ec2:CreateTags', async () => {
            await ec2.send(new sdk.ec2.CreateTagsCommand({ Resources: [...resources], Tags: (0,aws_tags/* tagList */.Tw)(tags) }));
        }),
        untag: (resources, keys) => (0,errors/* explained */.to)('ec2:DeleteTags', async () => {
            const Tags = keys.map((Key) => ({ Key }));
            await ec2.send(new sdk.ec2.DeleteTagsCommand({ Resources: [...resources], Tags }));
        }),
    };
}
/** Best effort: EC2 itself enforces the quota, so not being able to read it must not end the bake. */
async function quota(quotas, sdk, code) {
    const command = new sdk.quotas.GetServiceQuotaCommand({ ServiceCode: 'ec2', QuotaCode: code });
    try {
        const { Quota } = await (0,errors/* explained */.to)('servicequotas:GetServiceQuota', () => quotas.send(command));
        return Quota?.Value;
    }
    catch (error) {
        if ((0,errors/* isUnreachable */.R0)(error))
            return 'unreached';
        if ((0,errors/* isDenied */.GZ)(error) || error instanceof sdk.quotas.NoSuchResourceException)
            return undefined;
        throw error;
    }
}
/** Best effort: only a warning depends on it, and the finished image shows it too. */
async function encryptsByDefault(ec2, sdk) {
    const command = new sdk.ec2.GetEbsEncryptionByDefaultCommand({});
    try {
        const answer = await (0,errors/* explained */.to)('ec2:GetEbsEncryptionByDefault', () => ec2.send(command));
        return answer.EbsEncryptionByDefault;
    }
    catch (error) {
        if ((0,errors/* isDenied */.GZ)(error))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ withoutAccount)
/* harmony export */ });
/** A text without the accounts in it, but for their last four digits: logs and summaries may be public. */
function withoutAccount(text) {
    return text.replaceAll(/\b\d{8}(?=\d{4}\b)/g, '*'.repeat(8));
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

/***/ 7792:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Oh: () => (/* binding */ startGroup),
/* harmony export */   W_: () => (/* binding */ isRunning),
/* harmony export */   i8: () => (/* binding */ signalGroup),
/* harmony export */   or: () => (/* binding */ startToFile)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);


/** How long output is still read after a program's end: another one that it has started may hold it open. */
const LAST_OUTPUT_MS = 2000;
/**
 * Starts a program in a process group of its own. The group is killed, and with it all that the program has started, when
 * `stop` is aborted, or now when it was already: in the same turn, as this process may end right after.
 */
function startGroup(argv, environment, stop) {
    const [program, ...parameters] = argv;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, parameters, { env: environment, detached: true, stdio: 'pipe' });
    const kill = () => killGroup(child);
    stop?.addEventListener('abort', kill, { once: true });
    if (stop?.aborted)
        kill();
    const ended = exitOf(child).finally(() => stop?.removeEventListener('abort', kill));
    return { child, kill, ended };
}
/**
 * Starts a program that may outlive this process: its output is appended to a file, made for its owner alone, because it
 * would die of its first write to a pipe that nobody reads.
 */
function startToFile(argv, options) {
    const [program, ...parameters] = argv;
    const output = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(options.file, 'a', 0o600);
    try {
        return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, parameters, {
            cwd: options.directory,
            env: options.environment,
            detached: true,
            stdio: ['ignore', output, output],
        });
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(output);
    }
}
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
function killGroup({ pid }) {
    if (pid === undefined)
        return;
    try {
        signalGroup(pid, 'SIGKILL');
    }
    catch {
        // On macOS a group that has ended and was not waited for yet answers EPERM.
    }
}
function exitOf(child) {
    return new Promise((resolve, reject) => {
        let release;
        child.once('error', reject);
        child.once('exit', () => {
            release = setTimeout(() => {
                child.stdout.destroy();
                child.stderr.destroy();
            }, LAST_OUTPUT_MS);
        });
        child.once('close', (code, signal) => {
            clearTimeout(release);
            resolve({ exitCode: code ?? undefined, signal: signal ?? undefined });
        });
    });
}


/***/ }),

/***/ 5094:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ onCrash)
/* harmony export */ });
/**
 * Reports an error that nobody caught, instead of node, which would print it as it is: its message may hold foreign text,
 * and the runner reads standard error like standard output.
 */
function onCrash(report, exitCode = 1) {
    process.once('uncaughtException', (error) => {
        report(error);
        process.exit(exitCode);
    });
}


/***/ })

};
