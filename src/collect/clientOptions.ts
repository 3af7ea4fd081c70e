export interface ClientOptions {
  token: string
  /** As the runner gives them: `https://api.github.com`, or `https://ghe.example/api/v3` and `https://ghe.example/api/graphql`. */
  apiUrl: string
  graphqlUrl: string
  userAgent: string
  debug: (line: string) => void
}
