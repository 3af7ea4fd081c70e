/**
 * Lower case of A to Z alone, for GitHub's names that know no case (environments, repositories): Unicode's rules would let other letters pass
 * for these, such as the Kelvin sign for k.
 */
export const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** Whether git takes it for a branch's name (git-check-ref-format), given without `refs/heads/`. */
export const isBranchName = (name: string): boolean =>
  name.length > 0 && name.length <= 255 && !/[\p{Cc} ~^:?*[\\]|\.\.|\/\/|^[-/]|[/.]$|\.lock(\/|$)|(^|\/)\.|@\{|^@$/u.test(name)
