import { ROLE_ID } from '../../analysis/index.ts'
import {
  ACCOUNT,
  type CatalogTable,
  type Crawler,
  type CsvClassifier,
  classifierInput,
  crawlerInput,
  type Database,
  nameToken,
  tableInput,
} from '../../services/index.ts'
import type { CfnResources, CfnValue } from './cloudformation.ts'
import { idOf, type TemplateContext } from './template-context.ts'

/** A database of the Data Catalog. */
export function databaseTemplate(database: Database, { names }: TemplateContext): CfnResources {
  const input = { Name: names.nameOf('database', database.id), Description: database.description }
  return { [idOf(database)]: { Type: 'AWS::Glue::Database', Properties: { CatalogId: ACCOUNT, DatabaseInput: input } } }
}

/** A classifier of a crawler. */
export function classifierTemplate(classifier: CsvClassifier, { names }: TemplateContext): CfnResources {
  // CloudFormation has no serde for a classifier: it is set after the deployment (`after-deploy/classifier-serdes.ts`).
  const { Serde: _, ...input } = classifierInput({ ...classifier, name: names.nameOf('csv-classifier', classifier.id) })
  return { [idOf(classifier)]: { Type: 'AWS::Glue::Classifier', Properties: { CsvClassifier: jsonOf(input) } } }
}

/** A crawler. */
export function crawlerTemplate(crawler: Crawler, { names }: TemplateContext): CfnResources {
  return {
    [idOf(crawler)]: {
      Type: 'AWS::Glue::Crawler',
      Properties: {
        Name: names.nameOf('crawler', crawler.id),
        Role: nameToken('role', ROLE_ID.crawler(crawler.id), 'arn'),
        ...jsonOf(crawlerInput(crawler)),
      },
    },
  }
}

/** A table. */
export function tableTemplate(table: CatalogTable): CfnResources {
  return {
    [idOf(table)]: {
      Type: 'AWS::Glue::Table',
      Properties: { CatalogId: ACCOUNT, DatabaseName: table.database, TableInput: jsonOf(tableInput(table)) },
    },
  }
}

/** CloudFormation has the members of the SDK's requests, which are JSON. */
function jsonOf(request: object): { readonly [member: string]: CfnValue } {
  return request as { readonly [member: string]: CfnValue }
}
