/** Fewest and most characters of a password; NIST SP 800-63B asks for 8 at least and for no rules of composition. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 128;
