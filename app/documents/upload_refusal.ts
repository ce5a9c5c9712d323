export type RefusalCode = 'empty' | 'tooLarge' | 'type' | 'heic' | 'broken' | 'encrypted' | 'active'

/** Why a file can't be kept, and what to do about it, in words for the person who sent it. */
export interface UploadRefusal {
  ok: false
  code: RefusalCode
  message: string
}

export function refusal(code: RefusalCode, message: string): UploadRefusal {
  return { ok: false, code, message }
}
