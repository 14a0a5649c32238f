"""What headers of personnel systems are taken for, in English, German, French, Spanish, Italian and Dutch."""

from __future__ import annotations

import pytest

from cxsim.scenario.proposal.header_words import rank, speaks_of_managers


@pytest.mark.parametrize(("role", "headers"), [
    ("id", "Employee ID|EMPLID|Pers.-Nr.|Matricola|Codice dipendente|Personeelsnummer|Código de empleado|PERNR"),
    ("manager", "Reporting Manager|Reporting Manager ID|Team Lead|Team Leader ID|Manager of Record|Supervisory Manager|"
     "Linienvorgesetzter|Abteilungsleiter|Responsabile diretto|Leidinggevende|Personeelsnummer leidinggevende|"
     "manager/userPrincipalName|Código jefe|Reporta a|Riporta a|Rapporteert aan|Encadrant|Nome responsabile"),
    ("department", "Functional Area|BU|Abt.|Abteilungsbezeichnung|Geschäftsbereich|Unité organisationnelle|Pôle|"
     "Entité|Unidad de negocio|Centro de costo|Reparto|Dipartimento|Afdeling|Afdelingsnaam|dept_nm|Sub-Department"),
    ("level", "Career Level|Job Level Code|Livello|Inquadramento|Entgeltgruppe|Functieniveau|Seniority"),
    ("status", "is_active|Active Flag|Currently Employed|Inactive|Leaver|Is Leaver|Former Employee|Terminated|"
     "Ausgeschieden|Présent|Situación|Stato|In forza|In dienst|accountEnabled|Reason for Leaving|Austrittsgrund"),
    ("end", "Term Date|Last Day of Work|Last Day Worked|terminated_at|Ausgeschieden am|Kündigungsdatum|"
     "Fecha de egreso|Data cessazione|Data di cessazione|Datum uit dienst|Uitdiensttreding|Einddatum"),
    ("name", "Nominativo|Cognome e nome|Naam|Volledige naam"),
    ("last_name", "Cognome|Achternaam|Nom de famille|Nom d'usage"),
    ("first_name", "Nome|Voornaam"),
    ("part", "Teilzeit %|Horas semanales|Deeltijdpercentage|VZÄ"),
])
def test_the_usual_headers_are_known(role: str, headers: str) -> None:
    assert [header for header in headers.split("|") if rank(header, role) is None] == []


@pytest.mark.parametrize(("role", "headers"), [
    ("manager", "HR Manager|Manager Level|Direct Reports|Number of Reports|Reports|Team|Team Name|"
     "Head Count|Department"),
    ("end", "Hire Date|Start Date|Birth Date|Last Name|Eintrittsdatum"),
    ("id", "Phone Number|Birth Date|Number of Reports"),
    ("status", "Marital Status|Contract Type|Hire Date|Visa Status"),
    ("department", "Team|Job Title|Name"),
])
def test_headers_with_other_words_are_not_taken(role: str, headers: str) -> None:
    assert [header for header in headers.split("|") if rank(header, role) is not None] == []


def test_a_count_of_reports_does_not_speak_of_managers() -> None:
    assert speaks_of_managers("Department Head") and not speaks_of_managers("Number of Direct Reports")
