import { ManualCheckSchema } from '#database/schema'

/** A manager's question that the respondent must answer (人工检查). */
export default class ManualCheck extends ManualCheckSchema {}
