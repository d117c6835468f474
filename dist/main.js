import { steps } from './bundle/index.js'

await steps.main()
