/** What changed, in words: said in lib/contracts, for feeds say it too. */
export { type Names, sayClaim, sayField, sayFields, sayValue } from '#lib/contracts/say-change.ts';
