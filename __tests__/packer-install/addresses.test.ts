import { expect, it } from 'vitest'
import { redirectTarget, shown } from '../../src/packer-install/addresses.ts'
import { downloadProblem } from '../../src/packer-install/download-error.ts'

const SECRET = 'http://user:pw@mirror.example:8080/packer.zip?X-Amz-Signature=s3cret#s3cret'

it('shows of an address origin and path alone', () => {
  expect(shown(new URL(SECRET))).toBe('http://mirror.example:8080/packer.zip')
})

it('a refused redirect and a failed download do not tell the secrets of an address', () => {
  const from = new URL(SECRET.replace('http:', 'https:'))
  expect(() => redirectTarget(from, SECRET)).toThrow(
    'https://mirror.example:8080/packer.zip redirects to http://mirror.example:8080/packer.zip; only https is followed.',
  )
  expect(downloadProblem(from, new Error('no'), 1).message).not.toMatch(/user|pw|s3cret/)
})
