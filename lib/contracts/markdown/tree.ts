/**
 * A comment as it is shown: a closed list of what it can be made of. Whatever a writer typed that is none of this is text.
 * There is no HTML in it and nothing that runs; pages make their own elements of it.
 */
export type Inline =
  | { is: 'text'; text: string }
  /** A character that nobody could see, or that turns the text around, by its number. */
  | { is: 'unseen'; code: string }
  | { is: 'code'; of: Plain[] }
  | { is: 'em' | 'strong' | 'del'; of: Inline[] }
  /** `host`: where it leads, when its words say something else. */
  | { is: 'link'; href: string; host: string | null; of: Inline[] }
  | { is: 'mention'; handle: string }
  | { is: 'break' };
/** Text that is shown letter by letter. */
export type Plain = Extract<Inline, { is: 'text' | 'unseen' }>;

export type Block =
  | { is: 'paragraph' | 'heading'; of: Inline[] }
  | { is: 'quote'; of: Block[] }
  | { is: 'list'; start: number | null; of: { done: boolean | null; of: Block[] }[] }
  | { is: 'pre'; of: Plain[] }
  | { is: 'table'; rows: Inline[][][] }
  | { is: 'rule' };
