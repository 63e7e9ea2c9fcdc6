"""What a browser sees where no web client is built: the way to the interfaces."""

from collections.abc import Iterable

_PAGE = """<!doctype html>
<html lang="fr">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Practica</title>
<main>
<h1>Practica</h1>
<p>Le système fonctionne. Voici ses interfaces :</p>
<p lang="en">The system is running. These are its interfaces:</p>
<ul>
{items}
</ul>
</main>
</html>
"""


def front_page(services: Iterable[str]) -> str:
    """A list of the services' OpenAPI documents."""
    items = "\n".join(
        f'<li><a href="/api/{name}/openapi.json">{name}</a></li>' for name in services
    )
    return _PAGE.format(items=items)
