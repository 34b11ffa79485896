/** The container's program: `node main.js`. Its input is its environment; see the contract. */
import { errorFields, logger } from '../logging/logger.ts'
import { runTask } from './run-task.ts'

const { env } = process
const log = logger({ task: 'enrich-events', run: env.BATCH ?? '' }, console.log)

runTask(env).then(
  (enriched) => log.info('enriched', { ...enriched }),
  (error) => {
    log.error('failed', errorFields(error))
    process.exitCode = 1
  },
)
