"""Words of a question that say in what mood it is asked, or little at all: search weighs pages by them."""

from __future__ import annotations

URGENT = """
999 now help urgent emergency just tonight currently happening someone somebody says said hes shes theyve hasnt havent
found gone bleeding breathing unconscious collapsed wont refusing threatening threatened attacked stabbed hit
smashing kicking screaming quick quickly immediately fighting hes shes ive drunk overdosed
"""
"""Words of someone in the middle of something: what to do now comes before what to know."""

PLANNING = """
policy policies prevent preventing prevention reduce reducing plan plans planning strategy training train course audit
review reviews checklist law legal regulation regulations standard standards evidence research template guidance
culture improve improving assessment assessments difference wales welsh ciw why understand understanding everyday
routine budget report monthly recruit recruitment
"""
"""Words of someone who prepares: what to know comes before what to do now."""

SOFT = """
training train course plan plans guidance law legal regulation regulations standard why understand understanding
improve improving new pack work working people person way ways different session sessions first children child staff
care use used well better long often kid kids yp lad lads girl girls boy boys
young member members legally required policy policies procedure procedures report reports good best
wales welsh england english ciw ofsted rules rule practice
after before because while during until since again also only more most other another within without between under
around every each same own take takes taking took taken find finds found show shows actually check checking teach
teaching learn learnt long big little lot bit stuff page pages
"""
"""Words that many questions have, and that say little of what is asked."""
