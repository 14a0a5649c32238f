"""What columns of ties are called, and what words for frequency weigh, in English, German, French and Spanish."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cxsim.organization.company_files.direction_words import plain_word


def word_list(words: str) -> tuple[str, ...]:
    """The words of a text in their order."""
    return tuple(words.split())


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


SENDERS: Final = word_list("sender absender expediteur emetteur remitente emisor caller anrufer appelant")
FROM: Final = word_list("from von de desde")
MESSAGES: Final = word_set("messages mails emails nachrichten mensajes correos courriels message mail")
SOURCES: Final = (*SENDERS, *FROM, *word_list(
    "source ego who wer qui quien respondent participant rater nominator asker advicefrom quelle ursprung "
    "befragter befragte befragteperson teilnehmer fragesteller origine repondant repondante participante origen "
    "encuestado encuestada person1 persona employee1 employeea user1 usera node1 nodea vertex1 member1 member "
    "mitarbeiter1 mitarbeitera mitarbeiter person employee user node key number i x a id email name"
))
TARGETS: Final = word_list(
    "target to whom wen recipient recipients receiver alter nominee named adviser advisor colleague contact peer "
    "friend callee ziel empfanger empfaenger an nach zu kollege kollegin kontakt genannt genannteperson cible "
    "destinataire vers collegue contacts destinatario receptor destino para hacia colega contacto person2 personb "
    "employee2 employeeb user2 userb node2 nodeb vertex2 member2 mitarbeiter2 mitarbeiterb colleagues contactos "
    "kontakte kollegen peers friends nominees nominations j y b a"
)
COPIES: Final = word_list("cc cci bcc ccrecipients kopie kopiean copie copia concopia enkopie encopie")
ALIKE: Final = ("person", "employee", "user", "node", "vertex", "member", "mitarbeiter", "collaborateur", "empleado")
WEIGHTS: Final = word_set(
    "weight n freq count counts messages mails emails frequency strength value gewicht amount volume score rating "
    "intensity closeness hours minutes calls meetings often haufigkeit anzahl starke staerke nachrichten "
    "intensitat oft poids nombre frequence force intensite heures souvent peso frecuencia cantidad numero fuerza "
    "mensajes intensidad horas interactions interaktionen"
)
LAYERS: Final = word_set(
    "layer relation relationtype relationship network kind type tietype edgetype channel medium category question "
    "beziehung beziehungstyp beziehungsart netzwerk art typ kanal couche reseau typederelation canal relacion "
    "tipoderelacion red tipo capa medio"
)
WAVES: Final = word_set(
    "wave round period quarter year survey snapshot welle runde jahr quartal erhebung zeitraum zeitpunkt vague "
    "tour periode annee trimestre enquete ola onda ronda periodo ano encuesta timepoint"
)
TIMES: Final = word_set(
    "date day month week time timestamp datetime sent datum tag monat woche zeit gesendet jour mois semaine "
    "heure envoye fecha dia mes semana hora enviado timeset"
)
MUTUAL: Final = word_set(
    "mutual reciprocal reciprocated undirected bidirectional both symmetric gegenseitig wechselseitig ungerichtet "
    "beidseitig mutuel reciproque mutuo reciproco bidirectionnel bidireccional"
)
DIRECTED: Final = word_set(
    "directed direction oneway gerichtet richtung einseitig dirige oriente sens dirigido direccion orientado"
)
SECOND_MANAGERS: Final = word_list(
    "dottedline dotted secondmanager manager2 2ndmanager secondarymanager functionalmanager matrixmanager "
    "projectmanager projectlead mentor coach buddy sponsor fachvorgesetzter fachvorgesetzte "
    "fachlichervorgesetzter zweitervorgesetzter projektleiter projektleitung managerfonctionnel "
    "responsablefonctionnel secondresponsable chefdeprojet parrain jefefuncional segundojefe jefedeproyecto tutor"
)
OWN_ENDS: Final = (*SENDERS, *FROM, *word_list("source ego respondent quelle origine origen person1 employee1 node1"))
OTHER_ENDS: Final = word_list(
    "target to recipient recipients receiver alter nominee ziel empfanger an cible destinataire destinatario "
    "destino person2 employee2 node2"
)
STAGES: Final = word_set(
    "pre post before after baseline followup first second third vorher nachher avant apres antes despues"
)
LABELS: Final = word_set("id label nr no")
_QUALIFIERS: Final = word_set(
    "id ids name names email mail e address adresse no nr num code key of the person employee user node "
    "label mitarbeiter mitarbeiterin personne empleado collaborateur"
)

_PER_MONTH: Final[Mapping[float, str]] = {
    0.0: "never|no|false|none|not at all|nie|niemals|nein|keine|gar nicht|kein Kontakt|jamais|non|aucun|"
         "nunca|jamás|ninguno",
    0.1: "yearly|annually|once a year|jährlich|einmal im Jahr|annuel|annuellement|anual|anualmente",
    0.3: "quarterly|vierteljährlich|quartalsweise|trimestriel|trimestral|several times a year|"
         "mehrmals im Jahr",
    0.5: "less than monthly|less than once a month|seltener|moins d'une fois par mois|"
         "menos de una vez al mes",
    1.0: "monthly|once a month|every month|monatlich|einmal im Monat|mensuel|mensuellement|chaque mois|"
         "une fois par mois|mensual|mensualmente|cada mes|rarely|seldom|selten|rarement|raramente|"
         "rara vez|x|true|weak|schwach|faible|débil|low|niedrig|gering|bas|bajo|yes|ja|oui|sí",
    2.0: "fortnightly|biweekly|every two weeks|twice a month|several times a month|zweiwöchentlich|"
         "14-täglich|alle zwei Wochen|mehrmals im Monat|plusieurs fois par mois|varias veces al mes|"
         "quincenal|sometimes|occasionally|manchmal|gelegentlich|parfois|de temps en temps|a veces|"
         "de vez en cuando|medium|moderate|mittel|moyen|medio",
    3.0: "strong|stark|fort|fuerte|high|hoch|haut|élevé|alto",
    4.0: "weekly|once a week|every week|wöchentlich|einmal pro Woche|einmal die Woche|hebdomadaire|"
         "chaque semaine|une fois par semaine|semanal|semanalmente|cada semana|una vez por semana|often|"
         "frequently|regularly|oft|häufig|regelmäßig|souvent|régulièrement|a menudo|frecuentemente|"
         "regularmente|very strong|very high|sehr stark",
    8.0: "very often|very frequently|always|sehr oft|sehr häufig|immer|très souvent|toujours|"
         "muy a menudo|siempre",
    10.0: "several times a week|multiple times a week|mehrmals pro Woche|mehrmals die Woche|"
          "mehrmals wöchentlich|plusieurs fois par semaine|varias veces por semana|varias veces a la semana",
    20.0: "daily|every day|once a day|täglich|jeden Tag|quotidien|quotidiennement|tous les jours|"
          "chaque jour|diario|diariamente|a diario|cada día|todos los días",
    60.0: "several times a day|multiple times a day|hourly|mehrmals täglich|mehrmals am Tag|"
          "plusieurs fois par jour|varias veces al día",
}
WEIGHT_OF: Final = {plain_word(word): weight for weight, words in _PER_MONTH.items() for word in words.split("|")}


def bare(column: str) -> str:
    """A column's name as one plain word, without what only tells how people are named ('Sender E-Mail' is 'sender')."""
    every = words_of(column)
    told = [word for word in every if word not in _QUALIFIERS]
    return "".join(told if any(word.isalpha() for word in told) else every)


def words_of(column: str) -> list[str]:
    """The plain words in a column's name."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    return [word for word in (plain_word(part) for part in re.split(r"[\W_]+", apart)) if word]


def named(header: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    """Columns whose name is one of the words, most likely word first."""
    for word in words:
        yield from (column for column in header if word in (plain_word(column), bare(column)))


def speaks_of(column: str, words: frozenset[str]) -> bool:
    """Whether a column's name is, or has, one of the words."""
    return plain_word(column) in words or bool(words & set(words_of(column)))
