import type {
  CreateWorkGroupInput,
  CreateWorkGroupOutput,
  DeleteWorkGroupInput,
  DeleteWorkGroupOutput,
  GetWorkGroupInput,
  GetWorkGroupOutput,
  ListWorkGroupsInput,
  ListWorkGroupsOutput,
  UpdateWorkGroupInput,
  UpdateWorkGroupOutput,
} from '@aws-sdk/client-athena'
import type { OperationHandler } from '../../../service.ts'
import { required } from '../athena-errors.ts'
import { page } from '../page.ts'
import type { WorkGroups } from '../work-groups.ts'

export interface WorkGroupOperations {
  readonly GetWorkGroup: OperationHandler<GetWorkGroupInput, GetWorkGroupOutput>
  readonly ListWorkGroups: OperationHandler<ListWorkGroupsInput, ListWorkGroupsOutput>
  readonly CreateWorkGroup: OperationHandler<CreateWorkGroupInput, CreateWorkGroupOutput>
  readonly UpdateWorkGroup: OperationHandler<UpdateWorkGroupInput, UpdateWorkGroupOutput>
  readonly DeleteWorkGroup: OperationHandler<DeleteWorkGroupInput, DeleteWorkGroupOutput>
}

export function workGroupOperations(groups: WorkGroups): WorkGroupOperations {
  return {
    GetWorkGroup: async ({ WorkGroup }) => ({ WorkGroup: await groups.get(required(WorkGroup, 'workGroup')) }),
    async ListWorkGroups(input) {
      const { items, NextToken } = page(await groups.list(), input, 50)
      const WorkGroups = items.map(({ Name, State, Description, CreationTime, Configuration }) => ({
        Name,
        State,
        Description,
        CreationTime,
        EngineVersion: Configuration?.EngineVersion,
      }))
      return { WorkGroups, ...(NextToken && { NextToken }) }
    },
    async CreateWorkGroup({ Name, Configuration, Description = '' }) {
      await groups.create({ Name: required(Name, 'name'), Description, ...(Configuration && { Configuration }) })
      return {}
    },
    async UpdateWorkGroup({ WorkGroup, Description, ConfigurationUpdates, State }) {
      await groups.update(required(WorkGroup, 'workGroup'), { description: Description, state: State, updates: ConfigurationUpdates })
      return {}
    },
    async DeleteWorkGroup({ WorkGroup }) {
      await groups.remove(required(WorkGroup, 'workGroup'))
      return {}
    },
  }
}
