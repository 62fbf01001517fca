/** Words of what somebody should look at with a customer. */
export const review = {
  title: '待复查',
  note: '低分、需求变化和没解决的投诉，处理掉或点「看过了」就消失',
  hub: '低分、需求变化和没解决的投诉',
  empty: '没有要复查的。低分、需求变化和投诉会自己出现在这里',
  complaint: (title: string) => `投诉未解决：${title}`,
  need: (text: string) => `需求有变化：${text}`,
  satisfaction: (level: number) => `满意度只有 ${level} 分`,
  trust: (value: string) => `信任只有 ${value}`,
  seen: '看过了',
  seenOf: (text: string) => `看过了：${text}`,
  seenSaid: '已收起，有新情况会再出现',
  mark: '待复查',
}
