import sharp from 'sharp'
import { imageEnd } from '#documents/image_end'
import { isBlank } from '#documents/is_blank'
import { PICTURE_LIMITS } from '#documents/picture_limits'
import { pictureThumbnail } from '#documents/picture_thumbnail'
import { refusal } from '#documents/upload_refusal'
import type { UploadRefusal } from '#documents/upload_refusal'

export type ImageFormat = 'jpeg' | 'png' | 'webp'

export interface ImageUpload {
  ok: true
  bytes: Buffer
  mediaType: 'image/jpeg' | 'image/png'
  width: number
  height: number
  thumbnail: Buffer
}

const LEAST_SIDE = 200
/** Beginnings of other files that a picture can carry; upper and lower case are the same. */
const FOREIGN = [
  '<script',
  '<html',
  '<!doctype',
  '<svg',
  '<?php',
  '%pdf-',
  'pk\u0003\u0004',
  'pk\u0005\u0006',
]
const BROKEN = refusal('broken', '这张图片打不开，可能没有传完整。请在电脑上打开看看，再重新上传。')

/** Decodes a picture for real. Bytes that are more than a picture are drawn anew. */
export async function inspectImage(
  bytes: Buffer,
  format: ImageFormat
): Promise<ImageUpload | UploadRefusal> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    const refused = sizeRefusal(width, height)
    if (refused) return refused
    if (format !== 'webp' && imageEnd(bytes, format) === null) return BROKEN
    if (await isBlank(bytes)) {
      return refusal('empty', '这张图片几乎是空白的，看不到内容。请换一张看得清的再上传。')
    }
    return {
      ok: true,
      ...(await kept(bytes, format)),
      width,
      height,
      thumbnail: await pictureThumbnail(bytes),
    }
  } catch {
    return BROKEN
  }
}

function sizeRefusal(width: number, height: number): UploadRefusal | null {
  if (width * height > PICTURE_LIMITS.limitInputPixels) {
    const millions = Math.round((width * height) / 10_000)
    return refusal('tooLarge', `图片有 ${millions} 万像素，最多 6000 万。请缩小后再上传。`)
  }
  if (Math.min(width, height) >= LEAST_SIDE) return null
  return refusal(
    'broken',
    `图片只有 ${width}×${height} 像素，看不清。请传宽和高都不少于 200 像素的原图。`
  )
}

async function kept(bytes: Buffer, format: ImageFormat) {
  if (format === 'webp')
    return { bytes: await redrawn(bytes, 'jpeg'), mediaType: 'image/jpeg' } as const
  const isPure = imageEnd(bytes, format) === bytes.length && !carriesOthers(bytes)
  return {
    bytes: isPure ? bytes : await redrawn(bytes, format),
    mediaType: format === 'jpeg' ? 'image/jpeg' : 'image/png',
  } as const
}

function carriesOthers(bytes: Buffer): boolean {
  const text = bytes.toString('latin1').toLowerCase()
  return FOREIGN.some((beginning) => text.includes(beginning))
}

function redrawn(bytes: Buffer, format: 'jpeg' | 'png'): Promise<Buffer> {
  const upright = sharp(bytes, PICTURE_LIMITS).autoOrient()
  if (format === 'png') return upright.png().toBuffer()
  return upright.flatten({ background: 'white' }).jpeg({ quality: 92 }).toBuffer()
}
