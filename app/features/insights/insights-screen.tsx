/** 洞察: the tools that look at all customers, each with what it answers. */
import { Link } from '@tanstack/react-router'
import { useMatrixWork } from '#app/context.tsx'
import { SettingRow } from '#app/ui/block.tsx'
import { SectionHeader } from '#app/ui/row.tsx'
import { Screen, TopBar } from '#app/ui/screen.tsx'
import { useWords } from '#app/words/words-context.tsx'

export function InsightsScreen() {
  const { insights, market, matrix, needs, portfolio, review, segments, standing, survey } = useWords()
  useMatrixWork()
  return (
    <Screen title={insights.title} top={<TopBar title={insights.title} />}>
      <SectionHeader>{insights.tools}</SectionHeader>
      <SettingRow
        icon="matrix"
        name={standing.matrix}
        note={standing.matrixNote}
        link={<Link to="/insights/relationship" />}
      />
      <SettingRow
        icon="matrix"
        name={matrix.performance}
        note={matrix.performanceNote}
        link={<Link to="/insights/performance" />}
      />
      <SettingRow
        icon="matrix"
        name={matrix.decision}
        note={matrix.decisionNote}
        link={<Link to="/insights/decision" />}
      />
      <SectionHeader>{insights.who}</SectionHeader>
      <SettingRow icon="team" name={portfolio.title} note={portfolio.note} link={<Link to="/insights/portfolio" />} />
      <SettingRow
        icon="history"
        name={portfolio.churn}
        note={portfolio.churnNote}
        link={<Link to="/insights/churn" />}
      />
      <SettingRow icon="clock" name={portfolio.time} note={portfolio.timeNote} link={<Link to="/insights/time" />} />
      <SettingRow icon="calendar" name={portfolio.due} note={portfolio.dueNote} link={<Link to="/insights/due" />} />
      <SettingRow icon="filter" name={segments.title} note={segments.note} link={<Link to="/insights/segments" />} />
      <SettingRow
        icon="bars"
        name={segments.classesTitle}
        note={segments.classesNote}
        link={<Link to="/insights/classes" />}
      />
      <SettingRow
        icon="goal"
        name={market.pipeline}
        note={market.pipelineNote}
        link={<Link to="/insights/pipeline" />}
      />
      <SectionHeader>{insights.voice}</SectionHeader>
      <SettingRow icon="alert" name={review.title} note={review.hub} link={<Link to="/insights/review" />} />
      <SettingRow icon="message" name={needs.inbox} note={needs.inboxNote} link={<Link to="/insights/feedback" />} />
      <SettingRow icon="chat" name={survey.title} note={survey.rowNote} link={<Link to="/insights/surveys" />} />
      <SettingRow
        icon="phone"
        name={survey.callbacks}
        note={survey.callbacksNote}
        link={<Link to="/insights/callbacks" />}
      />
      <SectionHeader>{insights.market}</SectionHeader>
      <SettingRow
        icon="flag"
        name={market.competitors}
        note={market.competitorsNote}
        link={<Link to="/insights/competitors" />}
      />
      <SettingRow
        icon="globe"
        name={market.marketTitle}
        note={market.marketNote}
        link={<Link to="/insights/market" />}
      />
      <SettingRow
        icon="tag"
        name={market.products}
        note={market.productsNote}
        link={<Link to="/insights/products" />}
      />
    </Screen>
  )
}
