/** Whether a value of parsed JSON has a form: null when it has, else where it does not ("decision/result"). */
export type Shape = (value: unknown, at: string) => string | null

export const text: Shape = (value, at) => (typeof value === 'string' ? null : at)
export const integer: Shape = (value, at) => (Number.isSafeInteger(value) ? null : at)
export const positive: Shape = (value, at) => (Number.isSafeInteger(value) && Number(value) > 0 ? null : at)
export const truth: Shape = (value, at) => (typeof value === 'boolean' ? null : at)
export const anything: Shape = (value, at) => (value === undefined ? at : null)
export const object: Shape = (value, at) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? null : at)

export const hex = (...lengths: number[]): Shape => {
  return (value, at) => (typeof value === 'string' && lengths.includes(value.length) && /^[0-9a-f]+$/.test(value) ? null : at)
}

export const textLike = (form: RegExp): Shape => {
  return (value, at) => (typeof value === 'string' && form.test(value) ? null : at)
}

export const oneOf = (...values: string[]): Shape => {
  return (value, at) => (typeof value === 'string' && values.includes(value) ? null : at)
}

export const nullable = (shape: Shape): Shape => {
  return (value, at) => (value === null ? null : shape(value, at))
}

/** A member that may be absent. */
export const optional = (shape: Shape): Shape => {
  return (value, at) => (value === undefined ? null : shape(value, at))
}

/** Either of two forms; what is wrong is told of the second. */
export const either = (one: Shape, other: Shape): Shape => {
  return (value, at) => (one(value, at) === null ? null : other(value, at))
}

export const listOf = (shape: Shape, least = 0): Shape => {
  return (value, at) => (Array.isArray(value) && value.length >= least ? firstOf(value.map((one, index) => () => shape(one, `${at}/${index}`))) : at)
}

export const tuple = (...shapes: Shape[]): Shape => {
  return (value, at) =>
    Array.isArray(value) && value.length === shapes.length ? firstOf(shapes.map((shape, index) => () => shape(value[index], `${at}/${index}`))) : at
}

/** A map whose every value has one form, whatever its keys. */
export const recordOf = (shape: Shape): Shape => {
  return (value, at) =>
    object(value, at) ?? firstOf(Object.entries(value as Record<string, unknown>).map(([key, one]) => () => shape(one, `${at}/${key.slice(0, 100)}`)))
}

/** Named members must fit; others are let be, because a later record may say more. They are signed like the rest. */
export const members = (shapes: Record<string, Shape>): Shape => {
  return (value, at) => {
    if (object(value, at) !== null) return at
    const own = new Map(Object.entries(value as Record<string, unknown>))
    return firstOf(Object.entries(shapes).map(([name, shape]) => () => shape(own.get(name), `${at}/${name}`)))
  }
}

/** Exactly these members and no other. */
export const exactly = (shapes: Record<string, Shape>): Shape => {
  return (value, at) => members(shapes)(value, at) ?? (Object.keys(value as object).length === Object.keys(shapes).length ? null : at)
}

function firstOf(checks: (() => string | null)[]): string | null {
  for (const check of checks) {
    const bad = check()
    if (bad !== null) return bad
  }
  return null
}
