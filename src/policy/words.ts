import * as z from 'zod'
import { nameForm, notReserved, word } from '../controls/words.ts'

/** GitHub's logins; the underscore is of managed users (`carol_acme`). */
export const loginForm = new RegExp(`^${notReserved}[A-Za-z0-9][A-Za-z0-9_-]{0,38}$`)
export const idForm = /^id:[1-9][0-9]{0,15}$/
const teamForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/[A-Za-z0-9_.-]{1,100}$/
const referenceForm = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}\/[A-Za-z0-9_.-]{1,100}\/\/[A-Za-z0-9_.\/-]{1,300}@[A-Za-z0-9_.\/-]{1,200}$/

const inner = (form: RegExp): string => form.source.slice(1, -1)

export const personName = word(nameForm, 'a name of letters, digits, `-`, `_`, `.` and spaces, up to 100 characters')
export const login = word(loginForm, 'a GitHub login')
export const accountText = word(new RegExp(`^(?:${inner(loginForm)}|${inner(idForm)})$`), 'a GitHub login, or an account id such as "id:583231"')
export const memberText = word(
  new RegExp(`^(?:${inner(nameForm)}|${inner(idForm)})$`),
  'a name under people, a GitHub login, or an account id such as "id:583231"',
)
export const team = word(teamForm, 'organisation/slug, such as acme/release')
export const centralReference = word(referenceForm, 'owner/repository//path@ref, such as acme/.github//countersign.yml@v1')
export const accountId = z.int().min(1)
