import { ExplanationSchema } from '#database/schema'

/** The respondent's reason for one verification finding (核实说明); the text is kept even when refused. */
export default class Explanation extends ExplanationSchema {}
