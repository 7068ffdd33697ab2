# SPDX-License-Identifier: MIT
"""tryton_people.py CONFIG: thirty-six invented people for the tests, two of them of one name, written without a server."""
import sys

from proteus import Model, config

config.set_trytond("sqlite:///crm", config_file=sys.argv[1])
for item in Model.get("ir.module.config_wizard.item").find([("state", "=", "open")]):
    item.state = "done"
    item.save()
Party = Model.get("party.party")
FIRST = ["Aino", "Bertil", "Celia", "Dimitri", "Elsa", "Frans", "Greta", "Heikki", "Ida"]
LAST = ["Example", "Sample", "Invented", "Madeup"]
for number in range(36):
    first, last = FIRST[number % 9], LAST[number // 9]
    if number == 35:
        first, last = FIRST[0], LAST[0]  # a namesake of the first
    person = Party(name=f"{first} {last}")
    person.contact_mechanisms.new(type="email", value=f"{first}.{last}.{number}@firm{number % 5}.example".lower())
    person.contact_mechanisms.new(type="phone", value=f"+35840{number:07d}")
    person.save()
print(len(Party.find([])), "parties")
