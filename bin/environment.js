/*
 * What every command needs before the framework loads: the right Node, then the environment.
 */
import { useProjectNode } from './command/project_node.js'
import { projectRoot } from './command/project_root.js'

await useProjectNode()

const { fillEnvironment } = await import('./command/fill_environment.js')
const { sayWhyNot } = await import('./command/say_why_not.js')

try {
  fillEnvironment(projectRoot, { embeddedDatabase: process.argv[2] !== 'test' })
} catch (error) {
  sayWhyNot(error)
  process.exit(1)
}
