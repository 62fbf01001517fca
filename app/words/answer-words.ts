/** Words for those who are asked, in both languages at once: they choose theirs, whatever the language of the app. */
import type { SurveyLanguage } from '#shared/domain/survey/question.ts'
import { answer as en } from './en/answer.ts'
import { answer as zh } from './zh-CN/answer.ts'

export type AnswerWords = typeof zh

export const answerWords: Readonly<Record<SurveyLanguage, AnswerWords>> = { 'zh-CN': zh, en }

/** The heading of a block, or the name of a topic: a word of ours, else the maker's own. */
export const blockName = (words: AnswerWords, block: string): string => words.blocks[block] ?? block
export const topicName = (words: AnswerWords, topic: string): string => words.topics[topic] ?? topic
