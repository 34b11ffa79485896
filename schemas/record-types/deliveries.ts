import { field, recordType } from '../record-type.ts'

/** A shipment that has come to somebody's door. */
export const deliveries = recordType({
  name: 'deliveries',
  time: 'event_time',
  fields: {
    delivery_id: field('string'),
    shipment_id: field('string'),
    parcels: field('long', { least: 1 }),
    signed: field('boolean'),
    recipient: field('string', { optional: true }),
    event_time: field('timestamp'),
  },
})
