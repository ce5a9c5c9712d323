import { breakable } from '#documents/breakable'
import { qrSvg } from '#documents/qr_svg'
import { typesetPdf } from '#documents/typst'

/** Characters of a word that a line of the cover holds. */
const LONGEST_WORD = 30
const LONGEST_WORD_OF_HALF_LINE = 12

/** What the cover shows (domain.md, Cover); the caller formats dates and numbers. */
export interface CoverDocument {
  title: string
  roundTitle: string
  reportYear: number
  statSerialNo: string
  projectName: string
  projectNumber: string
  contactEmail: string
  fillerName: string
  fillerPhone: string
  unitHeadName: string
  unitName: string
  filledOn: string
  madeBy: string
  approvedBy: string
  approvalNumber: string
  validUntil: string
  lawText: string
  /** 12 characters; shown in groups of four. */
  checkCode: string
  /** Content of the QR symbol: `KJ2016|<projectNumber>|<checkCode>`. */
  qr: string
  draft: boolean
}

/** The cover alone: one A4 page as PDF (C1, C2). */
export function coverPdf(cover: CoverDocument): Buffer {
  return typesetPdf('cover.typ', coverData(cover))
}

/** The cover as the templates read it: the symbol drawn, the check code in groups of four. */
export function coverData(cover: CoverDocument) {
  return {
    ...cover,
    projectName: breakable(cover.projectName, LONGEST_WORD),
    projectNumber: breakable(cover.projectNumber, LONGEST_WORD),
    contactEmail: breakable(cover.contactEmail, LONGEST_WORD),
    fillerName: breakable(cover.fillerName, LONGEST_WORD_OF_HALF_LINE),
    fillerPhone: breakable(cover.fillerPhone, LONGEST_WORD_OF_HALF_LINE),
    unitHeadName: breakable(cover.unitHeadName, LONGEST_WORD),
    unitName: breakable(cover.unitName, LONGEST_WORD),
    checkCode: cover.checkCode.replace(/\s/g, '').replace(/.{4}(?=.)/g, '$& '),
    qr: qrSvg(cover.qr),
  }
}
