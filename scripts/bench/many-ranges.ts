/**
 * So many /24 ranges of public addresses, from `first`.64.0.0 on. Each eight are neighbours and merge into one /21; 2,000 with API
 * Server VNet Integration is what AKS takes at most, and 10,000 merge into 1,250.
 */
export function manyRanges(count: number, first: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const block = Math.floor(n / 8) * 16 + (n % 8)
    return `${first}.${64 + (block >> 8)}.${block & 255}.0/24`
  })
}
