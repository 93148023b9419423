/** What programs print where there is no value, in lower case: az, jq, Python, PowerShell, Go, Terraform, spreadsheets. */
const emptyWords: ReadonlySet<string> = new Set([
  'none',
  'null',
  '$null',
  'nil',
  '<nil>',
  '<null>',
  'undefined',
  'nan',
  'n/a',
  'na',
  'true',
  'false',
  'empty',
  'void',
  'nothing',
])

/** What programs call everything, in lower case. */
const universalWords: ReadonlySet<string> = new Set(['any', 'all', '*', '*/*', 'everything', 'everyone'])

/** Words that no list means, in any letter case: `ranges: None` is an empty variable, and never a service tag. */
export function reservedWord(word: string): 'empty-word' | 'universal-word' | undefined {
  const lower = word.toLowerCase()
  if (emptyWords.has(lower)) return 'empty-word'
  return universalWords.has(lower) ? 'universal-word' : undefined
}
