import type { ASTNode } from '@marcbachmann/cel-js'
import { decimal } from '#audit/decimal'
import { EVIDENCE_NAMES } from '#audit/evidence_kinds'
import { rowsInWords } from '#audit/rows_in_words'
import { SIGNS, wordsOf } from '#audit/rule_words'
import { display } from '#questionnaire/reading'
import { unitOf } from '#questionnaire/unit_of'
import type { EvidenceKind } from '#audit/evidence_kinds'
import type { RuleParts } from '#audit/rule_parts'
import type { RuleKind } from '#audit/rule_set'
import type { Indicator, Questionnaire, Value } from '#questionnaire/types'

/** A value offered at one click. */
export interface Fix {
  code: string
  value: Value
  /** The words of the button: 「把 JC11 改成 3」. */
  words: string
  /** Of a total (F5), the words of a button beside the field itself: 「用合计 3」. */
  inPlace?: string
}

/** How one broken demand is mended. */
export interface Remedy {
  /** A sentence without the full stop. */
  hint: string
  fix?: Fix
  /** What an explanation should say: 「为什么多了 174 人」. */
  ask?: string
}

const EXPLAINED: Record<string, string> = {
  isRegion: '填注册地县（市、区）的 6 位代码，可按名称查找',
  cityWithoutCounty: '填到县（市、区）一级',
  usccOk: '对照证照核对 18 位代码',
  orgCheckOk: '对照证照核对 9 位代码',
  usccTypeFits: '核对代码的前两位和法人性质',
}

/** Finds the remedy by the shape of a demand; knows no single indicator. */
export class RemedyFinder {
  readonly #questionnaire: Questionnaire
  readonly #parts: RuleParts
  readonly #kind: RuleKind

  constructor(questionnaire: Questionnaire, parts: RuleParts, kind: RuleKind) {
    this.#questionnaire = questionnaire
    this.#parts = parts
    this.#kind = kind
  }

  of(part: ASTNode): Remedy {
    if (part.op === 'call') return this.#ofCall(part.args[0], part.args[1], part)
    if (part.op === 'rcall') return this.#ofRows(part) ?? this.#review(part)
    if (part.op === '!_') return this.#ofEmpty(part.args) ?? this.#review(part)
    if (part.op === '.') return this.#ofFilled(part) ?? this.#review(part)
    if (part.op === '==') return this.#ofEquality(part.args[0], part.args[1], part)
    if (part.op === 'in') return this.#ofMembership(part.args[0], part.args[1], part)
    if (['<', '<=', '>', '>=', '!='].includes(part.op)) {
      const [left, right] = part.args as readonly [ASTNode, ASTNode]
      return this.#ofComparison(left, right, part)
    }
    if (part.op === 'value') return { hint: '写明原因和依据的材料', ask: '原因' }
    return this.#review(part)
  }

  #ofCall(name: string, args: readonly ASTNode[], part: ASTNode): Remedy {
    if (name === 'same' || name === 'near') return this.#ofEquality(args[0], args[1], part)
    if (name === 'unique') return this.#ofDuplicates(args[0]) ?? this.#review(part)
    if (name in EXPLAINED) return { hint: `${this.#stands(args[0])}，${EXPLAINED[name]}` }
    return this.#review(part)
  }

  /** A demand on every row of a table. */
  #ofRows(part: ASTNode & { op: 'rcall' }): Remedy | null {
    const [name, list, args] = part.args
    if (name === 'matches') return { hint: `${this.#stands(list)}，格式不对` }
    const table = list.op === 'id' ? this.#questionnaire.tables.get(list.args) : undefined
    if (name !== 'all' || !table) return null
    const rows = this.#parts.brokenRows(part, table.code)
    if (rows.length === 0) return null
    return { hint: `看${table.title}${rowsInWords(rows)}：应是 ${this.#words(args[1])}` }
  }

  /** A list made of one column in which a value stands twice. */
  #ofDuplicates(list: ASTNode): Remedy | null {
    if (list.op !== 'rcall' || list.args[0] !== 'map') return null
    const [, receiver, [, cell]] = list.args
    const table = receiver.op === 'id' ? this.#questionnaire.tables.get(receiver.args) : undefined
    if (!table || cell.op !== '.') return null
    const cells = this.#parts.rows(table.code).map((row) => row[cell.args[1]])
    const rows = cells.flatMap((value, index) => {
      return cells.indexOf(value) !== cells.lastIndexOf(value) ? [index] : []
    })
    return { hint: `${table.title}${rowsInWords(rows)}的${this.#label(cell)}有重复，留一行就够` }
  }

  #ofFilled(part: ASTNode & { op: '.' }): Remedy | null {
    const [record, code] = part.args
    if (record.op !== 'id' || record.args !== 'filled') return null
    return { hint: `请填写 ${code} ${this.#questionnaire.indicators.get(code)!.label}` }
  }

  /** `!filled.X`: the answer has to go. */
  #ofEmpty(part: ASTNode): Remedy | null {
    if (part.op !== '.' || part.args[0].op !== 'id' || part.args[0].args !== 'filled') return null
    const code = part.args[1]
    return { hint: `清空 ${code}`, fix: { code, value: null, words: `清空 ${code}` } }
  }

  #ofMembership(value: ASTNode, list: ASTNode, part: ASTNode): Remedy {
    if (list.op === 'id' && list.args === 'attachments' && value.op === 'value') {
      const kind = value.args as EvidenceKind
      return { hint: `上传${EVIDENCE_NAMES[kind] ?? '证明材料'}` }
    }
    return { hint: `${this.#stands(value)}，应是 ${this.#words(part)}` }
  }

  #ofEquality(left: ASTNode, right: ASTNode, part: ASTNode): Remedy {
    const target = this.#answer(left) ?? this.#answer(right)
    const other = this.#answer(left) ? right : left
    const wanted = this.#parts.value(other)
    if (!target || wanted === undefined) return this.#ofComparison(left, right, part)
    const record = other.op === '.' && other.args[0].op === 'id' ? other.args[0].args : ''
    if (record === 'issued') return this.#asIssued(target, wanted as Value)
    if (record === 'prev') return this.#asBefore(target, wanted as Value)
    if (typeof wanted === 'number') return this.#ofSum(target, other, wanted)
    return this.#ofLiteral(target, wanted as Value)
  }

  #asIssued(target: Indicator, issued: Value): Remedy {
    const said = `${this.#saw(target)}，下发的是 ${this.#shown(target, issued)}`
    if (target.readonly) {
      return { hint: `${said}。这一项由下发清单带出，不能自己改，请联系上级管理单位` }
    }
    const words = `改回下发的 ${this.#shown(target, issued)}`
    const rest =
      this.#kind === 'mandatory' ? '改成下发的' : '没有变就改回下发的，确实变了就写明原因'
    return {
      hint: `${said}。${rest}`,
      fix: { code: target.code, value: issued === '' ? null : issued, words },
      ask: `${target.label}为什么变了`,
    }
  }

  #asBefore(target: Indicator, before: Value): Remedy {
    const rest = this.#kind === 'mandatory' ? '改成和上年一样' : '填错了就改，确实变了就写明原因'
    return {
      hint: `${this.#saw(target)}，上年是 ${this.#shown(target, before)}。${rest}`,
      ask: `${target.label}为什么变了`,
    }
  }

  /** The answer should be what a sum, a number of rows or another number comes to. */
  #ofSum(target: Indicator, other: ASTNode, wanted: number): Remedy {
    const given = this.#parts.value(named(target)) as number
    const gap = this.#amount(target, Math.abs(decimal.subtract(wanted, given)))
    const said = `${this.#origin(other)}${this.#amount(target, wanted)}，${this.#saw(target)}，差 ${gap}`
    const fix = this.#offer(target, other, wanted)
    const choice = fix ? `。核对后${fix.words}，或改其他数` : '。请核对'
    return { hint: said + choice, ...(fix && { fix }), ask: `为什么差 ${gap}` }
  }

  #offer(target: Indicator, other: ASTNode, wanted: number): Fix | undefined {
    const isLiteral = other.op === 'value'
    if (target.readonly || (isLiteral && this.#kind === 'verification')) return undefined
    const value = Number(wanted.toFixed(target.decimals ?? 0))
    const fits = decimal.equal(value, wanted) && value >= (target.min ?? -Infinity)
    if (!fits) return undefined
    const text = display(target, value)
    const fix = { code: target.code, value, words: `把 ${target.code} 改成 ${text}` }
    return this.#isTotal(other) ? { ...fix, inPlace: `用合计 ${text}` } : fix
  }

  /** A sum of answers some of which are there, or the number of rows of a table, and all the rule says. */
  #isTotal(node: ASTNode): boolean {
    if (!this.#parts.isOne) return false
    if (node.op === 'call') return node.args[0] === 'count' && node.args[1][0].op === 'id'
    const codes = answersIn(node)
    return codes.length > 1 && codes.some((code) => !this.#parts.isBlank(code))
  }

  /** Where a wanted number comes from: 「JE04–JE08 加起来是 」 or 「参加单位一览有 」. */
  #origin(node: ASTNode): string {
    const codes = answersIn(node)
    if (codes.length > 1) return `${codeRange(codes)} 加起来是 `
    if (node.op === 'value') return '应是 '
    const counted = node.op === 'call' && node.args[0] === 'count' ? node.args[1][0] : node
    const table = counted.op === 'id' ? this.#questionnaire.tables.get(counted.args) : undefined
    return table ? `${table.title}的行数是 ` : `${this.#words(node)} 是 `
  }

  #ofLiteral(target: Indicator, wanted: Value): Remedy {
    const shown = this.#shown(target, wanted)
    const hint = `${this.#saw(target)}，应是 ${shown}`
    if (target.readonly || this.#kind === 'verification') return { hint }
    return {
      hint,
      fix: { code: target.code, value: wanted, words: `把 ${target.code} 改成 ${shown}` },
    }
  }

  #ofComparison(left: ASTNode, right: ASTNode, part: ASTNode): Remedy {
    const [a, b] = [this.#parts.value(left), this.#parts.value(right)]
    if (left.op === 'call' && left.args[0] === 'change') return this.#ofChange(left.args[1])
    if (a === undefined || b === undefined) return this.#review(part)
    if (right.op === 'value') {
      return { hint: `${this.#stands(left)}，应 ${SIGNS[part.op]} ${this.#words(right)}` }
    }
    if (typeof a !== 'number' || typeof b !== 'number' || this.#answer(left)?.type === 'month') {
      return { hint: `${this.#stands(left)}，${this.#stands(right)}，应是 ${this.#words(part)}` }
    }
    const gap = decimal.subtract(a, b)
    const indicator = this.#answer(left) ?? this.#answer(right)
    const size = indicator ? this.#amount(indicator, Math.abs(gap)) : String(Math.abs(gap))
    const way = gap > 0 ? '多' : '少'
    const said = `${this.#stands(left)}，${this.#stands(right)}，${way} ${size}`
    return { hint: `${said}。核对后改填错的那个`, ask: `为什么${way}了 ${size}` }
  }

  /** Now against last year: 「比上年多 174 人（+55.8%）」. */
  #ofChange([now, before]: readonly ASTNode[]): Remedy {
    const indicator = this.#answer(now)
    const [a, b] = [this.#parts.value(now) as number, this.#parts.value(before) as number]
    const gap = decimal.subtract(a, b)
    const way = gap > 0 ? '多' : '少'
    const size = indicator ? this.#amount(indicator, Math.abs(gap)) : String(Math.abs(gap))
    const percent = b === 0 ? '' : `（${gap > 0 ? '+' : '−'}${percentOf(gap, b)}%）`
    return {
      hint: `比上年${way} ${size}${percent}。填错了就改，没有错就写明为什么${way}了 ${size}`,
      ask: `为什么${way}了 ${size}`,
    }
  }

  #review(part: ASTNode): Remedy {
    return { hint: `应是 ${this.#words(part)}。对照着核对，改填错的那个` }
  }

  /** 「JC10 是 120 人」 for an answer, 「JD10 ÷ JD01 是 0.05」 for anything else. */
  #stands(node: ASTNode): string {
    const answer = this.#answer(node)
    if (answer) return this.#saw(answer)
    const value = this.#parts.value(node)
    const indicator = this.#indicator(node)
    const shown = indicator ? this.#shown(indicator, value as Value) : plain(value)
    const words = this.#words(node)
    return words === shown ? shown : `${words} 是 ${shown}`
  }

  #saw(indicator: Indicator): string {
    const { code } = indicator
    if (this.#parts.isBlank(code)) return `${code} 没有填`
    return `${code} 填了 ${this.#shown(indicator, this.#parts.value(named(indicator)) as Value)}`
  }

  #shown(indicator: Indicator, value: Value): string {
    if (typeof value === 'number' && indicator.type === 'number') {
      return this.#amount(indicator, value)
    }
    const label = indicator.options.find((one) => one.value === value)?.label
    if (label) return `“${label}”`
    return value === '' || value === 0 || value === null ? '空的' : display(indicator, value)
  }

  #amount(indicator: Indicator, value: number): string {
    return `${display(indicator, value)} ${unitOf(indicator)}`.trim()
  }

  #answer(node: ASTNode): Indicator | undefined {
    return node.op === 'id' ? this.#questionnaire.indicators.get(node.args) : undefined
  }

  #indicator(node: ASTNode): Indicator | undefined {
    return node.op === '.' ? this.#questionnaire.indicators.get(node.args[1]) : undefined
  }

  #label(cell: ASTNode & { op: '.' }): string {
    return this.#questionnaire.columns.get(cell.args[1])?.label ?? cell.args[1]
  }

  #words(node: ASTNode): string {
    return wordsOf(node, this.#questionnaire, this.#parts.parameters)
  }
}

/** The node that names an answer. */
const named = ({ code }: Indicator) => ({ op: 'id', args: code }) as ASTNode

/** The answers that a sum is made of; none when anything else is in it. */
function answersIn(node: ASTNode): string[] {
  const terms = sumTerms(node)
  return terms.every((term) => term.op === 'id') ? terms.map((term) => String(term.args)) : []
}

function sumTerms(node: ASTNode): ASTNode[] {
  return node.op === '+' ? [...sumTerms(node.args[0]), ...sumTerms(node.args[1])] : [node]
}

/** JE04, JE05, JE06 → 「JE04–JE06」; codes that do not follow each other are listed. */
function codeRange(codes: string[]): string {
  const numbers = codes.map((code) => Number(code.slice(2)))
  const follow = numbers.every((number, index) => index === 0 || number === numbers[index - 1] + 1)
  const together = follow && codes.every((code) => code.slice(0, 2) === codes[0].slice(0, 2))
  return together && codes.length > 2 ? `${codes[0]}–${codes.at(-1)}` : codes.join('、')
}

function percentOf(gap: number, before: number): string {
  return ((Math.abs(gap) / Math.abs(before)) * 100).toFixed(1)
}

function plain(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toFixed(2))) : String(value)
}
