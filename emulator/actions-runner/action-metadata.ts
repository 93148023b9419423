import { parse } from 'yaml'

interface ActionMetadata {
  readonly inputs?: Readonly<Record<string, { readonly default?: string }>>
}

const githubTokenExpression = /\$\{\{ github\.token \}\}/

/**
 * What the runner sets for inputs that a workflow leaves out: each default in `action.yml`, else the empty text. Of
 * expressions it knows `${{ github.token }}`.
 */
export function actionDefaults(actionYaml: string, githubToken = ''): Record<string, string> {
  const { inputs = {} } = parse(actionYaml) as ActionMetadata
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [
      name,
      (input.default ?? '').replace(githubTokenExpression, githubToken),
    ]),
  )
}
