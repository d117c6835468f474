// npm run rehearse: makes the machine ready, then runs the action against an EC2 on this machine (rehearse/ says how).
import { runPythonProgram } from './python-program.mjs'

await runPythonProgram('rehearse')
