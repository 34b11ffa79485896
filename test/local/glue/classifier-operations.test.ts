import { expect, test } from '@jest/globals'
import { account, call, START } from './account.ts'

test('classifiers are created, listed, updated and deleted', async () => {
  const { service, again } = await account()
  await call(service, 'CreateClassifier', { CsvClassifier: { Name: 'pipes', Delimiter: '|', ContainsHeader: 'PRESENT' } })
  await call(service, 'CreateClassifier', { JsonClassifier: { Name: 'elements', JsonPath: '$[*]' } })
  await call(service, 'UpdateClassifier', { CsvClassifier: { Name: 'pipes', Serde: 'OpenCSVSerDe' } })
  const { Classifier } = await call(again(), 'GetClassifier', { Name: 'pipes' })
  expect(Classifier.CsvClassifier).toEqual({
    ...{ Name: 'pipes', Delimiter: '|', ContainsHeader: 'PRESENT', Serde: 'OpenCSVSerDe' },
    ...{ Version: 2, CreationTime: new Date(START), LastUpdated: new Date(START) },
  })
  expect((await call(service, 'GetClassifiers')).Classifiers).toHaveLength(2)
  await call(service, 'DeleteClassifier', { Name: 'pipes' })
  await expect(call(service, 'GetClassifier', { Name: 'pipes' })).rejects.toMatchObject({ code: 'EntityNotFoundException' })
})

test('what cannot be a classifier is refused', async () => {
  const { service } = await account()
  const refused = (input: object) => expect(call(service, 'CreateClassifier', input)).rejects
  await refused({}).toMatchObject({ code: 'InvalidInputException' })
  await refused({ GrokClassifier: { Name: 'g' } }).toMatchObject({
    message: expect.stringContaining('GrokClassifier is not supported locally'),
  })
  await refused({ CsvClassifier: { Name: 'c', Delimiter: '||' } }).toMatchObject({ code: 'InvalidInputException' })
  await refused({ CsvClassifier: { Name: 'c', Delimiter: '"' } }).toMatchObject({ message: expect.stringContaining('must be different') })
  await refused({ CsvClassifier: { Name: 'c', CustomDatatypes: ['UUID'] } }).toMatchObject({ message: expect.stringContaining('UUID') })
  await refused({ JsonClassifier: { Name: 'j', JsonPath: 'a.b' } }).toMatchObject({ code: 'InvalidInputException' })
  await refused({ CsvClassifier: { Delimiter: ',' } }).toMatchObject({ code: 'ValidationException' })
  await call(service, 'CreateClassifier', { CsvClassifier: { Name: 'c' } })
  await refused({ CsvClassifier: { Name: 'c' } }).toMatchObject({ code: 'AlreadyExistsException' })
})
