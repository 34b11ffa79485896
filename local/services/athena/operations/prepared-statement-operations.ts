import type {
  CreatePreparedStatementInput,
  CreatePreparedStatementOutput,
  DeletePreparedStatementInput,
  DeletePreparedStatementOutput,
  GetPreparedStatementInput,
  GetPreparedStatementOutput,
  ListPreparedStatementsInput,
  ListPreparedStatementsOutput,
  UpdatePreparedStatementInput,
  UpdatePreparedStatementOutput,
} from '@aws-sdk/client-athena'
import type { OperationHandler } from '../../../service.ts'
import { required } from '../athena-errors.ts'
import { page } from '../page.ts'
import type { PreparedStatements } from '../prepared-statements.ts'
import type { WorkGroups } from '../work-groups.ts'

export interface PreparedStatementOperations {
  readonly CreatePreparedStatement: OperationHandler<CreatePreparedStatementInput, CreatePreparedStatementOutput>
  readonly GetPreparedStatement: OperationHandler<GetPreparedStatementInput, GetPreparedStatementOutput>
  readonly ListPreparedStatements: OperationHandler<ListPreparedStatementsInput, ListPreparedStatementsOutput>
  readonly UpdatePreparedStatement: OperationHandler<UpdatePreparedStatementInput, UpdatePreparedStatementOutput>
  readonly DeletePreparedStatement: OperationHandler<DeletePreparedStatementInput, DeletePreparedStatementOutput>
}

export function preparedStatementOperations(statements: PreparedStatements, groups: WorkGroups): PreparedStatementOperations {
  return {
    async CreatePreparedStatement({ StatementName, WorkGroup, QueryStatement, Description }) {
      await groups.get(required(WorkGroup, 'workGroup'))
      await statements.create({
        name: required(StatementName, 'statementName'),
        workGroup: WorkGroup ?? '',
        text: required(QueryStatement, 'queryStatement'),
        ...(Description && { description: Description }),
      })
      return {}
    },
    async GetPreparedStatement({ StatementName, WorkGroup }) {
      const found = await statements.get(required(WorkGroup, 'workGroup'), required(StatementName, 'statementName'))
      const PreparedStatement = {
        StatementName: found.name,
        QueryStatement: found.text,
        WorkGroupName: found.workGroup,
        Description: found.description,
        LastModifiedTime: new Date(found.modified),
      }
      return { PreparedStatement }
    },
    async ListPreparedStatements(input) {
      const { items, NextToken } = page(await statements.list(required(input.WorkGroup, 'workGroup')), input, 50)
      return {
        PreparedStatements: items.map(({ name, modified }) => ({ StatementName: name, LastModifiedTime: new Date(modified) })),
        ...(NextToken && { NextToken }),
      }
    },
    async UpdatePreparedStatement({ StatementName, WorkGroup, QueryStatement, Description }) {
      const known = await statements.get(required(WorkGroup, 'workGroup'), required(StatementName, 'statementName'))
      await statements.put({ ...known, text: required(QueryStatement, 'queryStatement'), ...(Description && { description: Description }) })
      return {}
    },
    async DeletePreparedStatement({ StatementName, WorkGroup }) {
      await statements.remove(required(WorkGroup, 'workGroup'), required(StatementName, 'statementName'))
      return {}
    },
  }
}
