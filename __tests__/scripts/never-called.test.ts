import { expect, it } from 'vitest'
import { neverCalled } from '../../scripts/permissions/never-called.ts'
import type { Permission } from '../../scripts/permissions/permission.ts'

const permission = (action: string, more: Partial<Permission> = {}): Permission => ({
  action,
  resources: ['*'],
  by: 'x',
  ...more,
})

it('names what is allowed and was called by nobody', () => {
  const all = [
    permission('ec2:A'),
    permission('ec2:B'),
    permission('ec2:B'),
    permission('kms:C', { onlyOnAws: 'EC2 calls it' }),
  ]
  expect(neverCalled(all, new Set(['ec2:A', 'sts:GetCallerIdentity']))).toEqual(['ec2:B'])
  expect(neverCalled(all, new Set(['ec2:A', 'ec2:B']))).toEqual([])
})
