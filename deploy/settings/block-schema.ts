const TEXT = { type: 'string', minLength: 1 } as const
const TEXTS = { type: 'array', items: TEXT, minItems: 1 } as const

/** The JSON Schema of the `sluice:` block. */
export const BLOCK_SCHEMA = {
  type: 'object',
  properties: {
    from: TEXT,
    pipelines: TEXTS,
    triggers: { type: 'object', additionalProperties: { type: 'boolean' } },
    namePrefix: { type: 'string', pattern: '^[A-Za-z0-9_-]*$', maxLength: 40 },
    roles: {
      type: 'object',
      properties: {
        namePrefix: { type: 'string', pattern: '^[A-Za-z0-9+=,.@_-]*$', maxLength: 40 },
        path: { type: 'string', pattern: '^/(.*/)?$' },
        permissionsBoundary: { type: 'string', pattern: '^arn:' },
      },
      additionalProperties: false,
    },
    existing: {
      type: 'object',
      additionalProperties: {
        anyOf: [
          TEXT,
          {
            type: 'object',
            properties: { subnets: TEXTS, securityGroups: TEXTS },
            required: ['subnets', 'securityGroups'],
            additionalProperties: false,
          },
        ],
      },
    },
    removal: { enum: ['retain', 'delete'] },
    alarms: {
      anyOf: [{ type: 'boolean' }, { type: 'object', properties: { topic: TEXT }, required: ['topic'], additionalProperties: false }],
    },
    dashboard: { type: 'boolean' },
    tags: { type: 'boolean' },
  },
  required: ['from'],
  additionalProperties: false,
} as const
