/** The parts of a company's name: place, what people call it, legal form. 上海华润医药有限公司 → 上海 · 华润医药 · 有限公司. */

/** Provinces, cities of prefecture rank, and the counties that trade like them. */
const places =
  '北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国 ' +
  '石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛 长春 四平 辽源 通化 白山 松原 白城 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 ' +
  '南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 乐清 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 晋江 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 ' +
  '郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 ' +
  '成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 大理 拉萨 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依'
const placePattern = new RegExp(
  `^(?:(?:${places.split(' ').join('|')})(?:省|市|自治区)?|[\\u4e00-\\u9fff]{1,2}[^超门夜菜花][省市](?![场立政])|[\\u4e00-\\u9fff]{1,2}县(?!域))+(?:[\\u4e00-\\u9fff]{1,2}[区县](?!域))?`,
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
