/** The family of an instance type, with its generation: `g4dn` of `g4dn.xlarge`. */
export function familyOf(instanceType: string): string {
  return instanceType.split('.')[0] ?? ''
}

/** The class of an instance type, by which EC2 counts quotas: `g` of `g4dn.xlarge`. */
export function classOf(instanceType: string): string {
  return /^[a-z]+/.exec(instanceType)?.[0] ?? ''
}
