/** The words of Chinese promises that both sides share. Patterns are built from them, so none may be read in two ways. */
import { sign } from './clause.ts'

/** A whole run of signs: half a run, tried again and again, would take for ever. */
export const when = `${sign.when}+(?!${sign.when})的?(?:之前|以前|前|以内|之内|内|左右)?`
export const whom = `(?:${sign.person}+(?!${sign.person})|${sign.customer}+(?!${sign.customer}))`
/** Somebody means to do it. */
export const will =
  '会|将|要|得|需要|需(?!要)|必须|应该|答应|承诺|保证|负责|尽快|马上|立刻|立即|准备|争取|计划|打算|记得|务必|约好|约定|说好|定于|定在|届时|到时候?|回头|下次|抓紧|安排'
/** Says nothing about who or when. */
export const manner =
  '在|于|再次|再(?!次)|重新|继续|先|一起|去|来|亲自|顺便|及时|可以|还|也|就|过去|另外|统一|提前|回去|回来|回公司'

/** A statement about the past. */
export const done = /了(?!解)|过(?![去来期敏滤程户渡])|已经|已|完成|完毕|刚刚?|上次|之前(?=送|发|寄|报)/u
export const denied = /不(?!同|良|锈|间|断)|没|未(?!来)|别(?!的|墅)|无需|暂停|取消/u
export const asking = /吗|是否|什么|多少|谁|怎么|哪|几时|要不要|能否|能不能|如果|要是|假如|除非|为什么/u

/** 送货很慢, 报价单: what follows makes the verb a noun. */
const judged =
  /^(?:太|很|偏|比较|有点|慢|快|及时|高|低|贵|晚|延迟|问题|时间|周期|地址|量|的|得|到(?!货|位|府|厂|店|科|医|公|仓|现)|是|价格)/u

const needsThing = /^(?:送|寄|发|带|拿|见|提供|补|做|出|准备|快递|补发|给|请)$/u

/** True when what follows the verb lets it be a deed: 送样品, not 送货很慢 and not 送 alone. */
export const isDeed = (verb: string, thing: string): boolean =>
  !judged.test(thing) && (!needsThing.test(verb) || /[^\s\uE000]/.test(thing))
