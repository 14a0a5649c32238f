"""One file per section of the report: a finding, its picture, its table."""
