/** What can be sent. */
export type Json = null | string | number | boolean | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}
