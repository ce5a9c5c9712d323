/** The ways of a transfer request; all but the first are decided. */
export const TRANSFER_STATES = {
  open: '等国家办理',
  approved: '已迁出',
  refused: '没有同意',
  withdrawn: '已撤回',
  undone: '已迁回',
} as const

export type TransferState = keyof typeof TRANSFER_STATES
