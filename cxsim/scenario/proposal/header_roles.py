"""The words that headers of people's files are made of, in English, German, French, Spanish, Italian and Dutch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxsim.scenario.proposal.tie_words import word_list, word_set

WHO = word_set(
    "employee employees emp staff worker workers person people personnel personal personen pers mitarbeiter ma "
    "member mitarbeitende mitarbeitenden mitarbeiterin associate user benutzer empleado salarie employe "
    "collaborateur unique trabajador colaborador persona ee eeid payroll agent respondent teilnehmer associates "
    "usuario file resource sys system global local workday sap bamboohr personio adp oracle dipendente dipendenti "
    "medewerker medewerkers personeel personeels colleague external hris"
)
NUMBER = word_set(
    "id ids number no nr num numero nummer code key kennung kennzahl identifier identifiant identificador identity "
    "matricule matricula legajo uid guid uuid identifikation nummern matricola codice codigo clave pernr pnr "
    "kennnummer emplid nomina"
)
MANAGER = word_set(
    "manager managers mgr supervisor superviseur boss vorgesetzter vorgesetzte vorgesetzten vorgesetzt fuhrungskraft "
    "fuehrungskraft chef superieur responsable jefe jefa superior gerente lead leader report reports reporting "
    "berichtet manageur chief teamleiter teamleitung bericht n1 leidinggevende responsabile superiore capo "
    "rapporteert riporta reporta encargado mando lider leiter abteilungsleiter encadrant gestor head"
)
NAME = word_set(
    "name names full first last given family preferred legal display vorname nachname familienname zuname nom prenom "
    "nombre nombres apellido apellidos complet completo vollstandiger voller vollname surname forename namen "
    "fullname firstname lastname middle und et y and naam voornaam achternaam roepnaam volledige cognome nome "
    "nominativo famille usage e en fname lname"
)
PART_OF_NAME = word_set("primer segundo paterno materno middle 2nd tussenvoegsel tussenvoegsels voorvoegsel")
FURTHER_NAME = PART_OF_NAME - {"primer", "paterno"}
_MAIL = word_set(
    "email mail e mails correo courriel electronico electronique adresse address work business primary company "
    "dienstlich geschaftlich geschaftliche dienstliche professionnel professionnelle corporativo upn login indirizzo "
    "aziendale zakelijk adres mailadres emailadres pro"
)
FILLER = word_set(
    "of the de del la le l d der die des du s to an a direct line current hierarchique hierarchischer direkter "
    "direkte directo inmediato immediate disziplinarischer disziplinarische r in el en for by column field value "
    "derived main assigned employment aan diretto diretta linien record van principal"
)
REPORTS = frozenset({"report", "reports", "reporting"})
SECOND = word_set(
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
    "mitarbeiters for leaving termination separation austritts departure exit sortie depart uscita company firm firma "
    "unternehmen entreprise empresa azienda bedrijf has"
)
_OF_END = word_set(
    "leaver kundigung date datum fecha day on working tag arbeitstag jour dia contract vertrag contrat contrato "
    "actual effective job travail trabajado laboral dienst beschaftigung service assignment company work worked data "
    "am di rapporto at austritts"
)
_OF_START = word_set(
    "date datum fecha data day of on original recent most latest last first service continuous employment employed "
    "contract company firma unternehmen entreprise empresa azienda bedrijf work job position effective planned "
    "expected vertrag vertrags arbeits contrat contrato emploi rapporto in dienst am les der d en"
)
_OF_PART = word_set(
    "weekly working week per scheduled contract part time share full equivalent standard employment taux d activite "
    "percentuale dienstverband contratto semanales"
)
_OF_PERIOD = word_set("reporting as stand extract export version start valid gultig ab annee ano quarter")

ROLES: Mapping[str, tuple[Sequence[str], frozenset[str]]] = {
    # role: the decisive words, most telling first; all words that may be beside them
    "id": (sorted(NUMBER), WHO | FILLER),
    "mail": (word_list("email mail mails correo courriel upn login"), _MAIL | WHO | FILLER),
    "name": (sorted(NAME - word_set("first last given family famille usage und et y and e en fname lname")),
             NAME | WHO | FILLER),
    "first_name": (word_list(
        "first given vorname prenom nombre nombres forename firstname nome voornaam roepnaam fname"),
                   NAME | WHO | FILLER),
    "last_name": (word_list(
        "last family nachname familienname zuname apellido apellidos surname lname nom lastname name cognome "
        "achternaam"),
                  NAME | WHO | FILLER),
    "person": (sorted(WHO), FILLER),
    "position": (sorted(_POSITION), NUMBER | FILLER),
    "manager": (sorted(MANAGER), WHO | NUMBER | NAME | _MAIL | FILLER | _POSITION | {"team", "supervisory"}),
    "department": (_DEPARTMENT, _UNIT | _LABEL | FILLER | NUMBER),
    "place": (_PLACE, _UNIT | _LABEL),
    "team": (sorted(_TEAM), _LABEL | FILLER | NUMBER),
    "level": (word_list(
        "level layer ebene niveau nivel stufe rank hierarchieebene hierarchiestufe fuhrungsebene echelon levels "
        "grade grado band livello inquadramento schaal functieniveau entgeltgruppe gehaltsstufe seniority categoria"),
        _OF_LEVEL | FILLER),
    "status": (word_list(
        "status statut estado active aktiv actif activo beschaftigungsstatus anstellungsstatus situation situacion "
        "estatus etat stato attivo actief employed enabled lifecycle inactive inaktiv inactif inactivo leaver "
        "leavers former terminated left attrition ausgeschieden ausgetreten cessato sorti present forza dienst baja "
        "reason reasons grund austrittsgrund motif motivo causa"),
        _OF_STATUS | WHO | FILLER | _POSITION),
    "end": (word_list(
        "termination terminated end exit leaving left departure separation resignation austritt austrittsdatum ende "
        "enddatum vertragsende sortie depart fin baja salida cese last letzter dernier ultimo egreso termino "
        "cessazione uscita fine uit uitdiensttreding einddatum ausgeschieden kundigungs beschaftigungs term"),
        _OF_END | FILLER | WHO),
    "start": (word_list(
        "hire hired hiring start started starting joining joined join entry onboarding eintritt eintrittsdatum "
        "eintritts einstellung einstellungsdatum einstellungs beginn vertragsbeginn arbeitsbeginn anstellung entree "
        "embauche arrivee ingreso alta contratacion incorporacion inicio assunzione inizio indiensttreding "
        "begindatum aanvang"),
        _OF_START | FILLER | WHO),
    "part": (word_list(
        "fte etp beschaftigungsgrad pensum quotite jornada capacity percent pct percentage utilization wochenstunden "
        "arbeitszeit hours stunden heures horas teilzeit teilzeitgrad vza stellenanteil deeltijdpercentage uren "
        "arbeitszeitanteil"), _OF_PART | FILLER),
    "period": (word_list(
        "snapshot month monat mois mes period periode periodo stichtag effective date datum fecha year jahr"),
        _OF_PERIOD | FILLER),
}
KNOWN = frozenset().union(*(beside.union(decisive) for decisive, beside in ROLES.values()))
PARTS = frozenset(word for word in KNOWN if len(word) > 2) | {"id", "no", "nr", "to", "of"}
