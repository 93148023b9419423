import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** The runner hands a state on as one environment variable: Linux takes 128 KiB in each, Windows 32,767 characters. */
const longestPlain = 16_000
const longestUnpacked = 10_000_000
const mark = 'deflate:'

/** The same text, made smaller where it is long: 2,000 ranges that replace 2,000 others would not fit. */
export function packed(text: string): string {
  return text.length <= longestPlain ? text : mark + deflateRawSync(text, { level: 9 }).toString('base64')
}

/** @throws {Error} where what was packed is damaged. */
export function unpacked(text: string): string {
  if (!text.startsWith(mark)) return text
  const bytes = Buffer.from(text.slice(mark.length), 'base64')
  return inflateRawSync(bytes, { maxOutputLength: longestUnpacked }).toString('utf8')
}
