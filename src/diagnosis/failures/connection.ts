import type { FailureGroup } from './failure.ts'

/** What Packer 1.16.0 says when it does not get to the builder, or is not whole itself. */
export const connection: FailureGroup<'connection'> = {
  title: 'Reaching the builder',
  saidBy: 'packer',
  note: "Packer and its plugin are installed without `packer init`, so GitHub's rate limits do not apply: both come from releases.hashicorp.com or `packer-mirror`.",
  failures: [
    {
      code: 'ssh-refused',
      pattern: /Packer experienced an authentication error when trying to connect via SSH/,
      example:
        'Error waiting for SSH: Packer experienced an authentication error when trying to connect via SSH. This can happen if your username/password are wrong.',
      what: "The builder accepted the SSH connection, but rejected the user '$user'.",
      remedy:
        "Check 'ssh-username': it is the default user of the source AMI, such as 'ubuntu', 'admin' or 'ec2-user'.",
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
      example:
        'ssm error: operation error SSM: StartSession, https response error StatusCode: 400, RequestID: 0f1d, TargetNotConnected: i-0123456789abcdef0 is not connected.',
      what: 'Session Manager could not connect to the builder: $1',
      remedy:
        'Check that the instance profile has AmazonSSMManagedInstanceCore, that the source AMI has amazon-ssm-agent, and that the subnet reaches the endpoints of Systems Manager.',
    },
    {
      code: 'ssh-timeout',
      pattern: /Timeout waiting for SSH/,
      example: 'Timeout waiting for SSH.',
      what: 'The builder could not be reached over SSH: $address in $subnet, $group.',
      remedy:
        "Check that $opening, that the subnet assigns public addresses, that its network ACL allows SSH, and that 'ssh-username' is right. Or use 'ssh-interface: session_manager', which needs no open port.",
      context:
        /Using SSH communicator to connect|Authorizing access to port|security group for this instance|Instance ID: /,
    },
    {
      code: 'plugin-missing',
      pattern: /Missing plugins|required plugins.*not installed/i,
      example: 'Error: Missing plugins',
      what: "Packer's amazon plugin is not installed.",
      remedy: "Run 'packer plugins install github.com/hashicorp/amazon' before this step.",
    },
  ],
}
