import * as z from 'zod'

/** Words of the policy language that options of controls use as well; the policy's other words are built of the same parts. */

/** Names that every JavaScript object answers to: a role called so would be "found" in a policy that does not define it. */
export const notReserved = '(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)'

/** Roles and people: what a report can print in a line, and an object can hold as a key. */
export const nameForm = new RegExp(`^${notReserved}[A-Za-z0-9](?:[A-Za-z0-9._ -]{0,98}[A-Za-z0-9._-])?$`)

/** `expects` is what an error says was expected. */
export const word = (form: RegExp, expects: string) => z.string().regex(form, expects)

export const roleName = word(nameForm, 'a role name of letters, digits, `-`, `_` and `.`, up to 100 characters')
export const commit = word(/^[0-9a-f]{7,64}$/, 'a commit id of 7 or more hexadecimal digits')
