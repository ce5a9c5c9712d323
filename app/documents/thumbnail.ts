import { fileTypeFromBuffer } from 'file-type'
import { inspectImage } from '#documents/image_upload'
import { inspectPdfUpload } from '#documents/pdf_upload'
import { uploadName } from '#documents/upload_name'
import { refusal } from '#documents/upload_refusal'
import type { ImageFormat } from '#documents/image_upload'
import type { UploadRefusal } from '#documents/upload_refusal'

/** A file that can be kept: `bytes` is what to store, not always what was sent. */
export interface AcceptedUpload {
  ok: true
  mediaType: 'image/jpeg' | 'image/png' | 'application/pdf'
  bytes: Buffer
  name: string
  pages?: number
  width?: number
  height?: number
  /** JPEG of at most 480 px, upright, without EXIF; of a PDF its first page. */
  thumbnail: Buffer
}

const MAX_BYTES = 10 * 2 ** 20
const IMAGES: Record<string, ImageFormat> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
}
const PHONE_PICTURES = /^image\/(heic|heif)/
const ENDINGS = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'application/pdf': ['pdf'],
}

/**
 * Looks at an uploaded paper: type by content, never by name; really decoded; nothing hidden in
 * it. Answers what to keep with a thumbnail, or why not with what to do (E3, C3).
 */
export async function inspectUpload(
  bytes: Buffer,
  fileName: string
): Promise<AcceptedUpload | UploadRefusal> {
  if (bytes.length === 0) return refusal('empty', '文件是空的（0 字节）。请重新选择文件再上传。')
  if (bytes.length > MAX_BYTES) return refusal('tooLarge', tooLargeMessage(bytes.length))
  const inspected = await inspectContent(bytes)
  if (!inspected.ok) return inspected
  return { ...inspected, name: uploadName(fileName, ENDINGS[inspected.mediaType]) }
}

async function inspectContent(bytes: Buffer) {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return inspectPdfUpload(bytes)
  const type = await fileTypeFromBuffer(bytes)
  const format = IMAGES[type?.mime ?? '']
  if (format) return inspectImage(bytes, format)
  if (PHONE_PICTURES.test(type?.mime ?? '')) {
    return refusal(
      'heic',
      '这是 HEIC 格式的手机照片，打不开。请在手机相册里“拷贝为 JPG”，或者截一张图再上传。'
    )
  }
  return refusal('type', typeMessage(type?.ext))
}

function tooLargeMessage(length: number): string {
  const megabytes = (Math.ceil((length / 2 ** 20) * 10) / 10).toFixed(1)
  return `文件有 ${megabytes} MB，最多 10 MB。请压缩或分成几份再上传。`
}

function typeMessage(extension: string | undefined): string {
  const found =
    extension && extension !== 'pdf' ? `内容是 ${extension.toUpperCase()}` : '内容不是图片或 PDF'
  return `只收 JPG、PNG 和 PDF，这个文件${found}，改扩展名没有用。请另存为 PDF 或 JPG 再上传。`
}
