import type { Plan } from '../plan/plan.ts'

/** Files that the template reads and writes, as absolute paths. */
export interface BuildFiles {
  readonly userData: string
  readonly manifest: string
  /** The archive of what goes from the workspace to the builder. */
  readonly fromWorkspace: string
  /** Where the image's own description, /etc/dask-image.json, is downloaded to. */
  readonly imageFacts: string
}

/** The values of bake.pkr.hcl's variables. Null stands for "not set", which Packer passes on as such. */
export function packerVariables(plan: Plan, files: BuildFiles): Readonly<Record<string, unknown>> {
  const { builder, ssh, source, environment } = plan
  return {
    region: plan.region,
    ami_name: plan.amiName,
    ami_description: plan.amiDescription,
    ami_tags: plan.imageTags,
    run_tags: plan.runTags,
    source_ami: source.id ?? null,
    source_ami_filters: filters(plan),
    source_ami_owners: source.query?.owners ?? [],
    instance_type: builder.instanceType,
    spot: builder.spot,
    unlimited_credits: builder.unlimitedCredits,
    iam_instance_profile: builder.instanceProfile ?? null,
    user_data_file: files.userData,
    root_device_name: builder.volume.deviceName,
    volume_size: builder.volume.size,
    encrypted: builder.encryption !== undefined,
    kms_key_id: builder.encryption?.kmsKey ?? null,
    vpc_id: builder.vpc ?? null,
    subnet_id: builder.subnet ?? null,
    associate_public_ip_address: builder.associatePublicIp ?? null,
    security_group_ids: builder.securityGroups.length > 0 ? builder.securityGroups : null,
    temporary_security_group_source_cidrs: ssh.sources.length > 0 ? ssh.sources : null,
    ssh_username: ssh.username,
    ssh_interface: ssh.interface,
    ssh_timeout: `${ssh.timeoutMinutes}m`,
    provision_environment: {
      DOCKER_IMAGE: plan.dockerImage,
      // Without an environment all of these are empty, and DOCKER_IMAGE is pulled.
      ENVIRONMENT_KIND: environment?.kind ?? '',
      ENVIRONMENT_PATH: environment?.path ?? '',
      ENVIRONMENT_HASH: environment?.hash ?? '',
      BASE_IMAGE: environment?.baseImage ?? '',
      // References hold no white space.
      EXTRA_DOCKER_IMAGES: plan.extraDockerImages.join(' '),
      GPU_CHECKS: plan.gpuChecks,
      SOURCE_AMI: source.id ?? '',
      AUTOMATIC_UPGRADES: String(plan.install.automaticUpgrades),
      START: plan.install.start,
    },
    from_workspace_file: files.fromWorkspace,
    image_facts_file: files.imageFacts,
    manifest_file: files.manifest,
  }
}

function filters(plan: Plan): Record<string, string> {
  const { query } = plan.source
  if (query === undefined) return {}
  return {
    name: query.name,
    'virtualization-type': 'hvm',
    ...(query.architecture === undefined ? {} : { architecture: query.architecture }),
  }
}
