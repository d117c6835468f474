import type { ProblemGroup } from './problem-group.ts'

export const accountProblems: ProblemGroup = {
  title: 'The account, before anything is launched',
  note: 'Found by reading alone, all at once. Nothing was launched.',
  problems: [
    {
      code: 'no-credentials',
      what: 'There are no AWS credentials.',
      remedy:
        "Give 'role-to-assume' and the job 'permissions: id-token: write', or run aws-actions/configure-aws-credentials in an earlier step of the job.",
    },
    {
      code: 'half-credentials',
      what: 'Of the two variables of a pair of AWS keys only one is set.',
      remedy: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or neither.',
    },
    {
      code: 'no-such-profile',
      what: 'AWS_PROFILE or AWS_DEFAULT_PROFILE names a profile that is in none of the files.',
      remedy: 'Write that profile, or take the variable away where the job has other credentials.',
    },
    {
      code: 'other-account',
      what: 'The post step has credentials of another account than the bake had, so what the run left was not looked for. A warning.',
      remedy: 'Let no later step of the job change the credentials in its environment.',
    },
    {
      code: 'expired-credentials',
      what: 'The AWS credentials have expired.',
      remedy: "Configure them right before this step; 'role-duration-seconds' lengthens their life.",
    },
    {
      code: 'credentials-too-short',
      what: 'The AWS credentials end so soon that no bake could meet it.',
      remedy:
        "Let the step renew them itself with 'role-to-assume', or give the step that made them a longer 'role-duration-seconds'.",
    },
    {
      code: 'no-id-token',
      what: "The job got no OIDC token for 'role-to-assume', or may not fetch any.",
      remedy: "Give the job 'permissions: id-token: write'; else check that the runner reaches GitHub.",
    },
    {
      code: 'invalid-credentials',
      what: 'AWS does not accept the credentials.',
      remedy:
        'Check the access key or role of the earlier step, and that the Region is enabled in the account.',
    },
    {
      code: 'access-denied',
      what: 'The credentials may not make a call that the bake needs.',
      remedy: 'Allow the action that the message names; docs/permissions.md holds the whole policy.',
    },
    {
      code: 'aws-unreachable',
      what: 'AWS could not be reached.',
      remedy: "Check that 'region' exists and that the runner's network and proxy let it through.",
    },
    {
      code: 'proxy-refused',
      what: 'The proxy that HTTPS_PROXY or HTTP_PROXY names opened no way to a host.',
      remedy:
        'Let it pass connections to the host that the message names, write its login into the variable, or name the host in NO_PROXY.',
    },
    {
      code: 'unknown-proxy',
      what: 'HTTPS_PROXY or HTTP_PROXY names a proxy of a kind that this action does not know.',
      remedy: 'Name an HTTP proxy, such as http://proxy.example.com:3128.',
    },
    {
      code: 'source-not-found',
      what: 'There is no such source AMI in the Region that the account may use.',
      remedy: "Check 'source-ami', 'source-ami-name', 'ubuntu-version' and the Region.",
    },
    {
      code: 'source-unusable',
      what: 'The source AMI is not available, or not backed by EBS.',
      remedy: 'Choose another.',
    },
    {
      code: 'unknown-instance-type',
      what: 'The Region has no such instance type.',
      remedy: "Choose another 'instance-type' or 'smoke-instance-type'.",
    },
    {
      code: 'type-not-offered',
      what: "The subnet's zone does not offer the instance type.",
      remedy: 'Choose another type, or a subnet in one of the zones that the message names.',
    },
    {
      code: 'mixed-architectures',
      what: "The types of 'instance-type' have different architectures.",
      remedy: 'An image has one architecture: name types of one.',
    },
    {
      code: 'architecture-mismatch',
      what: 'The source AMI and the instance type are of different architectures.',
      remedy: "Choose a type of the image's architecture, or another source AMI.",
    },
    {
      code: 'quota-too-small',
      what: "The account's quota of vCPUs leaves too little for the builder, or for the cluster of the proof.",
      remedy:
        'Raise the quota that the message names in Service Quotas, end other instances, or choose a smaller type.',
    },
    {
      code: 'volume-too-small',
      what: "'volume-size' is less than the source AMI and the container images need.",
      remedy: 'Let it be what the message says, or leave it out.',
    },
    {
      code: 'ami-name-taken',
      what: "There is an AMI of the name that 'ami-name' asks for.",
      remedy: 'Choose another, or leave it out for a name that no other job has.',
    },
    {
      code: 'no-such-security-group',
      what: "The Region has no such group as 'security-group-ids' names.",
      remedy: 'Check the ids and the Region.',
    },
    {
      code: 'security-group-elsewhere',
      what: "A group of 'security-group-ids' is of another VPC than the builder's subnet.",
      remedy: 'Name a group of that VPC, or a subnet of the VPC of the group.',
    },
    {
      code: 'no-such-subnet',
      what: "The Region has no such subnet as 'subnet-id' names.",
      remedy: 'Check the id and the Region.',
    },
    {
      code: 'no-default-vpc',
      what: 'The account has no default VPC in the Region, and no subnet is given.',
      remedy: "Name a subnet in 'subnet-id', or run 'aws ec2 create-default-vpc'.",
    },
    {
      code: 'no-default-subnet',
      what: 'The default VPC has no default subnet.',
      remedy: "Name a subnet in 'subnet-id', or run 'aws ec2 create-default-subnet'.",
    },
    {
      code: 'subnet-full',
      what: 'The subnet has no free address.',
      remedy: "Name another in 'subnet-id'.",
    },
    {
      code: 'no-route',
      what: 'Through the subnet the builder could not reach the internet, or the runner could not reach the builder.',
      remedy: 'The message says which, and what would do.',
    },
    {
      code: 'unknown-runner-address',
      what: "The runner's public address could not be told.",
      remedy:
        "Name the addresses that may reach the builder in 'allow-cidr'. The question never goes through a proxy, because SSH does not.",
    },
    {
      code: 'smoke-open-to-the-world',
      what: "'allow-cidr' is the whole world, to which the ports of the proof's cluster are never opened.",
      remedy: "Name the runner's own addresses, or leave it out.",
    },
    {
      code: 'gpu-not-supported',
      what: "NVIDIA's open driver does not drive the GPU of the instance type.",
      remedy: "Choose a type with a GPU from Turing on, such as 'g4dn.xlarge'.",
    },
    {
      code: 'cuda-too-new',
      what: 'The container image needs a newer CUDA than the driver runs.',
      remedy: "Choose an image for an older CUDA, or let 'nvidia-driver' be 'ami'.",
    },
    {
      code: 'image-not-found',
      what: 'The registry has no such container image.',
      remedy: "Check the repository and the tag in 'docker-image' and 'extra-docker-images'.",
    },
    {
      code: 'image-login-missing',
      what: 'The registry wants a login for the container image, or has no such image.',
      remedy: "Check the name; for a private image give 'registry-username' and 'registry-password'.",
    },
    {
      code: 'image-login-refused',
      what: 'The registry refuses the login for the container image.',
      remedy: "Check 'registry-username' and 'registry-password', and that they may pull it.",
    },
    {
      code: 'image-wrong-architecture',
      what: 'The container image is not made for the architecture of the instance type.',
      remedy: 'Choose a type of an architecture that the image has, or another image.',
    },
  ],
}
