import { similarity } from '#audit/similarity'

export type ExplanationCode = 'E001' | 'E002' | 'E003' | 'E004' | 'E005' | 'E007'

/** What an explanation is judged against. */
export interface ExplanationContext {
  /** Label of the rule's first field. */
  label: string
  /** Whether the rule reads last year's values. */
  hasPrevious: boolean
  /** The rule's own message; a text that only repeats it says nothing. */
  message?: string
  /** Explanations of other rules in this report. */
  others?: readonly string[]
  /** Last year's explanation of the same rule. */
  lastYear?: string
  /** What to write, for the hint: 「为什么多了 174 人」. */
  ask?: string
}

export interface Verdict {
  accepted: boolean
  /** E001–E003 refuse, the others are marks; in ascending order. */
  codes: ExplanationCode[]
  /** What to write instead, or what the marks mean; empty when there is nothing to say. */
  hint: string
}

/** Phrases that give no reason (domain.md, Explanations). */
export const DENIED = (
  '情况属实 数据准确 数据属实 属实 准确 正确 无误 核实无误 已核实 经核实属实 已核实修正数据 真实 真实有效 ' +
  '数据真实 实际情况 实际如此 情况如此 按实际填写 如实填报 确实如此 没有问题 无问题 无 没有 是 对 同上 ' +
  '见附件 见说明 正常 正常变动 特此说明 符合要求 与上年一致 项目需要 统计需要 111 123 测试'
).split(' ')

const LEAST_CHARACTERS = 15
const ALIKE = 0.9
const REFUSING: ReadonlySet<ExplanationCode> = new Set(['E001', 'E002', 'E003'])
const CAUSE = /\d|因|由于|原因|系|增加|减少|更名|搬迁|合并|验收|新增|结题/u

/** Counting and the ten stems, used to reach the number of characters. */
const COUNTING = ['零一二三四五六七八九十百千万', '〇一二三四五六七八九十', '甲乙丙丁戊己庚辛壬癸']
const LEAST_COUNTED = 4
const LEAST_LABEL = 4

/** The text as it is judged: NFKC, lower case, without spaces, punctuation and unseen characters. */
export function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}\p{M}]/gu, '')
}

const ideographs = (text: string) => text.match(/\p{Script=Han}/gu) ?? []

function anyOf(phrases: readonly string[]): RegExp {
  const longestFirst = [...phrases].filter(Boolean).sort((a, b) => b.length - a.length)
  return new RegExp(longestFirst.map((one) => RegExp.escape(one)).join('|'), 'gu')
}

const DENIED_ANYWHERE = anyOf(DENIED)
const ONLY_DENIED = new RegExp(`^(?:${DENIED.join('|')})+$`, 'u')

/** The label, and as people write it: without 「其中：」 and brackets, unless too short to tell. */
function labelForms(label: string): string[] {
  const whole = label.replace(/^其中[：:]/u, '')
  const forms = [whole, whole.replace(/[（(][^）)]*[）)]/gu, '')].map(normalised)
  return [normalised(label), ...forms.filter((form) => form.length >= LEAST_LABEL)]
}

/** One round of a text that says the same over and over, found by its shortest period. */
function oncePerRound(text: string): string {
  const border = new Array<number>(text.length).fill(0)
  for (let at = 1, length = 0; at < text.length; at++) {
    while (length > 0 && text[at] !== text[length]) length = border[length - 1]
    if (text[at] === text[length]) length++
    border[at] = length
  }
  const period = text.length - (border.at(-1) ?? 0)
  return period * 2 <= text.length ? text.slice(0, period) : text
}

function withoutCounting(text: string): string {
  const runs = text.match(/[零〇一二三四五六七八九十百千万甲乙丙丁戊己庚辛壬癸]{4,}/gu) ?? []
  const counted = runs.filter((run) => isCounting(run))
  return counted.reduce((rest, run) => rest.replace(run, ''), text)
}

function isCounting(run: string): boolean {
  const starts = COUNTING.some((row) => row.includes(run.slice(0, LEAST_COUNTED)))
  return starts && run.length >= LEAST_COUNTED
}

/** What is left to give a reason with: no phrases, no label, nothing said twice. */
function substance(text: string, { label, message = '' }: ExplanationContext): string {
  const own = anyOf(labelForms(label))
  const bare = (said: string) => said.replace(DENIED_ANYWHERE, '').replace(own, '')
  const rest = withoutCounting(oncePerRound(bare(oncePerRound(text))))
  const copied = normalised(message)
  return copied !== '' && bare(text.replaceAll(copied, '')) === '' ? '' : rest
}

/** Whether one character, or one pair of characters, is more than half of the text. */
function isMonotonous(characters: readonly string[]): boolean {
  const counts = new Map<string, number>()
  const last = new Map<string, number>()
  const note = (piece: string, at: number) => {
    // A pair that overlaps itself, as in 哈哈哈, is counted once per two characters.
    if (at - (last.get(piece) ?? -2) < piece.length) return
    last.set(piece, at)
    counts.set(piece, (counts.get(piece) ?? 0) + [...piece].length)
  }
  characters.forEach((character, at) => {
    note(character, at)
    if (at > 0) note(characters[at - 1] + character, at)
  })
  return [...counts.values()].some((covered) => covered * 2 > characters.length)
}

function refusals(text: string, rest: string): ExplanationCode[] {
  const monotonous = isMonotonous([...text]) || isMonotonous(ideographs(text))
  return [
    ...(ONLY_DENIED.test(text) ? (['E001'] as const) : []),
    ...(ideographs(rest).length < LEAST_CHARACTERS ? (['E002'] as const) : []),
    ...(monotonous ? (['E003'] as const) : []),
  ]
}

function marks(text: string, { others = [], lastYear = '', hasPrevious }: ExplanationContext) {
  const repeated = others.some((other) => normalised(other) === text)
  const asLastYear = similarity(text, normalised(lastYear)) >= ALIKE
  const codes: ExplanationCode[] = []
  if (repeated) codes.push('E004')
  if (asLastYear) codes.push('E005')
  if (hasPrevious && !CAUSE.test(text)) codes.push('E007')
  return codes
}

function wanted({ label, ask }: ExplanationContext): string {
  if (ask) return `请写${ask}，从什么时候起、依据哪份材料`
  const subject = label === '' ? '' : `“${label}”`
  return `请写清${subject}变了什么、为什么、从什么时候起、依据哪份材料`
}

function refusalHint(codes: ExplanationCode[], text: string, rest: string): string {
  if (text === '') return '还没有写'
  const said = text.match(DENIED_ANYWHERE)?.sort((a, b) => b.length - a.length)[0]
  if (codes.includes('E001')) return `“${said}”没有说出原因，没有收下`
  if (codes.includes('E003')) return '同一个字词反复出现，没有收下'
  const count = ideographs(rest).length
  const without = said ? `去掉“${said}”这样的话后` : '去掉指标名称和重复的话后'
  const counted = count === ideographs(text).length ? '只' : `${without}只`
  return `${counted}有 ${count} 个汉字，不少于 ${LEAST_CHARACTERS} 个才能收下`
}

const MARK_HINTS: Partial<Record<ExplanationCode, string>> = {
  E004: '这段话和本报表另一条的说明一样，上级会看到，最好分开写',
  E005: '这段话和去年的说明几乎一样，上级会看到，请写今年的情况',
  E007: '没有写出数字和原因，上级可能退回',
}

/**
 * Judges one explanation (E1): whether it is accepted, the codes that apply, and a sentence that
 * says what to write. Codes and thresholds are those of domain.md, Explanations.
 */
export function judge(text: string, context: ExplanationContext): Verdict {
  const said = normalised(text)
  const rest = substance(said, context)
  const refused = refusals(said, rest)
  const codes = [...refused, ...marks(said, context)]
  if (refused.length > 0) {
    const hint = `${refusalHint(refused, said, rest)}。${wanted(context)}。`
    return { accepted: false, codes, hint }
  }
  const warnings = codes.map((code) => MARK_HINTS[code])
  const hint = warnings.length === 0 ? '' : `${warnings.join('；')}。${wanted(context)}。`
  return { accepted: !codes.some((code) => REFUSING.has(code)), codes, hint }
}
