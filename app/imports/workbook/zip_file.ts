import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { zipEntries, type ZipEntry } from '#imports/workbook/zip_entries'
import { UnreadableFile } from '#imports/unreadable_file'

/** Bytes that all parts read from one file may unpack to: a bomb is stopped while it goes off. */
const MOST_UNPACKED = 400 * 1024 * 1024
const LOCAL_HEADER = 30
const STORED = 0
const DEFLATED = 8

const BOMB = '这个文件解开以后大得不正常，没有读。请把清单复制到新建的工作簿里再传。'
const LOCKED = '这个文件加了密码，打不开。请在 Excel 里去掉密码、另存一份再传。'
const DAMAGED = '这个文件已损坏或没有传完整，打不开。请在 Excel 里打开、另存一份再传。'

/** The parts of an .xlsx file, found through the directory at its end, unpacked while they are read. */
export class ZipFile {
  /** Bytes by name of the part: one that is read again is the same one. */
  readonly #unpacked = new Map<string, number>()

  private constructor(
    private readonly path: string,
    private readonly entries: ReadonlyMap<string, ZipEntry>
  ) {}

  /** Throws UnreadableFile for what is no archive, or says that it unpacks to too much. */
  static async open(path: string): Promise<ZipFile> {
    const entries = await zipEntries(path)
    if (!entries) throw new UnreadableFile(DAMAGED)
    const size = [...entries.values()].reduce((total, entry) => total + entry.size, 0)
    if (size > MOST_UNPACKED) throw new UnreadableFile(BOMB)
    return new ZipFile(path, entries)
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  /** The part's text in pieces; nothing when there is none. */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name)
    if (!entry) return
    const decoder = new TextDecoder('utf-8')
    let read = 0
    try {
      for await (const bytes of await this.#unpack(entry)) {
        read += (bytes as Buffer).length
        this.#count(name, read)
        yield decoder.decode(bytes as Buffer, { stream: true })
      }
      yield decoder.decode()
    } catch (error) {
      throw error instanceof UnreadableFile ? error : new UnreadableFile(DAMAGED, { cause: error })
    }
  }

  #count(name: string, read: number) {
    if (read > (this.#unpacked.get(name) ?? 0)) this.#unpacked.set(name, read)
    const all = this.#unpacked.values().reduce((total, bytes) => total + bytes, 0)
    if (all > MOST_UNPACKED) throw new UnreadableFile(BOMB)
  }

  async #unpack({ offset, packed, method, isEncrypted }: ZipEntry) {
    if (isEncrypted) throw new UnreadableFile(LOCKED)
    const start = offset + LOCAL_HEADER + (await this.#namesLength(offset))
    if (packed === 0) return []
    const raw = createReadStream(this.path, { start, end: start + packed - 1 })
    if (method === STORED) return raw
    if (method !== DEFLATED) throw new UnreadableFile(DAMAGED)
    const inflate = createInflateRaw()
    raw.on('error', (error) => inflate.destroy(error))
    return raw.pipe(inflate)
  }

  /** Name and extra field may be longer before the data than in the directory. */
  async #namesLength(offset: number): Promise<number> {
    const file = await open(this.path)
    try {
      const { buffer } = await file.read(Buffer.alloc(LOCAL_HEADER), 0, LOCAL_HEADER, offset)
      return buffer.readUInt16LE(26) + buffer.readUInt16LE(28)
    } finally {
      await file.close()
    }
  }
}
