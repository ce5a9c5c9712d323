import type { ASTNode } from '@marcbachmann/cel-js'

/** The nodes directly below a node of a parsed expression, macros as they were written. */
function children(node: ASTNode): ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return [node.args[0]]
    case '!_':
    case '-_':
      return [node.args]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case 'map':
      return node.args.flat()
    default:
      return [...node.args]
  }
}

export const tree = {
  children,

  /** Calls `visit` for a node and everything below it, parents first. */
  walk(node: ASTNode, visit: (node: ASTNode) => void): void {
    visit(node)
    for (const child of children(node)) tree.walk(child, visit)
  },
}
