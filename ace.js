/*
 * JavaScript entry of the "ace" command line: finds the right Node and fills in the
 * environment, lets Node run TypeScript, boots the console.
 */
await import('./bin/environment.js')
await import('@poppinss/ts-exec')
await import('./bin/console.js')
