import { expect, it } from 'vitest'
import { neverCalled } from '../../scripts/permissions/never-called.ts'
import type { Right } from '../../scripts/permissions/right.ts'

const right = (action: string, more: Partial<Right> = {}): Right => ({
  action,
  resources: ['*'],
  by: 'x',
  ...more,
})

it('names what is allowed and was called by nobody', () => {
  const all = [right('ec2:A'), right('ec2:B'), right('ec2:B'), right('kms:C', { onlyOnAws: 'EC2 calls it' })]
  expect(neverCalled(all, new Set(['ec2:A', 'sts:GetCallerIdentity']))).toEqual(['ec2:B'])
  expect(neverCalled(all, new Set(['ec2:A', 'ec2:B']))).toEqual([])
})
