"""Named views for whoever opens the ledger with other tools (Datasette, psql, a notebook): what stands now, flat."""

from __future__ import annotations

from sqlalchemy import Connection

VIEWS = {
    "claim_flat": """
        SELECT claim.id AS claim, report.id AS report, report.outlet, report.published, claim.day, claim.event_type, claim.mode, claim.modality,
               claim.actors, claim.recipients, claim.places, claim.time_start, claim.time_end, claim.source, claim.evidence, claim.confidence,
               claim.version > 0 AS corrected, report.url
        FROM claim JOIN report ON report.n = claim.report
        WHERE claim.until IS NULL
    """,
    "figure_history": """
        SELECT claim.day, figure.what, figure.value, figure.low, figure.high, figure.qualifier, figure.unit, figure."of", figure.part_of_total,
               figure.cumulative, claim.places, claim.recipients, claim.actors, claim.event_type, claim.modality, claim.source, report.outlet,
               report.published, claim.id AS claim, report.id AS report, claim.evidence
        FROM figure JOIN claim ON claim.n = figure.claim JOIN report ON report.n = claim.report
        WHERE claim.until IS NULL
    """,
    "conflicts": """
        SELECT account.day, difference.kind, account.label_en, account.label_ar, difference.why_en, difference.why_ar, difference.report,
               difference.claim, difference.evidence, difference.other_report, difference.other_claim, difference.other_evidence, account.id AS account
        FROM difference JOIN account ON account.n = difference.account
        WHERE difference.verdict = 'conflicting'
    """,
}


def create(connection: Connection) -> None:
    """The views as they are now, in place of older ones."""
    for name, select in VIEWS.items():
        connection.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {' '.join(select.split())}")
