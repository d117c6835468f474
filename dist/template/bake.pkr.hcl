# Bakes one AMI for Dask clusters. Written by hand and the same for every image: what differs is in the variables,
# which the action writes to bake.pkrvars.json. By hand:
#   packer init bake.pkr.hcl && packer build -var-file=bake.pkrvars.json bake.pkr.hcl

packer {
  required_version = ">= 1.14.1"
  required_plugins {
    amazon = {
      source = "github.com/hashicorp/amazon"
      # 1.8.1 stalls on SSH (packer-plugin-amazon#678).
      version = ">= 1.8.2"
    }
  }
}

variable "region" { type = string }
variable "ami_name" { type = string }
variable "ami_description" { type = string }
variable "ami_tags" { type = map(string) }
variable "run_tags" { type = map(string) }

variable "source_ami" { type = string }
variable "source_ami_filters" { type = map(string) }
variable "source_ami_owners" { type = list(string) }

variable "instance_type" { type = string }
variable "spot" { type = bool }
variable "unlimited_credits" { type = bool }
variable "iam_instance_profile" { type = string }
variable "user_data_file" { type = string }

variable "root_device_name" { type = string }
variable "volume_size" { type = number }
variable "encrypted" { type = bool }
variable "kms_key_id" { type = string }

variable "vpc_id" { type = string }
variable "subnet_id" { type = string }
variable "associate_public_ip_address" { type = bool }
variable "security_group_ids" { type = list(string) }
variable "temporary_security_group_source_cidrs" { type = list(string) }

variable "ssh_username" { type = string }
variable "ssh_interface" { type = string }
variable "ssh_timeout" { type = string }

variable "provision_environment" { type = map(string) }
# Docker's config.json with the logins of private registries. Given as PKR_VAR_docker_config, never in a file.
variable "docker_config" {
  type = string
  # Not `{}`: Packer hides what is sensitive wherever it stands in its output.
  default   = "{\"auths\":{}}"
  sensitive = true
}
# The secrets that the build of an environment gets, by their names in a JSON object's `secrets`. Given as PKR_VAR_environment_secrets, never in a file.
variable "environment_secrets" {
  type      = string
  default   = "{\"secrets\":{}}"
  sensitive = true
}
# The files of the workspace that the bake uses, as src/workspace/archive.ts writes them.
variable "from_workspace_file" { type = string }
variable "image_facts_file" { type = string }
variable "manifest_file" { type = string }

source "amazon-ebs" "dask" {
  region          = var.region
  ami_name        = var.ami_name
  ami_description = var.ami_description
  tags            = var.ami_tags
  run_tags        = var.run_tags
  run_volume_tags = var.run_tags
  imds_support    = "v2.0"

  source_ami = var.source_ami
  dynamic "source_ami_filter" {
    for_each = var.source_ami == null ? [1] : []
    content {
      filters     = var.source_ami_filters
      owners      = var.source_ami_owners
      most_recent = true
    }
  }

  instance_type = var.spot ? null : var.instance_type
  # All or none: with types alone the plugin takes the template for good and launches with an empty type.
  spot_instance_types      = var.spot ? [var.instance_type] : null
  spot_price               = var.spot ? "auto" : null
  spot_tags                = var.spot ? var.run_tags : null
  enable_unlimited_credits = var.unlimited_credits
  iam_instance_profile     = var.iam_instance_profile
  user_data_file           = var.user_data_file
  # Powering off from inside ends the builder: the timer in its user data relies on it when nobody is left to clean up.
  shutdown_behavior = "terminate"
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }

  # The image keeps the builder's volume as it is, whatever ami_block_device_mappings says: CreateImage changes nothing of
  # a mapping but DeleteOnTermination. So no IOPS and no throughput, which every instance of the image would pay for.
  launch_block_device_mappings {
    device_name           = var.root_device_name
    volume_type           = "gp3"
    volume_size           = var.volume_size
    delete_on_termination = true
    # Here and not by encrypt_boot, which would copy the whole image once more.
    encrypted  = var.encrypted ? true : null
    kms_key_id = var.kms_key_id
  }

  vpc_id                                = var.vpc_id
  subnet_id                             = var.subnet_id
  associate_public_ip_address           = var.associate_public_ip_address
  security_group_ids                    = var.security_group_ids
  temporary_security_group_source_cidrs = var.temporary_security_group_source_cidrs
  # Without blocks the plugin opens SSH to the whole world. `mode: render` leaves them open, as it asks nobody for the
  # runner's address; a build by hand then opens it to the address of whoever builds.
  temporary_security_group_source_public_ip = var.temporary_security_group_source_cidrs == null && var.ssh_interface != "session_manager"

  ssh_username            = var.ssh_username
  ssh_interface           = var.ssh_interface
  ssh_timeout             = var.ssh_timeout
  temporary_key_pair_type = "ed25519"

  # Both fields: with only one of them set the plugin waits for minutes instead of an hour (packer-plugin-amazon#642).
  # The delay is the least: the waiter backs off from it to two minutes, so a throttled account is not asked all the time.
  aws_polling {
    delay_seconds = 5
    max_attempts  = 720
  }
}

locals {
  # Path in the image -> text.
  image_files        = { for name in fileset("${path.root}/image", "**") : name => file("${path.root}/image/${name}") }
  image_files_upload = "/tmp/bake-dask-ami-image-files.json"
  # Not /tmp, which is in memory in some distributions: it may be as large as a build context.
  from_workspace_upload = "/var/tmp/bake-dask-ami-from-workspace.tar"
}

build {
  sources = ["source.amazon-ebs.dask"]

  # Scripts run through their interpreters: hardened images mount /tmp, where they are uploaded to, with noexec (CIS).
  provisioner "shell" {
    script          = "${path.root}/wait-for-cloud-init.sh"
    execute_command = "sudo -n env {{ .Vars }} sh {{ .Path }}"
    # It may reboot into the kernel that a driver was installed for.
    expect_disconnect = true
  }

  # Comes before the upload because a shell provisioner waits for a machine that reboots, and a file provisioner does not.
  provisioner "shell" {
    script              = "${path.root}/check-builder.sh"
    execute_command     = "sudo -n env {{ .Vars }} sh {{ .Path }}"
    start_retry_timeout = "15m"
  }

  provisioner "file" {
    content     = var.docker_config
    destination = "/dev/shm/bake-dask-ami/config.json"
  }

  provisioner "file" {
    content     = var.environment_secrets
    destination = "/dev/shm/bake-dask-ami/secrets.json"
  }

  provisioner "file" {
    source      = var.from_workspace_file
    destination = local.from_workspace_upload
  }

  provisioner "shell" {
    script          = "${path.root}/set-up.sh"
    env             = merge(var.provision_environment, { FROM_WORKSPACE = local.from_workspace_upload })
    execute_command = "sudo -n env {{ .Vars }} bash {{ .Path }}"
  }

  provisioner "shell" {
    script          = "${path.root}/pull-images.sh"
    env             = var.provision_environment
    execute_command = "sudo -n env {{ .Vars }} bash {{ .Path }}"
  }

  provisioner "shell" {
    script          = "${path.root}/build-environment.sh"
    env             = var.provision_environment
    execute_command = "sudo -n env {{ .Vars }} bash {{ .Path }}"
  }

  provisioner "shell" {
    script          = "${path.root}/provision.sh"
    env             = var.provision_environment
    execute_command = "sudo -n env {{ .Vars }} bash {{ .Path }}"
  }

  provisioner "file" {
    content     = jsonencode(local.image_files)
    destination = local.image_files_upload
  }

  provisioner "shell" {
    script          = "${path.root}/install-files.sh"
    env             = merge(var.provision_environment, { FILES = local.image_files_upload })
    execute_command = "sudo -n env {{ .Vars }} bash {{ .Path }}"
  }

  provisioner "shell" {
    script          = "${path.root}/trim-boot.sh"
    env             = var.provision_environment
    execute_command = "sudo -n env {{ .Vars }} bash {{ .Path }}"
  }

  provisioner "shell" {
    script          = "${path.root}/record-start.sh"
    env             = var.provision_environment
    execute_command = "sudo -n env {{ .Vars }} bash {{ .Path }}"
    # It reboots for `start: fast`.
    expect_disconnect = true
  }

  provisioner "shell" {
    script              = "${path.root}/keep-start.sh"
    env                 = var.provision_environment
    execute_command     = "sudo -n env {{ .Vars }} bash {{ .Path }}"
    start_retry_timeout = "15m"
  }

  provisioner "file" {
    direction   = "download"
    source      = "/etc/dask-image.json"
    destination = var.image_facts_file
  }

  provisioner "shell" {
    script          = "${path.root}/generalise.sh"
    env             = var.provision_environment
    execute_command = "sudo -n env {{ .Vars }} bash {{ .Path }}"
  }

  # Runs on the stopped builder too when the image could not be made, so it must give up soon.
  error-cleanup-provisioner "shell" {
    script              = "${path.root}/collect-logs.sh"
    execute_command     = "sudo -n env {{ .Vars }} sh {{ .Path }} || sh {{ .Path }}"
    timeout             = "60s"
    start_retry_timeout = "20s"
  }

  post-processor "manifest" {
    output     = var.manifest_file
    strip_path = true
  }
}
