// npm run bench:start: makes the machine ready, then times a cluster's start from a baked and from an unbaked image (bench_start/).
import { runPythonProgram } from './python-program.mjs'

await runPythonProgram('bench_start')
