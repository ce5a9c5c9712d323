import sharp from 'sharp'
import { PICTURE_LIMITS } from '#documents/picture_limits'

const SIDE = 480
/** Spread of grey levels (0–255) below which a picture shows nothing. */
const LEAST_SPREAD = 2.5

/** Whether a picture is of one shade all over. @throws when it can't be decoded */
export async function isBlank(picture: Buffer): Promise<boolean> {
  const small = await sharp(picture, PICTURE_LIMITS)
    .flatten({ background: 'white' })
    .greyscale()
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer()
  const { channels } = await sharp(small).stats()
  return channels[0]!.stdev < LEAST_SPREAD
}
