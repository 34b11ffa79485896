import type { Pattern } from './resource.ts'

/** One optimised call: the patterns that AWS offers, and the arguments that it demands when a definition is created. */
export interface Integration {
  readonly patterns: readonly Pattern[]
  readonly required: readonly string[]
}

const REQUEST: readonly Pattern[] = ['request']
const JOB: readonly Pattern[] = ['request', 'sync']
const CALLBACK: readonly Pattern[] = ['request', 'waitForTaskToken']
const JOB_AND_CALLBACK: readonly Pattern[] = ['request', 'sync', 'waitForTaskToken']

function call(patterns: readonly Pattern[], ...required: readonly string[]): Integration {
  return { patterns, required }
}

/**
 * Every optimised integration, as of September 2026. Arguments are listed where AWS is known to refuse a definition without them.
 * https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export const integrations: Readonly<Record<string, Readonly<Record<string, Integration>>>> = {
  apigateway: { invoke: call(CALLBACK, 'ApiEndpoint', 'Method') },
  athena: {
    startQueryExecution: call(JOB, 'QueryString'),
    stopQueryExecution: call(REQUEST, 'QueryExecutionId'),
    getQueryExecution: call(REQUEST, 'QueryExecutionId'),
    getQueryResults: call(REQUEST, 'QueryExecutionId'),
  },
  batch: { submitJob: call(JOB, 'JobName', 'JobQueue', 'JobDefinition') },
  bedrock: {
    invokeModel: call(CALLBACK, 'ModelId'),
    createModelCustomizationJob: call(JOB),
  },
  codebuild: {
    startBuild: call(JOB, 'ProjectName'),
    stopBuild: call(REQUEST),
    batchDeleteBuilds: call(REQUEST),
    batchGetReports: call(REQUEST),
    startBuildBatch: call(JOB, 'ProjectName'),
    stopBuildBatch: call(REQUEST),
    retryBuildBatch: call(JOB),
    deleteBuildBatch: call(REQUEST),
  },
  databrew: { startJobRun: call(JOB, 'Name') },
  dynamodb: {
    getItem: call(REQUEST, 'TableName', 'Key'),
    putItem: call(REQUEST, 'TableName', 'Item'),
    updateItem: call(REQUEST, 'TableName', 'Key'),
    deleteItem: call(REQUEST, 'TableName', 'Key'),
  },
  ecs: { runTask: call(JOB_AND_CALLBACK, 'TaskDefinition') },
  eks: {
    createCluster: call(JOB),
    deleteCluster: call(JOB),
    createFargateProfile: call(JOB),
    deleteFargateProfile: call(JOB),
    createNodegroup: call(JOB),
    deleteNodegroup: call(JOB),
    call: call(REQUEST),
    runJob: call(JOB_AND_CALLBACK),
  },
  elasticmapreduce: {
    createCluster: call(JOB),
    terminateCluster: call(JOB),
    addStep: call(JOB),
    cancelStep: call(REQUEST),
    setClusterTerminationProtection: call(REQUEST),
    modifyInstanceFleetByName: call(REQUEST),
    modifyInstanceGroupByName: call(REQUEST),
  },
  'emr-containers': { createVirtualCluster: call(REQUEST), deleteVirtualCluster: call(JOB), startJobRun: call(JOB) },
  'emr-serverless': {
    createApplication: call(JOB),
    startApplication: call(JOB),
    stopApplication: call(JOB),
    deleteApplication: call(JOB),
    startJobRun: call(JOB),
    cancelJobRun: call(JOB),
  },
  events: { putEvents: call(CALLBACK, 'Entries') },
  glue: { startJobRun: call(JOB, 'JobName') },
  http: { invoke: call(REQUEST, 'ApiEndpoint', 'Method') },
  lambda: { invoke: call(CALLBACK, 'FunctionName') },
  mediaconvert: { createJob: call(JOB) },
  sagemaker: {
    createEndpoint: call(REQUEST),
    updateEndpoint: call(REQUEST),
    createEndpointConfig: call(REQUEST),
    createModel: call(REQUEST),
    createHyperParameterTuningJob: call(JOB),
    createLabelingJob: call(JOB),
    createProcessingJob: call(JOB),
    createTrainingJob: call(JOB),
    createTransformJob: call(JOB),
  },
  sns: { publish: call(CALLBACK, 'Message') },
  sqs: { sendMessage: call(CALLBACK, 'QueueUrl', 'MessageBody') },
  states: { startExecution: call(['request', 'sync', 'sync:2', 'waitForTaskToken'], 'StateMachineArn') },
}

/** The optimised call of that name; undefined where AWS has none. */
export function integrationOf(service: string, action: string): Integration | undefined {
  const actions = Object.hasOwn(integrations, service) ? integrations[service]! : {}
  return Object.hasOwn(actions, action) ? actions[action] : undefined
}
