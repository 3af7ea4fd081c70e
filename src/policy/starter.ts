/** What `countersign init` writes and the message of a missing policy shows. Five lines that hold: one independent approval, and one role. */
export const starterPolicy = `# yaml-language-server: $schema=https://countersign.dev/schema/policy.v1.json
version: 1
roles:
  release-manager: { teams: [your-org/release-managers] }
changes:
  sign-off:
    - roles: { release-manager: 1 }
`
