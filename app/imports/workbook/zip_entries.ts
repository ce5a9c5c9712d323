import { open, type FileHandle } from 'node:fs/promises'

export interface ZipEntry {
  /** 0 stored, 8 deflated. */
  method: number
  isEncrypted: boolean
  /** Bytes in the file, and unpacked as the directory says. */
  packed: number
  size: number
  /** Of its local header. */
  offset: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LONGEST_COMMENT = 65_535
const MOST_ENTRIES = 10_000

/** The directory at the end of an archive by name of the part; null when it makes no sense. */
export async function zipEntries(path: string): Promise<Map<string, ZipEntry> | null> {
  const file = await open(path)
  try {
    const directory = await readDirectory(file)
    return directory && entriesOf(directory.bytes, directory.count)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  } finally {
    await file.close()
  }
}

async function readDirectory(file: FileHandle): Promise<{ bytes: Buffer; count: number } | null> {
  const { size } = await file.stat()
  const tailLength = Math.min(size, END_LENGTH + LONGEST_COMMENT)
  const tail = await bytesAt(file, size - tailLength, tailLength)
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (at < 0 || tail.readUInt32LE(at) !== END) return null

  const count = tail.readUInt16LE(at + 10)
  const length = tail.readUInt32LE(at + 12)
  const offset = tail.readUInt32LE(at + 16)
  if (count > MOST_ENTRIES || offset + length > size) return null
  return { bytes: await bytesAt(file, offset, length), count }
}

function entriesOf(bytes: Buffer, count: number): Map<string, ZipEntry> | null {
  const entries = new Map<string, ZipEntry>()
  let at = 0
  for (let i = 0; i < count; i += 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)
    entries.set(name.replaceAll('\\', '/'), {
      method: bytes.readUInt16LE(at + 10),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += ENTRY_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  return buffer.subarray(0, bytesRead)
}
