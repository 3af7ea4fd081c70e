/** What `countersign init` writes and the message of a missing policy shows: one independent approval always, and a seat for one role. */
export const starterPolicy = `# yaml-language-server: $schema=https://countersign.dev/schema/policy.v1.json
version: 1
roles:
  release-manager: { members: [your-login] } # or { teams: [your-org/release] }, which needs org-token
changes:
  sign-off: [{ roles: { release-manager: 1 } }]
`
