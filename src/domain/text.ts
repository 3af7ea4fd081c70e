/**
 * Lower case of A to Z alone, for GitHub's names that know no case (environments, repositories): Unicode's rules would let other letters pass
 * for these, such as the Kelvin sign for k.
 */
export const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
