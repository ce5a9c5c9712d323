import { TransferRequestSchema } from '#database/schema'
import type { TransferState } from '#models/transfer/states'

/** A province asks to give a project of its list to another one (R4, 迁出申请). */
export default class TransferRequest extends TransferRequestSchema {
  declare status: TransferState
}
