/** The 60 customers of the sample team, by rep. Invented; a likeness with a real company is chance. */
import type { CustomerClass } from '#shared/domain/record.ts'
import type { BuyingRole } from '#shared/domain/standing/importance.ts'

export type CompanyKind = 'hospital' | 'clinic' | 'lab' | 'pharmacy' | 'dealer'

export interface Company {
  readonly name: string
  readonly city: string
  readonly kind: CompanyKind
  readonly class: CustomerClass
  readonly isEnglish: boolean
}

const kinds: { readonly [letter: string]: CompanyKind } = {
  h: 'hospital',
  c: 'clinic',
  l: 'lab',
  p: 'pharmacy',
  d: 'dealer',
}

/** One company a line: class, kind, city, name. */
const lists: { readonly [rep: string]: string } = {
  周岚: `
A h 杭州 禾岭综合医院
A h 杭州 望潮骨科医院
A d 杭州 鼎禾医药供应链
A h 湖州 青麦妇产医院
B c 杭州 沐禾口腔（滨江店）
B c 杭州 沐禾口腔（城西店）
B c 嘉兴 柏舟康复门诊部
B l 杭州 恒朗医学检验所
B h 嘉兴 岚溪区人民医院
B p 湖州 同泽大药房连锁
B c 杭州 云帆眼科门诊
B d 嘉兴 稻野医疗器械
C c 杭州 小满儿科诊所
C p 嘉兴 百草里药房
C c 湖州 朗川中医馆
C c 杭州 寒屿皮肤科诊所
C p 杭州 安禾药房（古墩店）
C l 湖州 清越病理诊断中心
C c 嘉兴 南浔里社区卫生站
C d 湖州 海容商贸
B c 杭州 Riverbend Family Clinic
C p 杭州 Plum Lane Pharmacy`,
  'Daniel Chen': `
A h 上海 Harbour Bridge International Hospital
A d 苏州 Eastgate Medical Supplies
A h 苏州 Willow Creek Women's Hospital
B l 苏州 Northlight Diagnostics
B c 上海 Silver Birch Dental Group
B c 上海 Old Mill Physiotherapy
B d 无锡 Lakeside Instruments
B h 无锡 St. Alban Rehabilitation Centre
B c 苏州 Copper Bell Paediatrics
C c 上海 Juniper Skin Clinic
C p 上海 Corner House Pharmacy
C l 无锡 Bright Field Laboratories
A h 苏州 天衡心血管医院
B h 无锡 北陌第二医院
B c 苏州 金桥体检中心
B d 苏州 宏远医疗科技
C c 无锡 瑞禾血透中心
C p 苏州 一味堂药房
C c 上海 静安里日间手术中心
C d 无锡 江浦耗材商行`,
  许哲: `
A h 南京 江左附属医院
A h 扬州 绿杨城医院
A d 南京 长帆医疗配送
B h 南通 狼山康复医院
B c 南京 紫穗口腔
B l 南京 微观医学检验
B c 扬州 瘦西湖体检门诊
B d 泰州 凤城器械
B p 南通 崇川惠民药房
B h 泰州 海陵中西医结合医院
C c 扬州 文昌里门诊
C p 泰州 老街药房
C c 南通 濠河眼科
C d 盐城 盐渎医疗用品
B l 南京 Cedar & Stone Clinical Labs
C c 南京 Maple Court Orthopaedics
C p 扬州 Three Wells Pharmacy
C d 南通 Tidewater Trading Co.`,
}

export function companiesOf(rep: string): readonly Company[] {
  return (lists[rep] ?? '')
    .trim()
    .split('\n')
    .map(line => {
      const [grade, kind = '', city = '', ...name] = line.split(' ')
      return {
        name: name.join(' '),
        city,
        kind: kinds[kind] ?? 'clinic',
        class: grade === 'A' || grade === 'B' ? grade : 'C',
        isEnglish: !/\p{Script=Han}/u.test(name.join('')),
      }
    })
}

export const industries: { readonly [kind in CompanyKind]: readonly [zh: string, en: string] } = {
  hospital: ['医院', 'Hospital'],
  clinic: ['门诊与诊所', 'Clinic'],
  lab: ['医学检验', 'Laboratory'],
  pharmacy: ['药房', 'Pharmacy'],
  dealer: ['经销商', 'Distributor'],
}

/** Titles of the people met and their part in a decision, the one who decides first. */
export const titles: { readonly [kind in CompanyKind]: readonly (readonly [zh: string, en: string, BuyingRole])[] } = {
  hospital: [
    ['设备科主任', 'Head of Equipment', 'economic'],
    ['护士长', 'Head Nurse', 'user'],
    ['采购主管', 'Purchasing Lead', 'technical'],
  ],
  clinic: [
    ['院长', 'Medical Director', 'economic'],
    ['运营经理', 'Practice Manager', 'technical'],
  ],
  lab: [
    ['实验室主任', 'Laboratory Director', 'economic'],
    ['采购', 'Buyer', 'technical'],
  ],
  pharmacy: [
    ['店长', 'Store Manager', 'user'],
    ['采购经理', 'Purchasing Manager', 'economic'],
  ],
  dealer: [
    ['总经理', 'General Manager', 'economic'],
    ['产品经理', 'Product Manager', 'technical'],
  ],
}
