import type { ProblemGroup } from './problem-group.ts'

export const accountProblems = {
  title: 'The account, before anything is launched',
  note: 'Found by reading alone, all at once. Nothing was launched.',
  problems: {
    'no-credentials': {
      title: 'There are no AWS credentials.',
      remedy:
        "Give 'role-to-assume' and the job 'permissions: id-token: write', or run aws-actions/configure-aws-credentials in an earlier step of the job.",
    },
    'half-credentials': {
      title:
        'Of the two variables of a pair of AWS keys, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, only one is set.',
      remedy:
        'Set both or neither; an empty value is the same as not set, and so does a secret that the job may not read.',
    },
    'no-such-profile': {
      title: 'AWS_PROFILE or AWS_DEFAULT_PROFILE names a profile that is in none of the files.',
      remedy: 'Write that profile, or take the variable away where the job has other credentials.',
    },
    'other-account': {
      title:
        'The post step has credentials of another account than the bake had, so what the run left was not looked for.',
      remedy: 'Let no later step of the job change the credentials in its environment.',
      note: 'It is a warning: the job does not fail over it.',
    },
    'expired-credentials': {
      title: 'The AWS credentials have expired.',
      remedy:
        "Let this step renew them itself with 'role-to-assume'; or configure them right before it, with a longer 'role-duration-seconds'.",
    },
    'credentials-too-short': {
      title: 'The AWS credentials end so soon that no bake could meet it.',
      remedy:
        "Let this step renew them itself with 'role-to-assume', or give the step that made them a longer 'role-duration-seconds'.",
    },
    'no-id-token': {
      title: "The job got no OIDC token for 'role-to-assume', or may not fetch any.",
      remedy: "Give the job 'permissions: id-token: write'; else check that the runner reaches GitHub.",
    },
    'role-not-assumed': {
      title: "AWS did not give the job the role of 'role-to-assume'.",
      remedy:
        "Check the role's ARN, that the account has GitHub's OIDC provider, and the role's trust policy: `aud`, and `sub`, which is repo:<owner>/<repository>:... or, for repositories made, renamed or transferred since 2026-07-15, repo:<owner>@<owner-id>/<repository>@<repository-id>:...; docs/permissions.md shows both.",
    },
    'invalid-credentials': {
      title: 'AWS does not accept the credentials.',
      remedy:
        'Check the access key or role of the earlier step, and that the Region is enabled in the account.',
    },
    'access-denied': {
      title: 'The credentials may not make a call that the bake needs.',
      remedy: 'Allow it; docs/permissions.md holds the whole policy.',
    },
    'aws-unreachable': {
      title: 'AWS could not be reached.',
      remedy: "Check that input 'region' exists and that the runner's network and proxy let it through.",
    },
    'proxy-refused': {
      title: 'The proxy that HTTPS_PROXY or HTTP_PROXY names opened no way to a host.',
      remedy:
        'Let it pass connections to the host that the message names, write its login into the variable, or name the host in NO_PROXY.',
    },
    'unknown-proxy': {
      title: 'HTTPS_PROXY or HTTP_PROXY names a proxy of a kind that this action does not know.',
      remedy: "Set an HTTP proxy, such as http://proxy.example.com:3128: 'http' and 'https' are known.",
    },
    'source-not-found': {
      title: 'There is no such source AMI in the Region that the account may use.',
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
      remedy: 'An image has one architecture: name types of one.',
    },
    'architecture-mismatch': {
      title: 'The source AMI and the instance type are of different architectures.',
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
      remedy: 'Set it to what the message says, or leave it out.',
    },
    'ami-name-taken': {
      title: "There is an AMI of the name that 'ami-name' asks for.",
      remedy: "Choose another 'ami-name', or leave it out for a name that no other job has.",
    },
    'no-such-security-group': {
      title: "The Region has no such group as 'security-group-ids' names.",
      remedy: "Check input 'security-group-ids' and the Region.",
    },
    'security-group-elsewhere': {
      title: "A group of 'security-group-ids' is of another VPC than the builder's subnet.",
      remedy: 'Name a group of that VPC, or a subnet of the VPC of the group.',
    },
    'no-such-subnet': {
      title: "The Region has no such subnet as 'subnet-id' names.",
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
        'Through the subnet the builder could not reach the internet, or the runner could not reach the builder.',
      remedy: 'The message says which, and what would do.',
    },
    'unknown-runner-address': {
      title: "The runner's public address could not be found out.",
      remedy: "Name the addresses that may reach the builder over SSH in 'allow-cidr'.",
      note: 'The service that knows it is never asked through a proxy, because SSH does not go through one.',
    },
    'smoke-open-to-the-world': {
      title:
        "'allow-cidr' includes all addresses (0.0.0.0/0), to which the ports of the smoke test's cluster are never opened.",
      remedy: "Name the runner's own addresses in 'allow-cidr', or leave it out.",
    },
    'gpu-not-supported': {
      title: "NVIDIA's open driver does not drive the GPU of the instance type.",
      remedy: "Choose an 'instance-type' with a GPU from Turing on, such as 'g4dn.xlarge' or 'g6.xlarge'.",
    },
    'cuda-too-new': {
      title: 'The container image needs a newer CUDA than the driver runs.',
      remedy: "Choose an image for an older CUDA, or set 'nvidia-driver' to 'ami'.",
    },
    'image-not-found': {
      title: 'The registry has no such container image.',
      remedy: "Check the repository and the tag in 'docker-image' or 'extra-docker-images'.",
    },
    'image-login-missing': {
      title: 'The registry wants a login for the container image, or has no such image.',
      remedy:
        "Check the name of the image; when it is private, give 'registry', 'registry-username' and 'registry-password'.",
    },
    'image-login-refused': {
      title: 'The registry refuses the login for the container image.',
      remedy:
        "Check the name of the image, 'registry-username' and 'registry-password', and that they may pull it.",
    },
    'image-wrong-architecture': {
      title: 'The container image is not made for the architecture of the instance type.',
      remedy: "Choose an 'instance-type' of an architecture that the container image has, or another image.",
    },
  },
} as const satisfies ProblemGroup
