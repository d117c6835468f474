// npm run bench:start: makes the machine ready, then times starts of clusters from baked images and from their source image (bench_start/).
import { ensureAptPackages } from '../scripts/setup/apt.mjs'
import { lazyVolumePackages, runPythonProgram } from './python-program.mjs'

await runPythonProgram('bench_start', () => {
  // Its volumes are hot and lazy unless said otherwise.
  ensureAptPackages(lazyVolumePackages)
  return []
})
