"""The stylesheets as a site has them: those that hold others, whole."""

from built import ROOT
from outturn.builders import styles

ASSETS = ROOT / "site_templates" / "assets"
_, WHOLE = styles.joined({f"assets/{path.name}": path for path in ASSETS.glob("*.css")})
SITE, EMBEDDED = WHOLE["assets/outturn.css"], WHOLE["assets/embed.css"]
"""The text of the site's stylesheet, and of the one for charts on other sites."""
