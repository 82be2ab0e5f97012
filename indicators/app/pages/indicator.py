"""Not drawn yet."""

from __future__ import annotations

from indicators.app import parts
from indicators.i18n import _

parts.head(_("Indicator"))
