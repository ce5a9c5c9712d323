import type { ASTNode } from '@marcbachmann/cel-js'

function literal(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}.0` : String(value)
  return String(value)
}

const list = (nodes: readonly ASTNode[]) => nodes.map(celText).join(', ')

/**
 * The CEL source of a part of an expression, in full brackets. The library's own `serialize` loses
 * them: it writes `a - (b - c)` as `a - b - c`.
 */
export function celText(node: ASTNode): string {
  switch (node.op) {
    case 'value':
      return literal(node.args)
    case 'id':
      return node.args
    case '.':
    case '.?':
      return `${celText(node.args[0])}${node.op}${node.args[1]}`
    case '[]':
    case '[?]':
      return `${celText(node.args[0])}${node.op.slice(0, -1)}${celText(node.args[1])}]`
    case 'call':
      return `${node.args[0]}(${list(node.args[1])})`
    case 'rcall':
      return `${celText(node.args[1])}.${node.args[0]}(${list(node.args[2])})`
    case 'list':
      return `[${list(node.args)}]`
    case 'map':
      return `{${node.args.map(([key, value]) => `${celText(key)}: ${celText(value)}`).join(', ')}}`
    case '?:':
      return `(${celText(node.args[0])} ? ${celText(node.args[1])} : ${celText(node.args[2])})`
    case '!_':
    case '-_':
      return `(${node.op[0]}${celText(node.args)})`
    default:
      return `(${celText(node.args[0])} ${node.op} ${celText(node.args[1])})`
  }
}
