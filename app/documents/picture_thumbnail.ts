import sharp from 'sharp'
import { PICTURE_LIMITS } from '#documents/picture_limits'

const SIDE = 480

/** A JPEG of at most 480 px, upright, without EXIF. @throws when it can't be decoded */
export function pictureThumbnail(picture: Buffer): Promise<Buffer> {
  return sharp(picture, PICTURE_LIMITS)
    .autoOrient()
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: 'white' })
    .jpeg({ quality: 80 })
    .toBuffer()
}
