/**
 * Chinese surnames by their reading, and the words in front of which they are none: 对方经理 is not Mr Fang, 下周主任会 not
 * Ms Zhou. From the most common surnames of mainland China; those that are mostly another word (和, 向, 时, 全) are left out.
 */

const surnamesByReading =
  'zhang张章 wang王汪 li李黎 liu刘柳 chen陈谌 yang杨 zhao赵 huang黄 zhou周 wu吴武邬伍 xu徐许 sun孙 ma马 zhu朱 hu胡 guo郭 he何贺 ' +
  'gao高 lin林 luo罗骆 zheng郑 liang梁 xie谢 song宋 tang唐汤 han韩 feng冯 yu于余俞喻 dong董 xiao肖萧 cheng程成 cao曹 ' +
  'yuan袁 deng邓 fu傅付 shen沈申 zeng曾 peng彭 lv吕 su苏 lu卢陆鲁 jiang蒋姜江 cai蔡 jia贾 ding丁 wei魏韦卫 xue薛 ye叶 yan阎严颜 ' +
  'pan潘 du杜 dai戴 xia夏 zhong钟 tian田 ren任 fan范樊 fang方房 shi石史施 yao姚 tan谭 liao廖 zou邹 xiong熊 jin金靳 hao郝 ' +
  'kong孔 bai白 cui崔 kang康 mao毛 qiu邱裘仇 qin秦覃 gu顾古 hou侯 shao邵 meng孟 long龙 wan万 duan段 qian钱 yin尹殷 yi易 ' +
  'chang常 qiao乔 lai赖 gong龚 wen文温 ji季纪 pang庞 tao陶 ni倪 mei梅 lan兰 zhan詹 guan关 jiao焦 zuo左 niu牛 bi毕 ' +
  'ge葛 shang尚 tong童 geng耿 ruan阮 ou欧 shan单 xian冼 xin辛 qi齐祁戚 mo莫 ning宁 nie聂 ke柯 shu舒 bao鲍 hua华 ' +
  'zhuang庄 miao苗 mu穆 xing邢 an安 lou娄 cen岑 qu屈瞿曲 jing荆 lian廉 yue岳 you尤 che车 sheng盛'

const compoundSurnames =
  '欧阳ouyang 司马sima 上官shangguan 诸葛zhuge 慕容murong 皇甫huangfu 令狐linghu 东方dongfang 尉迟yuchi 公孙gongsun'

/** surname:the characters before it that make another word of the two. */
const wordsBefore =
  '方:对我甲乙双各官三厂供院客买卖校店后前东药资投南北西处地 周:下上这本每几整半 于:关由对属终至位等鉴善用处 任:主担现新前上责信委胜 高:提很最较更太不偏增升 ' +
  '单:下订签开跟清名菜买接简报丢大首 余:其多业 张:开紧扩夸 江:浙龙镇长内湛阳珠 苏:江 宁:南辽西 安:西保淮延六治公雅 关:海相有机无把公 史:历 ' +
  '金:现资基佣定奖押黄 程:工课流行过日全 谢:谢多感 易:贸交容简 常:日经非通正平 成:完达促组构形变 华:清中新 钱:价付多少 车:汽客货 ' +
  '文:英中语论 龙:沙乌 白:明空 马:立罗 石:宝矿 房:库药厨病机住 古:蒙内 何:如任为 尚:高时 庄:农 季:本上下旺淡 万:千百几'

const readings = new Map<string, string>()
for (const entry of surnamesByReading.split(' ')) {
  const [, reading = '', names = ''] = /^([a-z]+)(.*)$/u.exec(entry) ?? []
  for (const name of names) readings.set(name, reading)
}
for (const entry of compoundSurnames.split(' ')) readings.set(entry.slice(0, 2), entry.slice(2))
const before = new Map(wordsBefore.split(' ').map(entry => [entry.slice(0, 1), entry.slice(2)] as const))

/** The reading of a surname without tones (`ü` as `v`), for people who type Mr Zhang or zhangzong. */
export const readingOfSurname = (surname: string): string | undefined => readings.get(surname)

/** The surname a Chinese name begins with, two characters first. A rare one is its first character. */
export const surnameOf = (name: string): string =>
  readings.has(name.slice(0, 2)) ? name.slice(0, 2) : name.slice(0, 1)

/** The surname that stands at `at`, unless what precedes makes it part of another word. */
export function surnameAt(text: string, at: number): string | undefined {
  const surname = [text.slice(at, at + 2), text.slice(at, at + 1)].find(candidate => readings.has(candidate))
  const previous = text.slice(Math.max(0, at - 1), at)
  if (surname === undefined || /[\d零一二两三四五六七八九十百千第]/.test(previous)) return undefined
  return previous !== '' && before.get(surname)?.includes(previous) ? undefined : surname
}
