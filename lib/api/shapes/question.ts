import type { ApiQuestion, ApiQuestionDetail } from '#lib/contracts/api/question.ts';
import type { QuestionDto, QuestionItemDto } from '#lib/read/dto-question.ts';

/** The API's question: exactly the documented keys, whatever the pages need beside them. */
export function toApiQuestion(question: QuestionItemDto): ApiQuestion {
  const { slug, name, topic, state, version, updatedAt, options, decisions, remarks } = question;
  return { slug, name, topic, state, version, updatedAt, options, decisions, remarks };
}

/** The same with all of it. */
export function toApiQuestionDetail(question: QuestionDto): ApiQuestionDetail {
  const { slug, name, topic, state, version, updatedAt, body, options, decisions, related, tasks, remarks } = question;
  return { slug, name, topic, state, version, updatedAt, body, options, decisions, related, tasks, remarks };
}
