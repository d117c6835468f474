/** Every output of the publish action, and the only place that describes one. */
export const publishOutputs = {
  ami: {
    doc: 'ID of the AMI in `region`: for `publish` and `rollback` the one that the parameter names now, for `withdraw` and `restore` the one that was changed.',
  },
  amis: { doc: 'JSON object of the AMI and its copies, in the same sense: Region to ID.' },
  'ssm-parameter': { doc: 'For `publish` and `rollback`: name of the parameter.' },
  'ssm-parameter-versions': {
    doc: 'For `publish` and `rollback`: JSON object of the version of the parameter, Region to version.',
  },
  'previous-ami': {
    doc: 'For `publish` and `rollback`: ID of the AMI that the parameter named before in `region`; empty if none.',
  },
  images: {
    doc: 'For `list`: JSON array of the AMIs, the newest first: `id`, `region`, `name`, `baked`, `status`, `proof`, `repository`, `published` (`region`, `parameter`), `rejected` and `withdrawn` (the reason), `amis` (Region to `id` and `state`), `gib`, `deprecated`.',
  },
} as const satisfies Record<string, { readonly doc: string }>

export type PublishOutput = keyof typeof publishOutputs
