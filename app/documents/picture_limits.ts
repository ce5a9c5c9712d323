/** How strangers' pictures are decoded: bounded, and refused when cut off. */
export const PICTURE_LIMITS = { limitInputPixels: 60_000_000, failOn: 'truncated' } as const
