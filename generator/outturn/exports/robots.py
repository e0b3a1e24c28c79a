"""What programs that read the whole web may do here: everything, and where every page is listed."""

from outturn.pages import Site

ROBOTS = "robots.txt"
EVERYTHING = "User-agent: *\nAllow: /\n"


def robots(site: Site) -> bytes:
    """The text of ``robots.txt``; it names the site map where the site's own address is known."""
    listed = f"\nSitemap: {site.full('sitemap.xml')}\n" if site.url else ""
    return f"{EVERYTHING}{listed}".encode()
