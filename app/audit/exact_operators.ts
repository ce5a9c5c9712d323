import type { ASTNode } from '@marcbachmann/cel-js'
import { decimal } from '#audit/decimal'
import { tree } from '#audit/tree'

type Handler = (left: unknown, right: unknown, node: unknown, evaluator: unknown) => unknown

/** What a checked node of cel-js 8 holds besides its public shape: the operator's implementation. */
type CheckedNode = ASTNode & { handle?: Handler }

const OPERATORS: Record<string, (a: number, b: number) => number | boolean> = {
  '+': decimal.add,
  '-': decimal.subtract,
  '*': decimal.multiply,
  '/': decimal.divide,
  '==': decimal.equal,
  '!=': (a, b) => !decimal.equal(a, b),
  '<': decimal.below,
  '<=': decimal.atMost,
  '>': (a, b) => decimal.below(b, a),
  '>=': (a, b) => decimal.atMost(b, a),
}

const isNumber = (value: unknown): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint'

/** Two integers keep CEL's own integer arithmetic; everything with a double becomes decimal. */
function exactly(operator: (a: number, b: number) => unknown, original: Handler): Handler {
  return (left, right, node, evaluator) => {
    if (typeof left === 'number' && typeof right === 'number') return operator(left, right)
    if (typeof left === 'bigint' && typeof right === 'bigint') {
      return original(left, right, node, evaluator)
    }
    if (isNumber(left) && isNumber(right)) return operator(Number(left), Number(right))
    return original(left, right, node, evaluator)
  }
}

function exactMembership(original: Handler): Handler {
  return (value, list, node, evaluator) => {
    if (!isNumber(value) || !Array.isArray(list)) return original(value, list, node, evaluator)
    return list.some((item) => isNumber(item) && decimal.equal(Number(item), Number(value)))
  }
}

/**
 * Makes the arithmetic and comparisons of a checked expression decimal, wherever they stand.
 * cel-js lets nobody replace its built-in operators for doubles, so their implementation is
 * exchanged in the checked tree.
 */
export function exactOperators(ast: ASTNode): void {
  tree.walk(ast, (node: CheckedNode) => {
    if (!node.handle) return
    if (node.op === 'in') node.handle = exactMembership(node.handle)
    else if (node.op in OPERATORS) node.handle = exactly(OPERATORS[node.op], node.handle)
  })
}
