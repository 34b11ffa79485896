import type * as Events from '@aws-sdk/client-eventbridge'
import type { JsonValue } from '../../../asl/json.ts'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { parseSchedule } from '../scheduler/schedule-expression.ts'
import { parsePattern } from './pattern/check-pattern.ts'
import { matchesPattern } from './pattern/matches-pattern.ts'
import { DEFAULT_BUS, type RuleRecord } from './rule-record.ts'
import type { RuleStore } from './rule-store.ts'

/** The operations on rules. `changed` is told of every change. */
export function ruleOperations(store: RuleStore, { clock, region, accountId }: LocalEnvironment, changed: () => void) {
  const arnOf = (bus: string, name: string) => `arn:aws:events:${region}:${accountId}:rule/${bus === DEFAULT_BUS ? '' : `${bus}/`}${name}`
  const edit = async (bus: string | undefined, name: string | undefined, change: (rule: RuleRecord) => RuleRecord) => {
    const rule = await store.rule(bus, name)
    const edited = await store.change(bus, rule.name, (known) => change(known ?? rule))
    changed()
    return edited
  }
  return {
    async PutRule(input: Events.PutRuleRequest): Promise<Events.PutRuleResponse> {
      const { Name: name = '', EventPattern: pattern, ScheduleExpression: schedule, State = 'ENABLED', Description, EventBusName } = input
      if (!/^[\w.-]{1,64}$/.test(name)) throw invalid(`Invalid rule name ${JSON.stringify(name)}.`)
      if (pattern === undefined && schedule === undefined)
        throw invalid('Parameter(s) EventPattern or ScheduleExpression must be specified.')
      if (pattern !== undefined) parsePattern(pattern)
      if (schedule !== undefined) requireSchedule(schedule)
      const { arn } = await store.change(EventBusName, name, (known, bus) => {
        if (schedule !== undefined && bus.name !== DEFAULT_BUS)
          throw invalid('ScheduleExpression is supported only on the default event bus.')
        return {
          name,
          bus: bus.name,
          arn: arnOf(bus.name, name),
          ...(pattern !== undefined && { pattern }),
          ...(schedule !== undefined && { schedule }),
          state: State,
          ...(Description !== undefined && { description: Description }),
          targets: known?.targets ?? [],
          created: known?.schedule === schedule && known !== undefined ? known.created : clock.now(),
        }
      })
      changed()
      return { RuleArn: arn }
    },
    async DescribeRule({ Name, EventBusName }: Events.DescribeRuleRequest): Promise<Events.DescribeRuleResponse> {
      return describe(await store.rule(EventBusName, Name))
    },
    async ListRules({ EventBusName, NamePrefix = '' }: Events.ListRulesRequest): Promise<Events.ListRulesResponse> {
      return { Rules: (await store.rules(EventBusName)).filter(({ name }) => name.startsWith(NamePrefix)).map(describe) }
    },
    async ListRuleNamesByTarget({
      TargetArn,
      EventBusName,
    }: Events.ListRuleNamesByTargetRequest): Promise<Events.ListRuleNamesByTargetResponse> {
      const found = (await store.rules(EventBusName)).filter(({ targets }) => targets.some(({ Arn }) => Arn === TargetArn))
      return { RuleNames: found.map(({ name }) => name) }
    },
    async EnableRule({ Name, EventBusName }: Events.EnableRuleRequest): Promise<void> {
      await edit(EventBusName, Name, (rule) => ({ ...rule, state: 'ENABLED', created: clock.now() }))
    },
    async DisableRule({ Name, EventBusName }: Events.DisableRuleRequest): Promise<void> {
      await edit(EventBusName, Name, (rule) => ({ ...rule, state: 'DISABLED' }))
    },
    /** To delete what is not there is a success. */
    async DeleteRule({ Name = '', EventBusName, Force }: Events.DeleteRuleRequest): Promise<void> {
      const rule = (await store.rules(EventBusName)).find(({ name }) => name === Name)
      if (rule === undefined) return
      if (rule.targets.length > 0 && Force !== true) throw invalid("Rule can't be deleted since it has targets.")
      await store.remove(rule)
      changed()
    },
    async PutTargets({ Rule, EventBusName, Targets = [] }: Events.PutTargetsRequest): Promise<Events.PutTargetsResponse> {
      await edit(EventBusName, Rule, (rule) => {
        const ids = Targets.map(({ Id }) => Id)
        const targets = [...rule.targets.filter(({ Id }) => !ids.includes(Id)), ...Targets]
        if (targets.length > MOST_TARGETS)
          throw new AwsError('LimitExceededException', `The rule has more than ${MOST_TARGETS} targets.`, 400)
        return { ...rule, targets }
      })
      return { FailedEntryCount: 0, FailedEntries: [] }
    },
    async RemoveTargets({ Rule, EventBusName, Ids = [] }: Events.RemoveTargetsRequest): Promise<Events.RemoveTargetsResponse> {
      await edit(EventBusName, Rule, (rule) => ({ ...rule, targets: rule.targets.filter(({ Id = '' }) => !Ids.includes(Id)) }))
      return { FailedEntryCount: 0, FailedEntries: [] }
    },
    async ListTargetsByRule({ Rule, EventBusName }: Events.ListTargetsByRuleRequest): Promise<Events.ListTargetsByRuleResponse> {
      return { Targets: [...(await store.rule(EventBusName, Rule)).targets] }
    },
    async TestEventPattern({ EventPattern = '', Event = '' }: Events.TestEventPatternRequest): Promise<Events.TestEventPatternResponse> {
      return { Result: matchesPattern(parsePattern(EventPattern), JSON.parse(Event) as JsonValue) }
    },
  }
}

/** Targets of a rule. */
const MOST_TARGETS = 5

function describe({ name, arn, bus, pattern, schedule, state, description }: RuleRecord): Events.Rule {
  return {
    Name: name,
    Arn: arn,
    EventBusName: bus,
    State: state,
    ...(pattern !== undefined && { EventPattern: pattern }),
    ...(schedule !== undefined && { ScheduleExpression: schedule }),
    ...(description !== undefined && { Description: description }),
  }
}

function requireSchedule(expression: string): void {
  try {
    if (parseSchedule(expression).kind !== 'at') return
  } catch (cause) {
    throw new AwsError('ValidationException', `Parameter ScheduleExpression is not valid: ${(cause as Error).message}.`, 400, {}, { cause })
  }
  throw invalid('Parameter ScheduleExpression is not valid: a rule takes rate(...) and cron(...).')
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message, 400)
}
