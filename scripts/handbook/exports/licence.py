"""On what terms the handbook may be used, and how it is cited, for everything that leaves the site."""

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
OFFICIAL = (
    "It holds public sector information licensed under the Open Government Licence v3.0, "
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/."
)
CITE = (
    'Quote a page with its nation, the day on which it was reviewed and its address: "Title" (England), Children\'s '
    "Homes Handbook, reviewed 2026-11-22, address. Based on the Children's Homes Handbook, by its contributors, "
    "licensed under CC BY 4.0; say so if you changed it. What is true of one nation is not true of the other."
)
