import { AwsError } from '../../service.ts'

/** The Glue API's errors, in the wording that AWS answers. https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-exceptions.html */
export const glueErrors = {
  databaseNotFound: (name: string) => notFound(`Database ${name} not found.`),
  databaseExists: () => exists('Database already exists.'),
  tableNotFound: (name: string) => notFound(`Table ${name} not found.`),
  tableExists: () => exists('Table already exists.'),
  partitionNotFound: () => notFound('Cannot find partition.'),
  partitionExists: () => exists('Partition already exists.'),
  classifierNotFound: (name: string) => notFound(`Classifier ${name} not found`),
  classifierExists: (name: string) => exists(`Classifier with name ${name} already exists`),
  crawlerNotFound: (name: string) => notFound(`Crawler with name ${name} does not exist`),
  crawlerExists: (name: string) => exists(`Crawler with name ${name} already exists`),
  crawlerRunning: (name: string) => new AwsError('CrawlerRunningException', `Crawler with name ${name} has already started`),
  crawlerRunningUpdate: () =>
    new AwsError('CrawlerRunningException', 'Cannot update Crawler while running. Please stop crawl or wait until it completes to update.'),
  crawlerRunningDelete: (name: string) => new AwsError('CrawlerRunningException', `Cannot delete crawler ${name} while it's running`),
  crawlerNotRunning: (name: string) => new AwsError('CrawlerNotRunningException', `Crawler with name ${name} isn't running`),
  crawlerStopping: (name: string) => new AwsError('CrawlerStoppingException', `Crawler with name ${name} is already stopping`),
  invalidInput: (message: string) => new AwsError('InvalidInputException', message),
  throttled: () => new AwsError('ThrottlingException', 'Rate exceeded'),
  operationTimeout: () => new AwsError('OperationTimeoutException', 'The operation timed out.'),
  missingMember: (member: string) =>
    new AwsError(
      'ValidationException',
      `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
    ),
} as const

/** The value of a required member, or the API's `ValidationException` that names it (`databaseName`). */
export function required<T>(value: T | null | undefined, member: string): T {
  if (value === undefined || value === null) throw glueErrors.missingMember(member)
  return value
}

function notFound(message: string): AwsError {
  return new AwsError('EntityNotFoundException', message)
}

function exists(message: string): AwsError {
  return new AwsError('AlreadyExistsException', message)
}
