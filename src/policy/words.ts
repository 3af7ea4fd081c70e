import * as z from 'zod'

/** Names that every JavaScript object answers to: a role called so would be "found" in a policy that does not define it. */
const notReserved = '(?!(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|toLocaleString|toString|valueOf)$)'

/** Roles and people: what a report can print in a line, and an object can hold as a key. */
const nameForm = new RegExp(`^${notReserved}[A-Za-z0-9](?:[A-Za-z0-9._ -]{0,98}[A-Za-z0-9._-])?$`)
/** GitHub's logins; the underscore is of managed users (`carol_acme`). */
export const loginForm = new RegExp(`^${notReserved}[A-Za-z0-9][A-Za-z0-9_-]{0,38}$`)
export const idForm = /^id:[1-9][0-9]{0,15}$/
const teamForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/[A-Za-z0-9_.-]{1,100}$/
const commitForm = /^[0-9a-f]{7,64}$/
const referenceForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/[A-Za-z0-9_.-]{1,100}\/\/[A-Za-z0-9_.\/-]{1,300}@[A-Za-z0-9_.\/-]{1,200}$/

const inner = (form: RegExp): string => form.source.slice(1, -1)

/** A word of the policy language; `expects` is what an error says was expected. */
const word = (form: RegExp, expects: string) => z.string().regex(form, expects)

export const roleName = word(nameForm, 'a role name of letters, digits, `-`, `_` and `.`, up to 100 characters')
export const personName = word(nameForm, 'a name of letters, digits, `-`, `_`, `.` and spaces, up to 100 characters')
export const login = word(loginForm, 'a GitHub login')
export const accountText = word(new RegExp(`^(?:${inner(loginForm)}|${inner(idForm)})$`), 'a GitHub login, or an account id such as "id:583231"')
export const memberText = word(
  new RegExp(`^(?:${inner(nameForm)}|${inner(idForm)})$`),
  'a name under people, a GitHub login, or an account id such as "id:583231"',
)
export const team = word(teamForm, 'organisation/slug, such as acme/release')
export const commit = word(commitForm, 'a commit id of 7 or more hexadecimal digits')
export const centralReference = word(referenceForm, 'owner/repository//path@ref, such as acme/.github//countersign.yml@v1')
export const accountId = z.int().min(1)
