import type { ProblemGroup } from './problem-group.ts'

export const accountProblems = {
  title: 'The account, before anything is launched',
  note: 'These checks only read from the account. All problems are reported at once. Nothing was launched.',
  problems: {
    'no-credentials': {
      title: 'There are no AWS credentials.',
      remedy:
        "Give 'role-to-assume' and the job 'permissions: id-token: write', or run aws-actions/configure-aws-credentials in an earlier step of the job.",
    },
    'half-credentials': {
      title: 'Only one of the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY is set.',
      remedy:
        'Set both or neither. An empty value is treated as not set, and a secret that the job may not read is empty.',
    },
    'no-such-profile': {
      title: 'AWS_PROFILE or AWS_DEFAULT_PROFILE names a profile that is not in the configuration files.',
      remedy: 'Add the profile, or unset the variable if the job has other credentials.',
    },
    'other-account': {
      title:
        'The post step has credentials of a different account than the bake, so it did not look for leftovers of the run.',
      remedy: 'Make sure that no later step of the job changes the credentials in its environment.',
      note: 'This is a warning; the job does not fail.',
    },
    'expired-credentials': {
      title: 'The AWS credentials have expired.',
      remedy:
        "Let this step renew them itself with 'role-to-assume'; or configure them right before it, with a longer 'role-duration-seconds'.",
    },
    'credentials-too-short': {
      title: 'The AWS credentials expire too soon for a bake.',
      remedy:
        "Let this step renew them itself with 'role-to-assume', or give the step that made them a longer 'role-duration-seconds'.",
    },
    'no-id-token': {
      title: "The job could not get an OIDC token for 'role-to-assume'.",
      remedy:
        "Give the job 'permissions: id-token: write'. If it has them, check that the runner can reach GitHub.",
    },
    'role-not-assumed': {
      title: "The job could not assume the role in 'role-to-assume'.",
      remedy:
        "Check the role's ARN, that the account has GitHub's OIDC provider, and the role's trust policy: `aud`, and `sub`, which is repo:<owner>/<repository>:... or, for repositories made, renamed or transferred since 2026-07-15, repo:<owner>@<owner-id>/<repository>@<repository-id>:...; docs/permissions.md shows both.",
    },
    'invalid-credentials': {
      title: 'AWS does not accept the credentials.',
      remedy:
        'Check the access key or role of the earlier step, and that the Region is enabled in the account.',
    },
    'access-denied': {
      title: 'The credentials lack a permission that the bake needs.',
      remedy: 'Allow it; docs/permissions.md has the complete policy.',
    },
    'aws-unreachable': {
      title: 'AWS could not be reached.',
      remedy:
        "Check that the Region in 'region' exists, and that the runner's network and proxy allow the connection.",
    },
    'proxy-refused': {
      title: 'The proxy in HTTPS_PROXY or HTTP_PROXY rejected a connection.',
      remedy:
        "Allow connections to the host in the message on the proxy, add the proxy's login to the variable, or add the host to NO_PROXY.",
    },
    'unknown-proxy': {
      title: 'The proxy in HTTPS_PROXY or HTTP_PROXY is of a kind that is not supported.',
      remedy: "Set an HTTP proxy, such as http://proxy.example.com:3128: 'http' and 'https' are supported.",
    },
    'source-not-found': {
      title: 'The Region has no such source AMI that the account may use.',
      remedy: "Check 'source-ami', 'source-ami-name', 'ubuntu-version' and the Region.",
    },
    'source-unusable': {
      title: 'The source AMI is not available, or not backed by EBS.',
      remedy: 'Choose one that is available and backed by EBS.',
    },
    'unknown-instance-type': {
      title: 'The Region has no such instance type.',
      remedy: "Choose another 'instance-type' or 'smoke-instance-type'.",
    },
    'type-not-offered': {
      title: "The subnet's zone does not offer the instance type.",
      remedy: 'Choose another type, or a subnet in one of the zones that the message names.',
    },
    'mixed-architectures': {
      title: "The types of 'instance-type' have different architectures.",
      remedy: 'An image has one architecture: list only types of the same architecture.',
    },
    'architecture-mismatch': {
      title: 'The source AMI and the instance type have different architectures.',
      remedy: "Choose a type of the image's architecture, or another source AMI.",
    },
    'quota-too-small': {
      title:
        "The account's quota of vCPUs leaves too little for the builder, or for the cluster of the smoke test.",
      remedy:
        'Raise the quota that the message names in Service Quotas, end other instances, or choose a smaller type.',
    },
    'volume-too-small': {
      title: "'volume-size' is less than the source AMI and the container images need.",
      remedy: 'Set it to at least the size in the message, or leave it out.',
    },
    'ami-name-taken': {
      title: "An AMI with the name in 'ami-name' already exists.",
      remedy: "Choose another 'ami-name', or leave it out: then each job gets a unique name.",
    },
    'no-such-security-group': {
      title: "A security group in 'security-group-ids' does not exist in the Region.",
      remedy: "Check input 'security-group-ids' and the Region.",
    },
    'security-group-elsewhere': {
      title: "A security group in 'security-group-ids' is in a different VPC than the builder's subnet.",
      remedy: "Use a group in the subnet's VPC, or a subnet in the group's VPC.",
    },
    'no-such-subnet': {
      title: "The subnet in 'subnet-id' does not exist in the Region.",
      remedy: "Check input 'subnet-id' and the Region.",
    },
    'no-default-vpc': {
      title: 'The account has no default VPC in the Region, and no subnet is given.',
      remedy: "Name a subnet in 'subnet-id', or make a default VPC with 'aws ec2 create-default-vpc'.",
    },
    'no-default-subnet': {
      title: 'The default VPC has no default subnet.',
      remedy: "Name a subnet in 'subnet-id', or make one with 'aws ec2 create-default-subnet'.",
    },
    'subnet-full': {
      title: 'The subnet has no free address.',
      remedy: "Name another subnet in 'subnet-id'.",
    },
    'no-route': {
      title:
        'In the subnet, the builder could not reach the internet, or the runner could not reach the builder.',
      remedy: 'The message says which of the two, and how to solve it.',
    },
    'unknown-runner-address': {
      title: "The runner's public address could not be determined.",
      remedy: "Name the addresses that may reach the builder over SSH in 'allow-cidr'.",
      note: 'The request for it never uses a proxy, because SSH does not use one.',
    },
    'smoke-open-to-the-world': {
      title:
        "'allow-cidr' includes all addresses (0.0.0.0/0), to which the ports of the smoke test's cluster are never opened.",
      remedy: "Name the runner's own addresses in 'allow-cidr', or leave it out.",
    },
    'gpu-not-supported': {
      title: "NVIDIA's open driver does not support the GPU of the instance type.",
      remedy:
        "Choose an 'instance-type' with a GPU of the Turing generation or newer, such as 'g4dn.xlarge' or 'g6.xlarge'.",
    },
    'cuda-too-new': {
      title: 'The container image needs a newer CUDA than the driver supports.',
      remedy: "Choose an image for an older CUDA, or set 'nvidia-driver' to 'ami'.",
    },
    'image-not-found': {
      title: 'The registry has no such container image.',
      remedy: "Check the repository and the tag in 'docker-image' or 'extra-docker-images'.",
    },
    'image-login-missing': {
      title: 'The registry requires a login for the container image, or has no such image.',
      remedy:
        "Check the name of the image; when it is private, give 'registry', 'registry-username' and 'registry-password'.",
    },
    'image-login-refused': {
      title: 'The registry rejects the login for the container image.',
      remedy:
        "Check the name of the image, 'registry-username' and 'registry-password', and that they may pull it.",
    },
    'image-wrong-architecture': {
      title: 'The container image does not support the architecture of the instance type.',
      remedy: "Choose an 'instance-type' of an architecture that the container image has, or another image.",
    },
  },
} as const satisfies ProblemGroup
