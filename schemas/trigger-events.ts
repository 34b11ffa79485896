import { type Static, type TObject, Type } from '@sinclair/typebox'

/** S3's event of a new object as EventBridge gives it. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export const ObjectCreated = Type.Object({
  source: Type.Literal('aws.s3'),
  'detail-type': Type.Literal('Object Created'),
  detail: Type.Object({ bucket: Type.Object({ name: Type.String() }), object: Type.Object({ key: Type.String() }) }),
})

export type ObjectCreated = Static<typeof ObjectCreated>

/**
 * What a schedule starts with: fields of the input, and the moment for which it was planned. EventBridge Scheduler puts that moment in
 * place of `<aws.scheduler.scheduled-time>`. https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
 */
export const Scheduled = Type.Object({ scheduled_time: Type.String() })

/** The event of a scheduled rule. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-run-lambda-schedule.html */
export const ScheduledEvent = Type.Object({ 'detail-type': Type.Literal('Scheduled Event'), time: Type.String() })

/** Another service's event: its detail holds fields of the input. */
export const ServiceEvent = Type.Object({
  source: Type.String(),
  'detail-type': Type.String(),
  detail: Type.Object({}, { additionalProperties: true }),
})

/** Every shape in which a workflow's input may come: by hand with fields of `fields`, by schedule, by an object, by an event. */
export function triggerInput(fields: TObject) {
  return Type.Union([
    Type.Partial(fields, { additionalProperties: false }),
    Type.Composite([Scheduled, Type.Partial(fields)]),
    ScheduledEvent,
    ObjectCreated,
    ServiceEvent,
  ])
}
