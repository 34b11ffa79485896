import { REGION } from '../../services/index.ts'
import { watched } from './alarm-template.ts'
import type { CfnResources } from './cloudformation.ts'
import type { TemplateContext } from './template-context.ts'

const WIDTH = 12
const HEIGHT = 6

/** One dashboard with a graph of each thing that is watched; none unless the settings ask for it. */
export function dashboardTemplate(context: TemplateContext): CfnResources {
  if (!context.settings.dashboard) return {}
  const items = watched(context.deployment)
  const widgets = items.map(({ description, namespace, metric, dimension, value }, index) => ({
    type: 'metric',
    x: (index % 2) * WIDTH,
    y: Math.floor(index / 2) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: {
      title: description,
      region: REGION,
      stat: namespace === 'AWS/SQS' ? 'Maximum' : 'Sum',
      period: 300,
      metrics: [[namespace, metric, dimension, value]],
    },
  }))
  return {
    Dashboard: {
      Type: 'AWS::CloudWatch::Dashboard',
      Properties: {
        DashboardName: context.names.nameOf('dashboard', 'pipelines'),
        DashboardBody: JSON.stringify({ widgets }),
      },
    },
  }
}
