/**
 * JSON for programs and for eyes: the value stands in it unaltered, but characters that a terminal obeys or that show as nothing, as space or in
 * another order (C1 controls, DEL, bidi marks, zero-width characters) are written as `\u` sequences, which mean the same.
 */
export const jsonText = (value: unknown, indent = 0): string => JSON.stringify(value, null, indent).replace(unseen, escaped)

const unseen = /(?!\n)[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** Each UTF-16 unit, as JSON wants characters beyond the first plane. */
const escaped = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
