import { nounParser } from './noun-params.ts';
import { questionsNoun } from './tables/questions.ts';

/** Reads the query of the list of questions. */
export const parseQuestionParams = nounParser(questionsNoun);
