/** What AKS and ARM answer while another update runs on the cluster (Azure/AKS#1245, #821). */
const anotherUpdate =
  /\bin[- ]progress\b|provisioning state is not terminal|mutually exclusive operation|conflict(s|ed)? with a concurrent request|not allowed while (the )?(managed )?cluster is being upgraded/i
/** The cluster autoscaler has changed a pool's count since it was read (terraform-provider-azurerm#4075, #4429). */
const autoscalerMoved = /cannot manually scale agentpool .+ with cluster autoscaler enabled/i

/** What ARM or AKS answered instead of doing it, or why there was no answer. */
export class ArmError extends Error {
  override readonly name = 'ArmError'
  /** The HTTP status; undefined where no answer came. */
  readonly status: number | undefined
  readonly code: string
  readonly retryAfterMs: number | undefined
  /** What Microsoft's support finds the request by. */
  readonly correlationId: string | undefined
  /** The part of the request that the service objects to, where it says so. */
  readonly target: string | undefined

  constructor(fields: {
    status?: number | undefined
    code: string
    message: string
    retryAfterMs?: number | undefined
    correlationId?: string | undefined
    target?: string | undefined
    cause?: unknown
  }) {
    super(fields.message, { cause: fields.cause })
    this.status = fields.status
    this.code = fields.code
    this.retryAfterMs = fields.retryAfterMs
    this.correlationId = fields.correlationId
    this.target = fields.target
  }

  /** The service's own words, shortened, and what they are found by. */
  get said(): string {
    const marks = [
      this.code,
      this.status === undefined ? '' : `HTTP ${this.status}`,
      this.correlationId === undefined ? '' : `correlation ID ${this.correlationId}`,
    ].filter((mark) => mark !== '')
    return marks.length === 0 ? this.message : `${excerpt(this.message, longestQuote)} (${marks.join(', ')})`
  }

  /** Whether the request was carried out is unknown. */
  get outcomeUnknown(): boolean {
    return this.status === undefined || this.status === 408 || this.status >= 500
  }

  /** The same request may well succeed later. */
  get transient(): boolean {
    return this.outcomeUnknown || this.status === 429
  }

  /** Another update runs on the cluster, or has changed it since it was read. Every other 409 is a refusal. */
  get conflict(): boolean {
    if (this.status === 412) return true
    if (this.status === 400) return this.code === 'InvalidParameter' && autoscalerMoved.test(this.message)
    if (this.status !== 409) return false
    return this.code === 'EtagMismatch' || anotherUpdate.test(this.message)
  }

  /** The field that this API version doesn't know, where that is why the request was refused (Azure/AKS#4060). */
  get unknownField(): string | undefined {
    if (this.status !== 400 || this.code !== 'UnmarshalError') return undefined
    return /unknown field \\?"([^"\\]+)\\?"/.exec(this.message)?.[1]
  }
}

/** A write was refused since its API version doesn't know a field in it, though the service returned that field itself. */
export class UnknownField extends ArmError {
  readonly field: string
  /** Where the body that was sent holds a field of that name. */
  readonly places: readonly [string, ...string[]]

  constructor(refusal: ArmError, field: string, places: readonly [string, ...string[]]) {
    super({ ...refusal, message: refusal.message, cause: refusal })
    this.field = field
    this.places = places
  }
}

/** Both shapes of error: the gateway wraps its errors in `error`, the resource provider doesn't. */
interface ErrorBody {
  readonly error?: ErrorBody
  readonly code?: unknown
  readonly message?: unknown
  readonly target?: unknown
}

/** The headers of an answer, by names in lower case. */
interface Headers {
  get(name: string): string | undefined
}

export function errorFromResponse(status: number, body: string, headers?: Headers): ArmError {
  const { code, message, target } = parseErrorBody(body)
  return new ArmError({
    status,
    code: code ?? '',
    message: message ?? `Azure answered ${status}.`,
    retryAfterMs: retryAfterMs(headers?.get('retry-after')),
    target,
    correlationId: correlationIdIn(headers),
  })
}

/** What Microsoft's support finds a request by. */
export function correlationIdIn(headers: Headers | undefined): string | undefined {
  return [headers?.get('x-ms-correlation-request-id'), headers?.get('x-ms-request-id')].find(isId)
}

/** It is printed as it came, so it must not be able to say anything. */
function isId(text: string | undefined): boolean {
  return text !== undefined && /^[\w:-]{1,80}$/.test(text)
}

const longestCode = 100
/** ARM's longest messages name several scopes; patterns are looked for in no more than this. */
const longestMessage = 4_000
/** More than this is not read. */
const longestQuote = 1_000

function excerpt(message: string, longest: number): string {
  return message.length > longest ? `${message.slice(0, longest)}… [shortened]` : message
}

export function parseErrorBody(body: string): { code?: string; message?: string; target?: string } {
  try {
    const parsed = JSON.parse(body) as ErrorBody | null
    const said = parsed?.error ?? parsed
    return {
      ...(typeof said?.code === 'string' && said.code !== '' ? { code: said.code.slice(0, longestCode) } : {}),
      ...(typeof said?.message === 'string' && said.message !== ''
        ? { message: excerpt(said.message, longestMessage) }
        : {}),
      ...(typeof said?.target === 'string' ? { target: said.target.slice(0, longestMessage) } : {}),
    }
  } catch {
    return {} // Not JSON, such as a proxy's page: the status alone speaks.
  }
}

function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined || header === '') return undefined
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

/** A list with more pages than there can be, such as one whose next page is itself. */
export function endlessList(): ArmError {
  return new ArmError({ status: 400, code: 'UnreadableList', message: "The list can't be read to its end." })
}
