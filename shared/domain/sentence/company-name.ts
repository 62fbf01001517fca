/** The parts of a company's name: place, what people call it, legal form. 上海华润医药有限公司 → 上海 · 华润医药 · 有限公司. */

const places =
  '北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 ' +
  '台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国 石家庄 唐山 保定 太原 沈阳 大连 长春 哈尔滨 南京 无锡 徐州 常州 苏州 南通 扬州 杭州 ' +
  '宁波 温州 嘉兴 绍兴 金华 台州 合肥 芜湖 蚌埠 福州 厦门 泉州 漳州 南昌 九江 济南 青岛 烟台 潍坊 临沂 淄博 郑州 洛阳 武汉 宜昌 襄阳 ' +
  '长沙 株洲 衡阳 广州 深圳 珠海 佛山 东莞 中山 惠州 汕头 南宁 柳州 桂林 海口 成都 绵阳 贵阳 遵义 昆明 大理 西安 咸阳 兰州 西宁 银川 ' +
  '呼和浩特 包头 乌鲁木齐'
const placePattern = new RegExp(
  `^(?:(?:${places.split(' ').join('|')})(?:省|市|自治区)?|[\\u4e00-\\u9fff]{1,2}[^超门夜菜花][省市](?![场立政]))+(?:[\\u4e00-\\u9fff]{1,2}[区县](?!域))?`,
  'u',
)
const formPattern =
  /(?:[（(][^（）()]{1,8}[）)])?(?:股份有限公司|有限责任公司|集团有限公司|有限公司|集团公司|股份公司|分公司|集团|公司|总厂|商行|经营部)$|[,\s]+(?:inc|ltd|llc|llp|plc|gmbh|ag|sa|s\.a\.|co|corp|corporation|company|limited|pty|bv|nv|srl|kg)\.?(?:[,\s]+(?:ltd|kg|inc)\.?)?$/iu
/** What follows the place when the place itself is the name: 单县人民医院 is never called 人民医院. */
const genericPattern =
  /^(?:第[一二三四五六七八九十]|人民|中心|中医|妇幼|儿童|肿瘤|口腔|协和|市立|大学|医科|医学|农业|工商|建设|银行|医院|妇产|胸科|职业|师范|理工)/u
/** What a brand is followed by; without it the brand alone remains. */
const tradePattern =
  /(?:生物|医疗|器械|医药|药业|制药|大药房|药房|连锁|科技|技术|信息|软件|网络|电子|电器|电气|机电|机械|设备|仪器|精密|自动化|工业|实业|贸易|商贸|进出口|国际|物流|供应链|冷链|食品|饮料|乳业|粮油|餐饮|酒店|超市|便利店|百货|商业|零售|建材|装饰|工程|建设|地产|置业|化工|材料|新材料|塑料|包装|印刷|纺织|服饰|服装|家具|汽车|汽配|能源|环保|农业|教育|传媒|广告|文化|咨询|投资|医院|门诊|诊所|烘焙|母婴|日化)+$/u

export interface CompanyParts {
  /** Length of the place in front, 0 without one. */
  readonly placeLength: number
  /** Where the legal form begins: the name's length without one. */
  readonly formStart: number
}

export function partsOfCompany(name: string): CompanyParts {
  const formStart = name.length - (formPattern.exec(name)?.[0].length ?? 0)
  const place = placePattern.exec(name)?.[0].length ?? 0
  const rest = name.slice(place, formStart)
  return {
    placeLength: rest.length < 2 || genericPattern.test(rest) ? 0 : place,
    formStart: formStart > 1 ? formStart : name.length,
  }
}

/** Two-character brands that are words of everyday sentences: the brand alone is then no name. */
const everyday = new Set(
  '希望 大家 我们 他们 客户 价格 产品 样品 今天 明天 进展 报价 拜访 同意 认可 市场 发展 方案 合同 订单 经理 主任 一品 第一 新品 国际 生活 健康 通过 成功 合作 满意 顺利 长期 东西 老板 先生 医院 学校 超市 中心'.split(
    ' ',
  ),
)

/**
 * The ways a company is named in a sentence, longest first: in full, without legal form, without place, brand alone.
 * English names keep their words; only the legal form goes.
 */
export function namesOfCompany(name: string): string[] {
  const trimmed = name.trim()
  const { placeLength, formStart } = partsOfCompany(trimmed)
  const short = trimmed.slice(0, formStart).trim()
  const local = short.slice(placeLength)
  const brand = local.replace(tradePattern, '')
  const names = [trimmed, short]
  if (/\p{Script=Han}/u.test(trimmed)) {
    if (local.length >= 3) names.push(local)
    if (brand.length >= 2 && !everyday.has(brand)) names.push(brand)
  }
  return [...new Set(names.filter(candidate => candidate.length >= 2))]
}
