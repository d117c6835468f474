import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { templateDirectory } from '../support/bakes.ts'
import { run, temporaryDirectory } from '../support/programs.ts'

const TORCH = (cuda: string) =>
  `__version__ = '2.9.0'\nclass version:\n    cuda = ${cuda}\ndef zeros(size, device):\n    assert device == 'cuda'\n    return [0]\n`

const CUPY = "__version__ = '14.0.0'\ndef zeros(size):\n    return [0]\n"

/** Runs check_gpu of provision.sh with these Python modules in what stands in for the container. */
function checkGpu(modules: Readonly<Record<string, string>>) {
  const directory = temporaryDirectory()
  const packages = path.join(directory, 'packages')
  mkdirSync(packages)
  for (const [name, text] of Object.entries(modules)) writeFileSync(path.join(packages, `${name}.py`), text)
  const script = readFileSync(path.join(templateDirectory, 'provision.sh'), 'utf8')
  const body = /^check_gpu\(\) \{\n[\s\S]*?^\}\n/m.exec(script)?.[0] ?? ''
  const program = `set -euo pipefail
say() { echo "bake-dask-ami: $*"; }
nvidia-smi() { echo '580.95.05, Tesla T4'; }
python() { PYTHONPATH=${packages} python3 "$@"; }
docker() { while [ "$1" != -- ]; do shift; done; shift 2; "$@"; }
DOCKER_IMAGE=image
${body}
check_gpu
`
  return run('bash', ['-c', program])
}

it.each([
  ['RAPIDS', { cudf: "__version__ = '26.6.0'", cupy: CUPY }, 'cudf 26.6.0, cupy 14.0.0'],
  ['CuPy alone', { cupy: CUPY }, 'cupy 14.0.0'],
  ['PyTorch for CUDA', { torch: TORCH("'13.0'") }, 'torch 2.9.0'],
  ['PyTorch for processors', { torch: TORCH('None') }, 'no library: the container has neither'],
  ['nothing for GPUs', {}, 'no library: the container has neither'],
])('a builder’s GPU is checked with what the container has, and it is said: %s', (_, modules, said) => {
  const { exitCode, said: output } = checkGpu(modules)
  expect(exitCode, output).toBe(0)
  expect(output).toContain(`the GPU was checked with nvidia-smi and ${said}`)
})

it('fails when a library of the container does not find the GPU', () => {
  const { exitCode, said } = checkGpu({
    cupy: "raise ImportError('libcuda.so.1: cannot open shared object file')",
  })
  expect(exitCode).not.toBe(0)
  expect(said).toContain('libcuda.so.1')
})

it('fails when CuPy is imported but finds no GPU', () => {
  const { exitCode, said } = checkGpu({
    cupy: `__version__ = '14.0.0'\ndef zeros(size):\n    raise RuntimeError('cudaErrorInsufficientDriver')\n`,
  })
  expect(exitCode).not.toBe(0)
  expect(said).toContain('cudaErrorInsufficientDriver')
})
