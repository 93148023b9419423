/** The lists that a cluster may have, for the tables of what is sent. */
export const lists = {
  'no list': [],
  'a list of one entry': ['4.4.4.4/32'],
  'a list of two entries': ['4.4.4.4/32', '5.5.5.5/32'],
  'the placeholder alone': ['0.0.0.0/32'],
} as const
export type ListName = keyof typeof lists

/** The addresses of the cluster's load balancer. */
export const egress = ['52.1.1.1/32', '52.1.1.2/32'] as const
export const runner = '20.84.7.10/32'

/** What the main step sends, and what the post step then sends for each `restore`; undefined where nothing is sent. */
export interface Row {
  readonly list: ListName
  readonly mode: 'add' | 'set' | 'remove' | 'disable'
  readonly asked: { readonly ranges?: string; readonly runner?: true }
  readonly main: readonly string[] | undefined
  readonly post: Readonly<Record<'temporary' | 'all' | 'none', readonly string[] | undefined>>
  readonly error?: string
}

const nothing = { temporary: undefined, all: undefined, none: undefined }
const five = { ranges: '5.5.5.5' }

export const rows: readonly Row[] = [
  { list: 'no list', mode: 'add', asked: { ...five, runner: true }, main: undefined, post: nothing },
  { list: 'no list', mode: 'add', asked: { runner: true }, main: undefined, post: nothing },
  {
    list: 'no list',
    mode: 'set',
    asked: { ...five, runner: true },
    main: ['5.5.5.5/32', ...egress, runner],
    post: { temporary: ['5.5.5.5/32', ...egress], all: [], none: undefined },
  },
  { list: 'no list', mode: 'remove', asked: five, main: undefined, post: nothing },
  { list: 'no list', mode: 'disable', asked: {}, main: undefined, post: nothing },
  {
    list: 'a list of one entry',
    mode: 'add',
    asked: { ...five, runner: true },
    main: ['4.4.4.4/32', '5.5.5.5/32', runner],
    post: { temporary: ['4.4.4.4/32', '5.5.5.5/32'], all: ['4.4.4.4/32'], none: undefined },
  },
  {
    list: 'a list of one entry',
    mode: 'add',
    asked: { runner: true },
    main: ['4.4.4.4/32', runner],
    post: { temporary: ['4.4.4.4/32'], all: ['4.4.4.4/32'], none: undefined },
  },
  {
    list: 'a list of one entry',
    mode: 'set',
    asked: { ...five, runner: true },
    main: ['5.5.5.5/32', ...egress, runner],
    // The nodes are never cut off from what admits them, so their addresses outlast even `restore: all`.
    post: { temporary: ['5.5.5.5/32', ...egress], all: ['4.4.4.4/32', ...egress], none: undefined },
  },
  {
    list: 'a list of one entry',
    mode: 'remove',
    asked: { ranges: '4.4.4.4' },
    main: undefined,
    post: nothing,
    error:
      'Removing these entries would leave an empty list, and an empty list opens the API server to the whole internet. Keep an entry, or use `mode: disable` if that is what you want.',
  },
  {
    list: 'a list of one entry',
    mode: 'disable',
    asked: {},
    main: [],
    post: { temporary: undefined, all: ['4.4.4.4/32', ...egress], none: undefined },
  },
  {
    list: 'a list of two entries',
    mode: 'remove',
    asked: five,
    main: ['4.4.4.4/32'],
    post: { temporary: undefined, all: ['4.4.4.4/32', '5.5.5.5/32'], none: undefined },
  },
  {
    list: 'the placeholder alone',
    mode: 'add',
    asked: { ...five, runner: true },
    main: [...egress, '5.5.5.5/32', runner],
    post: { temporary: [...egress, '5.5.5.5/32'], all: ['0.0.0.0/32'], none: undefined },
  },
  {
    list: 'the placeholder alone',
    mode: 'add',
    asked: { runner: true },
    main: [...egress, runner],
    post: { temporary: ['0.0.0.0/32'], all: ['0.0.0.0/32'], none: undefined },
  },
  {
    list: 'the placeholder alone',
    mode: 'set',
    asked: { ...five, runner: true },
    main: ['5.5.5.5/32', ...egress, runner],
    post: { temporary: ['5.5.5.5/32', ...egress], all: ['0.0.0.0/32'], none: undefined },
  },
  { list: 'the placeholder alone', mode: 'remove', asked: five, main: undefined, post: nothing },
  {
    list: 'the placeholder alone',
    mode: 'disable',
    asked: {},
    main: [],
    post: { temporary: undefined, all: ['0.0.0.0/32'], none: undefined },
  },
]
