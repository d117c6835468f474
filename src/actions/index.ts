// The one entry of the bundle. It is small, so that the listeners for signals are there at once; each step is a chunk of
// its own, and what steps share, the AWS SDK among it, is bundled once.
import '../runner/signals.ts'

/** Runs a step of the actions; dist/main.js, dist/post.js, dist/sweep.js and dist/publish.js call one each. */
export const steps = {
  main: () => import('./bake/main.ts'),
  post: () => import('./post/main.ts'),
  sweep: () => import('./sweep/main.ts'),
  publish: () => import('./publish/main.ts'),
}
