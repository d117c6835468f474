# The Packer template of dask-cloudprovider's documentation (doc/source/packer.rst, "EC2Cluster with cloud-init"), setting by
# setting. Every difference has a comment.

# HCL in place of the old JSON form, which cannot name plugins: Packer has come without the amazon plugin since 1.11.
packer {
  required_plugins {
    amazon = {
      source  = "github.com/hashicorp/amazon"
      version = ">= 1.8.2"
    }
  }
}

variable "user_data_file" { type = string }
# The documentation has t2.micro. Both sides get the machine that the action bakes on unless told otherwise.
variable "instance_type" { type = string }

source "amazon-ebs" "recipe" {
  region = "eu-west-2"
  source_ami_filter {
    filters = {
      virtualization-type = "hvm"
      # Ubuntu 24.04 in place of 20.04, which is at its end and not in the local EC2: what the action builds upon too.
      name             = "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"
      root-device-type = "ebs"
    }
    owners      = ["099720109477"]
    most_recent = true
  }
  instance_type  = var.instance_type
  ssh_username   = "ubuntu"
  ami_name       = "dask-cloudprovider {{timestamp}}"
  user_data_file = var.user_data_file

  # Without it SSH is opened to 0.0.0.0/0; here nothing is reached but loopback.
  temporary_security_group_source_cidrs = ["127.0.0.0/8"]
}

build {
  sources = ["source.amazon-ebs.recipe"]

  provisioner "shell" {
    inline = [
      "echo 'Waiting for cloud-init'; while [ ! -f /var/lib/cloud/instance/boot-finished ]; do sleep 1; done; echo 'Done'",
    ]
  }
}
