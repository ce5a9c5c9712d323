import type { ASTNode } from '@marcbachmann/cel-js'
import { EVIDENCE_NAMES } from '#audit/evidence_kinds'
import type { EvidenceKind } from '#audit/evidence_kinds'
import type { Parameters } from '#audit/facts'
import type { Rule } from '#audit/rule_set'
import type { Indicator, Questionnaire } from '#questionnaire/types'

/** How operators are written for people. */
export const SIGNS: Record<string, string> = {
  '==': '=',
  '!=': '≠',
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '+': '+',
  '-': '−',
  '*': '×',
  '/': '÷',
  '%': '除余',
}
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>='])
const TIGHT = new Set(['*', '/', '%'])
const PREFIXES: Record<string, string> = { issued: '下发的 ', prev: '上年 ' }

type Arguments = readonly string[]

const CALLS: Record<string, (args: Arguments) => string> = {
  same: ([a, b]) => `${a} = ${b}`,
  near: ([a, b, tolerance]) => `${a} = ${b}（允许差 ${tolerance}）`,
  sum: ([list]) => `${list}之和`,
  count: ([list]) => `${list}的个数`,
  size: ([text]) => `${text} 的字数`,
  unique: ([list]) => `${list}不重复`,
  abs: ([a]) => `（${a}）的绝对值`,
  floor: ([a]) => `${a} 取整`,
  change: ([now, before]) => `${now} 比${before} 变动的幅度`,
  months: ([from, to]) => `从 ${from} 到 ${to} 的月数`,
  isRegion: ([code]) => `${code} 在行政区划代码表中`,
  cityWithoutCounty: ([code]) => `${code} 是不设区县的市`,
  usccOk: ([code]) => `${code} 的格式和校验位正确`,
  orgCheckOk: ([code]) => `${code} 的校验位正确`,
  usccTypeFits: ([code, nature]) => `${code} 的前两位与 ${nature} 相符`,
  string: ([value]) => value,
  double: ([value]) => value,
  int: ([value]) => value,
}

const METHODS: Record<string, (receiver: string, args: Arguments) => string> = {
  matches: (text) => `${text} 的格式正确`,
  startsWith: (text, [part]) => `${text} 以 ${part} 开头`,
  endsWith: (text, [part]) => `${text} 以 ${part} 结尾`,
  contains: (text, [part]) => `${text} 含有 ${part}`,
  all: (list, [, condition]) => `${list}每行：${condition}`,
  exists: (list, [, condition]) => `${list}有一行：${condition}`,
  exists_one: (list, [, condition]) => `${list}恰有一行：${condition}`,
  filter: (list, [, condition]) => `${list}中 ${condition} 的行`,
  map: (list, [, value]) => `${list}各行 ${value} `,
  size: (text) => `${text} 的字数`,
}

/** Writes CEL for people: codes stay, signs and functions become words, codes of options labels. */
class RuleWriter {
  readonly #questionnaire: Questionnaire
  readonly #parameters: Parameters

  constructor(questionnaire: Questionnaire, parameters: Parameters) {
    this.#questionnaire = questionnaire
    this.#parameters = parameters
  }

  write(node: ASTNode): string {
    const constant = this.#constant(node)
    if (constant !== null) return String(constant)
    if (node.op in SIGNS) return this.#binary(node)
    switch (node.op) {
      case 'value':
        return typeof node.args === 'string' ? `“${node.args}”` : String(node.args)
      case 'id':
        return this.#questionnaire.tables.get(node.args)?.title ?? node.args
      case '.':
      case '.?':
        return this.#member(node.args[0], node.args[1])
      case '&&':
        return node.args.map((part) => this.#within(part, '||')).join('，且 ')
      case '||':
        return node.args.map((part) => this.#within(part, '&&')).join('，或 ')
      default:
        return this.#other(node)
    }
  }

  #other(node: ASTNode): string {
    switch (node.op) {
      case '!_':
        return this.#not(node.args)
      case '-_':
        return `−${this.write(node.args)}`
      case 'in':
        return this.#membership(node.args[0], node.args[1])
      case 'call':
        return this.#call(node.args[0], node.args[1])
      case 'rcall':
        return this.#method(node.args[0], node.args[1], node.args[2])
      case '?:':
        return this.#ternary(node.args)
      case 'list':
        return node.args.map((one) => this.write(one)).join('、')
      default:
        return node.input.slice(node.start, node.end)
    }
  }

  #ternary([condition, yes, no]: readonly ASTNode[]): string {
    return `${this.write(condition)} 时 ${this.write(yes)}，否则 ${this.write(no)}`
  }

  #binary(node: ASTNode): string {
    const [left, right] = node.args as readonly [ASTNode, ASTNode]
    if (COMPARISONS.has(node.op)) return this.#comparison(node.op, left, right)
    const wrap = (part: ASTNode) => {
      const loose = TIGHT.has(node.op) && (part.op === '+' || part.op === '-')
      return loose ? `（${this.write(part)}）` : this.write(part)
    }
    const after = node.op === '-' && right.op === '+' ? `（${this.write(right)}）` : wrap(right)
    return `${wrap(left)} ${SIGNS[node.op]} ${after}`
  }

  #comparison(op: string, left: ASTNode, right: ASTNode): string {
    const value = this.#constant(right)
    if (value === '' && op === '==') return `${this.write(left)} 没有填`
    if (value === '' && op === '!=') return `${this.write(left)} 已填`
    const label = this.#optionLabel(left, value)
    if (label && op === '==') return `${this.write(left)} 是${label}`
    if (label && op === '!=') return `${this.write(left)} 不是${label}`
    if (this.#isChange(left) && typeof value === 'number') {
      return `${this.write(left)} ${SIGNS[op]} ${Math.round(value * 100)}%`
    }
    return `${this.write(left)} ${SIGNS[op]} ${this.#asMonth(left, value) ?? this.write(right)}`
  }

  #isChange(node: ASTNode): boolean {
    return node.op === 'call' && node.args[0] === 'change'
  }

  #optionLabel(node: ASTNode, value: unknown): string | null {
    const option = this.#indicator(node)?.options.find((one) => one.value === value)
    return option ? `“${option.label}”` : null
  }

  #asMonth(node: ASTNode, value: unknown): string | null {
    if (typeof value !== 'number' || this.#indicator(node)?.type !== 'month') return null
    return `${Math.floor(value / 100)} 年 ${value % 100} 月`
  }

  #membership(value: ASTNode, list: ASTNode): string {
    if (list.op === 'id' && list.args === 'attachments') {
      const kind = this.#constant(value) as EvidenceKind
      return `已上传${EVIDENCE_NAMES[kind] ?? kind}`
    }
    if (list.op !== 'list') return `${this.write(list)} 含有 ${this.#chosen(list, value)}`
    return `${this.write(value)} 是${list.args.map((one) => this.#chosen(value, one)).join('或')}`
  }

  #chosen(indicator: ASTNode, value: ASTNode): string {
    return this.#optionLabel(indicator, this.#constant(value)) ?? this.write(value)
  }

  #not(node: ASTNode): string {
    if (node.op === '.' && this.#isFilled(node.args[0])) return `${node.args[1]} 不填`
    const words = this.write(node)
    const negated = words.replace(/ (是|在|以|含有)(?!.*，)/u, ' 不$1')
    return negated === words ? `不能是（${words}）` : negated
  }

  #isFilled(record: ASTNode): boolean {
    return record.op === 'id' && record.args === 'filled'
  }

  #member(record: ASTNode, code: string): string {
    if (this.#isFilled(record)) return `${code} 已填`
    return `${(record.op === 'id' && PREFIXES[record.args]) || ''}${code}`
  }

  #call(name: string, args: readonly ASTNode[]): string {
    if (name === 'slice') return this.#slice(args)
    if (name === 'count') return this.#count(args[0])
    if (name === 'abs' && args[0].op === '-') return this.#distance(args[0].args)
    const words = args.map((one) => this.write(one))
    return CALLS[name]?.(words) ?? `${name}(${words.join('、')})`
  }

  #count(list: ASTNode): string {
    const words = this.write(list)
    if (list.op === 'id' && this.#questionnaire.tables.has(list.args)) return `${words}的行数`
    return words.endsWith('的行') ? `${words}数` : `${words} 选的项数`
  }

  #distance([a, b]: readonly ASTNode[]): string {
    return `${this.write(a)} 与${this.write(b)} 相差`
  }

  #slice([text, from, to]: readonly ASTNode[]): string {
    const [first, last] = [this.#constant(from), this.#constant(to)]
    return `${this.write(text)} 第 ${Number(first) + 1}–${last} 位`
  }

  #method(name: string, receiver: ASTNode, args: readonly ASTNode[]): string {
    const words = args.map((one) => this.write(one))
    return METHODS[name]?.(this.write(receiver), words) ?? `${name}(${words.join('、')})`
  }

  #within(node: ASTNode, looser: string): string {
    return node.op === looser ? `（${this.write(node)}）` : this.write(node)
  }

  #indicator(node: ASTNode): Indicator | undefined {
    const { indicators, columns } = this.#questionnaire
    if (node.op === 'id') return indicators.get(node.args)
    if (node.op !== '.' || (node.args[0].op === 'id' && node.args[0].args === 'filled')) {
      return undefined
    }
    return columns.get(node.args[1]) ?? indicators.get(node.args[1])
  }

  /** What a part without any answer in it comes to; null when it reads one. */
  #constant(node: ASTNode): string | number | null {
    if (node.op === 'value') {
      return typeof node.args === 'string' ? node.args : Number(node.args)
    }
    if (node.op === 'id') return this.#parameters[node.args as keyof Parameters] ?? null
    if (!(node.op in ARITHMETIC)) return null
    const [left, right] = (node.args as readonly ASTNode[]).map((one) => this.#constant(one))
    if (typeof left !== 'number' || typeof right !== 'number') return null
    return ARITHMETIC[node.op](left, right)
  }
}

const ARITHMETIC: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
}

/** A part of a rule in words: 「JE03 = JE04 + JE05」. */
export function wordsOf(
  node: ASTNode,
  questionnaire: Questionnaire,
  parameters: Parameters
): string {
  return new RuleWriter(questionnaire, parameters).write(node)
}

/** A whole rule in words, with the condition under which it holds (A3). */
export function ruleWords(
  rule: Rule,
  questionnaire: Questionnaire,
  parameters: Parameters
): string {
  const writer = new RuleWriter(questionnaire, parameters)
  const must = rule.must.source.trim() === 'false' ? '需要说明' : writer.write(rule.must.ast)
  const words = rule.when ? `${writer.write(rule.when.ast)} 时，${must}` : must
  return words.replaceAll('” ', '”').replace(/([且或]) （/gu, '$1（')
}
