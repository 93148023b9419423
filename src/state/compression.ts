import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'

const longestPlain = 16_000
const longestUnpacked = 10_000_000
const mark = 'brotli:'

/** A list stands in a record up to three times, further apart than deflate looks back. */
const params = { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS, [constants.BROTLI_PARAM_QUALITY]: 9 }

/** The same text, made smaller where it is long: 2,000 ranges that replace 2,000 others would not fit. */
export function packed(text: string): string {
  return text.length <= longestPlain ? text : mark + brotliCompressSync(text, { params }).toString('base64')
}

/** @throws {Error} where what was packed is damaged. */
export function unpacked(text: string): string {
  if (!text.startsWith(mark)) return text
  const bytes = Buffer.from(text.slice(mark.length), 'base64')
  return brotliDecompressSync(bytes, { maxOutputLength: longestUnpacked }).toString('utf8')
}
