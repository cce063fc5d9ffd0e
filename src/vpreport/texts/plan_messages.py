"""Messages about the plan file (P) and about what the plan itself leaves unclear (L)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from vpreport.findings import Code
from vpreport.texts.message import Message

FAULTS: Final[Mapping[Code, Message]] = {
    Code.PLAN_UNREADABLE: Message(what="{reason}", remedy="{advice}"),
    Code.PLAN_SYNTAX: Message(
        what="{reason}, vid rad {line}: «{value}».",
        remedy="Kontrollera citattecken, likhetstecken och hakparenteser där och på raden före.",
    ),
    Code.MISSING_KEY: Message(
        what="Nyckeln «{value}» saknas.",
        remedy="Lägg till den, med {wanted}.",
    ),
    Code.UNKNOWN_KEY: Message(what="Nyckeln «{value}» används inte här.", remedy="{hint}"),
    Code.WRONG_TYPE: Message(
        what="Här står «{value}», men det ska vara {wanted}.",
        remedy="Skriv till exempel {example}.",
    ),
    Code.NOT_ALLOWED: Message(what="«{value}» går inte att välja här.", remedy="{hint}"),
    Code.BAD_ID: Message(
        what="«{value}» kan inte vara ett id.",
        remedy="Använd a–z, siffror och enkla bindestreck mellan dem, högst 40 tecken, till "
        "exempel «{suggestion}».",
    ),
    Code.DUPLICATE_ID: Message(
        what="«{value}» finns redan ({first}).",
        remedy="Behåll det på ett ställe och ändra det andra.",
    ),
    Code.UNKNOWN_REFERENCE: Message(what="Planen har {missing} «{value}».", remedy="{hint}"),
    Code.BAD_DATE: Message(what="«{value}» går inte att tolka som ett datum.", remedy="{hint}"),
    Code.BAD_TARGET: Message(
        what="Målvärdet «{value}» går inte att tolka.",
        remedy="För en indikator av slaget {kind} skrivs det som {wanted}.",
    ),
    Code.TARGET_AND_KIND: Message(
        what="Målvärdet «{value}» passar inte en indikator av slaget {kind}.",
        remedy="Det skrivs som {wanted}.",
    ),
    Code.OUT_OF_RANGE: Message(
        what="«{value}» ligger utanför det möjliga.",
        remedy="Det ska vara {wanted}.",
    ),
    Code.EMPTY_VALUE: Message(what="Värdet är tomt.", remedy="Det ska vara {wanted}."),
    Code.SAME_TEMPLATE_CODE: Message(
        what="«{value}» och «{other}» ger samma kod i mallarna ({shared}).",
        remedy="Ändra det ena så att de skiljer sig åt även utan bindestreck.",
    ),
    Code.CONTROL_CHARACTER: Message(
        what="Texten innehåller ett osynligt styrtecken ({value}).",
        remedy="Ta bort det, eller skriv om texten.",
    ),
    Code.SAME_DATE_TWICE: Message(
        what="«{value}» och «{other}» är samma dag, {date}, men har var sitt målvärde.",
        remedy="Behåll ett av dem.",
    ),
    Code.NOT_FOR_KIND: Message(
        what="«{value}» passar inte en indikator av slaget {kind}.",
        remedy="{advice}",
    ),
}

REMARKS: Final[Mapping[Code, Message]] = {
    Code.NO_RESPONSIBLE: Message(
        what="Målet har ingen ansvarig roll.",
        remedy="Lägg till den i responsible.",
        example='responsible = ["Ekonomichef"]',
    ),
    Code.NO_INDICATOR: Message(
        what="Målet har ingen indikator, så det går inte att räkna ut om det är uppfyllt.",
        remedy="Lägg till minst en indikator. Välj slaget judged om avdelningen ska bedöma målet.",
    ),
    Code.NO_ACTIVITY: Message(
        what="Målet har inga åtgärder.",
        remedy="Lägg till dem om några ska redovisas.",
    ),
    Code.NO_BASELINE: Message(
        what="Planen anger inget utgångsvärde, så förändringen går inte att räkna ut.",
        remedy="Lägg till värdet i baseline. Annars frågar mallen avdelningen efter det.",
        example='baseline = { value = 54.2, when = "våren 2025" }',
    ),
    Code.COUNT_WITH_PERCENT: Message(
        what="Indikatorn kallas ett antal men har målvärdet {target}.",
        remedy="Skriv «Andel» i texten, eller ange målvärdet som ett antal.",
    ),
    Code.PERCENT_OR_POINTS: Message(
        what="«{value}» läses som procent av utgångsvärdet, men kan också betyda procentenheter "
        "eftersom indikatorn mäts i %.",
        remedy="Skriv «{points}» om procentenheter menas.",
    ),
    Code.TARGET_CONTRADICTS: Message(
        what="Målvärdet {target} tycks säga emot indikatorn: ordet «utan» tyder på att andelen ska "
        "vara hög.",
        remedy="Kontrollera om det ska vara «= 100 %».",
    ),
    Code.SAME_GOAL_TWICE: Message(
        what="Målet säger nästan detsamma som {other}.",
        remedy="Behåll ett av dem, eller skriv hur de skiljer sig åt.",
    ),
    Code.EMPTY_MILESTONE: Message(
        what="Målvärde saknas för {when}, som de flesta andra indikatorer under målet har.",
        remedy="Lägg till ett om indikatorn ska mätas då.",
    ),
    Code.PERSPECTIVES_DIFFER: Message(
        what="Planen talar om {announced} men räknar upp {listed}.",
        remedy="Lägg till eller ta bort perspektiv, eller rätta antalet i perspectives_announced.",
    ),
    Code.TARGET_BEYOND_PLAN: Message(
        what="Måldatumet {when} ligger efter planens sista år, {last}.",
        remedy="Lägg till ett målvärde inom planens år om indikatorn ska bedömas då.",
    ),
    Code.DEPARTMENT_WITHOUT_GOAL: Message(
        what="Avdelningen har inget att redovisa och får därför ingen mall.",
        remedy="Lägg till den i departments där den ska svara.",
    ),
    Code.NO_VISION: Message(
        what="Planen har ingen text om visionen.",
        remedy="Skriv den i vision om den är beslutad.",
    ),
    Code.UNCLEAR: Message(
        what="Här finns en öppen fråga: «{question}».",
        remedy="Ta bort unclear när frågan är besvarad.",
    ),
    Code.ACTIVITIES_WITHOUT_DATE: Message(
        what="{part} har inget datum, så en försening syns bara om avdelningen själv anger den.",
        remedy="Lägg till due där ett datum är bestämt.",
        example='due = "Q4 2026"',
    ),
    Code.DUE_BEFORE_PLAN: Message(
        what="Datumet {when} ligger före planens första år, {first}.",
        remedy="Kontrollera datumet. En åtgärd som redan är klar redovisas som genomförd.",
    ),
    Code.INTERIM_PERIOD: Message(
        what="En delårsrapport omfattar minst hälften och högst två tredjedelar av året, men den "
        "här slutar {date}.",
        remedy="Välj ett datum från 30 juni till 31 augusti, eller ett annat slag i kind.",
    ),
    Code.STRATEGIC_GOAL_WITHOUT_GOAL: Message(
        what="Inget mål hör till inriktningsmålet.",
        remedy="Lägg till ett mål, eller kontrollera strategic_goal i de mål som finns.",
    ),
    Code.STAFF_DOES_NOT_ADD_UP: Message(
        what="Planen anger {total} årsarbetare, men grupperna är tillsammans {parts}. Skillnaden "
        "är {difference}.",
        remedy="{rounding} Kontrollera talen mot dokumentet.",
    ),
}

MESSAGES: Final[Mapping[Code, Message]] = {**FAULTS, **REMARKS}
