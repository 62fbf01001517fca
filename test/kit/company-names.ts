/** Seeded companies and people of a Chinese market with an English corner: word lists of our own. */
import { testRandom } from './test-random.ts'

const split = (words: string): readonly string[] => words.split(' ')

const places = split(
  '上海 北京 广州 深圳 杭州 南京 苏州 成都 武汉 西安 重庆 天津 青岛 宁波 无锡 长沙 郑州 济南 福州 厦门 合肥 大连 沈阳 昆明 南宁 石家庄 佛山 东莞 温州 绍兴 吕梁 台州 蚌埠 六安 单县 长治 乐清 丽水',
)
const first =
  '华 长 金 恒 瑞 祥 盛 德 康 泰 仁 和 百 同 济 天 永 宏 佳 美 鑫 汇 通 博 远 东 南 海 江 云 龙 凤 嘉 安 宝 成 诚 达 大 丰 富 光 广 国 豪 弘 鸿 惠 吉 建 锦 晶 精 巨 凯 科 蓝 乐 立 联 绿 茂 明 诺 鹏 普 启 千 庆 荣 森 胜 圣 世 顺 思 腾 万 威 伟 新 信 星 兴 雅 亚 扬 阳 益 银 英 优 友 裕 源 悦 振 正 志 智 中 众 卓 紫 曾 单 仇 重 寒 禾 屿'.split(
    ' ',
  )
const second =
  '达 通 源 泰 康 华 盛 隆 丰 祥 瑞 和 安 宁 平 信 诚 美 佳 丽 雅 洁 净 明 亮 辉 光 阳 星 辰 宇 宙 海 洋 江 河 山 川 林 森 木 禾 谷 岭 峰 屿 园 田 野 牧 渔 舟 帆 航 翔 飞 鹏 鹰 龙 马 鹿 鹤 玉 珠 宝 金 银 铜 钢 石 磊 基 业 创 拓 展 联 合 同 众 聚 汇 融 鑫 亿 万 千 百 益 惠 优 良 善 德 仁 义 礼 智 科 技 博 文 睿 思 维 迪 尔 诺 凯 乐 欣 悦 庆 春 秋'.split(
    ' ',
  )
const third = '斯 特 克 生 堂 记 联 洋 尔 士 康 得 可 力 比'.split(' ')
const trades = split(
  '医药 生物科技 医疗器械 药业 大药房 科技 信息技术 软件 电子 电器 机电设备 机械 仪器 精密制造 自动化 贸易 商贸 进出口 国际物流 供应链 冷链 食品 饮料 乳业 粮油 餐饮管理 酒店管理 超市 便利店 百货 建材 装饰工程 建设 化工 新材料 塑料 包装 印刷 纺织 服饰 家具 汽车销售 汽配 新能源 环保 农业 教育科技 文化传媒 广告 咨询 母婴用品 日化',
)
const forms = split('有限公司 有限公司 有限公司 有限责任公司 股份有限公司 集团有限公司')
const hospitals = split('人民医院 中心医院 中医院 妇幼保健院 第一人民医院 第二医院 口腔医院 肿瘤医院 社区卫生服务中心')
const shops = split('超市 便利店 烟酒店 大药房 母婴店 生鲜店 粮油店 小吃店 火锅店 酒楼')
const englishHead = split(
  'Ald Ash Bar Bel Ber Black Bram Bri Cal Car Chat Clay Col Cor Cran Dal Dan Dor Dun East Ed El Fair Fal Farn Gar Gil Glen Ham Har Hart Haz High Hol Hunt Ken Kings Kirk Lang Lind Lyn Mar Mel Mid Mor New Nor Oak Old Pem Rad Rav Red Rock Rose Sal Sed Shel South Stan Stock Sut Thorn Til Wal War West Whit Win Wood Yor',
)
const englishTail = split(
  'mont vale ton ridge field worth ford ham well bury dale gate ley more stead wick brook cliff hurst mere',
)
const englishTrades = split(
  'Foods Traders Supplies Pharma Medical Logistics Motors Bikes Sports Outfitters Electronics Systems Software Partners Foundry Textiles Furniture Bakery Dairy Beverages Hardware Tools Plastics Packaging Chemicals Energy Clinics Dental Optics Marine',
)
const englishForms = ['Inc.', 'Ltd', 'LLC', 'GmbH', 'Co., Ltd.', '']
const surnames = split(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 邓 韩 冯 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏 吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金 韦 贾 夏 付 方 邹 熊 白 孟 秦 邱 侯 江 尹 薛 闫 段 雷 龙 黎 史 陶 贺 毛 郝 顾 龚 邵 万 单 仇 解 查 区 欧阳 尉迟',
)
const given =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英建华文子涵宇轩欣怡一鸣志晓东海燕雪梅国栋思远佳琪梦瑶俊天春立新玉兰慧颖浩然博雅诗琳凯峰振宁晨曦若云清波'
const englishGiven = split(
  'Maria Thomas Anna Peter Laura Victor Helen Carlos Emma Oliver Nina Hugo Clara Simon Irene Felix',
)
const englishSurnames = split(
  'Anders Hardy Berglund Moos Citeaux Sommer Lebihan Lincoln Ashworth Simpson Chang Wang Devon Feuer Franken Larsson',
)

export interface MadeCompany {
  readonly name: string
  readonly class: '' | 'A' | 'B' | 'C'
  /** Days since the last visit; undefined for never. */
  readonly silentDays: number | undefined
  readonly phone: string
}

export interface MadePerson {
  readonly name: string
  /** Index of the company. */
  readonly company: number
  readonly phone: string
}

export interface MadeMarket {
  readonly companies: readonly MadeCompany[]
  readonly people: readonly MadePerson[]
}

/** The same seed gives the same market. Names are unique. */
export function makeMarket(seed: number, companyCount: number, personCount: number): MadeMarket {
  const random = testRandom(seed)
  const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(random() * list.length)] ?? fallback
  const word = (list: readonly string[]): string => pick(list, '')
  const char = (list: string): string => list.charAt(Math.floor(random() * list.length))
  const phone = (): string => `1${3 + Math.floor(random() * 7)}${String(Math.floor(random() * 1e9)).padStart(9, '0')}`

  const companyName = (): string => {
    const kind = random()
    const brand = word(first) + word(second) + (random() < 0.25 ? word(third) : '')
    if (kind < 0.2)
      return [
        word(englishHead) + word(englishTail),
        random() < 0.4 ? word(englishTrades) : '',
        word(englishTrades),
        word(englishForms),
      ]
        .filter(Boolean)
        .join(' ')
    if (kind < 0.3)
      return word(places) + (random() < 0.3 ? '市' : '') + (random() < 0.5 ? brand.slice(0, 2) : '') + word(hospitals)
    if (kind < 0.42) return brand + word(shops)
    return (random() < 0.7 ? word(places) + (random() < 0.2 ? '市' : '') : '') + brand + word(trades) + word(forms)
  }
  const names = new Set<string>()
  while (names.size < companyCount) names.add(companyName())
  const companies = [...names].map((name): MadeCompany => {
    const isActive = random() < 0.35
    return {
      name,
      class: isActive ? pick(['A', 'A', 'B', 'B', 'C'] as const, 'C') : pick(['B', 'C', 'C', '', ''] as const, ''),
      silentDays: isActive ? Math.floor(random() * 60) : random() < 0.5 ? 60 + Math.floor(random() * 600) : undefined,
      phone: random() < 0.5 ? phone() : '',
    }
  })
  const people = Array.from({ length: personCount }, (): MadePerson => {
    const name =
      random() < 0.85
        ? word(surnames) + char(given) + (random() < 0.7 ? char(given) : '')
        : `${word(englishGiven)} ${word(englishSurnames)}`
    return { name, company: Math.floor(random() * companyCount), phone: random() < 0.7 ? phone() : '' }
  })
  return { companies, people }
}
