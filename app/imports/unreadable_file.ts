/** A file that can't be read at all: one clear sentence for the person who sent it. */
export class UnreadableFile extends Error {}
