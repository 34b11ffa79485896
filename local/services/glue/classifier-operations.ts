import type {
  CreateClassifierRequest,
  DeleteClassifierRequest,
  GetClassifierRequest,
  GetClassifierResponse,
  GetClassifiersRequest,
  GetClassifiersResponse,
  UpdateClassifierRequest,
} from '@aws-sdk/client-glue'
import type { OperationTable } from '../../service.ts'
import type { ClassifierStore } from './classifier-store.ts'
import { required } from './errors.ts'
import { page } from './page.ts'

/** The classifier operations of the Glue API. https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-crawler-classifiers.html */
export function classifierOperations(classifiers: ClassifierStore): OperationTable {
  return {
    async CreateClassifier(input: CreateClassifierRequest) {
      await classifiers.create(input)
      return {}
    },
    async GetClassifier(input: GetClassifierRequest): Promise<GetClassifierResponse> {
      return { Classifier: await classifiers.get(required(input.Name, 'name')) }
    },
    async GetClassifiers(input: GetClassifiersRequest): Promise<GetClassifiersResponse> {
      const { items, nextToken } = page(await classifiers.list(), input, 100)
      return { Classifiers: items, NextToken: nextToken }
    },
    async UpdateClassifier(input: UpdateClassifierRequest) {
      await classifiers.update(input)
      return {}
    },
    async DeleteClassifier(input: DeleteClassifierRequest) {
      await classifiers.remove(required(input.Name, 'name'))
      return {}
    },
  }
}
