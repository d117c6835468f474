import type { ProblemGroup } from './problem-group.ts'

export const publishActionProblems = {
  title: "The 'publish' action",
  note: 'The first five are found before anything is changed. After any other the same command, run again, does the rest.',
  problems: {
    'ami-not-found': {
      title: 'The account has no such AMI of this action in the Region.',
      remedy: "Check 'ami' and 'region'. The command 'list' shows the AMIs of a family.",
    },
    'parameter-not-found': {
      title: 'There is no such parameter in the Region.',
      remedy: "Check the name of the parameter and 'region'.",
    },
    'no-earlier-image': {
      title: 'The parameter has no earlier value that it could be set to.',
      remedy:
        "Publish another AMI as this parameter first, by a bake or by the command 'publish'; or, if nothing reads the parameter, delete it.",
    },
    'users-not-known': {
      title:
        'The credentials do not suffice to find out which parameters name an AMI that is to be withdrawn.',
      remedy: "Give the role all permissions of the policy 'publish' (docs/permissions.md).",
    },
    'permissions-not-kept': {
      title:
        'Disabling an AMI removes its launch permissions, and there is no room for them in the tags of the AMI.',
      remedy: 'Remove tags or launch permissions from the AMI, then run again.',
    },
    'image-not-disabled': {
      title: 'An AMI is withdrawn, but not disabled yet, because it is not available.',
      remedy: 'Run again once it is available. Until then it is not published, but can still be launched.',
    },
    'image-not-enabled': {
      title: 'EC2 has enabled an AMI, but does not show it as available.',
      remedy: 'Run again: it is shared, and its marks are removed, once it is available.',
    },
  },
} as const satisfies ProblemGroup
