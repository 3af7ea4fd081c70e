/** One line of what was checked, with its value. `ok` is null for what is only told, or was not compared. */
export interface Check {
  what: string
  value: string
  ok: boolean | null
}
