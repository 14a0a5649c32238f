"""What a column is called: the words of its header in English, German, French, Spanish, Italian and Dutch.

A header is taken for a role if all its words are known and the decisive ones are among them: "Manager - Employee ID" is
a manager, "Manager Level" and "HR Manager" are not. Words that are written together (EmpID, Personalnummer) are parted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from cxsim.scenario.proposal.tie_words import word_list, word_set

_WHO = word_set(
    "employee employees emp staff worker workers person people personnel personal personen pers mitarbeiter ma "
    "member mitarbeitende mitarbeitenden mitarbeiterin associate user benutzer empleado salarie employe "
    "collaborateur unique trabajador colaborador persona ee eeid payroll agent respondent teilnehmer associates "
    "usuario file resource sys system global local workday sap bamboohr personio adp oracle dipendente dipendenti "
    "medewerker medewerkers personeel personeels colleague external hris"
)
_NUMBER = word_set(
    "id ids number no nr num numero nummer code key kennung kennzahl identifier identifiant identificador identity "
    "matricule matricula legajo uid guid uuid identifikation nummern matricola codice codigo clave pernr pnr "
    "kennnummer emplid nomina"
)
_MANAGER = word_set(
    "manager managers mgr supervisor superviseur boss vorgesetzter vorgesetzte vorgesetzten vorgesetzt fuhrungskraft "
    "fuehrungskraft chef superieur responsable jefe jefa superior gerente lead leader report reports reporting "
    "berichtet manageur chief teamleiter teamleitung bericht n1 leidinggevende responsabile superiore capo "
    "rapporteert riporta reporta encargado mando lider leiter abteilungsleiter encadrant gestor head"
)
_NAME = word_set(
    "name names full first last given family preferred legal display vorname nachname familienname zuname nom prenom "
    "nombre nombres apellido apellidos complet completo vollstandiger voller vollname surname forename namen "
    "fullname firstname lastname middle und et y and naam voornaam achternaam roepnaam volledige cognome nome "
    "nominativo famille usage e en fname lname"
)
_PART_OF_NAME = word_set("primer segundo paterno materno middle 2nd tussenvoegsel tussenvoegsels voorvoegsel")
_FURTHER_NAME = _PART_OF_NAME - {"primer", "paterno"}
_MAIL = word_set(
    "email mail e mails correo courriel electronico electronique adresse address work business primary company "
    "dienstlich geschaftlich geschaftliche dienstliche professionnel professionnelle corporativo upn login indirizzo "
    "aziendale zakelijk adres mailadres emailadres pro"
)
_FILLER = word_set(
    "of the de del la le l d der die des du s to an a direct line current hierarchique hierarchischer direkter "
    "direkte directo inmediato immediate disziplinarischer disziplinarische r in el en for by column field value "
    "derived main assigned employment aan diretto diretta linien record van principal"
)
_REPORTS = frozenset({"report", "reports", "reporting"})
_SECOND = word_set(
    "dotted matrix functional fachlich fachlicher fachliche second secondary project projekt fonctionnel fonctionnelle "
    "funcional funzionale functioneel tweede"
)
_POSITION = word_set("position stelle planstelle poste puesto plaza posicion")
_LABEL = word_set(
    "name description desc title label text bezeichnung libelle nombre nom descripcion long nm descr kurztext naam "
    "nome descrizione omschrijving denominazione"
)
_DEPARTMENT = word_list(
    "department dept dep departments departement departamento dpto abteilung abteilungen orgunit "
    "organisationseinheit oe unit einheit unite unidad organizational organization organisation organizacion "
    "division bereich fachbereich service direction direccion section function practice ressort gerencia sector area "
    "kostenstelle cost office abt bu functional geschaftsbereich geschaftseinheit unternehmensbereich hauptabteilung "
    "pole entite secteur seccion costo coste costi cout reparto dipartimento ufficio funzione settore direzione "
    "unita afdeling afdelings eenheid dienst kostenplaats bedrijfsonderdeel kostenstellen abteilungs"
)
_PLACE = word_list(
    "region country location site standort office werk lieu ubicacion sede vestiging"
)
_UNIT = word_set(
    "level1 level2 level3 level4 level5 level6 level7 level8 level9 "
    "org business home supervisory center centre team sup sub geschafts centro negocio organizativa "
    "organisationnelle aziendale organisatie"
).union(_DEPARTMENT, _PLACE)
_TEAM = word_set(
    "team teams squad crew group shift gruppe gruppen equipe equipo grupo tribe schicht squadra workgroup "
    "arbeitsgruppe ploeg"
)
_OF_LEVEL = word_set(
    "hierarchy hierarchie management organization org job pay salary jerarquico jerarquia classification career code "
    "gerarchico"
)
_OF_STATUS = word_set(
    "assignment beschaftigungs laboral emploi empleo contract hr contrat state is currently account flag "
    "mitarbeiters for leaving termination separation austritts departure exit sortie depart uscita"
)
_OF_END = word_set(
    "leaver kundigung date datum fecha day on working tag arbeitstag jour dia contract vertrag contrat contrato "
    "actual effective job travail trabajado laboral dienst beschaftigung service assignment company work worked data "
    "am di rapporto at austritts"
)
_OF_PART = word_set(
    "weekly working week per scheduled contract part time share full equivalent standard employment taux d activite "
    "percentuale dienstverband contratto semanales"
)
_OF_PERIOD = word_set("reporting as stand extract export version start valid gultig ab annee ano quarter")

_ROLES: Mapping[str, tuple[Sequence[str], frozenset[str]]] = {
    # role: the decisive words, most telling first; all words that may be beside them
    "id": (sorted(_NUMBER), _WHO | _FILLER),
    "mail": (word_list("email mail mails correo courriel upn login"), _MAIL | _WHO | _FILLER),
    "name": (sorted(_NAME - word_set("first last given family famille usage und et y and e en fname lname")),
             _NAME | _WHO | _FILLER),
    "first_name": (word_list(
        "first given vorname prenom nombre nombres forename firstname nome voornaam roepnaam fname"),
                   _NAME | _WHO | _FILLER),
    "last_name": (word_list(
        "last family nachname familienname zuname apellido apellidos surname lname nom lastname name cognome "
        "achternaam"),
                  _NAME | _WHO | _FILLER),
    "person": (sorted(_WHO), _FILLER),
    "position": (sorted(_POSITION), _NUMBER | _FILLER),
    "manager": (sorted(_MANAGER), _WHO | _NUMBER | _NAME | _MAIL | _FILLER | _POSITION | {"team", "supervisory"}),
    "department": (_DEPARTMENT, _UNIT | _LABEL | _FILLER | _NUMBER),
    "place": (_PLACE, _UNIT | _LABEL),
    "team": (sorted(_TEAM), _LABEL | _FILLER | _NUMBER),
    "level": (word_list(
        "level layer ebene niveau nivel stufe rank hierarchieebene hierarchiestufe fuhrungsebene echelon levels "
        "grade grado band livello inquadramento schaal functieniveau entgeltgruppe gehaltsstufe seniority categoria"),
        _OF_LEVEL | _FILLER),
    "status": (word_list(
        "status statut estado active aktiv actif activo beschaftigungsstatus anstellungsstatus situation situacion "
        "estatus etat stato attivo actief employed enabled lifecycle inactive inaktiv inactif inactivo leaver "
        "leavers former terminated left attrition ausgeschieden ausgetreten cessato sorti present forza dienst baja "
        "reason reasons grund austrittsgrund motif motivo causa"),
        _OF_STATUS | _WHO | _FILLER | _POSITION),
    "end": (word_list(
        "termination terminated end exit leaving left departure separation resignation austritt austrittsdatum ende "
        "enddatum vertragsende sortie depart fin baja salida cese last letzter dernier ultimo egreso termino "
        "cessazione uscita fine uit uitdiensttreding einddatum ausgeschieden kundigungs beschaftigungs term"),
        _OF_END | _FILLER | _WHO),
    "part": (word_list(
        "fte etp beschaftigungsgrad pensum quotite jornada capacity percent pct percentage utilization wochenstunden "
        "arbeitszeit hours stunden heures horas teilzeit teilzeitgrad vza stellenanteil deeltijdpercentage uren "
        "arbeitszeitanteil"), _OF_PART | _FILLER),
    "period": (word_list(
        "snapshot month monat mois mes period periode periodo stichtag effective date datum fecha year jahr"),
        _OF_PERIOD | _FILLER),
}
_KNOWN = frozenset().union(*(beside.union(decisive) for decisive, beside in _ROLES.values()))
_PARTS = frozenset(word for word in _KNOWN if len(word) > 2) | {"id", "no", "nr", "to", "of"}


def normal(text: str) -> str:
    """Text without case and accents ('Führungskraft' is 'fuhrungskraft')."""
    apart = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def words_of(header: str) -> tuple[str, ...]:
    """The words of a header, those that are written together parted if all parts are known."""
    spaced = re.sub(r"[^\W_]+", _apart, header.replace("#", " no ").replace("N+1", "n1"))
    plain = re.sub(r"\bn[°º]", " no ", spaced, flags=re.IGNORECASE)
    plain = re.sub(r"\b(?:level|ebene|niveau|nivel|livello)[ _-]*([1-9])\b", r"level\1", plain, flags=re.IGNORECASE)
    found: list[str] = []
    for word in re.findall(r"[a-z0-9]+", normal(plain)):
        found += (word,) if word in _KNOWN else _parted(word) or (word,)
    return tuple(found)


def _apart(run: re.Match[str]) -> str:
    """Letters with a space where a capital follows a small one, unless they are a known word in odd capitals."""
    return run[0] if normal(run[0]) in _KNOWN else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", run[0])


@cache
def _parted(word: str) -> tuple[str, ...]:
    """The known words that a word is made of; nothing if it is not."""
    for end in range(len(word) - 1, 1, -1):
        first, rest = word[:end], word[end:]
        if first in _PARTS:
            tail = (rest,) if rest in _PARTS else _parted(rest)
            if tail:
                return (first, *tail)
    return ()


def names_in_parts(headers: Iterable[str]) -> list[tuple[str, ...]]:
    """The columns that name people, or their managers, together: first and last name, also with all further parts."""
    return _in_parts({header: set(words_of(header)) - _MANAGER for header in headers})


def strangers_in_parts(headers: Iterable[str]) -> list[tuple[str, ...]]:
    """The columns that name others together, whoever they are, such as 'LM First Name' and 'LM Last Name'."""
    groups: dict[frozenset[str], dict[str, set[str]]] = {}
    for header in headers:
        words = set(words_of(header))
        strange = frozenset(words - _KNOWN - _PART_OF_NAME)
        groups.setdefault(strange, {})[header] = words - strange
    return [columns for strange, words in groups.items() if strange for columns in _in_parts(words)]


def _in_parts(words: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """The columns of first and last name and, again, with all further parts, by the words of their headers."""
    plain = {header: " ".join(found - _PART_OF_NAME) for header, found in words.items()}
    first, last = (
        sorted((place, header) for header, text in plain.items()
               if not words[header] & _FURTHER_NAME and (place := rank(text, role)) is not None)
        for role in ("first_name", "last_name"))
    pair = next(((one, other) for _, one in first for _, other in last if one != other), None)
    if pair is None:
        return []
    further = [header for header, found in words.items()
               if found & _FURTHER_NAME and found <= _NAME | _WHO | _FILLER | _PART_OF_NAME]
    return [pair, (*pair, *further)] if further else [pair]


def called_otherwise(header: str) -> bool:
    """Whether a header names some role of a column."""
    return any(rank(header, role) is not None for role in _ROLES)


def speaks_of_managers(header: str) -> bool:
    """Whether a manager is among the words of a header, whatever the others are, and no second one."""
    words = set(words_of(header))
    return bool(words & (_MANAGER - _REPORTS)) and not words & (_SECOND | word_set("hr rh skip former"))


def speaks_of_second_managers(header: str) -> bool:
    """Whether a header names a second manager, as 'Dotted Line Manager ID' or 'Matrix Manager' does."""
    words = set(words_of(header))
    return bool(words & _SECOND) and bool(words & _MANAGER or "line" in words or "linie" in words)


def ranked(headers: Iterable[str], role: str) -> list[str]:
    """The headers that name a role, best first."""
    places = ((rank(header, role), header) for header in headers)
    return [header for _, header in sorted((place, header) for place, header in places if place is not None)]


def rank(header: str, role: str) -> int | None:
    """How well a header names a role, 0 best; None if it does not."""
    words = words_of(header)
    decisive, beside = _ROLES[role]
    places = [place for place, word in enumerate(decisive) if word in words]
    if not places or not beside.issuperset(set(words).difference(decisive)):
        return None
    if role == "manager" and not set(words) & (_MANAGER - _REPORTS | {"to", "a", "line"}):
        return None  # a count of direct reports
    if role in {"id", "manager", "name", "team"}:
        return len(words)
    return places[0] * 10 + len(words) + 5 * bool(_NUMBER & set(words))
