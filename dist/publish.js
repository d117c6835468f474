import { steps } from './bundle/index.js'

await steps.publish()
