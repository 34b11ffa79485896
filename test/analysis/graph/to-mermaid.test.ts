import { expect, test } from '@jest/globals'
import { graphOf, toMermaid } from '../../../analysis/graph/index.ts'
import { everyState } from './sample.ts'

test('A machine is a flowchart: a rhombus for a Choice, subgraphs for machines inside, catchers dashed, loops thick.', () => {
  expect(toMermaid(graphOf(everyState))).toBe(`flowchart TD
  accTitle: Every state type
  s_start(("Start"))
  s_Prepare["Prepare"]
  s_Poll["Poll<br/>glue:getCrawler"]
  s_Done{"Done?"}:::Choice
  s_Pause("Pause<br/>2 min")
  s_Gone(["Gone<br/>CrawlerGone"]):::Fail
  subgraph s_Both["Both<br/>2 branches"]
    subgraph s_Both_Branch_1["Branch 1"]
      s_One["One"]
    end
    subgraph s_Both_Branch_2["Branch 2"]
      s_Both_Branch_2_start(("Start"))
      s_Two["Two"]
      s_Three(["Three"]):::Succeed
      s_Both_Branch_2_end((("End")))
      s_Both_Branch_2_start --> s_Two
      s_Two --> s_Three
      s_Three --> s_Both_Branch_2_end
    end
  end
  subgraph s_Each["Each<br/>each of s3:listObjectsV2, 10 at once"]
    subgraph s_Each_Distributed_for_each["Distributed, for each"]
      s_Call["Call<br/>lambda:invoke clean"]
    end
  end
  s_end((("End")))
  s_start --> s_Prepare
  s_Prepare --> s_Poll
  s_Poll --> s_Done
  s_Poll -.->|"Glue.EntityNotFoundException, States.Timeout"| s_Gone
  s_Done -->|"$states.input.State = 'READY'"| s_Both
  s_Done -->|"default"| s_Pause
  s_Pause ==>|"loop"| s_Poll
  s_Both --> s_Each
  s_Each --> s_end
  classDef Choice stroke:#b7791f
  classDef Succeed stroke:#2f855a
  classDef Fail stroke:#e05252
`)
})

test.each([
  ['"quoted" #35;', '#34;quoted#34; #35;35#59;'],
  ['<b>&amp;</b>', '#60;b#62;#38;amp#59;#60;/b#62;'],
  ['1. list', '1#46; list'],
  ['- *item* _x_', '#45; #42;item#42; #95;x#95;'],
  ['$$.a', '$#36;#46;a'],
  ['fa:fa-car', 'fa#58;fa-car'],
  ['my_name.of-it', 'my_name.of-it'],
  ['two\nlines', 'two lines'],
  ['日本 😀', '日本 #128512;'],
])('The name %j cannot break out of its label.', (name, written) => {
  const chart = toMermaid(graphOf({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } }))
  expect(chart).toContain(`["${written}"]\n`)
})
