// npm run bench:recipe: makes the machine ready, then times dask-cloudprovider's own Packer recipe and this action (bench_recipe/).
import { runPythonProgram } from './python-program.mjs'

await runPythonProgram('bench_recipe')
