"""The type of a list item that may be any intervention, for pydantic models of plans."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from cxsim.interventions.about.registry import intervention_types, read_intervention
from cxsim.interventions.base import Intervention


class _ReadByType:
    """Looks up the type when a value is read, so that interventions from installed packages work."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            read_intervention,
            serialization=core_schema.plain_serializer_function_ser_schema(_dump, info_arg=True),
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"oneOf": [handler(intervention.__pydantic_core_schema__)
                          for intervention in intervention_types().values()]}


def _dump(intervention: Intervention, info: core_schema.SerializationInfo) -> dict[str, Any]:
    return intervention.model_dump(
        mode=info.mode,
        exclude_none=info.exclude_none,
        exclude_defaults=info.exclude_defaults,
        exclude_unset=info.exclude_unset,
    )


AnyIntervention = Annotated[Intervention, _ReadByType()]
