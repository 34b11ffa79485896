import { field, recordType } from '../record-type.ts'

/** A shipment on its way. */
export const shipments = recordType({
  name: 'shipments',
  time: 'event_time',
  fields: {
    shipment_id: field('string'),
    origin: field('string'),
    destination: field('string'),
    carrier: field('string'),
    weight_kg: field('double', { least: 0 }),
    event_time: field('timestamp'),
  },
})
