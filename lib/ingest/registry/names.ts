const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;
const BESIDE = /^sha(?:256-[0-9a-f]{64}|512-[0-9a-f]{64,128})(?:\.\w+)?$/;

/** Whether a text is a repository's name as the registries' standard has it; what is not never becomes part of an address. */
export const isRepository = (text: string): boolean => text.length <= 255 && REPOSITORY.test(text);
export const isTag = (text: string): boolean => TAG.test(text);
export const isDigest = (text: string): boolean => DIGEST.test(text);

/** A tag that stands for what lies beside a digest (`sha256-…`, `sha256-….sig`): no version of anything. */
export const isReferrersTag = (tag: string): boolean => BESIDE.test(tag);

/** The tag under which a registry without the referrers API keeps what speaks of a digest. */
export const referrersTag = (digest: string): string => digest.replace(':', '-').slice(0, 'sha256-'.length + 64);
